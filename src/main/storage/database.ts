/**
 * Opens the one database file, sound and in today's shape. A damaged file is moved out of
 * the way, never deleted. Knows the tables; what their rows mean is the stores' concern.
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Ms } from '../../shared/domain/units.ts'
import { failure, success, type Failure, type Result } from '../../shared/errors/result.ts'
import type { KeySlot } from './data-key.ts'
import { sqliteFailure } from './sqlite-failure.ts'

export interface OpenedDatabase {
  readonly database: DatabaseSync
  /** STORE_DAMAGED with the name under which the old file was kept, when a new one had to be begun. */
  readonly damage?: Failure
}

/**
 * Each entry brings the schema one version further; entries are never changed once released.
 * Pictures lie in a table of their own, so that listing submissions never reads past them.
 */
const migrations: readonly string[] = [
  `CREATE TABLE meta (
     name TEXT PRIMARY KEY,
     value BLOB NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE submission (
     sequence INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     receipt TEXT NOT NULL UNIQUE,
     created_at_ms INTEGER NOT NULL,
     reference TEXT,
     state_at TEXT NOT NULL,
     state_json TEXT NOT NULL,
     last_failure_json TEXT,
     lost_replies INTEGER NOT NULL DEFAULT 0,
     card_check_json TEXT NOT NULL,
     face_check_json TEXT NOT NULL
   ) STRICT;
   CREATE INDEX submission_by_state ON submission (state_at, sequence);
   CREATE TABLE picture (
     submission_id TEXT NOT NULL REFERENCES submission (id),
     subject TEXT NOT NULL CHECK (subject IN ('card', 'face')),
     width_px INTEGER NOT NULL,
     height_px INTEGER NOT NULL,
     sealed BLOB NOT NULL,
     PRIMARY KEY (submission_id, subject)
   ) STRICT;`,
]

/**
 * @param path of the file; its folder is made when missing
 * @returns STORE_FAILED when the file cannot be opened or was written by a later version: it is left as it is then
 */
export function openDatabase(path: string, nowMs: Ms): Result<OpenedDatabase> {
  try {
    mkdirSync(dirname(path), { recursive: true })
    const opened = openSound(path)
    if (opened.ok) return success({ database: opened.value })
    if (opened.error.code !== 'STORE_DAMAGED') return opened

    const keptAs = setAside(path, nowMs)
    const begun = openSound(path)
    if (!begun.ok) return begun
    return success({
      database: begun.value,
      damage: { code: 'STORE_DAMAGED', note: `${opened.error.note ?? ''}; kept as ${keptAs}` },
    })
  } catch (error) {
    return failure('STORE_FAILED', { note: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' })
  }
}

/** A named value in the database, for a wrapped key. */
export function databaseKeySlot(database: DatabaseSync, name: string): KeySlot {
  const read = database.prepare('SELECT value FROM meta WHERE name = ?')
  const write = database.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  return {
    read: () =>
      attempt(() => {
        const value = read.get(name)?.['value']
        return value instanceof Uint8Array ? value : undefined
      }),
    write: (wrapped) =>
      attempt(() => {
        write.run(name, wrapped)
        return undefined
      }),
  }
}

/** Runs `work`; what SQLite throws comes back as a failure. */
export function attempt<T>(work: () => T): Result<T> {
  try {
    return success(work())
  } catch (error) {
    return { ok: false, error: sqliteFailure(error) }
  }
}

/** Runs `work` in one transaction: all of it is on disk when this returns, or nothing. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): Result<T> {
  return attempt(() => {
    database.exec('BEGIN IMMEDIATE')
    try {
      const value = work()
      database.exec('COMMIT')
      return value
    } catch (error) {
      // a full disk may have ended the transaction already; a second ROLLBACK would hide the reason
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  })
}

function openSound(path: string): Result<DatabaseSync> {
  const opened = attempt(() => new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5_000 }))
  if (!opened.ok) return opened
  const prepared = prepareDatabase(opened.value)
  if (prepared.ok) return opened
  opened.value.close()
  return prepared
}

function prepareDatabase(database: DatabaseSync): Result<undefined> {
  const version = attempt(() => {
    // FULL: a commit in WAL mode is synced before it returns. secure_delete: freed pages are overwritten with zeros.
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA cell_size_check = ON;
      PRAGMA trusted_schema = OFF;
    `)
    return Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  })
  if (!version.ok) return version
  if (version.value > migrations.length) {
    return failure('STORE_FAILED', { note: `written by a later version, schema ${version.value}` })
  }
  const checked = version.value > 0 ? checkTables(database) : success(undefined)
  return checked.ok ? migrate(database, version.value) : checked
}

/** By table: pictures may be gigabytes, and each one is proven by its own seal when it is opened. */
function checkTables(database: DatabaseSync): Result<undefined> {
  for (const table of ['meta', 'submission']) {
    const verdict = attempt(() => database.prepare(`PRAGMA quick_check(${table})`).get()?.['quick_check'])
    if (!verdict.ok) return verdict
    if (verdict.value !== 'ok') return failure('STORE_DAMAGED', { note: `quick_check of ${table}` })
  }
  return success(undefined)
}

function migrate(database: DatabaseSync, fromVersion: number): Result<undefined> {
  for (const [index, statements] of migrations.entries()) {
    if (index < fromVersion) continue
    const migrated = inTransaction(database, () => {
      database.exec(statements)
      database.exec(`PRAGMA user_version = ${index + 1}`)
    })
    if (!migrated.ok) return migrated
  }
  return success(undefined)
}

/** The main file goes last: were it first and the power failed, SQLite would give the new file the old one's log. */
function setAside(path: string, nowMs: Ms): string {
  const stamp = new Date(nowMs).toISOString().replace(/[:.]/g, '-')
  const kept = `${path}.damaged-${stamp}`
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, kept + suffix)
  }
  return basename(kept)
}
