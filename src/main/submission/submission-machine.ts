/**
 * What becomes of a submission when something happens to it: the whole policy, as one pure function.
 * Knows the catalogue; knows no store, no clock and no network.
 */
import type { SubmissionState } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { VerificationOutcome } from '../../shared/domain/verification.ts'
import { errorCatalog, type RetryPolicy } from '../../shared/errors/error-catalog.ts'
import { unreachable, type Failure } from '../../shared/errors/result.ts'
import type { Random, SubmissionProgress } from './ports.ts'
import { nextWaitMs } from './retry-policy.ts'

export type SubmissionEvent =
  /** The pictures are open and the call is about to be made. */
  | { readonly kind: 'send-began' }
  | { readonly kind: 'answer-came'; readonly outcome: VerificationOutcome }
  /** The call failed, or could not be made because the pictures did not open. */
  | { readonly kind: 'send-failed'; readonly failure: Failure }
  /** We ended the call ourselves, because the kiosk quits. */
  | { readonly kind: 'send-aborted'; readonly isReplyLost: boolean }
  | { readonly kind: 'found-after-restart' }
  | { readonly kind: 'sent-now' }
  | { readonly kind: 'withdrawn'; readonly by: 'customer' | 'staff'; readonly reason: string }

export type Command =
  | { readonly kind: 'destroy-pictures' }
  | { readonly kind: 'abort-send' }
  /** Nothing would get through: send nothing more until this is put right. */
  | { readonly kind: 'pause-queue'; readonly failure: Failure }
  /** The service took our key and looked at the pictures: whatever paused the queue is over. */
  | { readonly kind: 'unpause-queue' }

export interface Step {
  readonly progress: SubmissionProgress
  /** To be done once the progress is on disk. */
  readonly commands: readonly Command[]
}

export interface StepContext {
  readonly nowMs: Ms
  readonly random: Random
}

/**
 * Lost replies after which a submission is still sent again by itself. The service knows no idempotency key, so
 * each one may have cost a call that nobody saw the answer of; after a second one, people decide.
 */
export const FORGIVEN_LOST_REPLIES = 1

/** Nothing when the event means nothing in this state, for example an answer to what was withdrawn. */
export function advance(progress: SubmissionProgress, event: SubmissionEvent, context: StepContext): Step | undefined {
  switch (event.kind) {
    case 'send-began':
      return beginSend(progress, context)
    case 'answer-came':
      return answer(progress, event.outcome)
    case 'send-failed':
      return fail(progress, event.failure, context)
    case 'send-aborted':
      return abort(progress, event.isReplyLost, context)
    case 'found-after-restart':
      return progress.state.at === 'sending' ? loseReply(progress, progress.state, stoppedMidSend, context) : undefined
    case 'sent-now':
      return sendNow(progress, context)
    case 'withdrawn':
      return withdraw(progress, event)
    default:
      return unreachable(event)
  }
}

type Queued = Extract<SubmissionState, { at: 'queued' }>
type Sending = Extract<SubmissionState, { at: 'sending' }>

const stoppedMidSend: Failure = {
  code: 'INTERNAL_ERROR',
  replyLost: true,
  note: 'the kiosk stopped while this was being sent',
}

function beginSend({ state, ...rest }: SubmissionProgress, { nowMs }: StepContext): Step | undefined {
  if (state.at !== 'queued') return undefined
  const sending: Sending = { at: 'sending', attempts: state.attempts + 1, startedAtMs: nowMs, ...shrinkOf(state) }
  return { progress: { ...rest, state: sending }, commands: [] }
}

/** An answer was paid for and is kept even where none was expected, but never against a withdrawal. */
function answer({ state, lostReplies }: SubmissionProgress, outcome: VerificationOutcome): Step | undefined {
  if (state.at === 'answered' || state.at === 'withdrawn') return undefined
  return {
    progress: { state: { at: 'answered', outcome }, lostReplies },
    commands: [{ kind: 'destroy-pictures' }, { kind: 'unpause-queue' }],
  }
}

