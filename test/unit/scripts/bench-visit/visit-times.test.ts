import { expect, it } from 'vitest'
import { median, visitTimes } from '../../../../scripts/bench-visit/visit-times.ts'

const seen = [
  { screen: 'capturing card', atMs: 100 },
  { screen: 'capturing face', atMs: 3_100 },
  { screen: 'review', atMs: 4_000 },
  { screen: 'checking', atMs: 4_600 },
  { screen: 'answered', atMs: 6_000 },
]

it('each part is timed from what begins it to what ends it', () => {
  expect(visitTimes(seen, 80, 4_500)).toEqual({
    totalMs: 5_920,
    captureCardMs: 3_000,
    captureFaceMs: 900,
    serviceMs: 1_500,
  })
})

it('a visit that ended elsewhere has no times', () => {
  const lost = seen.map((one) => (one.screen === 'answered' ? { ...one, screen: 'problem' } : one))
  expect(() => visitTimes(lost, 80, 4_500)).toThrow(/answered.*problem/)
})

it('the median is the one in the middle', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([4, 1, 3, 2])).toBe(2)
  expect(() => median([])).toThrow()
})
