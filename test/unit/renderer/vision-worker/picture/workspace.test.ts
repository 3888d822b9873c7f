import { describe, expect, it } from 'vitest'
import { createPyramid, type Pixels } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'
import { letterbox, wholeOf } from '../../../../../src/renderer/vision-worker/picture/plane-transform.ts'
import { sampleInput } from '../../../../../src/renderer/vision-worker/picture/sample-input.ts'
import { createWorkspace } from '../../../../../src/renderer/vision-worker/picture/workspace.ts'
import { seededRandom } from '../../../../../scripts/artwork/vector.ts'

function noisyPicture(seed: number, widthPx: number, heightPx: number): Pixels {
  const throwDice = seededRandom(seed)
  return {
    widthPx,
    heightPx,
    data: Uint8ClampedArray.from({ length: widthPx * heightPx * 4 }, () => 256 * throwDice()),
  }
}

const SIDE_PX = 24
const asBytes = { scale: 1, offset: 0 }
const looked = (picture: Pixels, workspace = createWorkspace()) =>
  sampleInput(createPyramid(picture, workspace), letterbox(wholeOf(picture), SIDE_PX), SIDE_PX, asBytes)

describe('a workspace', () => {
  it('leaves nothing of one picture in the numbers of the next, whatever their sizes', () => {
    const workspace = createWorkspace()
    for (const picture of [noisyPicture(1, 96, 128), noisyPicture(2, 96, 128), noisyPicture(3, 128, 64)])
      expect([...looked(picture, workspace)]).toEqual([...looked(picture)])
  })

  it('is used again by the next picture', () => {
    const workspace = createWorkspace()
    const first = looked(noisyPicture(1, 96, 128), workspace)
    expect(looked(noisyPicture(2, 96, 128), workspace)).toBe(first)
  })

  it('holds nothing of any picture once it is wiped', () => {
    const workspace = createWorkspace()
    const picture = noisyPicture(1, 96, 128)
    const { data } = createPyramid(picture, workspace).levelFor(2)
    const numbers = looked(picture, workspace)
    workspace.wipe()
    expect([...data, ...numbers].every((value) => value === 0)).toBe(true)
    expect(looked(picture, workspace)).not.toBe(numbers)
  })
})

describe('a pyramid', () => {
  it('has in each pixel the rounded mean of the four that it covers, in every channel', () => {
    const picture = noisyPicture(5, 64, 48)
    const { data, widthPx, heightPx } = createPyramid(picture).levelFor(2)
    const mean = (x: number, y: number, channel: number) => {
      const at = (dx: number, dy: number) => picture.data[4 * ((2 * y + dy) * 64 + 2 * x + dx) + channel]!
      return Math.floor((at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1) + 2) / 4)
    }
    const expected = Array.from({ length: widthPx * heightPx * 4 }, (_, index) => {
      const pixel = index >> 2
      return mean(pixel % widthPx, Math.floor(pixel / widthPx), index & 3)
    })
    expect([...data]).toEqual(expected)
  })
})
