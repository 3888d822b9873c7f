/** A card's outline in a picture, and what it says of how the card lies before the camera. Knows no pixels. */
import { id1Card } from '../../../shared/domain/id1-card.ts'
import { clamp, type Deg, type PointPx, type Px, type SizePx } from '../../../shared/domain/units.ts'

/** Width to height of a flat card. */
export const CARD_ASPECT = id1Card.widthMm / id1Card.heightMm

/** Four corners, clockwise as seen. On a card they start at the left end of a long side. */
export type Quad = readonly [PointPx, PointPx, PointPx, PointPx]

/** Pixels per row of the card's plane: (u, v) -> ((a u + b v + c) / w, (d u + e v + f) / w), w = g u + h v + 1. */
export type Homography = readonly [
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
]

/** From the unit square, clockwise from its left top, to a quad [Heckbert 1989, 2.2.2]. */
export function squareToQuad([p, q, r, s]: Quad): Homography {
  const [x1, x2, x3] = [q.x - r.x, s.x - r.x, p.x - q.x + r.x - s.x]
  const [y1, y2, y3] = [q.y - r.y, s.y - r.y, p.y - q.y + r.y - s.y]
  const area = x1 * y2 - x2 * y1
  const g = (x3 * y2 - x2 * y3) / area
  const h = (x1 * y3 - x3 * y1) / area
  return [q.x - p.x + g * q.x, s.x - p.x + h * s.x, p.x, q.y - p.y + g * q.y, s.y - p.y + h * s.y, p.y, g, h]
}

export function mapped([a, b, c, d, e, f, g, h]: Homography, u: number, v: number): PointPx {
  const w = g * u + h * v + 1
  return { x: (a * u + b * v + c) / w, y: (d * u + e * v + f) / w }
}

export interface CardPose {
  /** Width to height of the real rectangle behind the quad. */
  readonly aspect: number
  /** Angle at the real rectangle's corner; 90 where there is one. */
  readonly cornerDeg: Deg
  /** Between the card's normal and the camera's axis. */
  readonly tiltDeg: Deg
}

/**
 * The rectangle that a pinhole camera sees as `quad`: the columns of K^-1 H are its two sides [Zhang 2000].
 * @param focalPx focal length; the principal point is the picture's middle
 */
export function poseOf(quad: Quad, { widthPx, heightPx }: SizePx, focalPx: Px): CardPose {
  const [a, b, , d, e, , g, h] = squareToQuad(quad)
  const [middleX, middleY] = [widthPx / 2, heightPx / 2]
  const across = [(a - middleX * g) / focalPx, (d - middleY * g) / focalPx, g] as const
  const down = [(b - middleX * h) / focalPx, (e - middleY * h) / focalPx, h] as const
  const [width, height] = [Math.hypot(...across), Math.hypot(...down)]
  const cosCorner = (across[0] * down[0] + across[1] * down[1] + across[2] * down[2]) / (width * height)
  const normal = [
    across[1] * down[2] - across[2] * down[1],
    across[2] * down[0] - across[0] * down[2],
    across[0] * down[1] - across[1] * down[0],
  ] as const
  return {
    aspect: width / height,
    cornerDeg: degrees(Math.acos(clamp(cosCorner, -1, 1))),
    tiltDeg: degrees(Math.acos(Math.min(1, Math.abs(normal[2]) / Math.hypot(...normal)))),
  }
}

/** Positive where the corners go clockwise as seen. */
export function areaOf(quad: Quad): number {
  return quad.reduce((sum, p, i) => sum + cross(p, nextOf(quad, i)) / 2, 0)
}

export function isConvex(quad: Quad): boolean {
  const turns = quad.map((p, i) => {
    const q = nextOf(quad, i)
    const r = nextOf(quad, i + 1)
    return Math.sign((q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x))
  })
  return turns.every((turn) => turn === turns[0] && turn !== 0)
}

/** Clockwise, and from the left end of that long side which points right. */
export function cardOrder(quad: Quad): Quad {
  const clockwise = areaOf(quad) < 0 ? (quad.toReversed() as unknown as Quad) : quad
  const length = (i: number) => distance(clockwise[i]!, nextOf(clockwise, i))
  const long = length(0) + length(2) >= length(1) + length(3) ? 0 : 1
  const pointsRight = (i: number) => nextOf(clockwise, i).x - clockwise[i]!.x
  return startingAt(clockwise, pointsRight(long) >= pointsRight(long + 2) ? long : long + 2)
}

/** The same corners, begun at another one. */
export function startingAt(quad: Quad, first: number): Quad {
  return [quad[first % 4]!, quad[(first + 1) % 4]!, quad[(first + 2) % 4]!, quad[(first + 3) % 4]!]
}

/** Mean over the card, from its area. */
export function pxPerMmOf(quad: Quad): number {
  return Math.sqrt(Math.abs(areaOf(quad)) / (id1Card.widthMm * id1Card.heightMm))
}

/** Do all of `inner`'s corners lie inside `outer`, or at most `tolerancePx` outside it? Both clockwise. */
export function contains(outer: Quad, inner: Quad, tolerancePx: Px): boolean {
  return outer.every((p, i) => {
    const q = nextOf(outer, i)
    const length = distance(p, q)
    return inner.every(({ x, y }) => (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x) >= -tolerancePx * length)
  })
}

/** How far the corner lies apart that lies apart farthest. */
export function largestShift(a: Quad, b: Quad): Px {
  return Math.max(...a.map((corner, i) => distance(corner, b[i]!)))
}

export function distance(a: PointPx, b: PointPx): Px {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

export const degrees = (radians: number): Deg => (radians * 180) / Math.PI

export const nextOf = (quad: Quad, i: number): PointPx => quad[(i + 1) % 4]!

const cross = (p: PointPx, q: PointPx) => p.x * q.y - q.x * p.y
