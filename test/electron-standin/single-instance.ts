/**
 * One instance for each user-data folder. The first holds a lock file and listens on loopback;
 * a second one tells it its command line and is refused.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { getPath } from './app-paths.ts'

export interface SecondStart {
  readonly argv: readonly string[]
  readonly workingDirectory: string
}

interface Holder {
  readonly pid: number
  /** Absent in the instant before it listens. */
  readonly port?: number
}

const notifyScript = fileURLToPath(new URL('./notify-first-instance.ts', import.meta.url))

/** @returns false when another instance holds the lock; that one has then been told */
export function requestLock(onSecondStart: (start: SecondStart) => void): boolean {
  const lockFile = join(getPath('userData'), 'standin.lock')
  const holder = readHolder(lockFile)
  if (holder && holder.pid !== process.pid && isHeld(holder)) return false

  const write = (holds: Holder): void => writeFileSync(lockFile, JSON.stringify(holds))
  write({ pid: process.pid })
  process.once('exit', () => rmSync(lockFile, { force: true }))

  const server = createServer({ allowHalfOpen: true }, (socket) => {
    void text(socket).then((message) => {
      socket.end('told')
      onSecondStart(JSON.parse(message) as SecondStart)
    })
  })
  server.listen(0, '127.0.0.1', () => write({ pid: process.pid, port: (server.address() as AddressInfo).port }))
  server.unref()
  return true
}

function readHolder(lockFile: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')) as Holder
  } catch {
    return undefined // no lock, or one that a power cut left half written
  }
}

/** A lock survives its holder's sudden death, and its pid may belong to somebody else by now: only an answer counts. */
function isHeld({ port }: Holder): boolean {
  if (port === undefined) return false
  const start: SecondStart = { argv: process.argv, workingDirectory: process.cwd() }
  // synchronous, because requestSingleInstanceLock is
  const { status } = spawnSync(process.execPath, [notifyScript, String(port), JSON.stringify(start)], {
    timeout: 5_000,
  })
  return status === 0
}
