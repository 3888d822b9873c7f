/**
 * The two loops that touch every pixel of a frame, in WebAssembly with SIMD: half of the time that JavaScript takes, or less.
 * They see a copy and leave a copy, so nobody else knows their memory; what was in it is overwritten by the next
 * picture, and by zeros when it is wiped.
 */
import type { Px } from '../../../shared/domain/units.ts'
import type { PlaneTransform } from '../picture/plane-transform.ts'
import { pixelsWasm } from './pixels.wasm.ts'

/** As `assembly/pixels.ts` has them; places are bytes of the memory. */
interface Kernels {
  readonly memory: WebAssembly.Memory
  halve(from: number, widthPx: number, heightPx: number, to: number): void
  sample(
    from: number,
    widthPx: number,
    heightPx: number,
    to: number,
    side: number,
    ...numbers: readonly [
      xx: number,
      xy: number,
      x0: number,
      yx: number,
      yy: number,
      y0: number,
      scale: number,
      offset: number,
    ]
  ): void
}

const kernels = started()

/** RGBA, 8 bits each, row by row from the left top. */
interface Picture {
  readonly data: Uint8ClampedArray
  readonly widthPx: number
  readonly heightPx: number
}

/** Each pixel of `result` becomes the rounded mean of the four of the picture that it covers; an odd last row or column is left out. */
export function halve({ data, widthPx, heightPx }: Picture, result: Uint32Array): void {
  const width = widthPx >> 1
  for (let top = 0; top < heightPx; top += ROWS_AT_ONCE) {
    const rows = Math.min(ROWS_AT_ONCE, heightPx - top)
    const band = data.subarray(4 * widthPx * top, 4 * widthPx * (top + rows))
    const halfBand = result.subarray(width * (top >> 1), width * ((top + rows) >> 1))
    run(band, halfBand, (from, to) => kernels.halve(from, widthPx, rows, to))
  }
}

/** So few that a band and its half stay in the processor's cache; even. */
const ROWS_AT_ONCE = 32

/**
 * A square of `side` x `side` places, bilinear, black outside the picture: red, green and blue of each, 0..255, as
 * `value * scale + offset`. Places count in 1/65536 px, shares in 1/256.
 * @param toPicture from the square to pixels of this picture @param result side * side * 3 numbers
 */
export function sample(
  { data, widthPx, heightPx }: Picture,
  toPicture: PlaneTransform,
  side: Px,
  { scale, offset }: { readonly scale: number; readonly offset: number },
  result: Float32Array,
): void {
  const { xx, xy, x0, yx, yy, y0 } = toPicture
  run(data, result, (from, to) =>
    kernels.sample(from, widthPx, heightPx, to, side, xx, xy, x0, yx, yy, y0, scale, offset),
  )
}

const PAGE_BYTES = 65_536
/** SIMD loads and stores are quickest at multiples of it. */
const ALIGNMENT = 16
const FROM = ALIGNMENT

function run(picture: Uint8ClampedArray, result: Uint32Array | Float32Array, work: (from: number, to: number) => void) {
  const to = Math.ceil((FROM + picture.length) / ALIGNMENT) * ALIGNMENT
  const end = to + result.byteLength + ALIGNMENT
  const { memory } = kernels
  if (end > memory.buffer.byteLength) memory.grow(Math.ceil((end - memory.buffer.byteLength) / PAGE_BYTES))
  const bytes = new Uint8Array(memory.buffer)
  bytes.set(picture, FROM)
  work(FROM, to)
  new Uint8Array(result.buffer, result.byteOffset, result.byteLength).set(bytes.subarray(to, to + result.byteLength))
}

/** Nothing of any picture is left in their memory after that. */
export function wipeKernels(): void {
  new Uint8Array(kernels.memory.buffer).fill(0)
}

function started(): Kernels {
  const bytes = Uint8Array.from(atob(pixelsWasm), (character) => character.charCodeAt(0))
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Kernels
}
