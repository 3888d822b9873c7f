import { describe, expect, it } from 'vitest'
import { recallAt, rocFigures, thresholdFor } from '../../../../scripts/occlusion/roc.ts'

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

describe('telling two groups apart', () => {
  it('is perfect where they do not overlap, and the wrong way round where they are swapped', () => {
    expect(rocFigures([3, 4], [1, 2])).toEqual({ auc: 1, recallAt2Fpr: 1 })
    expect(rocFigures([1, 2], [3, 4])).toEqual({ auc: 0, recallAt2Fpr: 0 })
  })

  it('counts ties half', () => {
    expect(rocFigures([1, 1], [1, 1]).auc).toBe(0.5)
    // pairs: 2>1, 2=2, 3>1, 3>2
    expect(rocFigures([2, 3], [1, 2]).auc).toBe(3.5 / 4)
  })

  it('finds at 2 % false alarms what exceeds all but two of a hundred', () => {
    const negatives = range(0, 100)
    expect(thresholdFor(negatives, 0.02)).toBe(97)
    expect(rocFigures([97, 98, 99, 100], negatives).recallAt2Fpr).toBe(0.75)
    expect(recallAt(97, negatives)).toBe(0.02)
  })

  it('refuses a group that is empty', () => {
    expect(() => rocFigures([], [1])).toThrow('positives and negatives')
    expect(() => rocFigures([1], [])).toThrow('positives and negatives')
  })
})
