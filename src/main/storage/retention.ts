/**
 * For how long things are kept: the whole policy, as one pure function. It errs on the side of keeping.
 *
 * - Answered and withdrawn: their pictures are destroyed at once, by whoever records that; age plays no part.
 * - Queued and sending: never destroyed by age, for the customer was told that it would be sent. Staff are told.
 * - Held: staff are told on seven different days that the period is over; only then the pictures are destroyed.
 * - What is left of an ended submission is removed when two sweeps on different days found its period over; and so is its
 *   result for the organisation's systems where nobody has taken it by then.
 *
 * A clock that jumped forward makes everything look old. Therefore nothing happens on the day on which it first
 * does: what counts are days on which a sweep ran and found it so. One that was set back makes everything look young.
 */
import type { SubmissionState } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { RetentionPeriods } from '../submission/ports.ts'

export const DAYS_TOLD_BEFORE_DESTROYING = 7
export const DAYS_OVER_BEFORE_FORGETTING = 2

const DAY_MS: Ms = 86_400_000

/** Two sweeps nearer to each other than this are of one day: a kiosk that is restarted seven times was not told seven times. */
export const SWEEP_DAY_MS: Ms = 20 * 3_600_000

export interface KeptRecord {
  readonly at: SubmissionState['at']
  readonly createdAtMs: Ms
  /** When it was answered or withdrawn. */
  readonly endedAtMs?: Ms
  /** Days so far on which a sweep found its period over. */
  readonly overdueDays: number
}

/** `overdueDays` is to be written down before anything else is done. */
export type Retention =
  | { readonly kind: 'keep'; readonly overdueDays: 0 }
  | { readonly kind: 'tell' | 'wait' | 'withdraw' | 'forget'; readonly overdueDays: number }

/** @param isNewDay no sweep has counted within SWEEP_DAY_MS before this one */
export function retentionOf(record: KeptRecord, periods: RetentionPeriods, nowMs: Ms, isNewDay: boolean): Retention {
  const hasEnded = record.at === 'answered' || record.at === 'withdrawn'
  const sinceMs = hasEnded ? (record.endedAtMs ?? record.createdAtMs) : record.createdAtMs
  const days = hasEnded ? periods.metadataKeptDays : periods.picturesKeptDays
  if (nowMs - sinceMs < days * DAY_MS) return { kind: 'keep', overdueDays: 0 }

  const overdueDays = record.overdueDays + (isNewDay ? 1 : 0)
  if (hasEnded) return { kind: overdueDays >= DAYS_OVER_BEFORE_FORGETTING ? 'forget' : 'wait', overdueDays }
  const isTimeUp = record.at === 'held' && overdueDays > DAYS_TOLD_BEFORE_DESTROYING
  return { kind: isTimeUp ? 'withdraw' : 'tell', overdueDays }
}

/** Either way round, for the clock may have been set back. @param lastMs absent before the first sweep */
export function isNewSweepDay(lastMs: Ms | undefined, nowMs: Ms): boolean {
  return lastMs === undefined || Math.abs(nowMs - lastMs) >= SWEEP_DAY_MS
}
