/** Waits under every input that chance thinks of: bounded, never negative, never a storm. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_RETRY_AFTER_MS, readRetryAfterMs } from '../../../../src/main/okayface/retry-after.ts'
import {
  FIRST_WAIT_MS,
  LONGEST_BACKOFF_MS,
  nextWaitMs,
  remainingWaitMs,
} from '../../../../src/main/submission/retry-policy.ts'

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const attempts = fc.integer({ min: 0, max: 10_000 })
const askedMs = fc.integer({ min: 0, max: MAX_RETRY_AFTER_MS })
const wallMs = fc.integer({ min: -8.64e15, max: 8.64e15 })
const check = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 2_000 })

describe('the wait before the next try', () => {
  it('is whole, never negative, at least what was asked for, and at most the backoff on top of it', () => {
    check(
      fc.property(attempts, chance, askedMs, (tries, random, asked) => {
        const waitMs = nextWaitMs(tries, () => random, asked)
        expect(Number.isSafeInteger(waitMs)).toBe(true)
        expect(waitMs).toBeGreaterThanOrEqual(asked)
        expect(waitMs).toBeLessThanOrEqual(asked + LONGEST_BACKOFF_MS)
      }),
    )
  })

  it('is bounded by twice the bound of the try before, and never shrinks with chance alike', () => {
    check(
      fc.property(fc.integer({ min: 1, max: 500 }), chance, (tries, random) => {
        const [before, after] = [nextWaitMs(tries, () => random), nextWaitMs(tries + 1, () => random)]
        expect(after).toBeGreaterThanOrEqual(before)
        expect(after).toBeLessThanOrEqual(2 * before + 1)
      }),
    )
  })

  it('takes any number for what was asked for, and stays a wait', () => {
    check(
      fc.property(attempts, chance, fc.double(), (tries, random, asked) => {
        expect(nextWaitMs(tries, () => random, asked)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('is full jitter: of many kiosks that fail together, no tenth of the time gets more than a fair share and a half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), chance, (tries, offset) => {
        const boundMs = Math.min(LONGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** (tries - 1))
        const tenths = Array.from({ length: 10 }, () => 0)
        // evenly spread chances: what is asked is that the wait spreads as evenly as the chances do
        for (let kiosk = 0; kiosk < 1_000; kiosk += 1) {
          const waitMs = nextWaitMs(tries, () => (kiosk / 1_000 + offset) % 1)
          const tenth = Math.min(9, Math.floor((waitMs / boundMs) * 10))
          tenths[tenth] = (tenths[tenth] ?? 0) + 1
        }
        expect(Math.max(...tenths)).toBeLessThanOrEqual(150)
      }),
      { numRuns: 50 },
    )
  })
})

describe('what is left of a wait', () => {
  it('is never negative and never longer than the longest wait, whatever the clock says', () => {
    check(
      fc.property(wallMs, wallMs, askedMs, (due, now, asked) => {
        const left = remainingWaitMs(due, now, asked)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left).toBeLessThanOrEqual(LONGEST_BACKOFF_MS + asked)
      }),
    )
  })

  it('is the whole wait right after it was set, so that a restart does not shorten it', () => {
    check(
      fc.property(wallMs, attempts, chance, askedMs, (now, tries, random, asked) => {
        const waitMs = nextWaitMs(tries, () => random, asked)
        fc.pre(Number.isSafeInteger(now + waitMs))
        expect(remainingWaitMs(now + waitMs, now, asked)).toBe(waitMs)
      }),
    )
  })
})

describe('Retry-After', () => {
  it('in seconds and as a date says the same', () => {
    check(
      fc.property(fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 4e12 }), (seconds, now) => {
        const nowMs = now - (now % 1_000)
        const date = new Date(nowMs + seconds * 1_000).toUTCString()
        expect(readRetryAfterMs(date, nowMs)).toBe(readRetryAfterMs(String(seconds), nowMs))
      }),
    )
  })

  it('is a wait of at most a day or nothing, whatever the header holds', () => {
    check(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(Mon|Tue|\d).*$/)), wallMs, (header, nowMs) => {
        const waitMs = readRetryAfterMs(header, nowMs)
        if (waitMs === undefined) return
        expect(waitMs).toBeGreaterThanOrEqual(0)
        expect(waitMs).toBeLessThanOrEqual(MAX_RETRY_AFTER_MS)
      }),
    )
  })
})
