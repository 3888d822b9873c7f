/** Applies the retention policy to what is stored, in small transactions. Decides nothing that `retention.ts` does not say. */
import type { DatabaseSync } from 'node:sqlite'
import type { SubmissionId, SubmissionState, SubmissionSummary } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { success, type Result } from '../../shared/errors/result.ts'
import type { AuditEvent } from '../audit/ports.ts'
import type { RetentionPeriods, SweepReport } from '../submission/ports.ts'
import { databaseValue } from './meta-value.ts'
import { isNewSweepDay, retentionOf, type KeptRecord, type Retention } from './retention.ts'
import { attempt } from './transaction.ts'

export interface RetentionSweepDeps {
  readonly database: DatabaseSync
  /** Runs the work in a transaction and writes the lines that it returns. */
  readonly record: (work: () => readonly AuditEvent[]) => Result<unknown>
  /** Deletes a submission's pictures within that transaction. @returns the proof */
  readonly destroy: (id: SubmissionId) => readonly AuditEvent[]
  /** Notes within that transaction how it ended. */
  readonly noteEnd: (id: SubmissionId) => void
  readonly find: (id: SubmissionId) => SubmissionSummary | undefined
  readonly nowMs: () => Ms
}

const RECORDS_AT_ONCE = 50

interface Judged {
  readonly id: SubmissionId
  readonly before: KeptRecord
  readonly retention: Retention
}

export function createRetentionSweep({ database, record, destroy, noteEnd, find, nowMs }: RetentionSweepDeps) {
  const lastSweep = databaseValue(database, 'last-sweep')
  const selectAll = database.prepare(
    `SELECT id, state_at, created_at_ms, ended_at_ms, overdue_days FROM submission WHERE state_at <> 'quarantined'`,
  )
  const setOverdueDays = database.prepare('UPDATE submission SET overdue_days = ? WHERE id = ?')
  const withdraw = database.prepare(
    `UPDATE submission SET state_at = 'withdrawn', state_json = ?, ended_at_ms = ?, overdue_days = 0 WHERE id = ?`,
  )
  const forget = database.prepare('DELETE FROM submission WHERE id = ?')
  const selectResults = database.prepare('SELECT id, created_at_ms, overdue_days FROM outbox')
  const setResultOverdueDays = database.prepare('UPDATE outbox SET overdue_days = ? WHERE id = ?')
  const giveUp = database.prepare('DELETE FROM outbox WHERE id = ?')

  return function sweep(periods: RetentionPeriods): Result<SweepReport> {
    const now = nowMs()
    const last = lastSweep.read()
    if (!last.ok) return last
    const lastMs = last.value && Number(Buffer.from(last.value).toString())
    const isNewDay = isNewSweepDay(lastMs, now)
    const judged = attempt(() => selectAll.all().map((row) => judge(row, periods, now, isNewDay)))
    if (!judged.ok) return judged
    const results = attempt(() => selectResults.all().map((row) => judge(ended(row), periods, now, isNewDay)))
    if (!results.ok) return results
    const overdue = judged.value.filter(({ retention }) => retention.kind === 'tell').length

    // the day is counted first: a sweep that is cut short keeps things longer, never shorter
    const begun = record(() => {
      if (isNewDay) lastSweep.write(Buffer.from(String(now)))
      return isNewDay && overdue > 0 ? [{ kind: 'pictures-overdue', count: overdue }] : []
    })
    if (!begun.ok) return begun

    const done = inPieces(judged.value, (one) => apply(one, now))
    if (!done.ok) return done
    const told = inPieces(results.value, applyToResult)
    if (!told.ok) return told
    const of = (kind: Retention['kind']) => judged.value.filter(({ retention }) => retention.kind === kind)
    const withdrawn = of('withdraw').flatMap(({ id }) => find(id) ?? [])
    const resultsGivenUp = results.value.filter(({ retention }) => retention.kind === 'forget').length
    return success({ overdue, withdrawn, forgotten: of('forget').length, resultsGivenUp })
  }

  /** What has changed for nobody is left alone. */
  function inPieces(judged: readonly Judged[], work: (one: Judged) => readonly AuditEvent[]): Result<unknown> {
    const toDo = judged.filter(
      ({ before, retention }) => retention.overdueDays !== before.overdueDays || isFinal(retention),
    )
    for (let at = 0; at < toDo.length; at += RECORDS_AT_ONCE) {
      const done = record(() => toDo.slice(at, at + RECORDS_AT_ONCE).flatMap(work))
      if (!done.ok) return done
    }
    return success(undefined)
  }

  function applyToResult({ id, retention }: Judged): readonly AuditEvent[] {
    if (retention.kind !== 'forget') {
      setResultOverdueDays.run(retention.overdueDays, id)
      return []
    }
    giveUp.run(id)
    return [{ kind: 'result-given-up', id }]
  }

  function apply({ id, retention }: Judged, now: Ms): readonly AuditEvent[] {
    if (retention.kind === 'withdraw') {
      const state: SubmissionState = { at: 'withdrawn', by: 'retention', reason: 'kept for as long as is allowed' }
      withdraw.run(JSON.stringify(state), now, id)
      noteEnd(id)
      return [{ kind: 'withdrawn', id, by: 'retention' }, ...destroy(id)]
    }
    if (retention.kind === 'forget') {
      const proof = destroy(id)
      forget.run(id)
      return [...proof, { kind: 'summary-forgotten', id }]
    }
    setOverdueDays.run(retention.overdueDays, id)
    return []
  }
}

function isFinal({ kind }: Retention): boolean {
  return kind === 'withdraw' || kind === 'forget'
}

/** A result is there because its check has ended: its period begins when that did. */
function ended(row: Record<string, unknown>): Record<string, unknown> {
  return { ...row, state_at: 'answered', ended_at_ms: row['created_at_ms'] }
}

function judge(row: Record<string, unknown>, periods: RetentionPeriods, nowMs: Ms, isNewDay: boolean): Judged {
  const before: KeptRecord = {
    at: row['state_at'] as SubmissionState['at'],
    createdAtMs: Number(row['created_at_ms']),
    ...(row['ended_at_ms'] !== null && { endedAtMs: Number(row['ended_at_ms']) }),
    overdueDays: Number(row['overdue_days']),
  }
  return { id: String(row['id']), before, retention: retentionOf(before, periods, nowMs, isNewDay) }
}
