import { expect, it } from 'vitest'
import { seededRandom } from '../../../../../scripts/artwork/vector.ts'
import type { Pixels } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'
import { isBlank, withKernelMemory } from '../../../../fakes/kernel-memory.ts'

const startKernels = () =>
  withKernelMemory(() => import('../../../../../src/renderer/vision-worker/kernels/pixel-kernels.ts'))

function noisyPicture(widthPx: number, heightPx: number, seed = 1): Pixels {
  const throwDice = seededRandom(seed)
  const data = Uint8ClampedArray.from({ length: widthPx * heightPx * 4 }, () => 256 * throwDice())
  return { widthPx, heightPx, data }
}

/** Black outside. */
function channelAt({ data, widthPx, heightPx }: Pixels, x: number, y: number, channel: number): number {
  return x < 0 || y < 0 || x >= widthPx || y >= heightPx ? 0 : data[4 * (y * widthPx + x) + channel]!
}

function meanOfFour(picture: Pixels, x: number, y: number, channel: number): number {
  const sum = [0, 1, 2, 3].reduce(
    (total, corner) => total + channelAt(picture, 2 * x + (corner & 1), 2 * y + (corner >> 1), channel),
    0,
  )
  return Math.floor((sum + 2) / 4)
}

it.each([
  { widthPx: 64, heightPx: 48 },
  { widthPx: 37, heightPx: 29 },
  { widthPx: 6, heightPx: 3 },
])('halves $widthPx x $heightPx: the rounded mean of four, in every channel', async ({ widthPx, heightPx }) => {
  const { halve } = (await startKernels()).loaded
  const picture = noisyPicture(widthPx, heightPx)
  const [width, height] = [widthPx >> 1, heightPx >> 1]
  const result = new Uint32Array(width * height)
  halve(picture, result)
  const expected = Array.from({ length: width * height * 4 }, (_, index) => {
    const pixel = index >> 2
    return meanOfFour(picture, pixel % width, Math.floor(pixel / width), index & 3)
  })
  expect([...new Uint8Array(result.buffer)]).toEqual(expected)
})

const turnedAndOver = { xx: 0.9, xy: -0.7, x0: 12.3, yx: 0.7, yy: 0.9, y0: -9.1 }

it.each([
  { name: 'turned, over the border on each side', side: 40, toPicture: turnedAndOver },
  { name: 'mirrored', side: 40, toPicture: { ...turnedAndOver, xx: -0.9, yx: -0.7, x0: 40 } },
  { name: 'one to one', side: 20, toPicture: { xx: 1, xy: 0, x0: 3, yx: 0, yy: 1, y0: 4 } },
])('samples between four pixels, black outside: $name', async ({ side, toPicture }) => {
  const { sample } = (await startKernels()).loaded
  const picture = noisyPicture(33, 31)
  const { xx, xy, x0, yx, yy, y0 } = toPicture
  const result = new Float32Array(side * side * 3)
  sample(picture, toPicture, side, { scale: 2, offset: -7 }, result)
  const farthest = [...result].reduce((worst, value, index) => {
    const place = Math.floor(index / 3)
    const [c, r] = [(place % side) + 0.5, Math.floor(place / side) + 0.5]
    const [x, y] = [xx * c + xy * r + x0 - 0.5, yx * c + yy * r + y0 - 0.5]
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const along = (py: number) =>
      (1 - (x - left)) * channelAt(picture, left, py, index % 3) +
      (x - left) * channelAt(picture, left + 1, py, index % 3)
    const expected = (1 - (y - top)) * along(top) + (y - top) * along(top + 1)
    return Math.max(worst, Math.abs(value - (expected * 2 - 7)))
  }, 0)
  // shares in 1/256, each of up to three rounded down: three values of 255, twice as large
  expect(farthest).toBeLessThanOrEqual((2 * 3 * 255) / 256)
})

it('a place that is far outside is black, and stops nothing', async () => {
  const { sample } = (await startKernels()).loaded
  const result = new Float32Array(2 * 2 * 3).fill(5)
  const far = { xx: 1, xy: 0, x0: 1e7, yx: 0, yy: 1, y0: -1e7 }
  sample(noisyPicture(8, 8), far, 2, { scale: 1, offset: 0 }, result)
  expect([...result]).toEqual(Array(12).fill(0))
})

it('take more memory for a larger picture, and hold nothing of any once they are wiped', async () => {
  const { loaded, memory } = await startKernels()
  const { halve, sample, wipeKernels } = loaded
  const before = memory.buffer.byteLength
  const picture = noisyPicture(400, 300)
  halve(picture, new Uint32Array(200 * 150))
  sample(picture, turnedAndOver, 40, { scale: 1, offset: 1 }, new Float32Array(40 * 40 * 3))
  expect(memory.buffer.byteLength).toBeGreaterThan(Math.max(before, picture.data.length))
  expect(isBlank(memory)).toBe(false)
  wipeKernels()
  expect(isBlank(memory)).toBe(true)
})
