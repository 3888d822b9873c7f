/**
 * How surely an outline is a card's, from all that was measured on it: a logistic regression.
 * Fitted to the outlines that the finder proposes on drawn frames; `scripts/card-frames/fit-likeness.ts` fits it anew.
 */
import type { Share } from '../../../shared/domain/units.ts'
import { CARD_ASPECT, type CardPose } from './card-geometry.ts'
import type { Roundness } from './corner-roundness.ts'
import type { SideContrast } from './side-contrast.ts'

export interface OutlineEvidence {
  readonly pose: CardPose
  /** See quad-hypotheses.ts. */
  readonly leastSupport: Share
  readonly beyond: readonly Share[]
  /** See refine-edges.ts. */
  readonly fit: Share
  readonly roundness?: Roundness
  readonly contrast: SideContrast
  /** Of the frame. */
  readonly areaShare: Share
}

/** What tells a card, each scaled to about 0..1. */
export function likenessFeatures(evidence: OutlineEvidence) {
  const { pose, leastSupport, beyond, fit, roundness, contrast, areaShare } = evidence
  const round = overAllCorners(roundness)
  return {
    always: 1,
    leastSupport,
    aspectOff: Math.min(1.5, 10 * Math.abs(Math.log(pose.aspect / CARD_ASPECT))),
    cornerOff: Math.min(2, Math.abs(pose.cornerDeg - 90) / 4),
    fit,
    round,
    veryRound: Math.max(0, round - 0.6) / 0.4,
    worstBeyond: (beyond[0]! + beyond[1]!) / 2,
    meanBeyond: beyond.reduce((sum, end) => sum + end, 0) / beyond.length,
    sameStep: contrast.leastSameStep,
    step: Math.log1p(contrast.leastStep) / 4,
    area: Math.log(areaShare) / 3,
  }
}

/** A corner that tells nothing counts as half round. */
function overAllCorners(seen: Roundness | undefined): Share {
  return seen ? (seen.roundness * seen.corners + 0.5 * (4 - seen.corners)) / 4 : 0.5
}

type Weights = Readonly<Record<keyof ReturnType<typeof likenessFeatures>, number>>

const weights: Weights = {
  always: -4.97,
  leastSupport: 1.49,
  aspectOff: -6.33,
  cornerOff: -3.43,
  fit: 0.87,
  round: 1.76,
  veryRound: 4.79,
  worstBeyond: -1.35,
  meanBeyond: -0.62,
  sameStep: 1.7,
  step: 1.66,
  area: 2.46,
}

/** The logarithm of the odds that it is a card: above 0 more likely than not. */
export function likenessOf(evidence: OutlineEvidence): number {
  const features = likenessFeatures(evidence)
  return Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * features[name as keyof Weights], 0)
}
