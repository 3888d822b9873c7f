/**
 * How many calls were made and when the next one may be: a backlog must neither storm the service nor eat
 * the quota that was bought. Pure; a clock that jumps neither gives a new quota twice nor stalls longer than a window.
 */
import type { Ms } from '../../shared/domain/units.ts'
import type { SendingLimits } from './ports.ts'

export const MINUTE_MS: Ms = 60_000
export const DAY_MS: Ms = 24 * 60 * MINUTE_MS

/** Begins with its first call and ends a fixed time later, whatever the calendar says. */
export interface CallWindow {
  readonly startedAtMs: Ms
  readonly calls: number
}

export interface CallCounts {
  readonly minute: CallWindow
  readonly day: CallWindow
}

/** Whose wish a call is: staff who send one check now may go beyond the minute, nobody beyond the day. */
export type CallWish = 'kiosk' | 'staff'

const untouched: CallWindow = { startedAtMs: 0, calls: 0 }
export const noCalls: CallCounts = { minute: untouched, day: untouched }

/**
 * What still counts at `nowMs`. Keep the result and pass it in next time: where the clock was set back, the window
 * was moved back with it, calls and all, and must not be moved again and again.
 */
export function countsAt(counts: CallCounts, nowMs: Ms): CallCounts {
  return { minute: windowAt(counts.minute, MINUTE_MS, nowMs), day: windowAt(counts.day, DAY_MS, nowMs) }
}

/** `calls` more, made at `nowMs`; fewer where it is negative. */
export function withCalls(counts: CallCounts, calls: number, nowMs: Ms): CallCounts {
  const { minute, day } = countsAt(counts, nowMs)
  const add = (window: CallWindow) => ({ ...window, calls: Math.max(0, window.calls + calls) })
  return { minute: add(minute), day: add(day) }
}

/** 0 when a call may be made now. @param counts from `countsAt` */
export function budgetWaitMs(counts: CallCounts, limits: SendingLimits, wish: CallWish, nowMs: Ms): Ms {
  const dayMs = dayWaitMs(counts, limits, nowMs)
  if (wish === 'staff') return dayMs
  return Math.max(dayMs, windowWaitMs(counts.minute, limits.maxCallsPerMinute, MINUTE_MS, nowMs))
}

/** 0 while the day has calls left. @param counts from `countsAt` */
export function dayWaitMs(counts: CallCounts, limits: SendingLimits, nowMs: Ms): Ms {
  return windowWaitMs(counts.day, limits.maxCallsPerDay, DAY_MS, nowMs)
}

function windowAt(window: CallWindow, lengthMs: Ms, nowMs: Ms): CallWindow {
  if (window.calls === 0 || nowMs - window.startedAtMs >= lengthMs) return { startedAtMs: nowMs, calls: 0 }
  return nowMs < window.startedAtMs ? { ...window, startedAtMs: nowMs } : window
}

function windowWaitMs({ startedAtMs, calls }: CallWindow, maxCalls: number, lengthMs: Ms, nowMs: Ms): Ms {
  return calls < maxCalls ? 0 : Math.max(0, startedAtMs + lengthMs - nowMs)
}
