/** The machine's own clock, as the port that the rooms ask for. */
import type { AuditClock } from './audit/ports.ts'
import type { Clock } from './submission/ports.ts'

export const systemClock: Clock & AuditClock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs)
    return () => clearTimeout(timer)
  },
}
