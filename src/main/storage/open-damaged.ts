/**
 * Gets a damaged database to open at all. Where its first page or its end is gone, that is made good in a copy: the
 * first page of a sound file of the same schema says the same. The damaged file itself is never written.
 */
import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, truncateSync, writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { connect } from './connection.ts'
import { removeDatabase } from './file-swap.ts'
import { applySchema } from './migrate.ts'
import { repairLog } from './repair-log.ts'
import { PAGE_BYTES } from './schema.ts'
import { isRefusedRead } from './sqlite-failure.ts'

export interface DamagedDatabase {
  /** Absent when nothing at all could be opened. */
  readonly database?: DatabaseSync
  /** Closes it and removes what was made for it. */
  close(): void
}

/** Offsets in the file's header [sqlite.org/fileformat2.html, 1.3]. */
const CHANGE_COUNTER_AT = 24
const PAGE_COUNT_AT = 28
const FREELIST_AT = 32
const VALID_FOR_AT = 92

/** Opening alone proves little: SQLite reads nothing before it is asked to. */
const QUESTIONS = [
  'SELECT name, value FROM meta LIMIT 0',
  'SELECT sequence, id, receipt, created_at_ms, reference, state_at, state_json, last_failure_json, lost_replies FROM submission LIMIT 0',
  'SELECT card_check_json, face_check_json FROM submission NOT INDEXED LIMIT 0',
  'SELECT submission_id, subject, width_px, height_px, sealed FROM picture LIMIT 0',
]
const AUDIT_QUESTION = 'SELECT sequence, at_ms, line, hash FROM audit LIMIT 0'

/** @param scratch a path beside the file that may be written to */
export function openDamaged(path: string, scratch: string): DamagedDatabase {
  if (!existsSync(path)) return { close: () => undefined }
  // with a log beside it, it is always the copy: what is missing may lie in the log, behind a frame that is damaged
  const asItIs = existsSync(`${path}-wal`) ? undefined : openIfReadable(path)
  if (asItIs) return { database: asItIs, close: () => asItIs.close() }
  for (const repair of [nothingMore, repairEnd, repairHead]) {
    removeDatabase(scratch)
    copyFileSync(path, scratch)
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${scratch}-wal`)
    repairLog(`${scratch}-wal`)
    repair(scratch)
    const database = openIfReadable(scratch)
    if (!database) continue
    return {
      database,
      close: () => {
        database.close()
        removeDatabase(scratch)
      },
    }
  }
  removeDatabase(scratch)
  return { close: () => undefined }
}

/** Throws when the disk refuses: a file must not be given up for that. */
function openIfReadable(path: string): DatabaseSync | undefined {
  let opened: DatabaseSync | undefined
  try {
    opened = new DatabaseSync(path, { readOnly: true })
    const version = Number(opened.prepare('PRAGMA user_version').get()?.['user_version'])
    for (const sql of version === 1 ? QUESTIONS : [...QUESTIONS, AUDIT_QUESTION]) opened.prepare(sql).all()
    return opened
  } catch (error) {
    opened?.close()
    if (isRefusedRead(error)) throw error
    return undefined
  }
}

function nothingMore(): void {
  // its log is repaired already
}

/** As long as its header says: what is missing is then missing from single pages only. */
function repairEnd(copy: string): void {
  const header = readBytes(copy, 100)
  if (header.length < 100) return
  const pageBytes = header.readUInt16BE(16) === 1 ? PAGE_BYTES : header.readUInt16BE(16)
  const wanted = header.readUInt32BE(PAGE_COUNT_AT) * pageBytes
  const { size } = statSync(copy)
  // sparse, so it costs nothing; but a damaged count could ask for anything
  if (wanted > size && wanted <= Math.max(size, PAGE_BYTES) * 1_000) truncateSync(copy, wanted)
}

/** The first page of a new file: tables are made in the same order, so their roots lie on the same pages. */
function repairHead(copy: string): void {
  const head = newHead(`${copy}.head`)
  if (!head) return
  const pages = Math.max(1, Math.ceil(statSync(copy).size / PAGE_BYTES))
  head.writeUInt32BE(1, CHANGE_COUNTER_AT)
  head.writeUInt32BE(1, VALID_FOR_AT)
  head.writeUInt32BE(pages, PAGE_COUNT_AT)
  head.fill(0, FREELIST_AT, FREELIST_AT + 8)
  const file = openSync(copy, 'r+')
  try {
    writeSync(file, head, 0, head.length, 0)
  } finally {
    closeSync(file)
  }
  truncateSync(copy, pages * PAGE_BYTES)
}

function newHead(path: string): Buffer | undefined {
  removeDatabase(path)
  try {
    const made = connect(path)
    if (!made.ok) return undefined
    const applied = applySchema(made.value, 0)
    made.value.close()
    return applied.ok ? readBytes(path, PAGE_BYTES) : undefined
  } finally {
    removeDatabase(path)
  }
}

function readBytes(path: string, length: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, 0))
  } finally {
    closeSync(file)
  }
}
