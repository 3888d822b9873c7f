import { describe, expect, it } from 'vitest'
import meanFace from '../../../../../scripts/artwork/mean-face.json' with { type: 'json' }
import { faceLight } from '../../../../../src/renderer/vision-worker/face/face-light.ts'
import type { FaceMesh } from '../../../../../src/renderer/vision-worker/face/fit-mesh.ts'
import { createPyramid } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'

const WIDTH_PX = 480
const HEIGHT_PX = 640

/** Nobody's face, 16 cm wide at 15 px per cm, its nose at (240, 320). */
const mesh = meshAt(240, 320)

function meshAt(noseX: number, noseY: number): FaceMesh {
  const points = meanFace.points.map(([x = 0, y = 0, z = 0]) => ({ x: noseX + 15 * x, y: noseY - 15 * y, z: -15 * z }))
  return { points, presence: 1, features: new Float32Array() }
}

type Colour = readonly [red: number, green: number, blue: number]

const skin: Colour = [180, 140, 120]

/** A face of the colours that `faceAt` says, before a background of one gray. */
const lit = (faceAt: (x: number, y: number) => Colour, behind = 100) =>
  painted((x, y) => {
    const isHead = ((x - 240) / 140) ** 2 + ((y - 310) / 170) ** 2 < 1
    return isHead ? faceAt(x, y) : gray(behind)
  })

function painted(colourAt: (x: number, y: number) => Colour) {
  const data = new Uint8ClampedArray(WIDTH_PX * HEIGHT_PX * 4)
  for (let y = 0, at = 0; y < HEIGHT_PX; y++)
    for (let x = 0; x < WIDTH_PX; x++, at += 4) data.set([...colourAt(x, y), 255], at)
  return createPyramid({ data, widthPx: WIDTH_PX, heightPx: HEIGHT_PX })
}

const gray = (luma: number): Colour => [luma, luma, luma]
const times = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by]

describe('the light on a face', () => {
  it('is that of the face within its outline, not that of what is around it', () => {
    const light = faceLight(
      lit(() => skin, 255),
      mesh,
    )
    expect(light?.meanLuma).toBeCloseTo(149.7, 0)
    expect(light).toMatchObject({ highLuma: 150, darkShare: 0, brightShare: 0, behindLuma: 255 })
  })

  it('is even however much of it there is', () => {
    expect(
      faceLight(
        lit(() => skin),
        mesh,
      )?.evenness,
    ).toBeCloseTo(1, 2)
    expect(
      faceLight(
        lit(() => times(skin, 0.3)),
        mesh,
      )?.evenness,
    ).toBeCloseTo(1, 2)
  })

  it.each([1, -1])('is as uneven as one half is darker than the other, whichever it is (%i)', (side) => {
    const half = lit((x) => ((x - 240) * side > 0 ? skin : times(skin, 0.25)))
    expect(faceLight(half, mesh)?.evenness).toBeCloseTo(0.25, 1)
  })

  it('is uneven where one half differs in what the eye takes for brightness, though not in red', () => {
    const half = lit((x) => (x > 240 ? skin : [180, 70, 60]))
    expect(faceLight(half, mesh)?.evenness).toBeCloseTo(101.8 / 149.7, 1)
  })

  it.each([
    { name: 'hair over a temple', top: 180, bottom: 240 },
    { name: 'a mark on a cheek', top: 290, bottom: 345 },
    { name: 'a beard that is seen on one side', top: 350, bottom: 400 },
  ])('is not uneven for $name', ({ top, bottom }) => {
    for (const side of [1, -1]) {
      const marked = lit((x, y) => ((x - 240) * side > 20 && y > top && y < bottom ? [20, 20, 20] : skin))
      expect(faceLight(marked, mesh)?.evenness).toBeGreaterThan(0.95)
    }
  })

  it('has the colour of the skin, whatever its brightness', () => {
    const bright = faceLight(
      lit(() => skin),
      mesh,
    )
    const dim = faceLight(
      lit(() => times(skin, 0.4)),
      mesh,
    )
    expect(bright?.redness).toBeCloseTo(Math.log(180 / 140), 1)
    expect(bright?.blueness).toBeCloseTo(Math.log(120 / 140), 1)
    expect(dim?.redness).toBeCloseTo(bright?.redness ?? NaN, 1)
  })

  it('is told of what can be seen of a face that the border cuts', () => {
    const cut = faceLight(
      lit(() => skin),
      meshAt(30, 320),
    )
    expect(cut).toBeDefined()
    expect(
      faceLight(
        lit(() => skin),
        meshAt(-300, 320),
      ),
    ).toBeUndefined()
  })

  it('has no colour from beyond the border', () => {
    const cut = painted((x) => (x > 240 ? skin : [0, 0, 255]))
    expect(faceLight(cut, meshAt(430, 320))?.blueness).toBeCloseTo(Math.log(120 / 140), 1)
  })

  it.each([
    { name: 'beside the head on its left', isWindow: (x: number) => x > 400 },
    { name: 'beside the head on its right', isWindow: (x: number) => x < 80 },
    { name: 'above the head', isWindow: (_x: number, y: number) => y < 80 },
  ])('has behind it a window $name, though most of the rest is dark', ({ isWindow }) => {
    const room = painted((x, y) => (isWindow(x, y) ? gray(250) : gray(30)))
    expect(faceLight(room, mesh)?.behindLuma).toBe(250)
  })

  it('does not know what is behind a face that fills the picture', () => {
    const points = mesh.points.map(({ x, y, z }) => ({ x: 240 + (x - 240) * 3, y: 320 + (y - 320) * 3, z }))
    expect(
      faceLight(
        lit(() => skin),
        { ...mesh, points },
      ),
    ).not.toHaveProperty('behindLuma')
  })
})
