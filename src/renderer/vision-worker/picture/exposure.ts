/** How light a part of a picture is. Rec. 601 luma, 0..255. */
import type { PointPx, Px, Share } from '../../../shared/domain/units.ts'
import { countLuma, isAllAbove, lumaOf, packed, type Pixels, type Pyramid, type PyramidLevel } from './pixels.ts'

export interface Exposure {
  readonly meanLuma: number
  /** 95 of 100 pixels are darker. */
  readonly highLuma: number
  /** Share of pixels that are nearly black. */
  readonly darkShare: Share
  /** Share of pixels where red, green and blue are all burnt out: glare. */
  readonly brightShare: Share
}

/** Below this luma a pixel shows nothing that the service could use; dark skin in good light stays above. */
const NEARLY_BLACK = 40

/** The least of red, green and blue of a burnt-out pixel [own card study]. */
const BURNT_OUT = 250

/** Enough for light, and cheap. */
const WIDTH_PX = 64

/** Of the whole picture, at 64 to 128 px across. */
export function exposureOfPicture(pyramid: Pyramid): Exposure | undefined {
  const level = pyramid.levelFor(Math.max(1, pyramid.full.widthPx / WIDTH_PX))
  return exposureIn(level, spansOfRows(0, level.heightPx, 0, level.widthPx))
}

/** Pixels `from` up to but without `to` of row `y`. */
export interface RowSpan {
  readonly y: Px
  readonly from: Px
  readonly to: Px
}

/** Absent where the spans hold no pixel. All of them must lie inside the picture. */
export function exposureIn(picture: Pixels, spans: readonly RowSpan[]): Exposure | undefined {
  const pixels = packed(picture)
  const histogram = new Uint32Array(256)
  let [count, sum, dark, bright] = [0, 0, 0, 0]
  for (const { y, from, to } of spans) {
    for (let at = y * picture.widthPx + from, end = y * picture.widthPx + to; at < end; at++) {
      const pixel = pixels[at]!
      const luma = lumaOf(pixel)
      countLuma(histogram, luma)
      count++
      sum += luma
      if (luma < NEARLY_BLACK) dark++
      if (isAllAbove(pixel, BURNT_OUT)) bright++
    }
  }
  if (count === 0) return undefined
  return {
    meanLuma: sum / count,
    highLuma: percentile(histogram, count, 0.95),
    darkShare: dark / count,
    brightShare: bright / count,
  }
}

/** What lies inside a convex outline, in pixels of the whole picture, cut off at the picture's border. */
export function spansWithin({ widthPx, heightPx, step }: PyramidLevel, outline: readonly PointPx[]): RowSpan[] {
  const ys = outline.map(({ y }) => y / step)
  const top = Math.max(0, Math.floor(Math.min(...ys)))
  const bottom = Math.min(heightPx, Math.ceil(Math.max(...ys)))
  const spans: RowSpan[] = []
  for (let y = top; y < bottom; y++) {
    const [left, right] = crossingsOf(outline, (y + 0.5) * step)
    const from = Math.max(0, Math.round(left / step))
    const to = Math.min(widthPx, Math.round(right / step))
    if (from < to) spans.push({ y, from, to })
  }
  return spans
}

/** The first and the last x at which the outline crosses the row at `y`; Infinity and -Infinity where it does not. */
function crossingsOf(outline: readonly PointPx[], y: Px): readonly [Px, Px] {
  let [first, last] = [Infinity, -Infinity]
  for (let at = 0, before = outline.at(-1); at < outline.length; at++) {
    const a = before!
    const b = (before = outline[at]!)
    if (a.y < y === b.y < y) continue
    const x = a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y)
    first = Math.min(first, x)
    last = Math.max(last, x)
  }
  return [first, last]
}

export function spansOfRows(top: Px, bottom: Px, from: Px, to: Px): RowSpan[] {
  if (from >= to) return []
  return Array.from({ length: Math.max(0, bottom - top) }, (_, row) => ({ y: top + row, from, to }))
}

/** The value below which `share` of what the histogram counted lies. */
export function percentile(histogram: Uint32Array, count: number, share: Share): number {
  let seen = 0
  for (let value = 0; value < histogram.length; value++) {
    seen += histogram[value]!
    if (seen >= count * share) return value
  }
  return histogram.length - 1
}

/** Of the pixels in the spans; absent where they hold none. */
export function lumaPercentile(picture: Pixels, spans: readonly RowSpan[], share: Share): number | undefined {
  const pixels = packed(picture)
  const histogram = new Uint32Array(256)
  let count = 0
  for (const { y, from, to } of spans) {
    for (let at = y * picture.widthPx + from, end = y * picture.widthPx + to; at < end; at++) {
      countLuma(histogram, lumaOf(pixels[at]!))
      count++
    }
  }
  return count === 0 ? undefined : percentile(histogram, count, share)
}
