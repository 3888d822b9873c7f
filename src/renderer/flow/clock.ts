/** Time as the flow needs it, so that tests can hold it still. */
import type { Ms } from '../../shared/domain/units.ts'

export interface Clock {
  /** Wall time, milliseconds since 1970 UTC. */
  nowMs(): Ms
  /** Runs `task` once after `delayMs`; returns its cancel. */
  after(delayMs: Ms, task: () => void): () => void
}

/**
 * Goes evenly through a visit: an instruction that is held until it was read, a face that must be still for long enough,
 * and the time until nobody is there are all told by it, and somebody may set the computer's clock meanwhile.
 */
export interface VisitClock extends Clock {
  /** From now on, from what the computer's clock says now. While it is held already: from there anew. */
  goEvenly(): void
  /** It says again whatever the computer's clock says. */
  followAgain(): void
}

export const systemClock: VisitClock = createVisitClock(
  () => Date.now(),
  () => performance.now(),
)

/** @param monotonicMs goes evenly, from wherever */
export function createVisitClock(wallMs: () => Ms, monotonicMs: () => Ms): VisitClock {
  let aheadMs: Ms | undefined
  return {
    nowMs: () => (aheadMs === undefined ? wallMs() : monotonicMs() + aheadMs),
    goEvenly: () => (aheadMs = wallMs() - monotonicMs()),
    followAgain: () => (aheadMs = undefined),
    after(delayMs, task) {
      const timer = setTimeout(task, delayMs)
      return () => clearTimeout(timer)
    },
  }
}
