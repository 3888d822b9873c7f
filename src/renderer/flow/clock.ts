/** Time as the flow needs it, so that tests can hold it still. */
import type { Ms } from '../../shared/domain/units.ts'

export interface Clock {
  /** Wall time, milliseconds since 1970 UTC. */
  nowMs(): Ms
  /** Runs `task` once after `delayMs`; returns its cancel. */
  after(delayMs: Ms, task: () => void): () => void
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}
