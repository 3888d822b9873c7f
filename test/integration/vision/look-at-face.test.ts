import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Pixels } from '../../../src/renderer/vision-worker/picture/pixels.ts'
import type { VisionEngine } from '../../../src/renderer/vision-worker/vision-engine.ts'
import { engineWith, fixed, goodFace, judged, openRealModels, people, person, pixelsOf } from './real-eyes.ts'

let engine: VisionEngine<Pixels>

beforeAll(async () => {
  engine = engineWith(await openRealModels())
})

const codesOf = (picture: Sharp) => judged(engine, 'face', picture)

describe('looking at a face', () => {
  it('lets a good face pass, and its mirror image', async () => {
    expect(await codesOf(goodFace())).toEqual([])
    expect(await codesOf((await fixed(goodFace())).flop())).toEqual([])
    expect(await codesOf(person(people.other, 720))).toEqual([])
  })

  it('measures the mirror image as the same face turned the other way', async () => {
    const { face } = await engine.look('face', await pixelsOf(goodFace()), 0)
    const { face: mirrored } = await engine.look('face', await pixelsOf((await fixed(goodFace())).flop()), 0)
    expect(Math.abs((face?.yawDeg ?? NaN) + (mirrored?.yawDeg ?? NaN))).toBeLessThan(3)
    expect(Math.abs((face?.rollDeg ?? NaN) + (mirrored?.rollDeg ?? NaN))).toBeLessThan(3)
    expect(Math.abs((face?.pitchDeg ?? NaN) - (mirrored?.pitchDeg ?? NaN))).toBeLessThan(3)
  })

  it('finds nothing on an empty wall, and says that it is dark in the dark', async () => {
    const wall = (gray: number) =>
      sharp({ create: { width: 540, height: 720, channels: 3, background: { r: gray, g: gray, b: gray } } })
    expect(await codesOf(wall(130))).toEqual(['FACE_NOT_FOUND'])
    expect(await codesOf(wall(4))).toEqual(['FACE_TOO_DARK', 'FACE_NOT_FOUND'])
  })

  it('sees a second person', async () => {
    const both = sharp({ create: { width: 900, height: 1200, channels: 3, background: '#777' } }).composite([
      { input: await person(people.good, 450).toBuffer(), left: 0, top: 300 },
      { input: await person(people.other, 450).toBuffer(), left: 450, top: 300 },
    ])
    expect((await codesOf(both))[0]).toBe('TOO_MANY_FACES')
  })

  it('asks a far face closer and a near face back', async () => {
    const far = sharp({ create: { width: 720, height: 960, channels: 3, background: '#777' } }).composite([
      { input: await person(people.good, 360).toBuffer(), left: 180, top: 240 },
    ])
    expect(await codesOf(far)).toContain('FACE_TOO_SMALL:closer')
    const near = (await fixed(goodFace())).extract({ left: 190, top: 235, width: 372, height: 496 }).resize(720, 960)
    expect(await codesOf(near)).toContain('FACE_TOO_CLOSE:back')
  })

  it('says of a small crop that the camera is too coarse', async () => {
    expect(await codesOf(person(people.good, 420))).toContain('CAMERA_TOO_COARSE')
  })

  // the face lies from x 217 to 535 and from y 303 to 651; a side is cut so much nearer
  it.each([
    ['left', { left: 217, top: 0, width: 503, height: 960 }, 'left'],
    ['right', { left: 0, top: 0, width: 535, height: 960 }, 'right'],
    ['top', { left: 0, top: 303, width: 720, height: 657 }, 'down'],
    ['bottom', { left: 0, top: 0, width: 720, height: 651 }, 'up'],
  ])('sends a face that touches the %s border the right way', async (_, cut, direction) => {
    expect(await codesOf((await fixed(goodFace())).extract(cut))).toContain(`FACE_CLOSE_TO_BORDER:${direction}`)
  })

  it.each([
    ['left', { left: 330, top: 0, width: 390, height: 960 }, 'left'],
    ['right', { left: 0, top: 0, width: 420, height: 960 }, 'right'],
    ['top', { left: 0, top: 400, width: 720, height: 560 }, 'down'],
    ['bottom', { left: 0, top: 0, width: 720, height: 550 }, 'up'],
  ])('sees a face that the %s border cuts', async (_, cut, direction) => {
    expect(await codesOf((await fixed(goodFace())).extract(cut))).toContain(`FACE_CROPPED:${direction}`)
  })

  it('turns a head back the right way, also in the mirror', async () => {
    expect((await codesOf(person(people.turned, 720)))[0]).toBe('FACE_ANGLE_TOO_LARGE:left')
    expect((await codesOf((await fixed(person(people.turned, 720))).flop()))[0]).toBe('FACE_ANGLE_TOO_LARGE:right')
    expect((await codesOf(person(people.chinDown, 720)))[0]).toBe('FACE_ANGLE_TOO_LARGE:up')
    expect((await codesOf(person(people.leaning, 720)))[0]).toBe('FACE_ANGLE_TOO_LARGE:level')
  })

  it.each([20, -20])('measures a lean of %i degrees more as such', async (turnDeg) => {
    const { face } = await engine.look('face', await pixelsOf(goodFace()), 0)
    const leaning = (await fixed(goodFace())).rotate(turnDeg, { background: '#888' })
    const { face: leant } = await engine.look('face', await pixelsOf(leaning), 0)
    expect(Math.abs((leant?.rollDeg ?? NaN) - (face?.rollDeg ?? NaN) - turnDeg)).toBeLessThan(3)
  })

  it('sees too little and too much light on the face', async () => {
    expect(await codesOf(goodFace().linear(0.2, 0))).toContain('FACE_TOO_DARK')
    expect(await codesOf(goodFace().linear(2.2, 0))).toContain('FACE_TOO_BRIGHT')
    expect(await codesOf(goodFace().linear(0.6, 0))).toEqual([])
  })

  it('sees blur from wrong focus and from shaking, also in poor light', async () => {
    const shaken = {
      width: 21,
      height: 21,
      kernel: Array.from({ length: 441 }, (_, i) => (i >= 210 && i < 231 ? 1 : 0)),
    }
    expect(await codesOf((await fixed(goodFace())).blur(4))).toEqual(['FACE_BLURRED'])
    expect(await codesOf((await fixed(goodFace())).convolve(shaken))).toEqual(['FACE_BLURRED'])
    expect(await codesOf((await fixed(goodFace())).blur(4).linear(0.6, 0))).toEqual(['FACE_BLURRED'])
  })

  it('is not moved by strong JPEG compression', async () => {
    expect(await codesOf(sharp(await goodFace().jpeg({ quality: 40 }).toBuffer()))).toEqual([])
  })
})

