import { describe, expect, it } from 'vitest'
import { median, quantile } from '../../../../scripts/bench/statistics.ts'

describe('figures of a series', () => {
  it('gives the value below which a share of it lies, in whatever order it came', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => (index * 37) % 100)
    expect(quantile(hundred, 0.95)).toBe(95)
    expect(median(hundred)).toBe(50)
    expect(median([3])).toBe(3)
  })

  it('has no figure of nothing, and leaves what it is given as it is', () => {
    expect(median([])).toBeNaN()
    const given = [3, 1, 2]
    median(given)
    expect(given).toEqual([3, 1, 2])
  })
})
