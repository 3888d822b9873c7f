/**
 * Makes one send: opens the pictures, has its beginning recorded, asks the service, brings what came of it to the desk.
 * Knows neither whose turn it is nor what a failure means.
 */
import type { SubmissionId, SubmissionSummary } from '../../shared/domain/submission.ts'
import type { Failure } from '../../shared/errors/result.ts'
import type { CallWish } from './call-budget.ts'
import type { SubmissionStore, Verifier, VerifyOptions } from './ports.ts'
import type { SubmissionDesk } from './submission-desk.ts'

/** A third of what the service says it takes: small enough for any reading of its limit, large enough for 600 x 800 px. */
export const SHRUNK_IMAGE_BYTES = 1_000_000

export interface Sender {
  begin(id: SubmissionId, wish: CallWish): void
  isSending(id: SubmissionId): boolean
  count(): number
  abort(id: SubmissionId): void
  /** Ends all that are under way; resolves once what came of them was brought to the desk. */
  stop(): Promise<void>
}

export interface SenderDeps {
  readonly store: SubmissionStore
  readonly verifier: Verifier
  readonly desk: SubmissionDesk
  /** Asked right before a call is made; false when there is none left to be made now. */
  readonly claimCall: (wish: CallWish) => boolean
  /** The service answered (no failure), or this stood in the way; told before the desk hears of it. */
  readonly onReply: (failure: Failure | undefined) => void
  /** A send is over, whatever came of it. */
  readonly onEnded: () => void
}

interface Send {
  readonly controller: AbortController
  readonly done: Promise<void>
}

export function createSender({ store, verifier, desk, claimCall, onReply, onEnded }: SenderDeps): Sender {
  const sends = new Map<SubmissionId, Send>()

  function begin(id: SubmissionId, wish: CallWish): void {
    const controller = new AbortController()
    const done = send(id, wish, controller.signal)
      .catch((error: unknown) => {
        // a defect of ours; held, so that it can neither repeat itself nor go unseen
        const note = error instanceof Error ? error.name : 'thrown'
        desk.settle(id, { kind: 'send-failed', failure: { code: 'INTERNAL_ERROR', note } })
      })
      .finally(() => {
        sends.delete(id)
        onEnded()
      })
    sends.set(id, { controller, done })
  }

  async function send(id: SubmissionId, wish: CallWish, signal: AbortSignal): Promise<void> {
    const pictures = await store.openPictures(id)
    // withdrawn, replaced or stopped while the pictures were opened
    if (signal.aborted) return
    if (!pictures.ok) return desk.settle(id, { kind: 'send-failed', failure: pictures.error })
    // others may have taken the last call while the pictures were opened
    if (!claimCall(wish)) return
    const began = desk.tryTo(id, { kind: 'send-began' })
    if (!began?.ok) return

    const options: VerifyOptions = { signal, ...(mustShrink(began.value) && { maxImageBytes: SHRUNK_IMAGE_BYTES }) }
    const answer = await verifier.verify(pictures.value, options)
    if (!answer.ok && signal.aborted) {
      return desk.settle(id, { kind: 'send-aborted', isReplyLost: answer.error.replyLost ?? false })
    }
    onReply(answer.ok ? undefined : answer.error)
    if (answer.ok) desk.settle(id, { kind: 'answer-came', outcome: answer.value })
    else desk.settle(id, { kind: 'send-failed', failure: answer.error })
  }

  async function stop(): Promise<void> {
    const underWay = [...sends.values()]
    for (const { controller } of underWay) controller.abort()
    await Promise.all(underWay.map(({ done }) => done))
  }

  return {
    begin,
    isSending: (id) => sends.has(id),
    count: () => sends.size,
    abort: (id) => sends.get(id)?.controller.abort(),
    stop,
  }
}

function mustShrink({ state }: SubmissionSummary): boolean {
  return state.at === 'sending' && state.mustShrink === true
}
