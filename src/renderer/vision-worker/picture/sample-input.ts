/** Cuts a model's input out of a picture: any place, size and turn, smoothly made smaller, black outside the picture. */
import type { Px } from '../../../shared/domain/units.ts'
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
 */
export function sampleInput(
  pyramid: Pyramid,
  toPicture: PlaneTransform,
  inputSide: Px,
  { scale, offset }: InputRange,
): Float32Array {
  const { data, widthPx: width, heightPx: height, step } = pyramid.levelFor(scaleOf(toPicture))
  const input = new Float32Array(inputSide * inputSide * 3)
  const { xx, xy, x0, yx, yy, y0 } = toPicture

  for (let row = 0, to = 0; row < inputSide; row++) {
    for (let column = 0; column < inputSide; column++, to += 3) {
      const x = (xx * (column + 0.5) + xy * (row + 0.5) + x0) / step - 0.5
      const y = (yx * (column + 0.5) + yy * (row + 0.5) + y0) / step - 0.5
      const left = Math.floor(x)
      const top = Math.floor(y)
      const rightShare = x - left
      const bottomShare = y - top
      let red = 0
      let green = 0
      let blue = 0
      for (let down = 0; down < 2; down++) {
        const py = top + down
        if (py < 0 || py >= height) continue
        const rowShare = down === 0 ? 1 - bottomShare : bottomShare
        for (let across = 0; across < 2; across++) {
          const px = left + across
          if (px < 0 || px >= width) continue
          const share = rowShare * (across === 0 ? 1 - rightShare : rightShare)
          const at = (py * width + px) * 4
          red += share * data[at]!
          green += share * data[at + 1]!
          blue += share * data[at + 2]!
        }
      }
      input[to] = red * scale + offset
      input[to + 1] = green * scale + offset
      input[to + 2] = blue * scale + offset
    }
  }
  return input
}
