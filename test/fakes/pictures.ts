/** Drawn pixels for the measuring code. */
import type { Pixels } from '../../src/renderer/vision-worker/picture/pixels.ts'

/** @param lumaAt gray of each pixel, 0..255 */
export function grayPicture(widthPx: number, heightPx: number, lumaAt: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(widthPx * heightPx * 4)
  for (let y = 0, at = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++, at += 4) data.set([lumaAt(x, y), lumaAt(x, y), lumaAt(x, y), 255], at)
  return { data, widthPx, heightPx }
}
