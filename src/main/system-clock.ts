/** The machine's own clock, as the port that the rooms ask for. */
import type { Clock } from './submission/ports.ts'

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}
