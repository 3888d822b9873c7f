/** Straight-line maps of the picture's plane: from a model's small input picture back to the picture it looks at. */
import type { BoxPx, PointPx, Px, SizePx } from '../../../shared/domain/units.ts'

/** (x, y) -> (xx * x + xy * y + x0, yx * x + yy * y + y0); pixel centres lie at halves. */
export interface PlaneTransform {
  readonly xx: number
  readonly xy: number
  readonly x0: number
  readonly yx: number
  readonly yy: number
  readonly y0: number
}

export function applied({ xx, xy, x0, yx, yy, y0 }: PlaneTransform, x: number, y: number): PointPx {
  return { x: xx * x + xy * y + x0, y: yx * x + yy * y + y0 }
}

/** Picture pixels per input pixel. */
export function scaleOf({ xx, yx }: PlaneTransform): number {
  return Math.hypot(xx, yx)
}

/** The whole of `region` in a square of `inputSide`, centred, with empty bars where it is not square. */
export function letterbox(region: BoxPx, inputSide: Px): PlaneTransform {
  const side = Math.max(region.width, region.height)
  return rotatedSquare({ x: region.x + region.width / 2, y: region.y + region.height / 2 }, side, 0, inputSide)
}

/** A square of `side` around `centre`, turned clockwise by `angleRad`, seen as a square of `inputSide`. */
export function rotatedSquare(centre: PointPx, side: Px, angleRad: number, inputSide: Px): PlaneTransform {
  const scale = side / inputSide
  const along = scale * Math.cos(angleRad)
  const across = scale * Math.sin(angleRad)
  const half = inputSide / 2
  return {
    xx: along,
    xy: -across,
    x0: centre.x - (along - across) * half,
    yx: across,
    yy: along,
    y0: centre.y - (across + along) * half,
  }
}

export function wholeOf({ widthPx, heightPx }: SizePx): BoxPx {
  return { x: 0, y: 0, width: widthPx, height: heightPx }
}
