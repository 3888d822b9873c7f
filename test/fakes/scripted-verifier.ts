/** A service that waits for the test to answer each call. */
import type { Pictures, Verifier, VerifyOptions } from '../../src/main/submission/ports.ts'
import type { VerificationOutcome } from '../../src/shared/domain/verification.ts'
import { failure, success, type Failure, type Result } from '../../src/shared/errors/result.ts'
import { sampleOutcome } from './sample-submission.ts'

export interface VerifyCall {
  readonly pictures: Pictures
  readonly options: VerifyOptions
  answer(outcome?: VerificationOutcome): void
  fail(code: Failure['code'], detail?: Omit<Failure, 'code'>): void
}

export interface ScriptedVerifier extends Verifier {
  /** Calls that nobody has answered yet, oldest first. */
  readonly pending: readonly VerifyCall[]
  /** How many calls were made so far. */
  callCount(): number
  /** The oldest call without an answer; throws when there is none. */
  next(): VerifyCall
  /** Answers every further call at once; nothing waits for the test any more. */
  answerAll(result: Result<VerificationOutcome>): void
  /** What an aborted call says of its request. @default false */
  loseReplyOnAbort(isLost: boolean): void
}

export function createScriptedVerifier(): ScriptedVerifier {
  const pending: VerifyCall[] = []
  let calls = 0
  let always: Result<VerificationOutcome> | undefined
  let isLostOnAbort = false

  function verify(pictures: Pictures, options: VerifyOptions = {}): Promise<Result<VerificationOutcome>> {
    calls += 1
    if (always) return Promise.resolve(always)
    return new Promise((resolve) => {
      const end = (result: Result<VerificationOutcome>) => {
        const index = pending.indexOf(call)
        if (index >= 0) pending.splice(index, 1)
        resolve(result)
      }
      const call: VerifyCall = {
        pictures,
        options,
        answer: (outcome = sampleOutcome) => end(success(outcome)),
        fail: (code, detail) => end(failure(code, detail)),
      }
      pending.push(call)
      options.signal?.addEventListener('abort', () =>
        end(failure('NETWORK_UNREACHABLE', { replyLost: isLostOnAbort, note: 'aborted' })),
      )
    })
  }

  return {
    verify,
    testKey: () => Promise.resolve(success(undefined)),
    pending,
    callCount: () => calls,
    next: () => {
      const [call] = pending
      if (!call) throw new Error('no call is waiting for an answer')
      return call
    },
    answerAll: (result) => (always = result),
    loseReplyOnAbort: (isLost) => (isLostOnAbort = isLost),
  }
}
