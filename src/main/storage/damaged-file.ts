/**
 * Reads a damaged database by every road that is left: forwards, backwards, through each index, and row by row
 * where a road breaks off. Never writes, never throws for what the damage does; a disk that refuses to read is thrown,
 * for nobody can tell what it hides.
 */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { isRefusedRead } from './sqlite-failure.ts'

export type SalvagedRow = Readonly<Record<string, SQLInputValue>>

export interface SalvagedPicture {
  readonly submission_id: string
  readonly subject: string
  readonly width_px: number
  readonly height_px: number
  readonly sealed: Uint8Array
}

export interface DamagedFile {
  readonly meta: readonly { readonly name: string; readonly value: Uint8Array }[]
  /** Rows of submissions that read, in the order of arrival. */
  readonly rows: readonly SalvagedRow[]
  /** Of submissions that were there, whether their row still reads or not; without those removed in their time. */
  readonly knownIds: ReadonlySet<string>
  /** Rows of which only the place in an index is left. */
  readonly namelessRows: number
  /** In order; those after the first gap are of no use. */
  readonly auditLines: readonly { readonly text: string; readonly hash: string; readonly atMs: number }[]
  /** Results that were to be delivered, in the order of arrival. */
  readonly outbox: readonly SalvagedRow[]
  /** The first picture found for this place that passes `isWhole`. */
  picture(id: string, subject: string, isWhole: (sealed: Uint8Array) => boolean): SalvagedPicture | undefined
}

/** Row ids up to here are tried one by one, and missed; a higher one can only come from the damage. */
const HIGHEST_PROBED = 2_000_000

const nothing: DamagedFile = {
  meta: [],
  rows: [],
  knownIds: new Set(),
  namelessRows: 0,
  auditLines: [],
  outbox: [],
  picture: () => undefined,
}

/** @param database opened for reading; absent when nothing could be opened */
export function readDamaged(database: DatabaseSync | undefined): DamagedFile {
  if (!database) return nothing
  const auditLines = readAudit(database)
  const seen = seenSubmissions(database)
  const rows = readRows(database, seen.rowIds)
  const readIds = new Set(rows.map((row) => textOf(row['id'])))
  const readSequences = new Set(rows.map((row) => Number(row['sequence'])))
  const named = new Set(seen.ids.values())
  const nameless = plausible(seen.rowIds).filter((rowId) => !readSequences.has(rowId) && !seen.ids.has(rowId))
  return {
    meta: readMeta(database),
    rows,
    knownIds: new Set([...readIds, ...named, ...acceptedIds(auditLines)]),
    namelessRows: nameless.length,
    auditLines,
    outbox: readOutbox(database),
    picture: pictureReader(database),
  }
}

/** Each road on its own, as far as it goes. */
function follow<T>(database: DatabaseSync, sql: string, take: (row: SalvagedRow) => T): T[] {
  const taken: T[] = []
  attemptQuietly(() => {
    for (const row of database.prepare(sql).iterate()) taken.push(take(row))
  })
  return taken
}

function readMeta(database: DatabaseSync) {
  return follow(database, 'SELECT name, value FROM meta', (row) => row).flatMap(({ name, value }) =>
    typeof name === 'string' && value instanceof Uint8Array ? [{ name, value }] : [],
  )
}

function readAudit(database: DatabaseSync): DamagedFile['auditLines'] {
  return follow(database, 'SELECT at_ms, line, hash FROM audit ORDER BY sequence', (row) => ({
    text: textOf(row['line']),
    hash: textOf(row['hash']),
    atMs: Number(row['at_ms']),
  }))
}

/** From both ends: a break hides only what lies at it. Files of before schema 3 have none. */
function readOutbox(database: DatabaseSync): readonly SalvagedRow[] {
  const found = new Map<number, SalvagedRow>()
  for (const order of ['', 'DESC']) {
    const sql = `SELECT * FROM outbox NOT INDEXED ORDER BY sequence ${order}`
    for (const row of follow(database, sql, (read) => read)) found.set(Number(row['sequence']), row)
  }
  return [...found].toSorted(([a], [b]) => a - b).map(([, row]) => row)
}

interface Facts {
  readonly kind?: unknown
  readonly id?: unknown
}

/** What the audit log says was accepted and not removed since. */
function acceptedIds(lines: DamagedFile['auditLines']): Set<string> {
  const ids = new Set<string>()
  for (const { text } of lines) {
    const { kind, id } = attemptQuietly(() => (JSON.parse(text) as { event?: Facts }).event) ?? {}
    if (typeof id !== 'string') continue
    if (kind === 'submission-accepted') ids.add(id)
    if (kind === 'summary-forgotten') ids.delete(id)
  }
  return ids
}

