import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FaceModels } from '../../../src/renderer/vision-worker/models/face-models.ts'
import type { Pixels } from '../../../src/renderer/vision-worker/picture/pixels.ts'
import type { VisionEngine } from '../../../src/renderer/vision-worker/vision-engine.ts'
import type { FrameReport } from '../../../src/renderer/vision/vision-protocol.ts'
import { engineWith, fixed, goodFace, openRealModels, people, person, pixelsOf } from './real-eyes.ts'

/** Fifteen frames a second. */
const FRAME_MS = 1000 / 15

let models: FaceModels
let detectorRuns = 0
let meshRuns = 0
let following: VisionEngine<Pixels>
let anew: VisionEngine<Pixels>
let nowMs = 0

beforeAll(async () => {
  const real = await openRealModels()
  models = {
    detect: (input) => (detectorRuns++, real.detect(input)),
    mesh: (input) => (meshRuns++, real.mesh(input)),
    cover: (features) => real.cover(features),
    eye: (input) => real.eye(input),
    close: () => real.close(),
  }
  anew = engineWith(real)
})
beforeEach(() => {
  following = engineWith(models)
  nowMs = 1000
})

/** The next frame of the stream. */
async function next(picture: Pixels): Promise<FrameReport> {
  ;[detectorRuns, meshRuns] = [0, 0]
  nowMs += FRAME_MS
  return following.look('face', copyOf(picture), nowMs)
}

async function lookedAnew(picture: Pixels): Promise<FrameReport> {
  anew.forget()
  return anew.look('face', copyOf(picture), 0)
}

/** An engine wipes the pictures that it was given. */
const copyOf = (picture: Pixels): Pixels => ({ ...picture, data: picture.data.slice() })

const codes = ({ failed }: FrameReport) => failed.map(({ code }) => code)

interface Movement {
  /** Of the picture's width. */
  readonly right?: number
  readonly zoom?: number
  readonly turnDeg?: number
}

/** 540 x 720, cut out of a larger picture of one person. */
async function moved({ right = 0, zoom = 1, turnDeg = 0 }: Movement, who: Parameters<typeof person>[0] = people.good) {
  const whole = await fixed(person(who, 900))
  const turned = await fixed(whole.rotate(turnDeg, { background: '#777' }))
  const { width = 900, height = 1200 } = await turned.metadata()
  const cutWidth = Math.round(700 / zoom)
  const cutHeight = Math.round((cutWidth * 4) / 3)
  const left = Math.round((width - cutWidth) / 2 - right * cutWidth)
  const top = Math.round((height - cutHeight) / 2)
  return pixelsOf(turned.extract({ left, top, width: cutWidth, height: cutHeight }).resize(540, 720))
}

const sway = (frame: number): Movement => ({
  right: 0.06 * Math.sin(frame / 3),
  zoom: 0.95 + 0.08 * Math.sin(frame / 4),
  turnDeg: 9 * Math.sin(frame / 5),
})

const wall = () => pixelsOf(sharp({ create: { width: 540, height: 720, channels: 3, background: '#828282' } }))

