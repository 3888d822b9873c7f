/**
 * Straight lines among the edges, and how much of any stretch of a line really is an edge.
 * An edge votes only for lines along itself, so that print and texture hardly count.
 */
import type { PointPx, Px, Share } from '../../../shared/domain/units.ts'
import type { EdgeMap } from './edge-map.ts'

/** The points with x * cos + y * sin = offset; the normal's angle is 0..pi. */
export interface Line {
  readonly angleRad: number
  readonly cos: number
  readonly sin: number
  readonly offset: Px
}

export interface FoundLine extends Line {
  /** Running counts of covered places along the line: all, and those that get lighter along the normal, or darker. */
  readonly covered: { readonly any: Int32Array; readonly lighter: Int32Array; readonly darker: Int32Array }
  /** Index of the place where the line is nearest to the picture's left top. */
  readonly origin: number
}

export interface LineLimits {
  readonly maxLines: number
  /** Votes that a line needs, in shares of the long side. */
  readonly minVotes: Share
}

const DEGREES = 180

/** An edge votes for this many degrees about its own direction. */
const VOTE_SPREAD_DEG = 3

/** Lines nearer to a stronger one are the same line. */
const SAME_LINE = { deg: 5, px: 4 } as const
const SAME_REFINED_LINE = { deg: 1.5, px: 2 } as const

/** Fitting a line to the edges near it: coarse, then fine. */
const FIT_REACH_PX = [2.6, 1.8] as const
const FIT_REACH_DEG = 12
const FEWEST_EDGES = 8
/** A fit that turns the line further has caught something else: cos 10 deg. */
const LEAST_COS_OF_FIT = 0.985

/** What lies on a line. */
const COVER_REACH = { px: 2, deg: 14 } as const

/** Strongest first. */
export function findLines(edges: EdgeMap, limits: LineLimits): FoundLine[] {
  const points = edgePoints(edges)
  const found: FoundLine[] = []
  for (const line of strongestLines(edges, points, limits)) {
    const fitted = fit(points, line)
    if (found.every((other) => !isSame(fitted, other, SAME_REFINED_LINE))) found.push(withCover(edges, points, fitted))
  }
  return found
}

interface EdgePoints {
  readonly x: Float32Array
  readonly y: Float32Array
  /** Angle of the gradient without its sign, 0..180. */
  readonly angleDeg: Float32Array
}

function edgePoints({ pixels, widthPx, gradientX, gradientY }: EdgeMap): EdgePoints {
  const x = new Float32Array(pixels.length)
  const y = new Float32Array(pixels.length)
  const angleDeg = new Float32Array(pixels.length)
  for (let k = 0; k < pixels.length; k++) {
    const at = pixels[k]!
    x[k] = at % widthPx
    y[k] = Math.floor(at / widthPx)
    const angle = (Math.atan2(gradientY[at]!, gradientX[at]!) * DEGREES) / Math.PI
    angleDeg[k] = angle < 0 ? angle + DEGREES : angle >= DEGREES ? angle - DEGREES : angle
  }
  return { x, y, angleDeg }
}

/** The peaks of Hough's transform in steps of 1 degree and 1 px. */
function strongestLines(edges: EdgeMap, points: EdgePoints, { maxLines, minVotes }: LineLimits): Line[] {
  const { widthPx, heightPx, pixels, strength } = edges
  const reach = Math.ceil(Math.hypot(widthPx, heightPx))
  const offsets = 2 * reach + 1
  const votes = new Float32Array(DEGREES * offsets)
  for (let k = 0; k < pixels.length; k++) {
    const weight = Math.min(1, 0.35 + strength[pixels[k]!]! / 24)
    const own = Math.round(points.angleDeg[k]!)
    for (let turn = -VOTE_SPREAD_DEG; turn <= VOTE_SPREAD_DEG; turn++) {
      const deg = (own + turn + DEGREES) % DEGREES
      const offset = Math.round(points.x[k]! * cosines[deg]! + points.y[k]! * sines[deg]!)
      votes[deg * offsets + offset + reach]! += weight
    }
  }
  const least = minVotes * Math.max(widthPx, heightPx)
  const peaks: { deg: number; offset: number; votes: number }[] = []
  for (let deg = 0; deg < DEGREES; deg++) {
    for (let at = deg * offsets + 1, end = (deg + 1) * offsets - 1; at < end; at++) {
      const own = votes[at]!
      if (own < least * 0.6) continue
      const sum = own + (votes[at - 1]! + votes[at + 1]!) / 2
      if (sum >= least) peaks.push({ deg, offset: at - deg * offsets - reach, votes: sum })
    }
  }
  const lines: Line[] = []
  for (const { deg, offset } of peaks.sort((a, b) => b.votes - a.votes)) {
    const line = lineAt((deg * Math.PI) / DEGREES, offset)
    if (lines.every((other) => !isSame(line, other, SAME_LINE))) lines.push(line)
    if (lines.length === maxLines) break
  }
  return lines
}

const cosines = Float64Array.from({ length: DEGREES }, (_, deg) => Math.cos((deg * Math.PI) / DEGREES))
const sines = Float64Array.from({ length: DEGREES }, (_, deg) => Math.sin((deg * Math.PI) / DEGREES))

function lineAt(angleRad: number, offset: Px): Line {
  return { angleRad, cos: Math.cos(angleRad), sin: Math.sin(angleRad), offset }
}

function isSame(a: Line, b: Line, { deg, px }: { readonly deg: number; readonly px: Px }): boolean {
  const turn = Math.abs(a.angleRad - b.angleRad)
  const isFlipped = turn > Math.PI / 2
  const apartDeg = ((isFlipped ? Math.PI - turn : turn) * DEGREES) / Math.PI
  return apartDeg <= deg && Math.abs(a.offset - (isFlipped ? -b.offset : b.offset)) <= px
}

