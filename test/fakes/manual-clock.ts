/** A clock that stands still until a test moves it. Timers run in the order of their time, each followed by a breath. */
import type { Clock } from '../../src/main/submission/ports.ts'
import { settled } from './settled.ts'

export interface ManualClock extends Clock {
  /** Lets time pass: runs every timer that comes due, and what follows from it. */
  pass(ms: number): Promise<void>
  /** Somebody sets the wall clock; timers do not notice. */
  jump(ms: number): void
  /** How long until the next timer; nothing when none is set. */
  nextTimerMs(): number | undefined
}

export function createManualClock(startMs = Date.UTC(2026, 0, 5, 9)): ManualClock {
  let elapsedMs = 0
  let offsetMs = startMs
  const timers = new Set<{ readonly atMs: number; readonly task: () => void }>()

  const first = () => [...timers].sort((a, b) => a.atMs - b.atMs)[0]

  return {
    nowMs: () => offsetMs + elapsedMs,
    after: (delayMs, task) => {
      const timer = { atMs: elapsedMs + delayMs, task }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    pass: async (ms) => {
      const endMs = elapsedMs + ms
      for (let timer = first(); timer && timer.atMs <= endMs; timer = first()) {
        elapsedMs = timer.atMs
        timers.delete(timer)
        timer.task()
        await settled()
      }
      elapsedMs = endMs
    },
    jump: (ms) => (offsetMs += ms),
    nextTimerMs: () => {
      const timer = first()
      return timer && timer.atMs - elapsedMs
    },
  }
}
