/**
 * Sets records apart that cannot be read: their row stays as it is, only its place among the states is given up, so
 * that they are counted and stop nothing. They come back once they read, for example after an update.
 */
import type { Result } from '../../shared/errors/result.ts'
import type { Log } from '../logging/ports.ts'
import type { AuditEvent } from '../audit/ports.ts'
import { readSummary, type Row } from './submission-rows.ts'
import type { prepareStatements } from './submission-statements.ts'

export interface QuarantineDeps {
  readonly sql: Pick<ReturnType<typeof prepareStatements>, 'setStateAt'>
  /** Runs the work in a transaction and writes the line that it returns. */
  readonly record: (work: () => AuditEvent) => Result<unknown>
  readonly log: Log
}

export interface Quarantine {
  put(row: Row): void
  /** Takes back those of `rows`, which are in no state that exists, that read; puts the others in quarantine. */
  review(rows: readonly Row[]): void
}

export function createQuarantine({ sql, record, log }: QuarantineDeps): Quarantine {
  /** While the disk refuses to note it, it is said once and tried again whenever the record is met. */
  const said = new Set<string>()

  function put(row: Row): void {
    if (row['state_at'] === 'quarantined') return
    const id = String(row['id'])
    if (!said.has(id)) log.error('record-unreadable', { code: 'RECORD_UNREADABLE', id })
    said.add(id)
    move(row, 'quarantined', { kind: 'record-quarantined', id })
  }

  function review(rows: readonly Row[]): void {
    for (const row of rows) {
      const summary = readSummary({ ...row, state_at: 'quarantined' })
      if (summary) move(row, summary.state.at, { kind: 'record-recovered', id: summary.id })
      else put(row)
    }
  }

  function move(row: Row, stateAt: string, event: AuditEvent): void {
    record(() => {
      sql.setStateAt.run({ state_at: stateAt, sequence: Number(row['sequence']) })
      return event
    })
  }

  return { put, review }
}
