/**
 * What a world does once a day, and remembers for staff until the next time: keeps to the administrator's periods, and
 * examines what is kept. Part of the composition root.
 */
import type { StorageFacts } from '../shared/domain/diagnostics.ts'
import { hasEnded, type SubmissionId, type SubmissionSummary } from '../shared/domain/submission.ts'
import type { Ms } from '../shared/domain/units.ts'
import type { Failure } from '../shared/errors/result.ts'
import type { AuditVerdict } from './audit/ports.ts'
import { startDailyCheck } from './health/daily-check.ts'
import type { Log } from './logging/ports.ts'
import type { OpenedStore } from './storage/open-submission-store.ts'
import type { SettingsStore } from './storage/settings-store.ts'
import type { Clock, SubmissionStore } from './submission/ports.ts'
import type { SubmissionQueue } from './submission/submission-queue.ts'

export interface UpkeepParts {
  readonly clock: Clock
  readonly settings: Pick<SettingsStore, 'read'>
  readonly onChanged: (summary: SubmissionSummary) => void
  readonly onWarningsChanged: () => void
  readonly log: Log
}

const DAY_MS: Ms = 86_400_000

/** Sweeps now and once a day, and remembers what staff must be told. */
export function keepToPeriods(
  store: Pick<SubmissionStore, 'sweep'>,
  { clock, settings, onChanged, onWarningsChanged, log }: UpkeepParts,
) {
  let overdue = 0
  /** Since this program was started; the audit log has all of them. */
  let resultsGivenUp = 0
  let cancel: (() => void) | undefined

  function sweep(): void {
    cancel = clock.after(DAY_MS, sweep)
    const swept = store.sweep(settings.read())
    if (!swept.ok) return log.error('sweep-refused', { code: swept.error.code, note: swept.error.note })
    const isNews = swept.value.overdue !== overdue || swept.value.resultsGivenUp > 0
    overdue = swept.value.overdue
    resultsGivenUp += swept.value.resultsGivenUp
    for (const summary of swept.value.withdrawn) onChanged(summary)
    if (isNews) onWarningsChanged()
  }
  sweep()

  return {
    warnings: (): readonly Failure[] => [
      ...(overdue > 0 ? [{ code: 'PICTURES_OVERDUE' as const, note: `${overdue} on this kiosk` }] : []),
      ...(resultsGivenUp > 0 ? [{ code: 'RESULTS_GIVEN_UP' as const, note: `${resultsGivenUp} on this kiosk` }] : []),
    ],
    stop: () => cancel?.(),
  }
}

/** Examines what is kept once a day, and remembers what staff must be told until the next time. */
export function examineDaily(
  opened: OpenedStore,
  queue: Pick<SubmissionQueue, 'status'>,
  { clock, log, onWarningsChanged }: UpkeepParts,
) {
  let audit: AuditVerdict | undefined
  let last: StorageFacts['lastExamination']
  let found: readonly SubmissionId[] = []

  async function examine(): Promise<void> {
    const examination = await opened.examine()
    if (!examination.ok) return log.error('examination-failed', { code: examination.error.code })
    if (!examination.value) return
    audit = examination.value.audit
    found = examination.value.unreadable
    const facts = { examined: examination.value.examined, unreadable: found.length }
    last = { atMs: clock.nowMs(), isAuditWhole: audit.isWhole, ...facts }
    if (audit.isWhole) log.info('examined', { ...facts, auditLines: audit.lines })
    else log.error('audit-broken', { ...facts, fault: audit.fault, sequence: audit.sequence })
    onWarningsChanged()
  }

  return {
    audit: () => audit,
    last: () => last,
    noteAudit: (verdict: AuditVerdict) => {
      audit = verdict
      onWarningsChanged()
    },
    /** Those that were withdrawn or replaced since are nobody's trouble any more. */
    unreadable: () =>
      found.filter((id) => {
        const summary = opened.store.find(id)
        return summary && !hasEnded(summary.state)
      }),
    stop: startDailyCheck({ clock, isBusy: () => queue.status().sending > 0, examine }),
  }
}
