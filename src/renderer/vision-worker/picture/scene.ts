/** A picture so coarse that only what it shows is left, neither noise nor a tremor of the camera. */
import { lumaOf, packed, type Pyramid } from './pixels.ts'

/** Cells across: 16 to 31, by the level that is nearest. */
const CELLS_ACROSS = 16

/** Luma 0..255 of each cell, row by row. */
export function sceneOf(pyramid: Pyramid): Float32Array {
  const level = pyramid.levelFor(Math.max(1, pyramid.full.widthPx / CELLS_ACROSS))
  const pixels = packed(level)
  const scene = new Float32Array(pixels.length)
  for (let at = 0; at < scene.length; at++) scene[at] = lumaOf(pixels[at]!)
  return scene
}
