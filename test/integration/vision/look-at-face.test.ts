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

  // the face is 318 px wide and 348 px high; a border that goes through it leaves from 60 to 50 of 100
  it.each([
    ['left', { left: 376, top: 0, width: 344, height: 960 }],
    ['right', { left: 0, top: 0, width: 376, height: 960 }],
    ['top', { left: 0, top: 442, width: 720, height: 518 }],
    ['bottom', { left: 0, top: 0, width: 720, height: 477 }],
  ])('sees a face of which the %s border leaves half', async (_, cut) => {
    expect((await codesOf((await fixed(goodFace())).extract(cut)))[0]).toMatch(/^FACE_CROPPED/)
  })

  it('finds no face in a shoulder, a neck or a lock of hair', async () => {
    const shoulders = { left: 0, top: 730, width: 720, height: 230 }
    const hair = { left: 180, top: 130, width: 380, height: 110 }
    expect(await codesOf((await fixed(goodFace())).extract(shoulders))).toContain('FACE_NOT_FOUND')
    expect(await codesOf((await fixed(goodFace())).extract(hair))).toContain('FACE_NOT_FOUND')
  })

  it('looks once only where there is no trace of a face, and twice where there is one', async () => {
    const models = await openRealModels()
    let looks = 0
    const detect = (input: Float32Array) => (looks++, models.detect(input))
    const counting = engineWith({ ...models, detect })
    await counting.look(
      'face',
      await pixelsOf(sharp({ create: { width: 540, height: 720, channels: 3, background: '#999' } })),
      0,
    )
    expect(looks).toBe(1)
    counting.forget()
    looks = 0
    await counting.look(
      'face',
      await pixelsOf((await fixed(goodFace())).extract({ left: 400, top: 0, width: 320, height: 960 })),
      0,
    )
    expect(looks).toBe(2)
  })

  it('ignores a face far behind, but counts it as a bystander', async () => {
    const withOther = async (widthPx: number) => {
      const other = await fixed(person(people.other, widthPx))
      const head = await other.extract({ left: 0, top: 0, width: widthPx, height: widthPx }).toBuffer()
      return (await fixed(goodFace())).composite([{ input: head, left: 720 - widthPx, top: 20 }])
    }
    const { failed, bystanderCount } = await engine.look('face', await pixelsOf(await withOther(130)), 0)
    expect({ failed, bystanderCount }).toEqual({ failed: [], bystanderCount: 1 })
    expect(await codesOf(await withOther(260))).toContain('TOO_MANY_FACES')
  })

  it('sees coloured light, and no colour in white light', async () => {
    expect(await codesOf(goodFace().linear([1, 0.45, 0.4], [0, 0, 0]))).toContain('FACE_LIGHT_COLOURED')
    expect(await codesOf(goodFace().linear([0.4, 0.5, 1], [0, 0, 0]))).toContain('FACE_LIGHT_COLOURED')
    expect(await codesOf(goodFace().linear([0.5, 1, 0.45], [0, 0, 0]))).toContain('FACE_LIGHT_COLOURED')
    expect(await codesOf(goodFace().linear([1, 0.93, 0.8], [0, 0, 0]))).toEqual([])
  })

  it('sees light from one side only, and leaves a soft shadow alone', async () => {
    const shaded = async (darkest: number) => {
      const shade = Buffer.from(
        `<svg width="720" height="960"><linearGradient id="g"><stop offset=".42" stop-color="#fff"/>` +
          `<stop offset=".62" stop-color="rgb(${darkest},${darkest},${darkest})"/></linearGradient>` +
          `<rect width="720" height="960" fill="url(#g)"/></svg>`,
      )
      return (await fixed(goodFace())).composite([{ input: shade, blend: 'multiply' }])
    }
    expect(await codesOf(await shaded(64))).toContain('FACE_LIT_FROM_SIDE')
    expect(await codesOf(await shaded(190))).toEqual([])
  })

  it('sees a face in its own shadow before a window', async () => {
    const window = Buffer.from(
      `<svg width="720" height="960"><path fill="#fafafa" fill-rule="evenodd" d="M0 0H720V960H0Z ` +
        `M376 200A240 300 0 0 0 136 500A240 300 0 0 0 376 800A240 300 0 0 0 616 500A240 300 0 0 0 376 200Z"/></svg>`,
    )
    const dark = await fixed(goodFace().linear(0.32, 0))
    expect(await codesOf(dark.composite([{ input: window }]))).toContain('FACE_LIT_FROM_BEHIND')
    expect(await codesOf((await fixed(goodFace())).composite([{ input: window }]))).not.toContain(
      'FACE_LIT_FROM_BEHIND',
    )
  })

  it.each([0, 45, 90, 135])('sees shaking at %i degrees', async (angleDeg) => {
    const turned = (await fixed(goodFace())).rotate(angleDeg, { background: '#777' })
    const kernel = Array.from({ length: 625 }, (_, i) => (i >= 300 && i < 325 ? 1 : 0))
    const shaken = (await fixed(turned)).convolve({ width: 25, height: 25, kernel })
    const back = (await fixed(shaken)).rotate(-angleDeg, { background: '#777' })
    const { width = 0, height = 0 } = await (await fixed(back)).metadata()
    const cut = { left: Math.round((width - 720) / 2), top: Math.round((height - 960) / 2), width: 720, height: 960 }
    expect(await codesOf((await fixed(back)).extract(cut))).toContain('FACE_BLURRED')
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
