import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  budgetWaitMs,
  countsAt,
  DAY_MS,
  dayWaitMs,
  MINUTE_MS,
  noCalls,
  withCalls,
  type CallCounts,
} from '../../../../src/main/submission/call-budget.ts'

const limits = { maxInFlight: 2, maxCallsPerMinute: 3, maxCallsPerDay: 5 }
const T = Date.UTC(2026, 0, 5, 9)

const waitAt = (counts: CallCounts, nowMs: number, wish: 'kiosk' | 'staff' = 'kiosk') =>
  budgetWaitMs(countsAt(counts, nowMs), limits, wish, nowMs)

describe('the calls of a minute', () => {
  it('are as many as the limit says, from the first one on, and then begin anew', () => {
    const spent = withCalls(noCalls, 3, T)
    expect(waitAt(withCalls(noCalls, 2, T), T)).toBe(0)
    expect(waitAt(spent, T)).toBe(MINUTE_MS)
    expect(waitAt(spent, T + 20_000)).toBe(MINUTE_MS - 20_000)
    expect(waitAt(spent, T + MINUTE_MS)).toBe(0)
  })

  it('are not counted against what staff wish', () => {
    expect(waitAt(withCalls(noCalls, 3, T), T, 'staff')).toBe(0)
  })
})

describe('the calls of a day', () => {
  const spent = withCalls(withCalls(noCalls, 3, T), 2, T + MINUTE_MS)

  it('are as many as the limit says, for everybody', () => {
    expect(waitAt(spent, T + 2 * MINUTE_MS)).toBe(DAY_MS - 2 * MINUTE_MS)
    expect(waitAt(spent, T + 2 * MINUTE_MS, 'staff')).toBe(DAY_MS - 2 * MINUTE_MS)
    expect(dayWaitMs(spent, limits, T + DAY_MS)).toBe(0)
    expect(waitAt(spent, T + DAY_MS)).toBe(0)
  })

  it('are given back for what was never sent', () => {
    const back = withCalls(spent, -1, T + MINUTE_MS)
    expect(dayWaitMs(back, limits, T + MINUTE_MS)).toBe(0)
    expect(withCalls(noCalls, -1, T).day.calls).toBe(0)
  })
})

describe('a clock that is set', () => {
  it('back keeps the calls and makes nobody wait longer than a window', () => {
    const spent = withCalls(noCalls, 5, T)
    const back = countsAt(spent, T - 365 * DAY_MS)
    expect(back.day).toEqual({ calls: 5, startedAtMs: T - 365 * DAY_MS })
    expect(dayWaitMs(countsAt(back, T - 365 * DAY_MS + DAY_MS), limits, T - 365 * DAY_MS + DAY_MS)).toBe(0)
  })

  it('however it jumps: the wait is never negative, never beyond a day, and no window holds more than its limit', () => {
    const happening = fc.record({
      stepMs: fc.oneof(fc.integer({ min: 0, max: 120_000 }), fc.integer({ min: -400 * DAY_MS, max: 400 * DAY_MS })),
      wish: fc.constantFrom('kiosk', 'staff'),
    })
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 200 }), (happenings) => {
        let counts = noCalls
        let nowMs = T
        for (const { stepMs, wish } of happenings) {
          nowMs += stepMs
          counts = countsAt(counts, nowMs)
          const waitMs = budgetWaitMs(counts, limits, wish, nowMs)
          expect(waitMs).toBeGreaterThanOrEqual(0)
          expect(waitMs).toBeLessThanOrEqual(DAY_MS)
          if (waitMs === 0) counts = withCalls(counts, 1, nowMs)
          expect(counts.day.calls).toBeLessThanOrEqual(limits.maxCallsPerDay)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('while it runs evenly, no 24 hours see more than twice the limit and no day of its own more than once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 * 3_600_000 }), { maxLength: 300 }), (steps) => {
        let counts = noCalls
        let nowMs = T
        const calls: number[] = []
        for (const stepMs of steps) {
          nowMs += stepMs
          counts = countsAt(counts, nowMs)
          if (budgetWaitMs(counts, limits, 'staff', nowMs) > 0) continue
          counts = withCalls(counts, 1, nowMs)
          calls.push(nowMs)
        }
        for (const at of calls) {
          const within = calls.filter((other) => other >= at && other < at + DAY_MS).length
          expect(within).toBeLessThanOrEqual(2 * limits.maxCallsPerDay)
        }
      }),
      { numRuns: 200 },
    )
  })
})
