/** The colour at any place of a frame, between its pixels. */
import type { PointPx } from '../../../shared/domain/units.ts'
import type { Pixels } from '../picture/pixels.ts'

export type Colour = readonly [red: number, green: number, blue: number]

/** Bilinear; pixel centres lie at whole numbers. Absent at the frame's border and beyond. */
export function colourAt({ data, widthPx, heightPx }: Pixels, { x, y }: PointPx): Colour | undefined {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (left < 0 || top < 0 || left + 2 > widthPx || top + 2 > heightPx) return undefined
  const [right, bottom] = [x - left, y - top]
  const at = (top * widthPx + left) * 4
  const below = at + widthPx * 4
  const mixed = (k: number) =>
    (data[at + k]! * (1 - right) + data[at + 4 + k]! * right) * (1 - bottom) +
    (data[below + k]! * (1 - right) + data[below + 4 + k]! * right) * bottom
  return [mixed(0), mixed(1), mixed(2)]
}
