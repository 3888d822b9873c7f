/** Turns what SQLite throws into a code of the catalogue. Keeps SQLite's own words for its error, never a statement or a value. */
import type { Failure } from '../../shared/errors/result.ts'

/** Primary result codes [sqlite.org/rescode.html]; the extended ones carry them in the low byte. */
const CORRUPT = 11
const FULL = 13
const NOT_A_DATABASE = 26

const IO_ERROR = 10
const CANNOT_OPEN = 14
/** A file that ends too early: damage, not the disk. */
const SHORT_READ = 522

/** The disk or the system refuses to read: that says nothing of what is in the file. */
export function isRefusedRead(error: unknown): boolean {
  if (!isSqliteError(error) || error.errcode === SHORT_READ) return false
  return [IO_ERROR, CANNOT_OPEN].includes(error.errcode & 0xff)
}

/** @returns STORE_FULL, STORE_DAMAGED or STORE_FAILED. Rethrows what is not an error of SQLite: that is a defect. */
export function sqliteFailure(error: unknown): Failure {
  if (!isSqliteError(error)) throw error
  const note = `sqlite ${error.errcode}: ${error.errstr}`
  switch (error.errcode & 0xff) {
    case FULL:
      return { code: 'STORE_FULL', note }
    case CORRUPT:
    case NOT_A_DATABASE:
      return { code: 'STORE_DAMAGED', note }
    default:
      return { code: 'STORE_FAILED', note }
  }
}

function isSqliteError(error: unknown): error is Error & { readonly errcode: number; readonly errstr: string } {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && 'errstr' in error
}
