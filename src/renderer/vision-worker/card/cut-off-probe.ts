/** Does a card reach out of the frame? Looks for a U: two sides that run to the border, and the one that joins them. */
import type { PointPx, Px, SizePx } from '../../../shared/domain/units.ts'
import { distance } from './card-geometry.ts'
import { alongLine, angleBetweenDeg, crossing, supportBetween, type FoundLine, type Line } from './hough-lines.ts'

/** From the project's card study; lengths in shares of the joining side, which is one in shares of the long side. */
const limits = {
  maxOppositeDeg: 20,
  minCrossingDeg: 65,
  minJoiningSide: 0.22,
  minSupport: 0.75,
  maxBeyond: 0.45,
  minVisible: 0.18,
  maxVisible: 1.75,
} as const

/** Guidance only: papers that the frame cuts look the same. */
export function isCutOff(lines: readonly FoundLine[], size: SizePx): boolean {
  for (const [i, one] of lines.entries())
    for (const other of lines.slice(i + 1)) {
      if (angleBetweenDeg(one, other) > limits.maxOppositeDeg) continue
      for (const joining of lines) if (isU(one, other, joining, size)) return true
    }
  return false
}

function isU(one: FoundLine, other: FoundLine, joining: FoundLine, size: SizePx): boolean {
  if (joining === one || joining === other || angleBetweenDeg(one, joining) < limits.minCrossingDeg) return false
  const [p, q] = [crossing(one, joining), crossing(other, joining)]
  if (!p || !q || !isInside(p, size) || !isInside(q, size)) return false
  const side = distance(p, q)
  if (side < limits.minJoiningSide * Math.max(size.widthPx, size.heightPx)) return false
  const [from, to] = [alongLine(joining, p), alongLine(joining, q)].toSorted((a, b) => a - b) as [Px, Px]
  if (supportBetween(joining, from + 0.08 * side, to - 0.08 * side).any < limits.minSupport) return false
  const reach = Math.max(10, 0.18 * side)
  if (supportBetween(joining, from - reach, from - 4).any > limits.maxBeyond) return false
  if (supportBetween(joining, to + 4, to + reach).any > limits.maxBeyond) return false

  const isFlipped = Math.abs(one.angleRad - other.angleRad) > Math.PI / 2
  return ([1, -1] as const).some(
    (way) => runsOut(one, p, way, side, size) && runsOut(other, q, isFlipped ? (-way as 1 | -1) : way, side, size),
  )
}

/** Does the edge begin at `corner` and run to the border, one way along the line? */
function runsOut(line: FoundLine, corner: PointPx, way: 1 | -1, side: Px, size: SizePx): boolean {
  const visible = lengthToBorder(line, corner, way, size)
  if (visible < Math.max(30, limits.minVisible * side) || visible > limits.maxVisible * side) return false
  const start = alongLine(line, corner)
  const along = (px: Px) => start + way * px
  if (supportBetween(line, along(0.1 * visible), along(0.98 * visible)).any < limits.minSupport) return false
  return supportBetween(line, along(-4), along(-Math.max(10, 0.15 * side))).any <= limits.maxBeyond
}

const BORDER_PX = 2

function isInside({ x, y }: PointPx, { widthPx, heightPx }: SizePx): boolean {
  return x > 3 && y > 3 && x < widthPx - 4 && y < heightPx - 4
}

/** How far it is from a point inside the frame to its border. */
function lengthToBorder({ cos, sin }: Line, { x, y }: PointPx, way: 1 | -1, { widthPx, heightPx }: SizePx): Px {
  const until = (speed: number, at: Px, last: Px) =>
    speed > 0 ? (last - BORDER_PX - at) / speed : speed < 0 ? (BORDER_PX - at) / speed : Infinity
  return Math.min(until(-sin * way, x, widthPx - 1), until(cos * way, y, heightPx - 1))
}
