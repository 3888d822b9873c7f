/** Tells the instance on the given loopback port of a second start. Exit code 0: it has answered. */
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

const [port, message = ''] = process.argv.slice(2)
const socket = connect(Number(port), '127.0.0.1')
socket.on('error', () => process.exit(1))
socket.end(message)
process.exitCode = (await text(socket)) === 'told' ? 0 : 1
