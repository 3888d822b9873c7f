/** Work on the database whose errors are values, and that is done whole or not at all. */
import type { DatabaseSync } from 'node:sqlite'
import { success, type Result } from '../../shared/errors/result.ts'
import { sqliteFailure } from './sqlite-failure.ts'

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
