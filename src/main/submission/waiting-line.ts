/** Who is next: the submissions that will be sent by themselves, oldest first, and how long each still waits. Pure memory. */
import type { SubmissionId, SubmissionSummary } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { remainingWaitMs } from './retry-policy.ts'

export interface WaitingLine {
  get(id: SubmissionId): SubmissionSummary | undefined
  /** Oldest first. */
  all(): readonly SubmissionSummary[]
  /** As `all`, but those that staff wished for come first; may be left early without having cost the rest. */
  inTurn(): Iterable<SubmissionSummary>
  /** Takes in a new state; what is neither queued nor sending any more leaves, what comes back takes its old place. */
  keep(summary: SubmissionSummary): void
  drop(id: SubmissionId): void
  /** Lets the queued ones that `which` names go without waiting for their due time, once. */
  hasten(which: (summary: SubmissionSummary) => boolean): void
  /** Staff want this very one sent: it goes first, without waiting, once. */
  wish(id: SubmissionId): void
  isWished(id: SubmissionId): boolean
  /** Its haste is used up: the next due time counts again. */
  calm(id: SubmissionId): void
  /** 0 when it may go; nothing when it is under way. */
  waitMs(summary: SubmissionSummary, nowMs: Ms): Ms | undefined
}

export function createWaitingLine(): WaitingLine {
  const line = new Map<SubmissionId, SubmissionSummary>()
  const hastened = new Set<SubmissionId>()
  const wished = new Set<SubmissionId>()
  let youngestAtMs: Ms = 0

  function keep(summary: SubmissionSummary): void {
    const { id, state } = summary
    if (state.at !== 'queued' && state.at !== 'sending') return drop(id)
    // only what was tried before can come back into the middle; a new one is last even if the clock was set back
    const isBack = !line.has(id) && state.attempts > 0 && summary.createdAtMs < youngestAtMs
    line.set(id, summary)
    youngestAtMs = Math.max(youngestAtMs, summary.createdAtMs)
    if (isBack) reorder()
  }

  function reorder(): void {
    const byAge = [...line.values()].sort((a, b) => a.createdAtMs - b.createdAtMs)
    line.clear()
    for (const summary of byAge) line.set(summary.id, summary)
  }

  function* inTurn(): Generator<SubmissionSummary> {
    for (const id of wished) {
      const summary = line.get(id)
      if (summary) yield summary
    }
    for (const summary of line.values()) if (!wished.has(summary.id)) yield summary
  }

  function drop(id: SubmissionId): void {
    line.delete(id)
    calm(id)
  }

  function calm(id: SubmissionId): void {
    hastened.delete(id)
    wished.delete(id)
  }

  return {
    get: (id) => line.get(id),
    all: () => [...line.values()],
    inTurn,
    keep,
    drop,
    hasten: (which) => {
      for (const summary of line.values()) if (summary.state.at === 'queued' && which(summary)) hastened.add(summary.id)
    },
    wish: (id) => void wished.add(id),
    isWished: (id) => wished.has(id),
    calm,
    waitMs: ({ id, state, lastFailure }, nowMs) => {
      if (state.at !== 'queued') return undefined
      return hastened.has(id) || wished.has(id) ? 0 : remainingWaitMs(state.dueAtMs, nowMs, lastFailure?.retryAfterMs)
    },
  }
}