/** Total least squares through the edges near the line, twice. */
function fit({ x, y, angleDeg }: EdgePoints, start: Line): Line {
  let line = start
  for (const reachPx of FIT_REACH_PX) {
    const near: number[] = []
    let [sumX, sumY] = [0, 0]
    const ownDeg = (line.angleRad * DEGREES) / Math.PI
    for (let k = 0; k < x.length; k++) {
      const off = x[k]! * line.cos + y[k]! * line.sin - line.offset
      if (off > reachPx || off < -reachPx || turnedBy(angleDeg[k]!, ownDeg) > FIT_REACH_DEG) continue
      near.push(k)
      sumX += x[k]!
      sumY += y[k]!
    }
    if (near.length < FEWEST_EDGES) break
    const middle = { x: sumX / near.length, y: sumY / near.length }
    const fitted = throughCloud(
      near.map((k) => ({ x: x[k]!, y: y[k]! })),
      middle,
    )
    if (Math.abs(fitted.cos * line.cos + fitted.sin * line.sin) < LEAST_COS_OF_FIT) break
    line = fitted
  }
  return line
}

/** The line along which points lie scattered about their middle. */
export function throughCloud(points: readonly PointPx[], middle: PointPx): Line {
  let [xx, xy, yy] = [0, 0, 0]
  for (const { x, y } of points) {
    xx += (x - middle.x) ** 2
    xy += (x - middle.x) * (y - middle.y)
    yy += (y - middle.y) ** 2
  }
  // the larger axis of the scatter lies along the line, its normal a quarter turn on
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy) + Math.PI / 2
  const angleRad = angle >= Math.PI ? angle - Math.PI : angle
  const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)]
  return { angleRad, cos, sin, offset: middle.x * cos + middle.y * sin }
}

const turnedBy = (aDeg: number, bDeg: number) => {
  const apart = Math.abs(aDeg - bDeg)
  return apart > 90 ? DEGREES - apart : apart
}

function withCover(edges: EdgeMap, { x, y, angleDeg }: EdgePoints, line: Line): FoundLine {
  const { widthPx, heightPx, pixels, gradientX, gradientY } = edges
  const { cos, sin, offset } = line
  const origin = Math.ceil(Math.hypot(widthPx, heightPx))
  const places = 2 * origin + 2
  const lighter = new Int32Array(places + 1)
  const darker = new Int32Array(places + 1)
  const any = new Int32Array(places + 1)
  const ownDeg = (line.angleRad * DEGREES) / Math.PI
  for (let k = 0; k < pixels.length; k++) {
    const off = x[k]! * cos + y[k]! * sin - offset
    if (off > COVER_REACH.px || off < -COVER_REACH.px || turnedBy(angleDeg[k]!, ownDeg) > COVER_REACH.deg) continue
    const along = Math.round(y[k]! * cos - x[k]! * sin) + origin
    if (along < 1 || along >= places - 1) continue
    const isLighter = gradientX[pixels[k]!]! * cos + gradientY[pixels[k]!]! * sin > 0
    // index i + 1 counts place i; a place's neighbours are covered with it
    ;(isLighter ? lighter : darker).fill(1, along, along + 3)
  }
  for (let place = 1; place <= places; place++) {
    any[place] = any[place - 1]! + (lighter[place]! | darker[place]!)
    lighter[place]! += lighter[place - 1]!
    darker[place]! += darker[place - 1]!
  }
  return { ...line, covered: { any, lighter, darker }, origin }
}

export interface Support {
  /** Share of the stretch that is an edge. */
  readonly any: Share
  /** The same, of the one of both directions of contrast that covers more. */
  readonly oneWay: Share
}

/** How much of the line is an edge between `from` and `to`, both in px along the line; see `alongLine`. */
export function supportBetween({ covered, origin }: FoundLine, from: Px, to: Px): Support {
  const last = covered.any.length - 1
  const start = Math.min(last, Math.max(0, Math.round(Math.min(from, to)) + origin))
  const end = Math.min(last, Math.max(0, Math.round(Math.max(from, to)) + origin))
  const length = end - start
  if (length < FEWEST_PLACES) return { any: 0, oneWay: 0 }
  const within = (counts: Int32Array) => (counts[end]! - counts[start]!) / length
  return { any: within(covered.any), oneWay: Math.max(within(covered.lighter), within(covered.darker)) }
}

/** A shorter stretch says nothing. */
const FEWEST_PLACES = 4

/** The place of a point on a line, in px. */
export function alongLine({ cos, sin }: Line, { x, y }: PointPx): Px {
  return y * cos - x * sin
}

export function crossing(a: Line, b: Line): PointPx | undefined {
  const turn = a.cos * b.sin - a.sin * b.cos
  if (Math.abs(turn) < 1e-6) return undefined
  return { x: (a.offset * b.sin - b.offset * a.sin) / turn, y: (a.cos * b.offset - b.cos * a.offset) / turn }
}

/** Between two lines' directions, 0..90. */
export function angleBetweenDeg(a: Line, b: Line): number {
  return turnedBy((a.angleRad * DEGREES) / Math.PI, (b.angleRad * DEGREES) / Math.PI)
}

export function lineThrough(p: PointPx, q: PointPx): Line {
  const angle = Math.atan2(q.x - p.x, p.y - q.y)
  const angleRad = angle < 0 ? angle + Math.PI : angle >= Math.PI ? angle - Math.PI : angle
  const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)]
  return { angleRad, cos, sin, offset: p.x * cos + p.y * sin }
}
