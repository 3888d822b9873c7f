/**
 * How sharp a face is, whatever its size, light and contrast.
 *
 * Second differences along rows, columns and both diagonals, squared, over the squared contrast (95th less 5th
 * percentile of luma), times 1000. The least of the four counts, because shaking blurs along one direction only.
 */
import type { BoxPx } from '../../../shared/domain/units.ts'
import { percentile } from './exposure.ts'
import { countLuma, lumaOf, packed, type Pyramid, type PyramidLevel } from './pixels.ts'

/** A face is looked at 96 to 192 px across: finer detail shows nothing to those who compare faces. */
const FACE_WIDTH_PX = 96

/** Fewer pixels than this say nothing. */
const FEWEST_PIXELS = 400

/** Brow, eyes, nose and mouth of a face in `box`, without hair and outline. Absent where too little of it is in the picture. */
export function sharpnessOfFace(pyramid: Pyramid, box: BoxPx): number | undefined {
  const level = pyramid.levelFor(Math.max(1, box.width / FACE_WIDTH_PX))
  const middle = lumaWithin(level, {
    x: box.x + 0.15 * box.width,
    y: box.y + 0.15 * box.height,
    width: 0.7 * box.width,
    height: 0.75 * box.height,
  })
  const change = leastSecondDifference(middle)
  return change === undefined
    ? undefined
    : (1000 * change * finenessFactor(box.width / level.step)) / middle.contrast ** 2
}

/**
 * A blurred edge changes by the square of the pixel's size from pixel to pixel, and that is squared once more: so the
 * same blur measures the same at 96 as at 192 px across.
 */
const finenessFactor = (faceWidthPx: number) => Math.max(1, faceWidthPx / FACE_WIDTH_PX) ** 4

interface LumaPatch {
  readonly luma: Float32Array
  readonly width: number
  readonly height: number
  readonly contrast: number
}

/** What of the region lies in the picture. */
function lumaWithin(level: PyramidLevel, region: BoxPx): LumaPatch {
  const { widthPx, heightPx, step } = level
  const pixels = packed(level)
  const left = Math.max(0, Math.ceil(region.x / step))
  const top = Math.max(0, Math.ceil(region.y / step))
  const width = Math.max(0, Math.min(widthPx, Math.floor((region.x + region.width) / step)) - left)
  const height = Math.max(0, Math.min(heightPx, Math.floor((region.y + region.height) / step)) - top)
  const luma = new Float32Array(width * height)
  const histogram = new Uint32Array(256)
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, from = (top + y) * widthPx + left; x < width; x++, to++, from++) {
      const value = lumaOf(pixels[from]!)
      luma[to] = value
      countLuma(histogram, value)
    }
  }
  const contrast = percentile(histogram, luma.length, 0.95) - percentile(histogram, luma.length, 0.05)
  return { luma, width, height, contrast: Math.max(1, contrast) }
}

/** Mean square along the direction in which least changes. A diagonal step is longer, and so counts half. */
function leastSecondDifference({ luma, width, height }: LumaPatch): number | undefined {
  const count = (width - 2) * (height - 2)
  if (width <= 2 || height <= 2 || count < FEWEST_PIXELS) return undefined
  let [alongRows, alongColumns, falling, rising] = [0, 0, 0, 0]
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const twice = 2 * luma[at]!
      const above = at - width
      const below = at + width
      alongRows += (twice - luma[at - 1]! - luma[at + 1]!) ** 2
      alongColumns += (twice - luma[above]! - luma[below]!) ** 2
      falling += (twice - luma[above - 1]! - luma[below + 1]!) ** 2
      rising += (twice - luma[above + 1]! - luma[below - 1]!) ** 2
    }
  }
  return Math.min(alongRows, alongColumns, falling / 2, rising / 2) / count
}