function fail(progress: SubmissionProgress, failure: Failure, context: StepContext): Step | undefined {
  const { state } = progress
  if (state.at !== 'queued' && state.at !== 'sending') return undefined
  const failed = { ...progress, lastFailure: failure }
  const queue = (waitMs: Ms, shrink: Pick<Queued, 'mustShrink'>): SubmissionProgress => ({
    ...failed,
    state: { at: 'queued', attempts: state.attempts, dueAtMs: context.nowMs + waitMs, ...shrink },
  })

  const retry: RetryPolicy = errorCatalog[failure.code].retry
  switch (retry) {
    case 'backoff': {
      if (failure.replyLost) return loseReply(progress, state, failure, context)
      const waitMs = nextWaitMs(state.attempts, context.random, failure.retryAfterMs)
      return { progress: queue(waitMs, shrinkOf(state)), commands: [] }
    }
    case 'pause':
      return { progress: queue(0, shrinkOf(state)), commands: [{ kind: 'pause-queue', failure }] }
    case 'reencode':
      return {
        progress: state.mustShrink ? hold(progress, state, failure) : queue(0, { mustShrink: true }),
        commands: [],
      }
    case 'retake':
      return { progress: hold(progress, state, failure), commands: [{ kind: 'unpause-queue' }] }
    case 'none':
      return { progress: hold(progress, state, failure), commands: [] }
    default:
      return unreachable(retry)
  }
}

function loseReply(
  progress: SubmissionProgress,
  state: Queued | Sending,
  failure: Failure,
  context: StepContext,
): Step {
  const counted = { ...progress, lostReplies: progress.lostReplies + 1 }
  if (counted.lostReplies > FORGIVEN_LOST_REPLIES) return { progress: hold(counted, state, failure), commands: [] }
  const dueAtMs = context.nowMs + nextWaitMs(state.attempts, context.random, failure.retryAfterMs)
  const queued: Queued = { at: 'queued', attempts: state.attempts, dueAtMs, ...shrinkOf(state) }
  return { progress: { ...counted, state: queued, lastFailure: failure }, commands: [] }
}

/** Quitting is no failure: the attempt does not count. Unless the request may have arrived; that is a lost reply. */
function abort(progress: SubmissionProgress, isReplyLost: boolean, context: StepContext): Step | undefined {
  const { state } = progress
  if (state.at !== 'sending') return undefined
  if (isReplyLost) return loseReply(progress, state, stoppedMidSend, context)
  const attempts = state.attempts - 1
  return {
    progress: { ...progress, state: { at: 'queued', attempts, dueAtMs: context.nowMs, ...shrinkOf(state) } },
    commands: [],
  }
}

function sendNow(progress: SubmissionProgress, { nowMs }: StepContext): Step | undefined {
  const { state } = progress
  if (state.at !== 'queued' && state.at !== 'held') return undefined
  const shrink = state.at === 'queued' ? shrinkOf(state) : {}
  return {
    progress: { ...progress, state: { at: 'queued', attempts: state.attempts, dueAtMs: nowMs, ...shrink } },
    commands: [],
  }
}

function withdraw(
  progress: SubmissionProgress,
  { by, reason }: Extract<SubmissionEvent, { kind: 'withdrawn' }>,
): Step | undefined {
  const { at } = progress.state
  if (at === 'answered' || at === 'withdrawn') return undefined
  const commands: Command[] = [{ kind: 'destroy-pictures' }]
  if (at === 'sending') commands.push({ kind: 'abort-send' })
  return { progress: { ...progress, state: { at: 'withdrawn', by, reason } }, commands }
}

function hold(progress: SubmissionProgress, { attempts }: Queued | Sending, failure: Failure): SubmissionProgress {
  return { ...progress, state: { at: 'held', attempts, code: failure.code }, lastFailure: failure }
}

function shrinkOf({ mustShrink }: Queued | Sending): Pick<Queued, 'mustShrink'> {
  return mustShrink ? { mustShrink } : {}
}
