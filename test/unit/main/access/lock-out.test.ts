import { describe, expect, it } from 'vitest'
import {
  FREE_TRIES,
  heldToClock,
  lockedUntilMs,
  noWrongTries,
  withWrongTry,
  type WrongTries,
} from '../../../../src/main/access/lock-out.ts'

const NOW = Date.UTC(2026, 0, 5, 9)
const wrong = (count: number, lastAtMs = NOW): WrongTries => ({ count, lastAtMs })

describe('the wait after wrong PINs', () => {
  it('does not come before the fifth', () => {
    let tries = noWrongTries
    for (let count = 1; count < FREE_TRIES; count += 1) {
      tries = withWrongTry(tries, NOW)
      expect(lockedUntilMs(tries, NOW), `after ${count}`).toBeUndefined()
    }
    expect(lockedUntilMs(withWrongTry(tries, NOW), NOW)).toBe(NOW + 30_000)
  })

  it.each([
    [5, 30_000],
    [6, 60_000],
    [7, 120_000],
    [11, 1_920_000],
    [12, 3_600_000],
    [5_000, 3_600_000],
    [Number.MAX_SAFE_INTEGER, 3_600_000],
  ])('after %i wrong ones is %i ms: it doubles, up to an hour', (count, waitMs) => {
    expect(lockedUntilMs(wrong(count), NOW)).toBe(NOW + waitMs)
    expect(lockedUntilMs(wrong(count), NOW + waitMs - 1)).toBe(NOW + waitMs)
    expect(lockedUntilMs(wrong(count), NOW + waitMs)).toBeUndefined()
  })

  it('begins anew where the clock was set back, and does not last as long as the jump', () => {
    const aYearAgo = NOW - 365 * 86_400_000
    expect(heldToClock(wrong(5), aYearAgo)).toEqual(wrong(5, aYearAgo))
    expect(heldToClock(wrong(5), NOW)).toEqual(wrong(5))
  })
})
