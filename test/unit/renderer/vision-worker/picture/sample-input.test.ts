import { describe, expect, it } from 'vitest'
import { createPyramid } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'
import { applied, letterbox, rotatedSquare } from '../../../../../src/renderer/vision-worker/picture/plane-transform.ts'
import { sampleInput } from '../../../../../src/renderer/vision-worker/picture/sample-input.ts'
import { grayPicture } from '../../../../fakes/pictures.ts'

const asBytes = { scale: 1, offset: 0 }
const grayAt = (input: Float32Array, side: number, x: number, y: number) => input[(y * side + x) * 3]

describe('sampleInput', () => {
  it('puts a portrait picture in the middle of a square, with black bars', () => {
    const pyramid = createPyramid(grayPicture(30, 60, () => 200))
    const input = sampleInput(pyramid, letterbox({ x: 0, y: 0, width: 30, height: 60 }, 60), 60, asBytes)
    expect([0, 14, 15, 44, 45, 59].map((x) => grayAt(input, 60, x, 30))).toEqual([0, 0, 200, 200, 0, 0])
  })

  it('copies pixels one to one where nothing is scaled', () => {
    const pyramid = createPyramid(grayPicture(32, 32, (x, y) => 3 * x + 4 * y))
    const input = sampleInput(pyramid, letterbox({ x: 8, y: 8, width: 16, height: 16 }, 16), 16, asBytes)
    expect(grayAt(input, 16, 0, 0)).toBe(3 * 8 + 4 * 8)
    expect(grayAt(input, 16, 15, 3)).toBe(3 * 23 + 4 * 11)
  })

  it('averages what it makes smaller, so that a fine pattern turns gray', () => {
    const pyramid = createPyramid(grayPicture(128, 128, (x) => (x % 4 === 1 || x % 4 === 2 ? 200 : 0)))
    const input = sampleInput(pyramid, letterbox({ x: 0, y: 0, width: 128, height: 128 }, 32), 32, asBytes)
    expect(grayAt(input, 32, 10, 10)).toBe(100)
  })

  it('gives numbers in the range that the model expects', () => {
    const pyramid = createPyramid(grayPicture(16, 16, () => 255))
    const whole = letterbox({ x: 0, y: 0, width: 16, height: 16 }, 16)
    expect(sampleInput(pyramid, whole, 16, { scale: 1 / 127.5, offset: -1 })[0]).toBeCloseTo(1)
  })
})

describe('rotatedSquare', () => {
  it('turns clockwise as seen in the picture, around its middle', () => {
    const quarter = rotatedSquare({ x: 50, y: 50 }, 20, Math.PI / 2, 10)
    const whole = ({ x, y }: { x: number; y: number }) => [Math.round(x), Math.round(y)]
    expect(whole(applied(quarter, 5, 5))).toEqual([50, 50])
    // to the right in the input is down in the picture
    expect(whole(applied(quarter, 10, 5))).toEqual([50, 60])
  })
})
