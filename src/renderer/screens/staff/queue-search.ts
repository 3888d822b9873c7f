/** Finds saved checks in the list, and counts those of the day. Pure; knows no words. */
import type { SubmissionState, SubmissionSummary } from '../../../shared/domain/submission.ts'
import type { Ms } from '../../../shared/domain/units.ts'

export interface QueueWish {
  /** A part of the receipt number or of staff's own reference, however it is written. */
  readonly text: string
  readonly state: SubmissionState['at'] | 'all'
}

export function withWish(submissions: readonly SubmissionSummary[], wish: QueueWish): readonly SubmissionSummary[] {
  const text = plain(wish.text)
  return submissions.filter(
    ({ receipt, reference = '', state }) =>
      (wish.state === 'all' || state.at === wish.state) &&
      (plain(receipt).includes(text) || plain(reference).includes(text)),
  )
}

/** A receipt is read out without its dash and typed in small letters. */
function plain(text: string): string {
  return text.toLocaleLowerCase('en').replaceAll(/[\s-]/g, '')
}

export interface DayNumbers {
  readonly checks: number
  readonly matches: number
  /** No match, and answers that settle nothing: not live, too poor. */
  readonly others: number
  /** Without an answer so far. */
  readonly open: number
}

/** Of the checks that began on the same calendar day as `nowMs`, in this computer's own time zone. */
export function numbersOfDay(submissions: readonly SubmissionSummary[], nowMs: Ms): DayNumbers {
  const today = new Date(nowMs).toDateString()
  const days = submissions.filter(
    ({ createdAtMs, state }) => new Date(createdAtMs).toDateString() === today && state.at !== 'withdrawn',
  )
  const answers = days.flatMap(({ state }) => (state.at === 'answered' ? [state.outcome.verdict] : []))
  const matches = answers.filter((verdict) => verdict === 'match').length
  return { checks: days.length, matches, others: answers.length - matches, open: days.length - answers.length }
}
