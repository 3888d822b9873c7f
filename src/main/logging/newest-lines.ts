/** The newest lines of the log, read back from its files as they were written: redacted already, and never all of them. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { LOG_FILE } from './logger.ts'

/** @returns whole lines, newest first, of at most `maxBytes` from the end of the log; fewer where files do not read */
export function newestLines(folder: string, maxBytes: number): readonly string[] {
  const current = tailOf(join(folder, LOG_FILE), maxBytes)
  // a file that was just begun says little of what came before
  const older = current.length < maxBytes ? tailOf(join(folder, `${LOG_FILE}.1`), maxBytes - current.length) : ''
  return [...older.split('\n'), ...current.split('\n')]
    .filter((line) => line.endsWith('}') && line.startsWith('{'))
    .reverse()
}

function tailOf(path: string, maxBytes: number): string {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const { size } = fstatSync(file)
    const bytes = Buffer.alloc(Math.min(size, maxBytes))
    readSync(file, bytes, 0, bytes.length, size - bytes.length)
    return bytes.toString('utf8')
  } catch {
    return ''
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
