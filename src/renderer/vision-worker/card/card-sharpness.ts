/**
 * How sharp the print of a flat card is: its acutance, which is how much luma changes per pixel at the sharpest
 * edges, in shares of the card's own contrast. Of all cues tried in the project's card study the one that told best.
 */
import { percentile } from '../picture/exposure.ts'
import { countLuma, lumaOf, packed, type Pixels } from '../picture/pixels.ts'
import { RIM_SHARE } from './card-light.ts'

/** The size it is measured at: 5.8 px per mm, about what the farthest card has that is still let pass. */
export const SHARPNESS_SIZE = { widthPx: 500, heightPx: 315 } as const

/** The sharpest edges: 985 of 1000 pixels change less. */
const SHARPEST = 0.985

/** Less contrast than this, luma, is counted as this: noise on an empty surface is no sharp print. */
const LEAST_CONTRAST = 12

/** Steps per luma in which gradients are counted. */
const FINENESS = 4

/** @param flat a card of `SHARPNESS_SIZE` */
export function acutanceOf(flat: Pixels): number {
  const { widthPx, heightPx } = flat
  const luma = Float32Array.from(packed(flat), lumaOf)
  const lumas = new Uint32Array(256)
  const gradients = new Uint32Array(256 * FINENESS)
  const [rimX, rimY] = [Math.ceil(widthPx * RIM_SHARE), Math.ceil(heightPx * RIM_SHARE)]
  let count = 0
  for (let y = rimY; y < heightPx - rimY; y++) {
    for (let x = rimX, at = y * widthPx + rimX; x < widthPx - rimX; x++, at++) {
      const change = Math.hypot(luma[at + 1]! - luma[at - 1]!, luma[at + widthPx]! - luma[at - widthPx]!) / 2
      gradients[Math.min(gradients.length - 1, Math.floor(change * FINENESS))]!++
      countLuma(lumas, luma[at]!)
      count++
    }
  }
  const contrast = Math.max(LEAST_CONTRAST, percentile(lumas, count, 0.95) - percentile(lumas, count, 0.05))
  return percentile(gradients, count, SHARPEST) / FINENESS / contrast
}