/** Row ids that some road names, and the ids of those of which it names that too. */
function seenSubmissions(database: DatabaseSync) {
  const rowIds = new Set<number>()
  const ids = new Map<number, string>()
  for (const sql of [
    'SELECT sequence FROM submission NOT INDEXED ORDER BY sequence',
    'SELECT sequence FROM submission NOT INDEXED ORDER BY sequence DESC',
    'SELECT sequence FROM submission INDEXED BY submission_by_state ORDER BY state_at, sequence',
    'SELECT sequence FROM submission INDEXED BY submission_by_state ORDER BY state_at DESC, sequence DESC',
  ]) {
    for (const rowId of follow(database, sql, (row) => Number(row['sequence']))) rowIds.add(rowId)
  }
  for (const order of ['', 'DESC']) {
    const sql = `SELECT sequence, id FROM submission INDEXED BY sqlite_autoindex_submission_1 ORDER BY id ${order}`
    for (const row of follow(database, sql, (found) => found)) {
      rowIds.add(Number(row['sequence']))
      ids.set(Number(row['sequence']), textOf(row['id']))
    }
  }
  return { rowIds, ids }
}

function readRows(database: DatabaseSync, seen: ReadonlySet<number>): SalvagedRow[] {
  const select = attemptQuietly(() => database.prepare('SELECT * FROM submission NOT INDEXED WHERE sequence = ?'))
  if (!select) return []
  return probed(seen).flatMap((rowId) => {
    const row = attemptQuietly(() => select.get(rowId))
    return row && typeof row['id'] === 'string' ? [row] : []
  })
}

function pictureReader(database: DatabaseSync): DamagedFile['picture'] {
  const places = new Map<string, number[]>()
  const note = (rowId: number, id: unknown, subject: unknown) => {
    const place = `${textOf(subject)} ${textOf(id)}`
    const known = places.get(place) ?? []
    if (!known.includes(rowId)) places.set(place, [...known, rowId])
  }
  const seen = new Set<number>()
  for (const sql of [
    'SELECT rowid, submission_id, subject FROM picture INDEXED BY sqlite_autoindex_picture_1',
    'SELECT rowid, submission_id, subject FROM picture INDEXED BY sqlite_autoindex_picture_1 ORDER BY submission_id DESC',
    'SELECT rowid, submission_id, subject FROM picture NOT INDEXED ORDER BY rowid',
    'SELECT rowid, submission_id, subject FROM picture NOT INDEXED ORDER BY rowid DESC',
  ]) {
    for (const row of follow(database, sql, (found) => found)) {
      seen.add(Number(row['rowid']))
      note(Number(row['rowid']), row['submission_id'], row['subject'])
    }
  }
  const name = attemptQuietly(() =>
    database.prepare('SELECT submission_id, subject FROM picture NOT INDEXED WHERE rowid = ?'),
  )
  for (const rowId of name ? probed(seen) : []) {
    const row = attemptQuietly(() => name?.get(rowId))
    if (row) note(rowId, row['submission_id'], row['subject'])
  }
  const select = attemptQuietly(() =>
    database.prepare('SELECT width_px, height_px, sealed FROM picture NOT INDEXED WHERE rowid = ?'),
  )

  return (id, subject, isWhole) => {
    for (const rowId of places.get(`${subject} ${id}`) ?? []) {
      const row = attemptQuietly(() => select?.get(rowId))
      const sealed = row?.['sealed']
      if (!row || !(sealed instanceof Uint8Array) || !isWhole(sealed)) continue
      return {
        submission_id: id,
        subject,
        width_px: Number(row['width_px']),
        height_px: Number(row['height_px']),
        sealed,
      }
    }
    return undefined
  }
}

/** Every row id up to the highest that was seen: a road that breaks off hides only what lies behind the break. */
function probed(seen: ReadonlySet<number>): number[] {
  const highest = plausible(seen).reduce((a, b) => Math.max(a, b), 0)
  return Array.from({ length: highest }, (_, index) => index + 1)
}

function plausible(rowIds: ReadonlySet<number>): number[] {
  return [...rowIds].filter((rowId) => rowId > 0 && rowId <= HIGHEST_PROBED)
}

/** Damage can put anything into a column; what is no text names nothing. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** What the damage makes SQLite say is of no further interest: the row is not there. */
function attemptQuietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (isRefusedRead(error)) throw error
    // damaged values can also be such that JavaScript refuses them, for example numbers beyond 2^53
    return undefined
  }
}
