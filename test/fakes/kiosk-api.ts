/** Main's end of the wall as a check flow sees it: one queue that answers when the test says so. */
import type { ConsentGiven } from '../../src/shared/domain/consent.ts'
import type { KioskDescription } from '../../src/shared/domain/health.ts'
import {
  emptyQueue,
  type QueueStatus,
  type SubmissionId,
  type SubmissionState,
  type SubmissionSummary,
  type WishedSubmission,
} from '../../src/shared/domain/submission.ts'
import type { VerificationOutcome } from '../../src/shared/domain/verification.ts'
import type { ErrorCode } from '../../src/shared/errors/error-catalog.ts'
import { failure, success, type Failure } from '../../src/shared/errors/result.ts'
import type { CheckFlowParts } from '../../src/renderer/flow/useCheckFlow.ts'

export const matchOutcome: VerificationOutcome = {
  verdict: 'match',
  confidence: 96.4,
  threshold: 75,
  requestId: 'r-1',
  isNearMiss: false,
}

type Api = CheckFlowParts['kiosk']

export interface FakeKioskApi extends Api {
  /** Every consent that was written down, oldest first. */
  readonly consents: ConsentGiven[]
  refuseConsent(code: ErrorCode | undefined): void
  problems(...failures: readonly Failure[]): void
  refuseToStore(code: ErrorCode | undefined): void
  /** The next call to the store breaks, as when main has gone. */
  breakCalls(): void
  pause(pausedBy: Failure): void
  /** Puts a submission into a state; says so unless `isQuiet`. */
  becomes(id: SubmissionId, state: SubmissionState, lastFailure?: Failure, isQuiet?: 'quiet'): void
  /** Every later submission is in this state before the reply to `submit` is out. */
  settleAtOnce(state: SubmissionState): void
  wake(): void
  readonly submitted: WishedSubmission[]
  listeners(): number
}

export function fakeKioskApi(): FakeKioskApi {
  const wakeListeners = new Set<(payload: undefined) => void>()
  const changeListeners = new Set<(summary: SubmissionSummary) => void>()
  const queueListeners = new Set<(status: QueueStatus) => void>()
  const summaries = new Map<SubmissionId, SubmissionSummary>()
  const submitted: WishedSubmission[] = []
  let problems: readonly Failure[] = []
  let storeRefusal: ErrorCode | undefined
  let consentRefusal: ErrorCode | undefined
  const consents: ConsentGiven[] = []
  let isBroken = false
  let queue: QueueStatus = emptyQueue
  let firstState: SubmissionState | undefined

  const hearing =
    <L>(listeners: Set<L>) =>
    (listener: L): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }

  const description = (): KioskDescription => ({
    appVersion: '0.0.0',
    mode: 'practice',
    apiKeyState: 'unset',
    secretProtection: 'os',
    updates: { at: 'off', why: 'not-wanted' },
    serviceBaseUrl: 'https://service.example',
    serviceVersion: 'v2-1',
    problems,
    warnings: [],
  })

  function becomes(id: SubmissionId, state: SubmissionState, lastFailure?: Failure, isQuiet?: 'quiet'): void {
    const known = summaries.get(id)
    if (!known) throw new Error(`no submission ${id}`)
    const { lastFailure: _, ...rest } = known
    const summary = { ...rest, state, ...(lastFailure && { lastFailure }) }
    summaries.set(id, summary)
    if (!isQuiet) changeListeners.forEach((listener) => listener(summary))
  }

  return {
    submitted,
    consents,
    refuseConsent: (code) => void (consentRefusal = code),
    problems: (...failures) => void (problems = failures),
    refuseToStore: (code) => void (storeRefusal = code),
    breakCalls: () => void (isBroken = true),
    pause(pausedBy) {
      queue = { ...queue, pausedBy }
      queueListeners.forEach((listener) => listener(queue))
    },
    becomes,
    settleAtOnce: (state) => void (firstState = state),
    wake: () => wakeListeners.forEach((listener) => listener(undefined)),
    listeners: () => changeListeners.size + queueListeners.size + wakeListeners.size,
    kiosk: {
      describe: () => Promise.resolve(description()),
      woke: hearing(wakeListeners),
    },
    visit: {
      recordConsent(given) {
        if (isBroken) return Promise.reject(new Error('main has gone'))
        if (consentRefusal) return Promise.resolve(failure(consentRefusal))
        consents.push(given)
        return Promise.resolve(success(undefined))
      },
    },
    submission: {
      submit(pair) {
        if (isBroken) return Promise.reject(new Error('main has gone'))
        if (storeRefusal) return Promise.resolve(failure(storeRefusal))
        submitted.push(pair)
        const id = `s${submitted.length}`
        const state: SubmissionState = { at: 'queued', attempts: 0, dueAtMs: 0 }
        const stored: SubmissionSummary = {
          id,
          receipt: `0000-000${submitted.length}`,
          createdAtMs: 0,
          state,
          lostReplies: 0,
        }
        summaries.set(id, stored)
        if (firstState) becomes(id, firstState)
        return Promise.resolve(success(stored))
      },
      find: (id) => Promise.resolve(summaries.get(id)),
      queue: () => Promise.resolve(queue),
      changed: hearing(changeListeners),
      queueChanged: hearing(queueListeners),
    },
  }
}
