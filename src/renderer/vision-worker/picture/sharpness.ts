/**
 * How sharp a part of a picture is, whatever its size, light and contrast.
 *
 * Second differences along rows and along columns, over the squared contrast (95th less 5th percentile of luma),
 * times 1000; the smaller direction counts, because shaking blurs one direction only.
 * Measured on a fixed scale: detail finer than a picture of `WIDTH_PX` shows nothing to those who compare faces.
 */
import type { BoxPx } from '../../../shared/domain/units.ts'
import { percentile } from './exposure.ts'
import { lumaAt, type Pixels, type Pyramid } from './pixels.ts'

/** A face is looked at 96 to 192 px across. */
const FACE_WIDTH_PX = 96

/** A card is looked at 400 to 800 px across, where its print is 5 to 9 px per mm. */
const CARD_WIDTH_PX = 400

/** Brow, eyes, nose and mouth of a face in `box`, without hair and outline. Absent where too little of it is in the picture. */
export function sharpnessOfFace(pyramid: Pyramid, box: BoxPx): number | undefined {
  const middle = {
    x: box.x + 0.15 * box.width,
    y: box.y + 0.15 * box.height,
    width: 0.7 * box.width,
    height: 0.75 * box.height,
  }
  return sharpnessOf(pyramid, middle, box.width / FACE_WIDTH_PX)
}

/** The whole of a card's picture but for its rim. */
export function sharpnessOfCard(pyramid: Pyramid): number | undefined {
  const { widthPx, heightPx } = pyramid.full
  const inner = { x: 0.05 * widthPx, y: 0.05 * heightPx, width: 0.9 * widthPx, height: 0.9 * heightPx }
  return sharpnessOf(pyramid, inner, widthPx / CARD_WIDTH_PX)
}

/** Fewer pixels than this say nothing. */
const FEWEST_PIXELS = 400

function sharpnessOf(pyramid: Pyramid, region: BoxPx, step: number): number | undefined {
  const level = pyramid.levelFor(Math.max(1, step))
  const left = Math.max(1, Math.ceil(region.x / level.step))
  const top = Math.max(1, Math.ceil(region.y / level.step))
  const right = Math.min(level.widthPx - 1, Math.floor((region.x + region.width) / level.step))
  const bottom = Math.min(level.heightPx - 1, Math.floor((region.y + region.height) / level.step))
  const count = (right - left) * (bottom - top)
  if (right <= left || bottom <= top || count < FEWEST_PIXELS) return undefined

  const luma = lumaPlane(level)
  const width = level.widthPx
  const histogram = new Uint32Array(256)
  let [alongRows, alongColumns] = [0, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = left, at = y * width + left; x < right; x++, at++) {
      const twice = 2 * luma[at]!
      alongRows += (twice - luma[at - 1]! - luma[at + 1]!) ** 2
      alongColumns += (twice - luma[at - width]! - luma[at + width]!) ** 2
      histogram[Math.round(luma[at]!)]!++
    }
  }
  const contrast = Math.max(1, percentile(histogram, count, 0.95) - percentile(histogram, count, 0.05))
  return (1000 * Math.min(alongRows, alongColumns)) / count / contrast ** 2
}

function lumaPlane({ data, widthPx, heightPx }: Pixels): Float32Array {
  const plane = new Float32Array(widthPx * heightPx)
  for (let i = 0; i < plane.length; i++) plane[i] = lumaAt(data, 4 * i)
  return plane
}
