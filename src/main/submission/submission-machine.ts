/**
 * What becomes of a submission when something happens to it: the whole policy, as one pure function.
 * Knows the catalogue; knows no store, no clock and no network.
 */
import type { OfficerId } from '../../shared/domain/officer.ts'
import { hasEnded, type SubmissionState } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { VerificationOutcome } from '../../shared/domain/verification.ts'
import { errorCatalog, type ErrorCode, type RetryPolicy } from '../../shared/errors/error-catalog.ts'
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
  | {
      readonly kind: 'withdrawn'
      readonly by: 'customer' | 'staff'
      readonly reason: string
      readonly officer?: OfficerId
    }

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

/**
 * Codes that the service itself says and that nobody can act on: each such answer may have cost a call, so that
 * after the fifth people decide. Pages of others, which cost nothing, never count.
 */
const unexplainedCodes: ReadonlySet<ErrorCode> = new Set(['UNKNOWN', 'BAD_RESPONSE'])
export const MAX_UNEXPLAINED_ANSWERS = 5

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

/** The call was not made: the key, the key store or an address that it needs is not to be had on this machine. */
export function neverLeft({ code, httpStatus }: Failure): boolean {
  return errorCatalog[code].retry === 'pause' && httpStatus === undefined
}

type Queued = Extract<SubmissionState, { at: 'queued' }>
type Sending = Extract<SubmissionState, { at: 'sending' }>
type Held = Extract<SubmissionState, { at: 'held' }>
type Memory = Pick<Queued, 'mustShrink' | 'unexplained'>

const stoppedMidSend: Failure = {
  code: 'INTERNAL_ERROR',
  replyLost: true,
  note: 'the kiosk stopped while this was being sent',
}

function beginSend({ state, ...rest }: SubmissionProgress, { nowMs }: StepContext): Step | undefined {
  if (state.at !== 'queued') return undefined
  const sending: Sending = { at: 'sending', attempts: state.attempts + 1, startedAtMs: nowMs, ...memoryOf(state) }
  return { progress: { ...rest, state: sending }, commands: [] }
}

/** An answer was paid for and is kept even where none was expected, but never against a withdrawal. */
function answer({ state, lostReplies }: SubmissionProgress, outcome: VerificationOutcome): Step | undefined {
  if (hasEnded(state)) return undefined
  return {
    progress: { state: { at: 'answered', outcome, attempts: state.attempts }, lostReplies },
    commands: [{ kind: 'destroy-pictures' }, { kind: 'unpause-queue' }],
  }
}

function fail(progress: SubmissionProgress, failure: Failure, context: StepContext): Step | undefined {
  const { state } = progress
  if (state.at !== 'queued' && state.at !== 'sending') return undefined
  const queue = (waitMs: Ms, more: Partial<Queued> = {}): SubmissionProgress => ({
    ...progress,
    lastFailure: failure,
    state: { at: 'queued', attempts: state.attempts, dueAtMs: context.nowMs + waitMs, ...memoryOf(state), ...more },
  })

  const retry: RetryPolicy = errorCatalog[failure.code].retry
  switch (retry) {
    case 'backoff': {
      if (failure.replyLost) return loseReply(progress, state, failure, context)
      const waitMs = nextWaitMs(state.attempts, context.random, failure.retryAfterMs)
      if (!unexplainedCodes.has(failure.code)) return { progress: queue(waitMs), commands: [] }
      const unexplained = (state.unexplained ?? 0) + 1
      if (unexplained < MAX_UNEXPLAINED_ANSWERS) return { progress: queue(waitMs, { unexplained }), commands: [] }
      return { progress: hold(progress, { ...state, unexplained }, failure), commands: [] }
    }
    case 'pause': {
      // what was never sent is no attempt
      const attempts = state.at === 'sending' && neverLeft(failure) ? state.attempts - 1 : state.attempts
      return { progress: queue(0, { attempts }), commands: [{ kind: 'pause-queue', failure }] }
    }
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
  const queued: Queued = { at: 'queued', attempts: state.attempts, dueAtMs, ...memoryOf(state) }
  return { progress: { ...counted, state: queued, lastFailure: failure }, commands: [] }
}

/** Quitting is no failure: the attempt does not count. Unless the request may have arrived; that is a lost reply. */
function abort(progress: SubmissionProgress, isReplyLost: boolean, context: StepContext): Step | undefined {
  const { state } = progress
  if (state.at !== 'sending') return undefined
  if (isReplyLost) return loseReply(progress, state, stoppedMidSend, context)
  const attempts = state.attempts - 1
  return {
    progress: { ...progress, state: { at: 'queued', attempts, dueAtMs: context.nowMs, ...memoryOf(state) } },
    commands: [],
  }
}

function sendNow(progress: SubmissionProgress, { nowMs }: StepContext): Step | undefined {
  const { state } = progress
  if (state.at !== 'queued' && state.at !== 'held') return undefined
  return {
    progress: { ...progress, state: { at: 'queued', attempts: state.attempts, dueAtMs: nowMs, ...memoryOf(state) } },
    commands: [],
  }
}

function withdraw(
  progress: SubmissionProgress,
  { by, reason, officer }: Extract<SubmissionEvent, { kind: 'withdrawn' }>,
): Step | undefined {
  const { state } = progress
  if (hasEnded(state)) return undefined
  const commands: Command[] = [{ kind: 'destroy-pictures' }]
  if (state.at === 'sending') commands.push({ kind: 'abort-send' })
  const who = officer !== undefined && { officer }
  return {
    progress: { ...progress, state: { at: 'withdrawn', by, reason, ...who, attempts: state.attempts } },
    commands,
  }
}

/** Held pictures forget that they were to be sent smaller: staff who send them again may have mended the reason. */
function hold(progress: SubmissionProgress, state: Queued | Sending, failure: Failure): SubmissionProgress {
  const { attempts } = state
  const { unexplained } = memoryOf(state)
  const held = { at: 'held', attempts, code: failure.code, ...(unexplained && { unexplained }) } as const
  return { ...progress, state: held, lastFailure: failure }
}

/** What a submission takes along from one state to the next. */
function memoryOf(state: Queued | Sending | Held): Memory {
  const { mustShrink, unexplained }: Memory = state
  return { ...(mustShrink && { mustShrink }), ...(unexplained && { unexplained }) }
}
