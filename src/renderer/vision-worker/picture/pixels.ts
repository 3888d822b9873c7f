/**
 * Pictures as plain pixels, and their pyramid of halves.
 * Everything that measures works on these and runs in Node as it does in the worker.
 */
import type { SizePx } from '../../../shared/domain/units.ts'

/** RGBA, 8 bits each, row by row from the left top. An `ImageData` is one but for its names. */
export interface Pixels extends SizePx {
  readonly data: Uint8ClampedArray
}

export interface PyramidLevel extends Pixels {
  /** Pixels of the whole picture per pixel of this level: 1, 2, 4 … */
  readonly step: number
}

/** The same picture at full size, half, quarter and so on; each level is made when first asked for. */
export interface Pyramid {
  readonly full: Pixels
  /** The smallest level whose pixels are at most `step` pixels of the picture wide. */
  levelFor(step: number): PyramidLevel
}

/** Below this many pixels a picture is not halved any more. */
const SMALLEST_SIDE_PX = 16

export function createPyramid(full: Pixels): Pyramid {
  const levels: PyramidLevel[] = [{ ...full, step: 1 }]
  return {
    full,
    levelFor(step) {
      const wanted = Math.max(0, Math.floor(Math.log2(step) + ROUNDING))
      for (let last = levels.at(-1)!; levels.length <= wanted && canBeHalved(last); last = levels.at(-1)!)
        levels.push({ ...halved(last), step: last.step * 2 })
      return levels[Math.min(wanted, levels.length - 1)]!
    },
  }
}

/** So that a step of 1.9999999 counts as 2. */
const ROUNDING = 1e-6

const canBeHalved = ({ widthPx, heightPx }: Pixels) => Math.min(widthPx, heightPx) >= 2 * SMALLEST_SIDE_PX

/** Each new pixel is the mean of the four that it covers. */
function halved({ data, widthPx, heightPx }: Pixels): Pixels {
  const width = widthPx >> 1
  const height = heightPx >> 1
  const result = new Uint8ClampedArray(width * height * 4)
  const rowBytes = widthPx * 4
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, from = 2 * y * rowBytes; x < width; x++, from += 8, to += 4) {
      for (let channel = 0; channel < 3; channel++) {
        const at = from + channel
        // noUncheckedIndexedAccess: every index is inside by the loops' bounds
        result[to + channel] = (data[at]! + data[at + 4]! + data[at + rowBytes]! + data[at + rowBytes + 4]! + 2) >> 2
      }
      result[to + 3] = 255
    }
  }
  return { data: result, widthPx: width, heightPx: height }
}

/** Rec. 601 luma, 0..255, of the pixel whose red is at `index`. */
export function lumaAt(data: Uint8ClampedArray, index: number): number {
  return 0.299 * data[index]! + 0.587 * data[index + 1]! + 0.114 * data[index + 2]!
}
