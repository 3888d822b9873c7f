/** The outline of a card that was found, as the overlay draws it: calmer than it was measured. Corners in shares of the frame. */
import { id1Card, type CardCorners } from '../../shared/domain/id1-card.ts'
import type { PointPx, Share, SizePx } from '../../shared/domain/units.ts'

/** How much of the way to its new place a corner goes with each report. [own card study] */
const FOLLOW: Share = 0.4

/** A corner that is this far off, in shares of the frame, is another card or another way up: nothing to follow. Ours. */
const JUMP: Share = 0.15

/** Where the outline is drawn once a card was found at `next`. For the overlay only, never for the picture. */
export function followCard(before: CardCorners | undefined, next: CardCorners): CardCorners {
  if (!before || next.some(({ x, y }, at) => Math.hypot(x - before[at]!.x, y - before[at]!.y) > JUMP)) return next
  const [a, b, c, d] = next.map((corner, at) => between(before[at]!, corner, FOLLOW))
  return [a!, b!, c!, d!]
}

/** Two paths from the middle of the card's lower edge up its right and its left side to the middle of the upper edge. */
export function outlineHalves([leftTop, rightTop, rightBottom, leftBottom]: CardCorners, sheet: SizePx) {
  const half = (others: { lower: PointPx; upper: PointPx }, lower: PointPx, upper: PointPx): string =>
    [
      `M${at(between(others.lower, lower, 0.5))}`,
      `L${at(between(lower, others.lower, ROUND_OF_WIDTH))} Q${at(lower)} ${at(between(lower, upper, ROUND_OF_HEIGHT))}`,
      `L${at(between(upper, lower, ROUND_OF_HEIGHT))} Q${at(upper)} ${at(between(upper, others.upper, ROUND_OF_WIDTH))}`,
      `L${at(between(others.upper, upper, 0.5))}`,
    ].join(' ')
  const at = ({ x, y }: PointPx): string => `${(x * sheet.widthPx).toFixed(1)} ${(y * sheet.heightPx).toFixed(1)}`
  return [
    half({ lower: leftBottom, upper: leftTop }, rightBottom, rightTop),
    half({ lower: rightBottom, upper: rightTop }, leftBottom, leftTop),
  ] as const
}

const ROUND_OF_WIDTH: Share = id1Card.cornerRadiusMm / id1Card.widthMm
const ROUND_OF_HEIGHT: Share = id1Card.cornerRadiusMm / id1Card.heightMm

const between = (a: PointPx, b: PointPx, share: Share): PointPx => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})
