/** Cuts a model's input out of a picture: any place, size and turn, smoothly made smaller, black outside the picture. */
import type { Px } from '../../../shared/domain/units.ts'
import { sample } from '../kernels/pixel-kernels.ts'
import type { Pyramid } from './pixels.ts'
import { scaleOf, type PlaneTransform } from './plane-transform.ts'

/** What a model expects of its numbers: `value = byte * scale + offset`. */
export interface InputRange {
  readonly scale: number
  readonly offset: number
}

/**
 * The square that `toPicture` describes, as numbers for a model: NHWC, RGB, `inputSide` x `inputSide` x 3.
 *
 * Bilinear on the pyramid level where a step is one to two pixels, so that nothing aliases.
 * @returns numbers in the pyramid's workspace
 */
export function sampleInput(
  pyramid: Pyramid,
  toPicture: PlaneTransform,
  inputSide: Px,
  range: InputRange,
): Float32Array {
  const level = pyramid.levelFor(scaleOf(toPicture))
  const input = pyramid.workspace.numbers(inputSide * inputSide * 3)
  const { xx, xy, x0, yx, yy, y0 } = toPicture
  const { step } = level
  const toLevel = { xx: xx / step, xy: xy / step, x0: x0 / step, yx: yx / step, yy: yy / step, y0: y0 / step }
  sample(level, toLevel, inputSide, range, input)
  return input
}
