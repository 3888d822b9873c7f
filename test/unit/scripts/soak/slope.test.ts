import { describe, expect, it } from 'vitest'
import { slopeOf } from '../../../../scripts/soak/slope.ts'

/** Evenly spread over -1..1 and the same in every run. */
function noise(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  }
}

const series = (count: number, value: (at: number) => number) =>
  Array.from({ length: count }, (_, at) => ({ at, value: value(at) }))

describe('the slope of a series', () => {
  it('is exact on a straight line', () => {
    const { slope, ci95 } = slopeOf(series(240, (at) => 1000 + 7 * at))
    expect(slope).toBeCloseTo(7)
    expect(ci95[0]).toBeCloseTo(7)
    expect(ci95[1]).toBeCloseTo(7)
  })

  it('finds growth in noise, and says that it is no chance', () => {
    const next = noise(1)
    const { slope, ci95 } = slopeOf(series(240, (at) => 3 * at + 50 * next()))
    expect(slope).toBeCloseTo(3, 0)
    expect(ci95[0]).toBeGreaterThan(0)
    expect(ci95[0]).toBeLessThan(3)
    expect(ci95[1]).toBeGreaterThan(3)
  })

  it('has nothing within its interval about nine times in ten where there is nothing', () => {
    const within = Array.from({ length: 200 }, (_, seed) => {
      const next = noise(seed * 7919 + 1)
      const { ci95 } = slopeOf(series(240, () => next()))
      return ci95[0] <= 0 && ci95[1] >= 0
    })
    expect(within.filter(Boolean).length).toBeGreaterThanOrEqual(170)
  })

  it('is seldom fooled by readings that drift together', () => {
    const fooled = Array.from({ length: 200 }, (_, seed) => {
      const next = noise(seed * 104_729 + 1)
      let drift = 0
      const { ci95 } = slopeOf(series(240, () => (drift = 0.95 * drift + next())))
      return ci95[0] > 0 || ci95[1] < 0
    })
    // such a drift fools plain least squares through all 240 readings more often than not
    expect(fooled.filter(Boolean).length).toBeLessThanOrEqual(65)
  })

  it('is not told of too few readings', () => {
    expect(() => slopeOf(series(10, () => 1))).toThrow('too few')
  })
})
