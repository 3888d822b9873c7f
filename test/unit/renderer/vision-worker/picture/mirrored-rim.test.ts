import { expect, it } from 'vitest'
import { pointInOriginal, withMirroredRim } from '../../../../../src/renderer/vision-worker/picture/mirrored-rim.ts'
import { createPyramid } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'
import { grayPicture } from '../../../../fakes/pictures.ts'

const picture = grayPicture(4, 2, (x, y) => 10 * x + 100 * y)
const reds = ({ data }: { data: Uint8ClampedArray }) => Array.from(data).filter((_, index) => index % 4 === 0)

it('a rim continues the picture as its mirror image, corners and all', () => {
  const { pyramid, rimPx } = withMirroredRim(createPyramid(picture).levelFor(1), 0.25)
  expect(rimPx).toBe(1)
  expect(pyramid.full).toMatchObject({ widthPx: 6, heightPx: 4 })
  expect(reds(pyramid.full)).toEqual([
    ...[0, 0, 10, 20, 30, 30],
    ...[0, 0, 10, 20, 30, 30],
    ...[100, 100, 110, 120, 130, 130],
    ...[100, 100, 110, 120, 130, 130],
  ])
})

it('a rim wider than the picture mirrors the mirror image', () => {
  const { pyramid } = withMirroredRim(createPyramid(picture).levelFor(1), 0.75)
  const firstColumn = reds(pyramid.full).filter((_, index) => index % 10 === 3)
  expect(firstColumn).toEqual([100, 100, 0, 0, 100, 100, 0, 0].slice(0, pyramid.full.heightPx))
})

it('a point of the rimmed picture is told in pixels of the original one', () => {
  const level = { ...picture, step: 4 }
  const rimmed = withMirroredRim(level, 0.5)
  expect(pointInOriginal(rimmed, { x: 2, y: 3 })).toEqual({ x: 0, y: 4 })
})
