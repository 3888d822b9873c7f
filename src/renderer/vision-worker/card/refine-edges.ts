/** Moves a quad's sides onto the edges that the full frame shows, to a fraction of a pixel. */
import { clamp, type PointPx, type Px, type Share } from '../../../shared/domain/units.ts'
import type { Pixels } from '../picture/pixels.ts'
import { distance, type Quad } from './card-geometry.ts'
import { crossing, lineThrough, throughCloud, type Line } from './hough-lines.ts'

export interface RefinedQuad {
  readonly quad: Quad
  /** Share of the looked-at places whose edge lies on the refined sides. */
  readonly fit: Share
}

/** Places per side, between these shares of it: the ends are round. */
const PLACES = 40
const ENDS = 0.1

/** How far to either side is looked, in shares of the frame's diagonal. */
const REACH = 0.006
const SHORTEST_REACH_PX = 7

/** An edge's least gradient, 0..255 per px. */
const LEAST_GRADIENT = 3
/** Stronger ones count no more than this. */
const ENOUGH_GRADIENT = 40

/** A place is on the line when it is at most this share of the diagonal off: 1.5 px at 1280 x 720. */
const ON_LINE = 0.00102
const DRAWS = 60

interface EdgePlace extends PointPx {
  readonly gradient: number
}

/** @param quad in the frame's pixels, at most `REACH` off */
export function refineQuad(frame: Pixels, quad: Quad): RefinedQuad {
  const diagonal = Math.hypot(frame.widthPx, frame.heightPx)
  const reach = Math.max(SHORTEST_REACH_PX, Math.round(diagonal * REACH))
  const sides = quad.map((from, i) => refineSide(frame, from, quad[(i + 1) % 4]!, reach, diagonal * ON_LINE))
  const corners = quad.map((corner, i) => {
    const moved = crossing(sides[(i + 3) % 4]!.line, sides[i]!.line)
    return moved && distance(moved, corner) <= 3.5 * reach ? moved : corner
  })
  return { quad: corners as unknown as Quad, fit: sides.reduce((sum, side) => sum + side.fit / 4, 0) }
}

interface RefinedSide {
  readonly line: Line
  readonly fit: Share
}

function refineSide(frame: Pixels, from: PointPx, to: PointPx, reach: Px, tolerance: Px): RefinedSide {
  const places = edgePlaces(frame, from, to, reach)
  const asItWas = { line: lineThrough(from, to), fit: 0 }
  if (places.length < PLACES * 0.4) return asItWas
  let line = mostAgreed(places, distance(from, to) * 0.25, tolerance) ?? asItWas.line
  let agreeing: readonly EdgePlace[] = []
  for (let round = 0; round < 2; round++) {
    const near = places.filter((place) => offLine(line, place) < tolerance)
    if (near.length < 6) break
    const middle = {
      x: near.reduce((sum, { x }) => sum + x, 0) / near.length,
      y: near.reduce((sum, { y }) => sum + y, 0) / near.length,
    }
    line = throughCloud(near, middle)
    agreeing = near
  }
  return { line, fit: agreeing.length / PLACES }
}

/** RANSAC: the line through two places that most gradient agrees with. The draws are the same each time. */
function mostAgreed(places: readonly EdgePlace[], apart: Px, tolerance: Px): Line | undefined {
  let best: { line: Line; worth: number } | undefined
  for (let draw = 0; draw < DRAWS; draw++) {
    const a = places[(draw * 7919) % places.length]!
    const b = places[(draw * 104729 + 13) % places.length]!
    if (distance(a, b) < apart) continue
    const line = lineThrough(a, b)
    let worth = 0
    for (const place of places) if (offLine(line, place) < tolerance) worth += place.gradient
    if (!best || worth > best.worth) best = { line, worth }
  }
  return best?.line
}

const offLine = ({ cos, sin, offset }: Line, { x, y }: PointPx) => Math.abs(x * cos + y * sin - offset)

/** Where, across the side, the frame changes most. */
function edgePlaces(frame: Pixels, from: PointPx, to: PointPx, reach: Px): EdgePlace[] {
  const length = distance(from, to)
  const [alongX, alongY] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const [acrossX, acrossY] = [-alongY, alongX]
  const profile = new Float32Array((2 * reach + 1) * 3)
  const places: EdgePlace[] = []
  for (let place = 0; place < PLACES; place++) {
    const share = ENDS + ((1 - 2 * ENDS) * (place + 0.5)) / PLACES
    const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share]
    profile.fill(0)
    for (let off = -reach; off <= reach; off++)
      for (const along of [-1.5, 0, 1.5])
        addColour(
          frame,
          x + acrossX * off + alongX * along,
          y + acrossY * off + alongY * along,
          profile,
          3 * (off + reach),
        )
    const edge = strongestChange(profile, reach)
    if (edge) places.push({ x: x + acrossX * edge.off, y: y + acrossY * edge.off, gradient: edge.gradient })
  }
  return places
}

/** Of all three colours, near the middle rather than far from it; between pixels by a parabola. */
function strongestChange(profile: Float32Array, reach: Px) {
  const change = (at: number, channel: number) => {
    if (at < 2 || at > 2 * reach - 2) return 0
    const value = (k: number) => profile[3 * k + channel]!
    const sum = value(at + 1) + value(at + 2) - value(at - 1) - value(at - 2)
    // profiles are sums of three
    return (Math.abs(sum) / 6) * (1 - (0.35 * Math.abs(at - reach)) / reach)
  }
  let [most, where, channelOfMost] = [0, 0, 0]
  for (let channel = 0; channel < 3; channel++)
    for (let at = 2; at <= 2 * reach - 2; at++) {
      const here = change(at, channel)
      if (here > most) [most, where, channelOfMost] = [here, at, channel]
    }
  if (most < LEAST_GRADIENT || where < 3 || where > 2 * reach - 3) return undefined
  const [before, after] = [change(where - 1, channelOfMost), change(where + 1, channelOfMost)]
  const bend = before - 2 * most + after
  const off = where - reach + (bend === 0 ? 0 : (before - after) / (2 * bend))
  return { off, gradient: Math.min(most, ENOUGH_GRADIENT) }
}

/** Adds the bilinear colour at a point; beyond the border the border's own. */
function addColour({ data, widthPx, heightPx }: Pixels, x: Px, y: Px, to: Float32Array, at: number): void {
  const cx = clamp(x, 0, widthPx - 1.001)
  const cy = clamp(y, 0, heightPx - 1.001)
  const [left, top] = [Math.floor(cx), Math.floor(cy)]
  const [right, bottom] = [cx - left, cy - top]
  const first = (top * widthPx + left) * 4
  const below = first + widthPx * 4
  for (let channel = 0; channel < 3; channel++) {
    const upper = data[first + channel]! * (1 - right) + data[first + 4 + channel]! * right
    const lower = data[below + channel]! * (1 - right) + data[below + 4 + channel]! * right
    to[at + channel]! += upper * (1 - bottom) + lower * bottom
  }
}