describe('a face that is followed', () => {
  it('costs one run of the mesh a frame, and one of the detector in half a second', async () => {
    await next(await moved({}))
    expect([detectorRuns, meshRuns]).toEqual([1, 2])
    const runs: [number, number][] = []
    for (let frame = 1; frame <= 15; frame++) {
      await next(await moved({ right: 0.01 * Math.sin(frame / 3) }))
      runs.push([detectorRuns, meshRuns])
    }
    expect(runs.map(([, mesh]) => mesh)).toEqual(runs.map(() => 1))
    expect(runs.filter(([detector]) => detector === 1).length).toBeLessThanOrEqual(3)
  })

  it('is judged as it is when every frame is looked at anew', async () => {
    for (let frame = 0; frame < 24; frame++) {
      const picture = await moved(sway(frame))
      const [followed, fresh] = [await next(picture), await lookedAnew(picture)]
      expect(codes(followed), `frame ${frame}`).toEqual(codes(fresh))
      expect(followed.faceCount).toBe(1)
      for (const angle of ['yawDeg', 'pitchDeg', 'rollDeg'] as const)
        expect(Math.abs(followed.face![angle] - fresh.face![angle]), `${angle} of frame ${frame}`).toBeLessThan(2.5)
      expect(followed.face!.box.width / fresh.face!.box.width).toBeCloseTo(1, 1)
    }
  })

  it('is gone in the very frame in which it has left', async () => {
    for (let frame = 0; frame < 3; frame++) await next(await moved(sway(frame)))
    expect(codes(await next(await wall()))).toEqual(['FACE_NOT_FOUND'])
    expect(detectorRuns).toBeGreaterThan(0)
  })

  it('is found again in the very frame in which it is back', async () => {
    await next(await moved({}))
    await next(await wall())
    expect(codes(await next(await moved({})))).toEqual([])
  })

  it('does not hide a second person for longer than half a second', async () => {
    const alone = sharp({ create: { width: 720, height: 960, channels: 3, background: '#777' } })
    const main = { input: await person(people.good, 480).toBuffer(), left: 0, top: 200 }
    const second = { input: await person(people.other, 230).toBuffer(), left: 490, top: 100 }
    const before = await pixelsOf(alone.clone().composite([main]))
    const after = await pixelsOf(alone.clone().composite([main, second]))
    for (let frame = 0; frame < 2; frame++) expect((await next(before)).faceCount).toBe(1)
    const counts: number[] = []
    for (let frame = 0; frame < 8; frame++) counts.push((await next(after)).faceCount)
    expect(counts.at(-1)).toBe(2)
    expect(codes(await next(after))).toContain('TOO_MANY_FACES')
  })

  it('gives way to another person in its place, who is measured as anew', async () => {
    for (let frame = 0; frame < 3; frame++) await next(await moved({}))
    const other = await moved({}, people.other)
    const [followed, fresh] = [await next(other), await lookedAnew(other)]
    expect(codes(followed)).toEqual(codes(fresh))
    expect(followed.face!.yawDeg).toBeCloseTo(fresh.face!.yawDeg, 0)
    expect(followed.face!.box.x / fresh.face!.box.x).toBeCloseTo(1, 1)
  })

  it('does not survive a cut to another place', async () => {
    for (let frame = 0; frame < 3; frame++) await next(await moved({}))
    const elsewhere = await pixelsOf(
      sharp({ create: { width: 540, height: 720, channels: 3, background: '#334455' } }).composite([
        { input: await person(people.other, 260).toBuffer(), left: 270, top: 20 },
      ]),
    )
    const [followed, fresh] = [await next(elsewhere), await lookedAnew(elsewhere)]
    expect(detectorRuns).toBeGreaterThan(0)
    expect(followed.face!.box).toEqual(fresh.face!.box)
    expect(codes(followed)).toEqual(codes(fresh))
  })

  it('is looked for anew after everything was forgotten, after a card, and after a pause', async () => {
    const picture = await moved({})
    await next(picture)
    await next(picture)
    expect(detectorRuns).toBe(0)
    following.forget()
    await next(picture)
    expect([detectorRuns, meshRuns]).toEqual([1, 2])
    await following.look('card', await pixelsOf(goodFace()), nowMs + 1)
    await next(picture)
    expect([detectorRuns, meshRuns]).toEqual([1, 2])
    nowMs += 2000
    await next(picture)
    expect([detectorRuns, meshRuns]).toEqual([1, 2])
  })

  it('leaves only in a picture that was looked at on its own: a second person in it stops it', async () => {
    const alone = sharp({ create: { width: 1080, height: 1440, channels: 3, background: '#777' } })
    const main = { input: await person(people.good, 900).toBuffer(), left: 0, top: 240 }
    const second = { input: await person(people.other, 340).toBuffer(), left: 740, top: 0 }
    const before = await pixelsOf(alone.clone().composite([main]))
    expect(codes(await next(before))).toEqual([])
    expect(await following.take('face', 'best', 'auto')).toMatchObject({ ok: true })

    const after = await pixelsOf(alone.clone().composite([main, second]))
    expect((await next(after)).faceCount, 'seen while followed: the test shows nothing then').toBe(1)
    expect(await following.take('face', 'best', 'auto')).toMatchObject({
      ok: false,
      error: { code: 'TOO_MANY_FACES', image: 'face' },
    })
    const byHand = await following.take('face', 'latest', 'manual')
    expect(byHand.ok && byHand.value.check.failedCodes).toContain('TOO_MANY_FACES')
  })
})
