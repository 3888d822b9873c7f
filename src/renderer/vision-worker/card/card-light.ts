/** How light a flat card is, without its rim. Rec. 601 luma, 0..255. */
import type { Share } from '../../../shared/domain/units.ts'
import { percentile } from '../picture/exposure.ts'
import { countLuma, isAllAbove, lumaOf, packed, type Pixels } from '../picture/pixels.ts'

export interface CardLight {
  /** 95 of 100 pixels are darker: paper white, where there is light. */
  readonly highLuma: number
  readonly medianLuma: number
  /** Share of pixels where red, green and blue are all burnt out; white cards have them without any glare. */
  readonly brightShare: Share
}

/** The least of red, green and blue of a burnt-out pixel [own card study]. */
const BURNT_OUT = 250

/** Left out on each side: there the desk may show. */
export const RIM_SHARE = 0.05

/** How much of the frame, from each border inwards, is what the card lies on. */
const RIM_OF_FRAME: Share = 0.1

/** Pixels of the frame per sample. */
const RIM_STEP = 8

/** Mean luma of the frame's rim: of what the card lies on. */
export function lumaOfRim(frame: Pixels): number {
  const { widthPx, heightPx } = frame
  const pixels = packed(frame)
  const [rimX, rimY] = [widthPx * RIM_OF_FRAME, heightPx * RIM_OF_FRAME]
  let [sum, count] = [0, 0]
  for (let y = 0; y < heightPx; y += RIM_STEP) {
    const isRimRow = y < rimY || y >= heightPx - rimY
    for (let x = 0; x < widthPx; x += RIM_STEP) {
      if (!isRimRow && x >= rimX && x < widthPx - rimX) continue
      sum += lumaOf(pixels[y * widthPx + x]!)
      count++
    }
  }
  return sum / count
}

export function lightOnCard(flat: Pixels): CardLight {
  const { widthPx, heightPx } = flat
  const pixels = packed(flat)
  const histogram = new Uint32Array(256)
  const [rimX, rimY] = [Math.round(widthPx * RIM_SHARE), Math.round(heightPx * RIM_SHARE)]
  let [count, bright] = [0, 0]
  for (let y = rimY; y < heightPx - rimY; y++) {
    for (let at = y * widthPx + rimX, end = (y + 1) * widthPx - rimX; at < end; at++) {
      const pixel = pixels[at]!
      countLuma(histogram, lumaOf(pixel))
      count++
      if (isAllAbove(pixel, BURNT_OUT)) bright++
    }
  }
  return {
    highLuma: percentile(histogram, count, 0.95),
    medianLuma: percentile(histogram, count, 0.5),
    brightShare: count > 0 ? bright / count : 0,
  }
}
