/**
 * A few bytes beside the database that say how far its audit log had come. SQLite forgets without a word what it
 * finds torn at the end of its own log; a mark that is higher than the log proves that something recorded is gone.
 */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'

export interface HighWaterMark {
  /** After a commit, never before it. Not synced: after a power cut the mark may be too low, never too high. */
  raise(sequence: number): void
  close(): void
}

const SUFFIX = '-mark'
const WIDTH = 16

/** @returns 0 where there is none or it does not read */
export function readMark(databasePath: string): number {
  try {
    const text = readFileSync(databasePath + SUFFIX, 'latin1')
    return /^\d{16}$/.test(text) ? Number(text) : 0
  } catch {
    return 0
  }
}

/** A mark that cannot be written costs a warning that may never be needed; it stops nothing. */
export function openMark(databasePath: string): HighWaterMark {
  let file: number | undefined
  try {
    file = openSync(databasePath + SUFFIX, 'a+')
    closeSync(file)
    file = openSync(databasePath + SUFFIX, 'r+')
  } catch {
    file = undefined
  }
  return {
    raise: (sequence) => {
      try {
        if (file !== undefined) writeSync(file, String(sequence).padStart(WIDTH, '0'), 0, 'latin1')
      } catch {
        // the disk is full or gone: the next commit says so aloud
      }
    },
    close: () => {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}

/** The file that it spoke of is no longer the one in use. */
export function forgetMark(databasePath: string): void {
  rmSync(databasePath + SUFFIX, { force: true })
}
