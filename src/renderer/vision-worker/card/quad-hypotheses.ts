/** Which four lines could be a card's sides: every pair of pairs whose corners fit, with a score of how well. */
import type { PointPx, Px, Share, SizePx } from '../../../shared/domain/units.ts'
import {
  areaOf,
  CARD_ASPECT,
  cardOrder,
  distance,
  isConvex,
  poseOf,
  type CardPose,
  type Quad,
} from './card-geometry.ts'
import { alongLine, angleBetweenDeg, crossing, supportBetween, type FoundLine, type Support } from './hough-lines.ts'

export interface QuadHypothesis {
  /** In the edge map's pixels, in the card's order. */
  readonly quad: Quad
  /** How good it looks from its lines alone; puts hypotheses in order. */
  readonly score: Share
  /** How much of the side that shows least really is an edge. */
  readonly leastSupport: Share
  /** How surely edges go on past the corners, as those of print, paper and keyboards do: eight ends, surest first. */
  readonly beyond: readonly Share[]
}

/** Limits and weights as tuned and held out in the project's card study; those of length in shares of the long side. */
const limits = {
  /** Opposite sides of a card meet at no larger angle, even seen at a slant. */
  maxOppositeDeg: 34,
  minOppositeApart: 0.05,
  minCrossingDeg: 38,
  minAreaShare: 0.012,
  /** How far corners may lie outside the frame, px. */
  outsidePx: 3,
  minSideSupport: 0.3,
  minMeanSupport: 0.5,
  /** Natural logarithm of the aspect over the card's own. */
  maxAspectLog: 0.22,
  maxCornerOffDeg: 14,
  maxTiltDeg: 58,
} as const

/** Each side without its ends, where the card is round. */
const ROUND_SHARE = 0.07

/**
 * Best first. Two near-parallel lines are a ladder's rails; its rungs are the lines that join them by an edge;
 * any two rungs make a quad.
 * @param focalPx in the edge map's pixels
 */
export function quadHypotheses(lines: readonly FoundLine[], size: SizePx, focalPx: Px): QuadHypothesis[] {
  const corners = crossings(lines, size)
  const at = (a: number, b: number) => corners[a * lines.length + b]
  const found: QuadHypothesis[] = []
  for (const [first, second] of oppositePairs(lines, size)) {
    const rungs: Rung[] = []
    for (const [index, line] of lines.entries()) {
      const p = at(first, index)
      const q = p && at(second, index)
      if (!q || angleBetweenDeg(lines[first]!, line) < limits.minCrossingDeg) continue
      const support = sideSupport(line, p, q)
      if (support.any >= limits.minSideSupport) rungs.push({ index, p, q, support })
    }
    for (const [i, one] of rungs.entries())
      for (const two of rungs.slice(i + 1)) {
        // each quad is met twice, once with its other two sides as rails
        if (Math.min(first, second) > Math.min(one.index, two.index)) continue
        const hypothesis = weighed(lines, first, second, one, two, size, focalPx)
        if (hypothesis) found.push(hypothesis)
      }
  }
  return found.sort((a, b) => b.score - a.score)
}

interface Rung {
  readonly index: number
  /** On the first rail, and on the second. */
  readonly p: PointPx
  readonly q: PointPx
  readonly support: Support
}

function sideSupport(line: FoundLine, a: PointPx, b: PointPx): Support {
  const [from, to] = [alongLine(line, a), alongLine(line, b)]
  return supportBetween(line, from + ROUND_SHARE * (to - from), to - ROUND_SHARE * (to - from))
}

function oppositePairs(lines: readonly FoundLine[], { widthPx, heightPx }: SizePx): (readonly [number, number])[] {
  const fromMiddle = ({ cos, sin, offset }: FoundLine) => offset - (widthPx / 2) * cos - (heightPx / 2) * sin
  const pairs: (readonly [number, number])[] = []
  for (const [first, a] of lines.entries()) {
    for (let second = first + 1; second < lines.length; second++) {
      const b = lines[second]!
      if (angleBetweenDeg(a, b) > limits.maxOppositeDeg) continue
      const isFlipped = Math.abs(a.angleRad - b.angleRad) > Math.PI / 2
      const apart = Math.abs(fromMiddle(a) - (isFlipped ? -fromMiddle(b) : fromMiddle(b)))
      if (apart >= limits.minOppositeApart * Math.max(widthPx, heightPx)) pairs.push([first, second])
    }
  }
  return pairs
}

