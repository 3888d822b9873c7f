/** How well a score tells two groups apart, whatever the threshold. */
import type { Share } from '../../src/shared/domain/units.ts'

export interface RocFigures {
  /** Chance that a positive scores above a negative; ties count half [Hanley and McNeil 1982]. */
  readonly auc: Share
  /** Share of the positives that are found where at most 2 % of the negatives are. */
  readonly recallAt2Fpr: Share
}

const FALSE_POSITIVE_RATE = 0.02

/** Throws where a group is empty: there is nothing to tell apart. */
export function rocFigures(positives: readonly number[], negatives: readonly number[]): RocFigures {
  if (positives.length === 0 || negatives.length === 0) throw new Error('a ROC needs positives and negatives')
  return {
    auc: aucOf(positives, negatives),
    recallAt2Fpr: recallAt(thresholdFor(negatives, FALSE_POSITIVE_RATE), positives),
  }
}

/** The lowest threshold that at most `rate` of the negatives exceed. */
export function thresholdFor(negatives: readonly number[], rate: Share): number {
  const falling = negatives.toSorted((a, b) => b - a)
  return falling[Math.floor(rate * falling.length)] ?? -Infinity
}

/** Share of scores above a threshold. */
export function recallAt(threshold: number, scores: readonly number[]): Share {
  return scores.filter((score) => score > threshold).length / scores.length
}

function aucOf(positives: readonly number[], negatives: readonly number[]): Share {
  const scored = [
    ...positives.map((score) => ({ score, isPositive: true })),
    ...negatives.map((score) => ({ score, isPositive: false })),
  ]
  scored.sort((a, b) => a.score - b.score)
  let rankSum = 0
  for (let from = 0; from < scored.length;) {
    let to = from
    while (to < scored.length && scored[to]!.score === scored[from]!.score) to++
    const meanRank = (from + 1 + to) / 2
    for (let i = from; i < to; i++) if (scored[i]!.isPositive) rankSum += meanRank
    from = to
  }
  const n = positives.length
  return (rankSum - (n * (n + 1)) / 2) / (n * negatives.length)
}
