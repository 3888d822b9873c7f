/**
 * A frame in a few numbers that tell whether the camera behind it is well. Looks at a thin grid of pixels, so that it
 * costs a look nothing to speak of. Does not know what the numbers mean.
 */
import type { PictureSummary } from '../../vision/vision-protocol.ts'
import { percentile } from './exposure.ts'
import { packed, type Pixels } from './pixels.ts'

/** At most so many along each side. Ours. */
const SAMPLED_ROWS = 45
const SAMPLED_COLUMNS = 80

/** 99 of 100: a lamp that mirrors in a lens cover, or a camera's own light, does not count. */
const LIGHT_SHARE = 0.99
/** The darkest likewise. */
const DARK_SHARE = 0.01
/** 995 of 1000: a few wrong pixels of a colourless sensor do not count. */
const COLOUR_SHARE = 0.995

/** At and below, at and above: clipped, so that no noise is left in it. */
const CLIPPED_LOW = 4
const CLIPPED_HIGH = 251
/** With less of the picture than this between them, equal pictures prove nothing. */
const LEAST_UNCLIPPED_SHARE = 0.02

/** Of the 32-bit FNV-1a hash [Fowler, Noll, Vo], taken of whole pixels instead of bytes. */
const FNV_BASIS = 0x811c9dc5
const FNV_PRIME = 0x01000193

export function summaryOf(pixels: Pixels): PictureSummary {
  const { widthPx, heightPx } = pixels
  const numbers = packed(pixels)
  const stepX = Math.ceil(widthPx / SAMPLED_COLUMNS)
  const stepY = Math.ceil(heightPx / SAMPLED_ROWS)
  const lumas = new Uint32Array(256)
  const colours = new Uint32Array(256)
  let [count, unclipped, print] = [0, 0, FNV_BASIS]
  for (let y = stepY >> 1; y < heightPx; y += stepY) {
    for (let at = y * widthPx + (stepX >> 1), end = (y + 1) * widthPx; at < end; at += stepX, count++) {
      const pixel = numbers[at]!
      const red = pixel & 255
      const green = (pixel >>> 8) & 255
      const blue = (pixel >>> 16) & 255
      // Rec. 601 in 8-bit fixed point
      const luma = (77 * red + 150 * green + 29 * blue) >> 8
      lumas[luma]!++
      colours[Math.max(red, green, blue) - Math.min(red, green, blue)]!++
      if (luma > CLIPPED_LOW && luma < CLIPPED_HIGH) unclipped++
      print = Math.imul(print ^ pixel, FNV_PRIME)
    }
  }
  return {
    highLuma: percentile(lumas, count, LIGHT_SHARE),
    lowLuma: percentile(lumas, count, DARK_SHARE),
    colour: percentile(colours, count, COLOUR_SHARE),
    ...(unclipped >= count * LEAST_UNCLIPPED_SHARE && { print: print >>> 0 }),
  }
}
