/** What state a database file is in, found out without changing a byte of it. */
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { success, type Failure, type Result } from '../../shared/errors/result.ts'
import { checkTables, schemaVersion } from './connection.ts'
import { readMark } from './high-water-mark.ts'
import { SCHEMA_VERSION, schemaSteps } from './schema.ts'
import { attempt } from './transaction.ts'

export type FileCondition =
  | { readonly kind: 'absent' }
  | { readonly kind: 'sound' }
  | { readonly kind: 'outdated'; readonly version: number }
  /** STORE_DAMAGED with its reason. `isOnlyLog`: the file is whole without the write-ahead log beside it, which is not. */
  | { readonly kind: 'damaged'; readonly failure: Failure; readonly isOnlyLog: boolean }
  /** Not damaged as far as anybody can tell, but not to be used: the disk refuses, or a later version wrote it. */
  | { readonly kind: 'unusable'; readonly failure: Failure }

/**
 * - `glance`: the head of the file, its schema, and that the audit log reaches as far as it ever did
 * - `tables`: every table but the pictures, each of which is proven by its own seal when it is opened
 * - `everything`: the pictures' table too
 */
export type Thoroughness = 'glance' | 'tables' | 'everything'

const FIRST_WITH_AUDIT = 2

export function inspectFile(path: string, thoroughness: Thoroughness): FileCondition {
  const mark = readMark(path)
  if (!existsSync(path)) {
    return mark === 0 ? { kind: 'absent' } : damaged(`the file is gone, with ${mark} audit lines`)
  }
  const found = inspect(path, mark, thoroughness)
  if (found.kind !== 'damaged' || !existsSync(`${path}-wal`)) return found
  // the log may be damaged although all of it was in the file already
  const fileAlone = inspect(withoutLog(path), mark, 'everything')
  return fileAlone.kind === 'sound' && mark > 0 ? { ...found, isOnlyLog: true } : found
}

/** SQLite then takes the file as it is and looks at no log. */
function withoutLog(path: string): URL {
  const url = new URL('file:///')
  url.pathname = path.replaceAll('%', '%25')
  url.searchParams.set('immutable', '1')
  return url
}

function inspect(path: string | URL, mark: number, thoroughness: Thoroughness): FileCondition {
  const opened = attempt(() => new DatabaseSync(path, { readOnly: true, timeout: 5_000 }))
  if (!opened.ok) return conditionOf(opened.error)
  try {
    const version = schemaVersion(opened.value)
    if (!version.ok) return conditionOf(version.error)
    if (version.value > SCHEMA_VERSION) {
      const note = `written by a later version, schema ${version.value}`
      return { kind: 'unusable', failure: { code: 'STORE_FAILED', note } }
    }
    if (!isOurs(opened.value, version.value)) return damaged('its schema is not ours')
    const checked = check(opened.value, thoroughness)
    if (!checked.ok) return conditionOf(checked.error)
    if (version.value >= FIRST_WITH_AUDIT || mark > 0) {
      const last = lastAuditLine(opened.value)
      if (!last.ok) return damaged('the audit log does not read')
      if (last.value < mark) return damaged(`the newest ${mark - last.value} audit lines are gone`)
    }
    return version.value < SCHEMA_VERSION ? { kind: 'outdated', version: version.value } : { kind: 'sound' }
  } finally {
    opened.value.close()
  }
}

/** The schema's own text lies in the file too, and is as easily damaged as anything else in it. */
function isOurs(database: DatabaseSync, version: number): boolean {
  const model = new DatabaseSync(':memory:')
  try {
    for (const statements of schemaSteps.slice(0, version)) model.exec(statements)
    const found = attempt(() => schemaText(database))
    return found.ok && found.value === schemaText(model)
  } finally {
    model.close()
  }
}

function schemaText(database: DatabaseSync): string {
  const rows = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all()
  // how it was indented is not part of it
  return JSON.stringify(rows).replaceAll(/(?:\\n|\s)+/g, ' ')
}

function check(database: DatabaseSync, thoroughness: Thoroughness): Result<undefined> {
  return thoroughness === 'glance' ? success(undefined) : checkTables(database, thoroughness === 'everything')
}

function lastAuditLine(database: DatabaseSync): Result<number> {
  return attempt(() => Number(database.prepare('SELECT max(sequence) AS last FROM audit').get()?.['last'] ?? 0))
}

function damaged(note: string): FileCondition {
  return { kind: 'damaged', failure: { code: 'STORE_DAMAGED', note }, isOnlyLog: false }
}

function conditionOf(failure: Failure): FileCondition {
  return failure.code === 'STORE_DAMAGED'
    ? { kind: 'damaged', failure, isOnlyLog: false }
    : { kind: 'unusable', failure }
}
