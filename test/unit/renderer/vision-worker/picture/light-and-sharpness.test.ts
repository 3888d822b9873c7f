import { describe, expect, it } from 'vitest'
import { exposureOfFace, exposureOfPicture } from '../../../../../src/renderer/vision-worker/picture/exposure.ts'
import { createPyramid } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'
import { sharpnessOfFace } from '../../../../../src/renderer/vision-worker/picture/sharpness.ts'
import { grayPicture } from '../../../../fakes/pictures.ts'

const pyramidOf = (lumaAt: (x: number, y: number) => number, side = 200) =>
  createPyramid(grayPicture(side, side, lumaAt))

describe('exposure', () => {
  it('measures the face and not what is around it', () => {
    const box = { x: 50, y: 50, width: 100, height: 100 }
    const inFace = (x: number, y: number) => (x - 99.5) ** 2 + (y - 99.5) ** 2 < 52 ** 2
    const exposure = exposureOfFace(
      pyramidOf((x, y) => (inFace(x, y) ? 120 : 255)),
      box,
    )
    expect(exposure?.meanLuma).toBeCloseTo(120, 5)
    expect(exposure).toMatchObject({ highLuma: 120, darkShare: 0, brightShare: 0 })
  })

  it('counts nearly black and burnt-out pixels', () => {
    const exposure = exposureOfPicture(pyramidOf((x) => (x < 50 ? 39 : x < 100 ? 255 : 128)))
    expect(exposure?.darkShare).toBeCloseTo(0.25, 1)
    expect(exposure?.brightShare).toBeCloseTo(0.25, 1)
  })

  it('says nothing of a face that is outside the picture', () => {
    expect(
      exposureOfFace(
        pyramidOf(() => 9),
        { x: 300, y: 0, width: 50, height: 50 },
      ),
    ).toBeUndefined()
  })
})

describe('sharpness', () => {
  const box = { x: 20, y: 20, width: 160, height: 160 }
  const checks = (x: number, y: number) => ((x >> 3) + (y >> 3)) % 2
  const sharp = (low: number, high: number) =>
    sharpnessOfFace(
      pyramidOf((x, y) => (checks(x, y) ? high : low)),
      box,
    ) ?? NaN
  /** The same squares with edges that fade over `px`, along both ways or along rows only. */
  const faded = (px: number, alsoDown: boolean) => {
    const wave = (at: number, soft: boolean) =>
      soft
        ? Math.max(-1, Math.min(1, (Math.sin((at * Math.PI) / 8) * 8) / px))
        : Math.sign(Math.sin(((at + 0.5) * Math.PI) / 8))
    return (
      sharpnessOfFace(
        pyramidOf((x, y) => 128 + 60 * wave(x, true) * wave(y, alsoDown)),
        box,
      ) ?? NaN
    )
  }

  it('falls as edges fade', () => {
    expect(faded(2, true)).toBeLessThan(sharp(68, 188))
    expect(faded(8, true)).toBeLessThan(faded(2, true) / 2)
  })

  it('does not rise with contrast or light', () => {
    expect(sharp(100, 140)).toBeCloseTo(sharp(20, 220), 0)
    expect(sharp(10, 50)).toBeCloseTo(sharp(200, 240), 3)
  })

  it('sees a blur along one direction only, as shaking makes it', () => {
    expect(faded(8, false)).toBeLessThan(sharp(68, 188) / 4)
  })

  it('says nothing where there is too little to see', () => {
    expect(
      sharpnessOfFace(
        pyramidOf(() => 9),
        { x: 195, y: 0, width: 20, height: 200 },
      ),
    ).toBeUndefined()
  })
})
