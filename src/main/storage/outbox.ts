/**
 * Results that wait to be delivered, in a table of the store's own database; a reference that goes with one is sealed, as
 * the check's is. Knows nothing of what they say or where they go.
 */
import type { DatabaseSync } from 'node:sqlite'
import { hasEnded, type SubmissionSummary } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { Result } from '../../shared/errors/result.ts'
import type { Log } from '../logging/ports.ts'
import type { Outbox, TellEnd, WaitingResult } from '../results/ports.ts'
import type { OpenKeys } from './key-ring.ts'
import { readReference } from './sealed-reference.ts'
import { attempt, inTransaction } from './transaction.ts'

export interface OutboxTable extends Outbox {
  /** Notes how a check ended, within the caller's transaction. Throws what SQLite throws. */
  noteEnd(summary: SubmissionSummary, endedAtMs: Ms): void
}

export interface OutboxDeps {
  readonly database: DatabaseSync
  /** The keys, where they are open. */
  readonly keys: () => OpenKeys | undefined
  /** Absent where nobody is ever told. */
  readonly tellEnd?: TellEnd
  readonly log: Log
}

export function createOutbox({ database, keys, tellEnd, log }: OutboxDeps): OutboxTable {
  const insert = database.prepare(
    `INSERT OR IGNORE INTO outbox (id, receipt, created_at_ms, message, due_at_ms, reference, reference_sealed)
     SELECT id, receipt, :at_ms, :message, :at_ms, iif(:with_reference, reference, NULL),
       iif(:with_reference, reference_sealed, NULL)
     FROM submission WHERE id = :id`,
  )
  const selectNext = database.prepare(
    `SELECT id, receipt, created_at_ms, message, attempts, due_at_ms, reference, reference_sealed
     FROM outbox ORDER BY due_at_ms, sequence LIMIT 1`,
  )
  const remove = database.prepare('DELETE FROM outbox WHERE id = ?')
  const setDue = database.prepare('UPDATE outbox SET attempts = ?, due_at_ms = ? WHERE id = ?')
  const count = database.prepare('SELECT count(*) AS count, min(created_at_ms) AS oldest_ms FROM outbox')

  function read<T>(work: () => T, nothing: T): T {
    const done = attempt(work)
    if (done.ok) return done.value
    log.error('outbox-not-read', { code: done.error.code, note: done.error.note })
    return nothing
  }

  function write(work: () => unknown): Result<undefined> {
    return inTransaction(database, () => {
      work()
      return undefined
    })
  }

  return {
    noteEnd: ({ state, reference: _, referenceHidden: __, ...summary }, endedAtMs) => {
      if (!hasEnded(state)) return
      const told = tellEnd?.({ ...summary, state, endedAtMs })
      if (!told) return
      const { message, withReference } = told
      insert.run({ id: summary.id, at_ms: Math.round(endedAtMs), message, with_reference: withReference ? 1 : 0 })
    },
    next: () =>
      read(() => {
        const row = selectNext.get()
        return row && waitingResult(row, keys())
      }, undefined),
    settle: (id) => write(() => remove.run(id)),
    postpone: (id, attempts, dueAtMs) => write(() => setDue.run(attempts, Math.round(dueAtMs), id)),
    waiting: () => {
      const row = read(() => count.get(), undefined)
      const oldestMs = row?.['oldest_ms']
      return { count: Number(row?.['count'] ?? 0), ...(typeof oldestMs === 'number' && { oldestAtMs: oldestMs }) }
    },
  }
}

function waitingResult(row: Readonly<Record<string, unknown>>, keys: OpenKeys | undefined): WaitingResult {
  const id = String(row['id'])
  const { reference, reference_sealed: sealed } = row
  return {
    id,
    receipt: String(row['receipt']),
    createdAtMs: Number(row['created_at_ms']),
    message: String(row['message']),
    attempts: Number(row['attempts']),
    dueAtMs: Number(row['due_at_ms']),
    ...readReference(keys, {
      id,
      reference: typeof reference === 'string' ? reference : null,
      reference_sealed: sealed instanceof Uint8Array ? sealed : null,
    }),
  }
}
