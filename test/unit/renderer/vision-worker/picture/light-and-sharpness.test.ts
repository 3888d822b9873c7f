import { describe, expect, it } from 'vitest'
import {
  exposureIn,
  exposureOfPicture,
  spansWithin,
} from '../../../../../src/renderer/vision-worker/picture/exposure.ts'
import { createPyramid } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'
import { sharpnessOfFace } from '../../../../../src/renderer/vision-worker/picture/sharpness.ts'
import { grayPicture } from '../../../../fakes/pictures.ts'

const pyramidOf = (lumaAt: (x: number, y: number) => number, side = 200) =>
  createPyramid(grayPicture(side, side, lumaAt))

describe('exposure', () => {
  it('measures what lies within an outline and nothing around it', () => {
    const inside = (x: number, y: number) => Math.abs(x - 99.5) + Math.abs(y - 99.5) < 52
    const level = pyramidOf((x, y) => (inside(x, y) ? 120 : 255)).levelFor(1)
    const outline = [
      { x: 100, y: 50 },
      { x: 150, y: 100 },
      { x: 100, y: 150 },
      { x: 50, y: 100 },
    ]
    const exposure = exposureIn(level, spansWithin(level, outline))
    expect(exposure?.meanLuma).toBeCloseTo(120, 5)
    expect(exposure).toMatchObject({ highLuma: 120, darkShare: 0, brightShare: 0 })
    expect(spansWithin(level, outline).reduce((sum, { from, to }) => sum + to - from, 0)).toBeCloseTo(5000, -2)
  })

  it('counts nearly black and burnt-out pixels', () => {
    const exposure = exposureOfPicture(pyramidOf((x) => (x < 50 ? 39 : x < 100 ? 255 : 128)))
    expect(exposure?.darkShare).toBeCloseTo(0.25, 1)
    expect(exposure?.brightShare).toBeCloseTo(0.25, 1)
  })

  it('says nothing of an outline that is outside the picture', () => {
    const level = pyramidOf(() => 9).levelFor(1)
    const outline = [
      { x: 300, y: 0 },
      { x: 350, y: 50 },
      { x: 300, y: 50 },
    ]
    expect(exposureIn(level, spansWithin(level, outline))).toBeUndefined()
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

  it('sees a blur along a diagonal', () => {
    const stripes = (soft: number) =>
      sharpnessOfFace(
        pyramidOf((x, y) => 128 + 50 * Math.sign(Math.sin((x + y) / 4)) + soft * Math.sign(Math.sin((x - y) / 4))),
        box,
      ) ?? NaN
    expect(stripes(0)).toBeLessThan(stripes(50) / 4)
  })

  it('measures the same blur the same on a face half as large again', () => {
    const wave = (scale: number) =>
      sharpnessOfFace(
        pyramidOf((x, y) => 128 + 60 * Math.sin((x / scale) * 0.6) * Math.sin((y / scale) * 0.6)),
        { x: 20, y: 20, width: 100 * scale, height: 100 * scale },
      ) ?? NaN
    expect(wave(1.5) / wave(1)).toBeGreaterThan(0.75)
    expect(wave(1.5) / wave(1)).toBeLessThan(1.35)
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