describe('taking a face', () => {
  it('gives the best passing frame as a plain JPEG of the crop, with what was measured on it', async () => {
    const eyes = engineWith(await openRealModels())
    await eyes.look('face', await pixelsOf(goodFace()), 1000)
    await eyes.look('face', await pixelsOf((await fixed(goodFace())).blur(4)), 1100)
    const best = await eyes.take('face', 'best', 'auto')
    const latest = await eyes.take('face', 'latest', 'manual')
    if (!best.ok || !latest.ok) throw new Error('both are there')

    expect(best.value.check).toMatchObject({ takenAtMs: 1000, takenBy: 'auto', faceCount: 1, failedCodes: [] })
    expect(best.value.check.faceWidthPx).toBeGreaterThan(300)
    expect(latest.value.check).toMatchObject({ takenAtMs: 1100, takenBy: 'manual', failedCodes: ['FACE_BLURRED'] })
    expect(await sharp(best.value.image.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 720, height: 960 })
  })

  it('has nothing to give once it was told to forget', async () => {
    await engine.look('face', await pixelsOf(goodFace()), 0)
    engine.forget()
    expect(await engine.take('face', 'latest', 'manual')).toMatchObject({
      ok: false,
      error: { code: 'FACE_NOT_FOUND' },
    })
    expect(await engine.take('card', 'best', 'auto')).toMatchObject({
      ok: false,
      error: { code: 'CARD_PORTRAIT_NOT_FOUND' },
    })
  })
})
