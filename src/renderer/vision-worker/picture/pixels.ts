/**
 * Pictures as plain pixels, and their pyramid of halves.
 * Everything that measures works on these and runs in Node as it does in the worker.
 */
import type { SizePx } from '../../../shared/domain/units.ts'
import { halve } from '../kernels/pixel-kernels.ts'
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

function halved(full: Pixels, workspace: Workspace): Pixels {
  const half = { widthPx: full.widthPx >> 1, heightPx: full.heightPx >> 1 }
  const result = workspace.pixels(half.widthPx * half.heightPx)
  halve(full, result)
  return { data: new Uint8ClampedArray(result.buffer), ...half }
}

/** One number per pixel, red in its lowest byte. Such a view must start at a multiple of four bytes; a picture that does not is copied. */
export function packed({ data }: Pixels): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice()
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
}

/** Rec. 601 luma, 0..255, of a packed pixel. Summed in whole numbers: half the time of fractions. */
export function lumaOf(pixel: number): number {
  return (19595 * (pixel & 255) + 38470 * ((pixel >>> 8) & 255) + 7471 * ((pixel >>> 16) & 255)) / 65536
}

/** Counts a luma where its whole number is. */
export function countLuma(histogram: Uint32Array, luma: number): void {
  histogram[(luma + 0.5) | 0]!++
}

/** Are red, green and blue all at `value` or above? */
export function isAllAbove(pixel: number, value: number): boolean {
  return (pixel & 255) >= value && ((pixel >>> 8) & 255) >= value && ((pixel >>> 16) & 255) >= value
}
