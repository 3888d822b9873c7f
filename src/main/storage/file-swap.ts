/**
 * Puts a finished new database in the place of an old one, which is kept under another name. A power cut at any
 * moment leaves either the old file in its place or a step that the next start completes.
 */
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { MEND_NOTE, OPEN_NOTE } from './run-notes.ts'

/** All that belongs to one database; the file itself goes last, for what lies beside it is worth nothing alone. */
const PARTS = ['-wal', '-shm', '-mark', OPEN_NOTE, MEND_NOTE, ''] as const

const READY = '.ready.'

/** Where a new file is built; what an earlier run left there is removed. Not yet on disk. */
export function beginBuilding(path: string): string {
  removeDatabase(buildingPath(path))
  return buildingPath(path)
}

/** Moves the write-ahead log away from a file that is whole without it. Throws what the disk says. */
export function setLogAside(path: string, asideAs: string): void {
  rmSync(`${path}-shm`, { force: true })
  renameSync(`${path}-wal`, `${path}.${asideAs}-wal`)
  syncFolder(dirname(path))
}

export function abandonBuilding(path: string): void {
  removeDatabase(buildingPath(path))
}

/**
 * Takes the built file, closed by now, into use, and keeps the old one as `<path>.<asideAs>`.
 * On disk when it returns. Throws what the disk says; the next `finishSwap` goes on from there.
 */
export function swapIn(path: string, asideAs: string): void {
  const built = buildingPath(path)
  // SQLite removes its log once all of it is in the file: one that is left holds what the file lacks
  if (existsSync(`${built}-wal`)) throw Object.assign(new Error('the new file is not whole'), { code: 'UNFINISHED' })
  syncFile(built)
  renameSync(built, path + READY + asideAs)
  syncFolder(dirname(path))
  finishSwap(path)
}

/** Completes a swap that was cut short; nothing to do is the usual case. */
export function finishSwap(path: string): void {
  const ready = namesBeside(path, READY)[0]
  if (ready === undefined) return
  const aside = `${path}.${ready.slice(basename(path).length + READY.length)}`
  for (const part of PARTS) {
    if (existsSync(path + part)) renameSync(path + part, aside + part)
  }
  renameSync(join(dirname(path), ready), path)
  syncFolder(dirname(path))
}

/** Removes what earlier swaps kept under a name that begins so; all of it for an empty one. */
export function removeKept(path: string, asideAs: string): void {
  for (const name of namesBeside(path, `.${asideAs}`)) rmSync(join(dirname(path), name), { force: true })
}

export function removeDatabase(path: string): void {
  // a virus scanner may still look at what was closed a moment ago
  for (const part of PARTS) rmSync(path + part, { force: true, maxRetries: 5, retryDelay: 100 })
}

function buildingPath(path: string): string {
  return `${path}.building`
}

function namesBeside(path: string, suffix: string): string[] {
  if (!existsSync(dirname(path))) return []
  return readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path) + suffix))
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Windows opens no folders, and needs no such thing: NTFS logs its renames in order. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const file = openSync(folder, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
