/** A picture continued beyond its border by its own mirror image, as if it lay between mirrors. */
import type { PointPx, Px, Share } from '../../../shared/domain/units.ts'
import { createPyramid, packed, type Pyramid, type PyramidLevel } from './pixels.ts'

export interface RimmedPicture {
  readonly pyramid: Pyramid
  /** Pixels of the original picture per pixel of this one. */
  readonly step: number
  /** Width of the rim, in pixels of this picture. */
  readonly rimPx: Px
}

/** @param rim share of the longer side, at most 1 */
export function withMirroredRim(level: PyramidLevel, rim: Share): RimmedPicture {
  const rimPx = Math.round(Math.max(level.widthPx, level.heightPx) * rim)
  const columns = mirroredIndexes(level.widthPx, rimPx)
  const rows = mirroredIndexes(level.heightPx, rimPx)
  const from = packed(level)
  const to = new Uint32Array(columns.length * rows.length)
  let at = 0
  for (const row of rows) {
    const start = row * level.widthPx
    for (const column of columns) to[at++] = from[start + column]!
  }
  const full = { data: new Uint8ClampedArray(to.buffer), widthPx: columns.length, heightPx: rows.length }
  return { pyramid: createPyramid(full), step: level.step, rimPx }
}

/** For each pixel of a side with its rim, the pixel of the side that it shows. */
function mirroredIndexes(side: Px, rim: Px): Uint16Array {
  const period = 2 * side
  return Uint16Array.from({ length: side + 2 * rim }, (_, index) => {
    const there = (((index - rim) % period) + period) % period
    return there < side ? there : period - 1 - there
  })
}

/** A point of the rimmed picture, in pixels of the original one. */
export function pointInOriginal({ step, rimPx }: RimmedPicture, { x, y }: PointPx): PointPx {
  return { x: (x - rimPx) * step, y: (y - rimPx) * step }
}
