import { describe, expect, it } from 'vitest'
import { LONGEST_BACKOFF_MS, nextWaitMs, remainingWaitMs } from '../../../../src/main/submission/retry-policy.ts'

const lowest = () => 0
const highest = () => 1 - Number.EPSILON

describe('the wait before the next try', () => {
  it.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [9, 512_000],
    [10, 900_000],
    [5_000, 900_000],
  ])('after attempt %i is anything up to %i ms', (attempts, boundMs) => {
    expect(nextWaitMs(attempts, lowest)).toBe(0)
    expect(nextWaitMs(attempts, () => 0.5)).toBe(boundMs / 2)
    expect(nextWaitMs(attempts, highest)).toBe(boundMs)
  })

  it('is never shorter than the service asked for, and still spread', () => {
    expect(nextWaitMs(1, lowest, 30_000)).toBe(30_000)
    expect(nextWaitMs(1, highest, 30_000)).toBe(32_000)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -5])('takes no nonsense from the service: %d', (retryAfterMs) => {
    expect(nextWaitMs(1, highest, retryAfterMs)).toBe(2_000)
  })

  it('is a whole number of milliseconds, for it is stored', () => {
    expect(nextWaitMs(3, () => 0.123_456_7)).toBe(988)
  })
})

describe('what is left of a wait', () => {
  it('is what lies ahead, and nothing once it is due', () => {
    expect(remainingWaitMs(5_000, 2_000)).toBe(3_000)
    expect(remainingWaitMs(5_000, 5_000)).toBe(0)
    expect(remainingWaitMs(5_000, 9_000)).toBe(0)
  })

  it('is nothing when the clock was set back, for no wait is that long', () => {
    expect(remainingWaitMs(LONGEST_BACKOFF_MS, 0)).toBe(LONGEST_BACKOFF_MS)
    expect(remainingWaitMs(LONGEST_BACKOFF_MS + 1, 0)).toBe(0)
    expect(remainingWaitMs(365 * 24 * 3_600_000, 0)).toBe(0)
  })

  it('may be longer where the service asked for it', () => {
    expect(remainingWaitMs(3_600_000, 0, 3_600_000)).toBe(3_600_000)
    expect(remainingWaitMs(2 * 3_600_000, 0, 3_600_000)).toBe(0)
  })
})
