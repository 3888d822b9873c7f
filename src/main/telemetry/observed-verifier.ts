/** The way to the service, seen from outside: what came of each call, and how long it took. Changes nothing of it. */
import type { Ms } from '../../shared/domain/units.ts'
import type { Verdict } from '../../shared/domain/verification.ts'
import type { ErrorCode } from '../../shared/errors/error-catalog.ts'
import type { Verifier } from '../submission/ports.ts'

export type CallEnded = (outcome: Verdict | ErrorCode, tookMs: Ms) => void

/** @param monotonicMs runs evenly; its origin means nothing */
export function observedVerifier(verifier: Verifier, monotonicMs: () => Ms, onEnded: CallEnded): Verifier {
  return {
    verify: async (pictures, options) => {
      const beganMs = monotonicMs()
      const answer = await verifier.verify(pictures, options)
      onEnded(answer.ok ? answer.value.verdict : answer.error.code, monotonicMs() - beganMs)
      return answer
    },
    testKey: (signal) => verifier.testKey(signal),
  }
}
