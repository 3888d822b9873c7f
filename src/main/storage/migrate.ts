/** Brings an older file to today's schema: in a copy, so that the old file is untouched until the new one is whole. */
import type { DatabaseSync } from 'node:sqlite'
import type { AuditClock } from '../audit/ports.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import { createAuditTable } from './audit-table.ts'
import { checkTables, connect } from './connection.ts'
import { SCHEMA_VERSION, schemaSteps } from './schema.ts'
import { attempt, inTransaction } from './transaction.ts'

/** Runs the steps that `database` has not had yet, each in a transaction of its own. */
export function applySchema(database: DatabaseSync, fromVersion: number): Result<undefined> {
  for (const [index, statements] of schemaSteps.entries()) {
    if (index < fromVersion) continue
    const applied = inTransaction(database, () => {
      database.exec(statements)
      database.exec(`PRAGMA user_version = ${index + 1}`)
    })
    if (!applied.ok) return applied
  }
  return success(undefined)
}

/**
 * Builds today's form of the file at `path` at `target`; takes as much room again as the file has.
 * @returns STORE_DAMAGED when the old file does not read, STORE_FULL or STORE_FAILED
 */
export function buildMigrated(path: string, target: string, fromVersion: number, clock: AuditClock): Result<undefined> {
  const copied = copyInto(path, target)
  if (!copied.ok) return copied
  const opened = connect(target)
  if (!opened.ok) return opened
  const database = opened.value
  try {
    const applied = applySchema(database, fromVersion)
    if (!applied.ok) return applied
    const checked = checkTables(database)
    if (!checked.ok) return failure('STORE_FAILED', { note: `schema ${SCHEMA_VERSION}: ${checked.error.note ?? ''}` })
    const audit = createAuditTable({ database, clock, keys: () => undefined })
    return audit.append({ kind: 'schema-migrated', from: fromVersion, to: SCHEMA_VERSION })
  } finally {
    database.close()
  }
}

/** The copy has our page size: SQLite changes it only where it writes a whole new file. */
function copyInto(path: string, target: string): Result<undefined> {
  const opened = connect(path)
  if (!opened.ok) return opened
  const copied = attempt(() => {
    opened.value.prepare('VACUUM INTO ?').run(target)
    return undefined
  })
  opened.value.close()
  return copied
}
