/** Hands a pair of pictures to the store and tells the visit what becomes of it. Decides nothing. */
import type { KioskApi } from '../../shared/contract/ipc-bind.ts'
import type { SubmissionId, SubmissionSummary, WishedSubmission } from '../../shared/domain/submission.ts'
import { errorCatalog } from '../../shared/errors/error-catalog.ts'
import type { Failure } from '../../shared/errors/result.ts'
import type { VisitEvent } from './visit.ts'

export type SubmissionCalls = Pick<KioskApi['submission'], 'submit' | 'find' | 'queue' | 'changed' | 'queueChanged'>

/** Returns the stop; the submission itself goes on in main. */
export function submitAndWatch(
  calls: SubmissionCalls,
  pair: WishedSubmission,
  tell: (event: VisitEvent) => void,
): () => void {
  let id: SubmissionId | undefined
  let isOver = false

  const hear = (summary: SubmissionSummary | undefined): void => {
    const event = summary && summary.id === id ? eventOf(summary) : undefined
    if (event && !isOver) tell(event)
  }
  const hearPause = (pausedBy: Failure | undefined): void => {
    if (pausedBy && id !== undefined && !isOver) tell({ type: 'submission-waits', id, failure: pausedBy })
  }
  // before the call: the answer may be quicker than the call's own reply
  const unsubscribes = [calls.changed(hear), calls.queueChanged(({ pausedBy }) => hearPause(pausedBy))]

  async function submit(): Promise<void> {
    const stored = await calls.submit(pair)
    if (isOver) return
    if (!stored.ok) return tell({ type: 'store-refused', failure: stored.error })
    id = stored.value.id
    tell({ type: 'stored', id, receipt: stored.value.receipt })
    // whatever was said while the id was not known yet
    hear(await calls.find(id))
    hearPause((await calls.queue()).pausedBy)
  }

  submit().catch(() => {
    if (isOver) return
    const failure: Failure = { code: 'INTERNAL_ERROR', note: 'the call to the store broke' }
    tell(id === undefined ? { type: 'store-refused', failure } : { type: 'submission-waits', id, failure })
  })

  return () => {
    isOver = true
    for (const unsubscribe of unsubscribes) unsubscribe()
  }
}

/** Absent while there is nothing to say: on its way. */
export function eventOf({ id, state, lastFailure }: SubmissionSummary): VisitEvent | undefined {
  switch (state.at) {
    case 'answered':
      return { type: 'answer-came', id, outcome: state.outcome }
    case 'held':
      return { type: 'submission-held', id, code: state.code, ...(lastFailure && { failure: lastFailure }) }
    case 'queued':
      // smaller pictures go at once: that is no wait to speak of
      if (!lastFailure || errorCatalog[lastFailure.code].retry === 'reencode') return undefined
      return { type: 'submission-waits', id, failure: lastFailure }
    // staff took it back: there is no answer to wait for
    case 'withdrawn':
      return { type: 'ended' }
    case 'sending':
      return undefined
  }
}
