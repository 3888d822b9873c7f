import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createConnectionWait, type ConnectionAttempt } from '../../../src/main/okayface/await-connection.ts'

const direct = () => Promise.resolve('DIRECT')
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function listening(): Promise<{ readonly url: string; readonly sockets: Socket[]; readonly server: Server }> {
  const sockets: Socket[] = []
  const server = createServer((socket) => sockets.push(socket))
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`, sockets, server }
}

/** A line that swallows every packet. */
function silence() {
  const asked: { host: string; port: number }[] = []
  let destroyed = 0
  const open = (to: { host: string; port: number }): ConnectionAttempt => {
    asked.push(to)
    return { once: () => undefined, destroy: () => (destroyed += 1) }
  }
  return { open, asked, destroyed: () => destroyed }
}

it('goes on as soon as the service takes a connection, over which nothing is sent', async () => {
  const { url, sockets } = await listening()
  await createConnectionWait({ resolveProxy: direct })(url, new AbortController().signal)
  await expect.poll(() => sockets.length).toBe(1)
  const [socket] = sockets
  socket?.resume()
  await once(socket!, 'end')
  expect(socket?.bytesRead).toBe(0)
})

it('goes on where the connection is refused: the call meets that itself', async () => {
  const { url, server } = await listening()
  server.close()
  await once(server, 'close')
  await createConnectionWait({ resolveProxy: direct })(url, new AbortController().signal)
})

it('waits for as long as nobody answers, and gives up when it is told to', async () => {
  const { open, asked, destroyed } = silence()
  const stop = new AbortController()
  let hasGoneOn = false
  const waiting = createConnectionWait({ resolveProxy: direct, open })('https://okayface.example/api', stop.signal)
  void waiting.then(() => (hasGoneOn = true))
  await expect.poll(() => asked).toEqual([{ host: 'okayface.example', port: 443 }])
  expect(hasGoneOn).toBe(false)
  stop.abort()
  await waiting
  expect(destroyed()).toBe(1)
})

it.each([
  ['https://okayface.example:8443/api', { host: 'okayface.example', port: 8443 }],
  ['http://127.0.0.1/api', { host: '127.0.0.1', port: 80 }],
  ['http://[::1]:9000/api', { host: '::1', port: 9000 }],
])('tries the very place that %s names', async (url, place) => {
  const { open, asked } = silence()
  const stop = new AbortController()
  const waiting = createConnectionWait({ resolveProxy: direct, open })(url, stop.signal)
  await expect.poll(() => asked).toEqual([place])
  stop.abort()
  await waiting
})

it.each([
  ['a proxy stands between, which may be the only way out', () => Promise.resolve('PROXY proxy.example:3128; DIRECT')],
  ['nobody knows whether one does', () => Promise.reject(new Error('no session'))],
])('tries nothing where %s', async (_, resolveProxy) => {
  const { open, asked } = silence()
  await createConnectionWait({ resolveProxy, open })('https://okayface.example/api', new AbortController().signal)
  expect(asked).toEqual([])
})