/** Where each two lines meet; absent outside the frame. */
function crossings(lines: readonly FoundLine[], { widthPx, heightPx }: SizePx): (PointPx | undefined)[] {
  const out = limits.outsidePx
  return lines.flatMap((a) =>
    lines.map((b) => {
      const point = a === b ? undefined : crossing(a, b)
      if (!point) return undefined
      const { x, y } = point
      return x >= -out && y >= -out && x <= widthPx - 1 + out && y <= heightPx - 1 + out ? point : undefined
    }),
  )
}

function weighed(
  lines: readonly FoundLine[],
  first: number,
  second: number,
  one: Rung,
  two: Rung,
  size: SizePx,
  focalPx: Px,
): QuadHypothesis | undefined {
  const corners: Quad = [one.p, one.q, two.q, two.p]
  const areaShare = Math.abs(areaOf(corners)) / (size.widthPx * size.heightPx)
  if (areaShare < limits.minAreaShare) return undefined
  const rails = [sideSupport(lines[second]!, one.q, two.q), sideSupport(lines[first]!, two.p, one.p)] as const
  if (rails[0].any < limits.minSideSupport || rails[1].any < limits.minSideSupport) return undefined
  const supports = [one.support, rails[0], two.support, rails[1]]
  const mean = supports.reduce((sum, { any }) => sum + any / 4, 0)
  if (mean < limits.minMeanSupport || !isConvex(corners)) return undefined
  const least = Math.min(...supports.map(({ any }) => any))
  const oneWay = supports.reduce((sum, support) => sum + support.oneWay / 4, 0)

  const quad = cardOrder(corners)
  const pose = poseOf(quad, size, focalPx)
  if (!couldBeCard(pose)) return undefined
  const evidence = 0.45 * mean + 0.3 * least + 0.25 * oneWay
  const size01 = Math.min(1, Math.sqrt(areaShare / 0.25))
  const sides = [lines[one.index]!, lines[second]!, lines[two.index]!, lines[first]!]
  const beyond = goesOn(sides, corners)
  const worst = (beyond[0]! + beyond[1]!) / 2
  const score = evidence * shapeWorth(pose) * (0.9 + 0.1 * size01) - 0.2 * Math.max(0, worst - 0.25)
  return { quad, score, leastSupport: least, beyond }
}

function couldBeCard({ aspect, cornerDeg, tiltDeg }: CardPose): boolean {
  return (
    Math.abs(Math.log(aspect / CARD_ASPECT)) <= limits.maxAspectLog &&
    Math.abs(cornerDeg - 90) <= limits.maxCornerOffDeg &&
    tiltDeg <= limits.maxTiltDeg
  )
}

/** 1 for ID-1's own shape, less for others. */
function shapeWorth({ aspect, cornerDeg }: CardPose): Share {
  const bell = (value: number, width: number) => Math.exp(-0.5 * (value / width) ** 2)
  return (0.6 + 0.4 * bell(Math.log(aspect / CARD_ASPECT), 0.055)) * (0.85 + 0.15 * bell(cornerDeg - 90, 7))
}

/** Of both ends of each side, surest first. */
function goesOn(sides: readonly FoundLine[], corners: Quad): readonly Share[] {
  const beyond = sides.flatMap((line, i) => {
    const [from, to] = ends(line, corners, i)
    const reach = Math.max(10, 0.18 * (to - from))
    return [supportBetween(line, from - reach, from - 4), supportBetween(line, to + 4, to + reach)]
  })
  return beyond.map(({ any }) => any).sort((a, b) => b - a)
}

/** A side's two ends along its line, the smaller first. */
function ends(line: FoundLine, corners: Quad, i: number): readonly [Px, Px] {
  const [a, b] = [alongLine(line, corners[i]!), alongLine(line, corners[(i + 1) % 4]!)]
  return a < b ? [a, b] : [b, a]
}

/** The best of each place: no two with all corners within `apartPx` of each other. */
export function differentPlaces(bestFirst: readonly QuadHypothesis[], apartPx: Px, atMost: number): QuadHypothesis[] {
  const kept: QuadHypothesis[] = []
  for (const next of bestFirst) {
    const isNear = (other: QuadHypothesis) => next.quad.every((p, i) => distance(p, other.quad[i]!) < apartPx)
    if (!kept.some(isNear)) kept.push(next)
    if (kept.length === atMost) break
  }
  return kept
}
