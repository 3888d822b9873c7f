/**
 * Pictures as plain pixels, and their pyramid of halves.
 * Everything that measures works on these and runs in Node as it does in the worker.
 */
import type { SizePx } from '../../../shared/domain/units.ts'
import { noWorkspace, type Workspace } from './workspace.ts'

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
  /** Where the levels lie, and where others may work. */
  readonly workspace: Workspace
  /** The smallest level whose pixels are at most `step` pixels of the picture wide. */
  levelFor(step: number): PyramidLevel
}

/** Below this many pixels a picture is not halved any more. */
const SMALLEST_SIDE_PX = 16

/** @param workspace its next pyramid is the end of this one */
export function createPyramid(full: Pixels, workspace = noWorkspace): Pyramid {
  const levels: PyramidLevel[] = [{ ...full, step: 1 }]
  return {
    full,
    workspace,
    levelFor(step) {
      const wanted = Math.max(0, Math.floor(Math.log2(step) + ROUNDING))
      for (let last = levels.at(-1)!; levels.length <= wanted && canBeHalved(last); last = levels.at(-1)!)
        levels.push({ ...halved(last, workspace), step: last.step * 2 })
      return levels[Math.min(wanted, levels.length - 1)]!
    },
  }
}

/** So that a step of 1.9999999 counts as 2. */
const ROUNDING = 1e-6

const canBeHalved = ({ widthPx, heightPx }: Pixels) => Math.min(widthPx, heightPx) >= 2 * SMALLEST_SIDE_PX

/**
 * Each new pixel is the rounded mean of the four that it covers.
 *
 * Four channels at a time: what their upper six bits come to cannot spill into the next channel, nor can what the
 * lower two bits come to, so that each is one sum.
 */
function halved(full: Pixels, workspace: Workspace): Pixels {
  const from = packed(full)
  const width = full.widthPx >> 1
  const height = full.heightPx >> 1
  const result = workspace.pixels(width * height)
  for (let y = 0, to = 0; y < height; y++) {
    let upper = 2 * y * full.widthPx
    let lower = upper + full.widthPx
    for (let x = 0; x < width; x++, to++, upper += 2, lower += 2) {
      const p = from[upper]!
      const q = from[upper + 1]!
      const r = from[lower]!
      const s = from[lower + 1]!
      const high = ((p >>> 2) & HIGH) + ((q >>> 2) & HIGH) + ((r >>> 2) & HIGH) + ((s >>> 2) & HIGH)
      const low = (p & LOW) + (q & LOW) + (r & LOW) + (s & LOW) + ROUNDED
      result[to] = high + ((low >>> 2) & LOW)
    }
  }
  return { data: new Uint8ClampedArray(result.buffer), widthPx: width, heightPx: height }
}

/** Of each channel the six upper bits, moved down, and the two lower ones. */
const HIGH = 0x3f3f3f3f
const LOW = 0x03030303
const ROUNDED = 0x02020202

/** One number per pixel, red in its lowest byte. Such a view must start at a multiple of four bytes; a picture that does not is copied. */
export function packed({ data }: Pixels): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice()
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
}

/** Rec. 601 luma, 0..255, of the pixel whose red is at `index`. */
export function lumaAt(data: Uint8ClampedArray, index: number): number {
  return 0.299 * data[index]! + 0.587 * data[index + 1]! + 0.114 * data[index + 2]!
}
