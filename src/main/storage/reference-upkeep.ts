/**
 * Keeps staff's references sealed with the newest key, wherever they lie: seals what a file of before schema 4 left in the
 * clear, and seals anew after a renewal. In small transactions; what is cut short is gone on with the next time.
 */
import type { DatabaseSync } from 'node:sqlite'
import { success, type Result } from '../../shared/errors/result.ts'
import { keyVersionOf, openEnvelope, sealEnvelope, type DataKey } from './envelope-cipher.ts'
import type { OpenKeys } from './key-ring.ts'
import { referencePlace, sealReference } from './sealed-reference.ts'
import { databaseValue } from './meta-value.ts'
import { REFERENCES_IN_CLEAR } from './schema.ts'
import { attempt, inTransaction } from './transaction.ts'

export interface ReferenceUpkeep {
  /**
   * @param current the newest key of now: a renewal may come in the middle
   * @returns whether any lay in the clear; what the disk says when it refuses
   */
  sealClear(current: () => DataKey): Promise<Result<boolean>>
  /** @returns how many do not open and stay as they are; what the disk says when it refuses */
  resealAll(open: OpenKeys): Promise<Result<number>>
}

export interface ReferenceUpkeepDeps {
  readonly database: DatabaseSync
  /** Asked between two steps; true ends the work early. */
  readonly isStopped: () => boolean
}

const ROWS_AT_ONCE = 100

const TABLES = ['submission', 'outbox'] as const

/**
 * Rows move between pages as they grow, and secure_delete overwrites a row that was deleted, not the gap that a moved one
 * leaves. So all rows are written anew at last: emptied pages are overwritten as a whole.
 */
const rewriteRows = TABLES.map(
  (table) => `
    CREATE TEMP TABLE rewritten AS SELECT * FROM main.${table};
    DELETE FROM main.${table};
    INSERT INTO main.${table} SELECT * FROM temp.rewritten ORDER BY sequence;
    DROP TABLE temp.rewritten;`,
).join('')
const forgetClear = `DELETE FROM main.meta WHERE name = '${REFERENCES_IN_CLEAR}';`

interface ReferenceRow {
  readonly sequence: number
  readonly id: string
  readonly clear: string | undefined
  readonly sealed: Uint8Array | undefined
}

export function createReferenceUpkeep({ database, isStopped }: ReferenceUpkeepDeps): ReferenceUpkeep {
  const inClear = databaseValue(database, REFERENCES_IN_CLEAR)
  const tables = TABLES.map((table) => ({
    clear: database.prepare(
      `SELECT sequence, id, reference, reference_sealed FROM ${table}
       WHERE sequence > ? AND reference IS NOT NULL ORDER BY sequence LIMIT ${ROWS_AT_ONCE}`,
    ),
    sealed: database.prepare(
      `SELECT sequence, id, reference, reference_sealed FROM ${table}
       WHERE sequence > ? AND reference_sealed IS NOT NULL ORDER BY sequence LIMIT ${ROWS_AT_ONCE}`,
    ),
    save: database.prepare(`UPDATE ${table} SET reference = NULL, reference_sealed = ? WHERE sequence = ?`),
  }))
  type Table = (typeof tables)[number]

  /** @returns the sum of what `work` returns */
  async function walk(
    kind: 'clear' | 'sealed',
    work: (table: Table, row: ReferenceRow) => number,
  ): Promise<Result<number>> {
    let sum = 0
    for (const table of tables) {
      for (let after = 0; !isStopped();) {
        const rows = attempt(() => table[kind].all(after).map(referenceRow))
        if (!rows.ok) return rows
        const last = rows.value.at(-1)
        if (!last) break
        const done = inTransaction(database, () => rows.value.reduce((total, row) => total + work(table, row), 0))
        if (!done.ok) return done
        sum += done.value
        after = last.sequence
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    return success(sum)
  }

  async function sealClear(current: () => DataKey): Promise<Result<boolean>> {
    const noted = inClear.read()
    if (!noted.ok) return noted
    if (!noted.value) return success(false)
    const sealed = await walk('clear', (table, row) => {
      if (row.clear === undefined) return 0
      table.save.run(row.sealed ?? sealReference(current(), row.id, row.clear), row.sequence)
      return 1
    })
    if (!sealed.ok || isStopped()) return sealed.ok ? success(true) : sealed
    const rewritten = attempt(() => {
      // pictures belong to rows that are away for a moment; and what SQLite cannot tell apart it deletes one by one
      database.exec('PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY')
      try {
        return inTransaction(database, () => {
          database.exec(rewriteRows + forgetClear)
          return true
        })
      } finally {
        database.exec('PRAGMA foreign_keys = ON')
      }
    })
    if (!rewritten.ok) return rewritten
    return rewritten.value
  }

  return {
    sealClear,
    resealAll: (open) =>
      walk('sealed', (table, { sequence, id, sealed }) => {
        if (!sealed || keyVersionOf(sealed) === open.current.version) return 0
        const opened = openEnvelope((version) => open.find(version), sealed, referencePlace(id))
        if (!opened.ok) return 1
        table.save.run(sealEnvelope(open.current, opened.value, referencePlace(id)), sequence)
        return 0
      }),
  }
}

function referenceRow(row: Readonly<Record<string, unknown>>): ReferenceRow {
  const { reference, reference_sealed: sealed } = row
  return {
    sequence: Number(row['sequence']),
    id: String(row['id']),
    clear: typeof reference === 'string' ? reference : undefined,
    sealed: sealed instanceof Uint8Array ? sealed : undefined,
  }
}
