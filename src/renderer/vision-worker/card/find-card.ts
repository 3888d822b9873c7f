/**
 * Finds what could be an ID-1 card in a frame, and how surely it is one.
 *
 * Colour edges -> straight lines -> four-line outlines -> the most promising laid onto the full frame's edges and
 * looked at closely: shape, round corners, sides that part two surfaces. Knows nothing of what is printed on a card.
 */
import type { Px, Share } from '../../../shared/domain/units.ts'
import type { Pixels } from '../picture/pixels.ts'
import { areaOf, contains, poseOf, pxPerMmOf, type Quad } from './card-geometry.ts'
import { likenessOf, type OutlineEvidence } from './card-likeness.ts'
import { roundnessOf } from './corner-roundness.ts'
import { isCutOff } from './cut-off-probe.ts'
import { edgesOf, gradientsOf, smallPlanes, type EdgeLimits } from './edge-map.ts'
import { findLines, type LineLimits } from './hough-lines.ts'
import { differentPlaces, quadHypotheses, type QuadHypothesis } from './quad-hypotheses.ts'
import { refineQuad } from './refine-edges.ts'
import { sideContrastOf } from './side-contrast.ts'

/** A card's outline in the frame, in the card's order; which of the two ways round it is read is not known here. */
export interface FoundCard extends OutlineEvidence {
  readonly quad: Quad
  readonly pxPerMm: number
  /** See card-likeness.ts. */
  readonly likeness: number
}

export interface CardSearch {
  /** Likeliest first. */
  readonly candidates: readonly FoundCard[]
  /** Something reaches out of the frame as a card would; told only where no candidate is sure. */
  readonly isCutOff: boolean
}

/** An outline alone is enough: the odds that it is a card are at least e. Measured: none of all frames without one. */
export const SURE_LIKENESS = 1

/** Together with a portrait in its place it is enough: odds of at least e^-2.5. At e^-3.5 wrong outlines come in. Measured. */
export const LIKELY_LIKENESS = -2.5

/** The camera's focal length in shares of the frame's long side: most webcams 0.85 to 1.15. */
const FOCAL_SHARE = 1

interface Pass extends EdgeLimits, LineLimits {
  /** The size at which lines are looked for. */
  readonly longSidePx: Px
}

/** First what is plain to see; where that is no card for sure, faint edges and many lines too. */
const passes: readonly Pass[] = [
  { longSidePx: 480, minStrength: 3.5, maxShare: 0.13, maxLines: 44, minVotes: 0.07 },
  { longSidePx: 480, minStrength: 1.3, maxShare: 0.22, maxLines: 110, minVotes: 0.04 },
]

/** Surer than this the first pass is enough. */
const PLAIN_LIKENESS = 2

/** So many outlines of a pass are looked at closely; nearer to each other than this share of the diagonal they are the same. */
const LOOKED_AT_CLOSELY = 16
const SAME_PLACE = 0.012

/** @param isThorough also by faint edges; takes three times as long */
export function findCard(frame: Pixels, isThorough = true): CardSearch {
  let candidates: readonly FoundCard[] = []
  let cutOff = () => false
  for (const pass of isThorough ? passes : passes.slice(0, 1)) {
    const planes = smallPlanes(frame, pass.longSidePx)
    const lines = findLines(edgesOf(gradientsOf(planes), pass), pass)
    const longSide = Math.max(planes.widthPx, planes.heightPx)
    const hypotheses = quadHypotheses(lines, planes, FOCAL_SHARE * longSide)
    const apart = SAME_PLACE * Math.hypot(planes.widthPx, planes.heightPx)
    const found = differentPlaces(hypotheses, apart, LOOKED_AT_CLOSELY).map((one) => onFrame(frame, one, planes.step))
    candidates = [...candidates, ...found].filter(({ quad }) => !touchesBorder(quad, frame)).sort(likelierFirst)
    if ((candidates[0]?.likeness ?? -Infinity) >= PLAIN_LIKENESS) break
    cutOff = () => isCutOff(lines, planes)
  }
  candidates = outerFirst(candidates, frame)
  return { candidates, isCutOff: (candidates[0]?.likeness ?? -Infinity) < SURE_LIKENESS && cutOff() }
}

const likelierFirst = (a: FoundCard, b: FoundCard) => b.likeness - a.likeness

/** An outline around the likeliest one, and hardly less likely, comes before it: print and photo have edges too. */
function outerFirst(candidates: readonly FoundCard[], frame: Pixels): readonly FoundCard[] {
  const [best] = candidates
  if (!best) return candidates
  const tolerance = OUTER.tolerance * Math.hypot(frame.widthPx, frame.heightPx)
  const outer = candidates.find(
    ({ quad, areaShare, likeness }) =>
      likeness > best.likeness - OUTER.lessLikely &&
      areaShare > OUTER.leastLarger * best.areaShare &&
      areaShare < OUTER.mostLarger * best.areaShare &&
      contains(quad, best.quad, tolerance),
  )
  return outer ? [outer, ...candidates.filter((other) => other !== outer)] : candidates
}

/** By area; the tolerance in shares of the frame's diagonal. Measured. */
const OUTER = { lessLikely: 1.2, leastLarger: 1.04, mostLarger: 2.5, tolerance: 0.002 } as const

function onFrame(frame: Pixels, { quad, leastSupport, beyond }: QuadHypothesis, step: number): FoundCard {
  const onFull = quad.map(({ x, y }) => ({ x: (x + 0.5) * step - 0.5, y: (y + 0.5) * step - 0.5 })) as unknown as Quad
  return seenNear(frame, onFull, { leastSupport, beyond })
}

/** The outline that the full frame shows near a quad. */
export function seenNear(
  frame: Pixels,
  nearby: Quad,
  lines: Pick<OutlineEvidence, 'leastSupport' | 'beyond'>,
): FoundCard {
  const { quad, fit } = refineQuad(frame, nearby)
  const roundness = roundnessOf(frame, quad)
  const evidence: OutlineEvidence = {
    ...lines,
    fit,
    ...(roundness && { roundness }),
    pose: poseOf(quad, frame, FOCAL_SHARE * Math.max(frame.widthPx, frame.heightPx)),
    contrast: sideContrastOf(frame, quad),
    areaShare: Math.abs(areaOf(quad)) / (frame.widthPx * frame.heightPx),
  }
  return { ...evidence, quad, pxPerMm: pxPerMmOf(quad), likeness: likenessOf(evidence) }
}

/** Nearer to the border than this share of the frame, a corner may be one that the border made. */
const BORDER_SHARE: Share = 0.01

function touchesBorder(quad: Quad, { widthPx, heightPx }: Pixels): boolean {
  const isInside = (at: Px, length: Px) => at >= BORDER_SHARE * length && at <= (1 - BORDER_SHARE) * (length - 1)
  return !quad.every(({ x, y }) => isInside(x, widthPx) && isInside(y, heightPx))
}
