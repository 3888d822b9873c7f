import { describe, expect, it } from 'vitest'
import meanFace from '../../../../../scripts/artwork/mean-face.json' with { type: 'json' }
import { openingOf, seenEyeOpening } from '../../../../../src/renderer/vision-worker/face/eye-contour.ts'
import type { FaceMesh } from '../../../../../src/renderer/vision-worker/face/fit-mesh.ts'
import { EYE_SIDE_PX } from '../../../../../src/renderer/vision-worker/models/face-models.ts'
import { createPyramid } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'
import { grayPicture } from '../../../../fakes/pictures.ts'

/** Points of the lids that the mesh's own opinion is made of. */
const lids = [160, 158, 153, 144, 385, 387, 373, 380]

/** Nobody's face at 15 px per cm in the middle of 480 x 640, its lids so far open (1: as the mean face holds them). */
function meshWith(openness: number): FaceMesh {
  const points = meanFace.points.map(([x = 0, y = 0, z = 0]) => ({ x: 240 + 15 * x, y: 320 - 15 * y, z: -15 * z }))
  const level = points[33]!.y
  for (const lid of lids) points[lid] = { ...points[lid]!, y: level + openness * (points[lid]!.y - level) }
  return { points, presence: 1, features: new Float32Array() }
}
const closed = meshWith(0)

/** A contour as the network gives it: an eye 20 wide, leaning, its upper lid so many widths above the corners. */
function contour(opening: number, leanRad = 0): Float32Array {
  const numbers = new Float32Array(71 * 3)
  const [cos, sin] = [Math.cos(leanRad), Math.sin(leanRad)]
  const put = (point: number, x: number, y: number) =>
    numbers.set([32 + 20 * (x * cos - y * sin), 32 + 20 * (x * sin + y * cos), 0], 3 * point)
  put(0, 0, 0)
  put(8, 1, 0)
  for (const [i, upper] of [11, 12, 13].entries()) put(upper, 0.4 + 0.1 * i, -opening)
  for (const [i, lower] of [3, 4, 5].entries()) put(lower, 0.4 + 0.1 * i, 0.1)
  return numbers
}

/** A network that sees eyes so far open, one after another, and keeps what it was shown. */
function network(...openings: readonly number[]) {
  const shown: Float32Array[] = []
  const eye = (input: Float32Array) => {
    const opening = openings[shown.length]
    if (opening === undefined) throw new Error('asked too often')
    shown.push(input.slice())
    return Promise.resolve(contour(opening))
  }
  return { eye, shown }
}

/** As light as far from the face's middle; the same on both sides of it. */
const symmetric = createPyramid(grayPicture(480, 640, (x, y) => Math.abs(x - 239.5) + y / 8))

it('an eye is as far open as its upper lid stands above its corners, however it leans; a lid below them is below 0', () => {
  for (const opening of [0.25, 0, -0.05])
    for (const leanRad of [0, 0.4, -0.4]) expect(openingOf(contour(opening, leanRad))).toBeCloseTo(opening, 5)
})

describe('how far open the eyes are', () => {
  it('is told by the mesh where they are plainly open', async () => {
    const asked = network()
    expect(await seenEyeOpening(asked, symmetric, meshWith(3))).toBeGreaterThan(0.16)
    expect(asked.shown).toHaveLength(0)
  })

  it('is told by one eye where that is open, by the wider one where it is not', async () => {
    expect(await seenEyeOpening(network(0.15), symmetric, closed)).toBeCloseTo(0.15, 5)
    expect(await seenEyeOpening(network(0.02, 0.12), symmetric, closed)).toBeCloseTo(0.12, 5)
    expect(await seenEyeOpening(network(0.05, 0.02), symmetric, closed)).toBeCloseTo(0.05, 5)
  })

  it('is seen in squares of 2.3 eye widths, the right eye as if it were a left one', async () => {
    const asked = network(0, 0)
    await seenEyeOpening(asked, symmetric, closed)
    const [left, right] = asked.shown.map(middleRow)
    const eyeWidth = closed.points[263]!.x - closed.points[362]!.x
    const seen = (left!.at(-1)! - left![0]!) / eyeWidth
    expect(seen).toBeCloseTo((2.3 * (EYE_SIDE_PX - 1)) / EYE_SIDE_PX, 1)
    expect(Math.max(...left!.map((luma, i) => Math.abs(luma - right![i]!)))).toBeLessThan(1)
  })
})

/** Luma of the pixels halfway down, from left to right. */
function middleRow(input: Float32Array): readonly number[] {
  const start = (EYE_SIDE_PX / 2) * EYE_SIDE_PX
  return Array.from({ length: EYE_SIDE_PX }, (_, column) => 255 * input[3 * (start + column)]!)
}
