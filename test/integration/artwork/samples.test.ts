/** The shipped sample pictures, looked at with the eyes that the kiosk uses. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measureCard } from '../../../src/renderer/vision-worker/card/measure-card.ts'
import { measureFace } from '../../../src/renderer/vision-worker/face/measure-face.ts'
import type { FaceModels } from '../../../src/renderer/vision-worker/models/face-models.ts'
import { lookedAt } from '../../../src/renderer/vision-worker/picture/looked-at.ts'
import type { CaptureSubject } from '../../../src/shared/domain/capture.ts'
import { engineWith, judged, openRealModels, pixelsOf } from '../vision/real-eyes.ts'

const resources = fileURLToPath(new URL('../../../resources', import.meta.url))
const samples = ['face.jpg', 'card.jpg', 'portrait.png'].map((name) => join(resources, 'samples', name))
const icons = ['icon.svg', 'icon.png', 'icon-256.png'].map((name) => join(resources, 'icons', name))

/** What the kiosk looks at of a sample camera's frame, the frame first scaled to `frameWidthPx`. */
async function upright(subject: CaptureSubject, frameWidthPx: number): Promise<Sharp> {
  const frame = { widthPx: frameWidthPx, heightPx: (frameWidthPx * 9) / 16 }
  const { cut, size } = lookedAt(subject, frame)
  const scaled = await sharp(join(resources, 'samples', `${subject}.jpg`))
    .resize(frame.widthPx, frame.heightPx)
    .png()
    .toBuffer()
  return sharp(scaled)
    .extract({
      left: Math.round(cut.x),
      top: Math.round(cut.y),
      width: Math.round(cut.width),
      height: Math.round(cut.height),
    })
    .resize(size.widthPx, size.heightPx, { fit: 'fill' })
}

let models: FaceModels
beforeAll(async () => {
  models = await openRealModels()
})
afterAll(() => models.close())

describe('the sample pictures as files', () => {
  it.each(['face.jpg', 'card.jpg'])(
    '%s is one 1080p camera frame in plain sRGB, with nothing said about it',
    async (name) => {
      const about = await sharp(join(resources, 'samples', name)).metadata()
      expect(about).toMatchObject({ format: 'jpeg', width: 1920, height: 1080, space: 'srgb', channels: 3 })
      expect([about.exif, about.icc, about.xmp, about.iptc, about.comments]).toEqual(Array(5).fill(undefined))
    },
  )

  it('the portrait stands free: its corners are transparent, its middle is not', async () => {
    const { data, info } = await sharp(await readFile(join(resources, 'samples', 'portrait.png')))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const alphaAt = (x: number, y: number) => data[4 * (y * info.width + x) + 3]
    expect([alphaAt(0, 0), alphaAt(info.width - 1, 0), alphaAt(info.width / 2, info.height / 2)]).toEqual([0, 0, 255])
  })

  it('the icon is there in each size', async () => {
    for (const [name, side] of [['icon.png', 512] as const, ['icon-256.png', 256] as const])
      expect(await sharp(join(resources, 'icons', name)).metadata()).toMatchObject({
        width: side,
        height: side,
        format: 'png',
      })
  })

  it('all of them together stay under 1.5 MB', async () => {
    const sizes = await Promise.all([...samples, ...icons].map(async (file) => (await stat(file)).size))
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(1_500_000)
  })
})

describe.each([1280, 1920])('in a frame %d px wide', (frameWidthPx) => {
  it('the face is found alone, straight, open-eyed, well lit, and passes every check', async () => {
    const picture = await upright('face', frameWidthPx)
    const { faceCount, face } = await measureFace(models, await pixelsOf(picture.clone()))
    expect(faceCount).toBe(1)
    expect(face).toBeDefined()
    if (!face) return
    expect(face.score).toBeGreaterThanOrEqual(0.85)
    expect(face.presence).toBeGreaterThanOrEqual(0.9)
    const scale = frameWidthPx / 1280
    expect(face.box.width / scale).toBeGreaterThanOrEqual(240)
    expect(face.box.width / scale).toBeLessThanOrEqual(330)
    expect(face.eyeDistancePx / scale).toBeGreaterThanOrEqual(95)
    expect(Math.abs(face.yawDeg)).toBeLessThan(8)
    expect(Math.abs(face.pitchDeg)).toBeLessThan(8)
    expect(Math.abs(face.rollDeg)).toBeLessThan(5)
    expect(face.eyeOpening).toBeGreaterThanOrEqual(0.16)
    expect(await judged(engineWith(models), 'face', picture)).toEqual([])
  })

  it('the card shows one sharp portrait, large enough, and passes every check', async () => {
    const picture = await upright('card', frameWidthPx)
    const { observation, flat } = await measureCard(models, await pixelsOf(picture.clone()), 0)
    const { card, portrait, portraitCount } = observation
    // drawn 83.5 % of the frame's height, turned by half a degree
    expect(card?.pxPerMm).toBeCloseTo((0.835 * 9 * frameWidthPx) / 16 / 53.98, 1)
    expect(card?.tiltDeg).toBeLessThan(1)
    expect(flat.heightPx).toBeGreaterThanOrEqual(450)
    expect(portraitCount).toBe(1)
    expect(portrait?.score).toBeGreaterThanOrEqual(0.85)
    expect(portrait?.presence).toBeGreaterThanOrEqual(0.9)
    expect(portrait?.box.width).toBeGreaterThanOrEqual((130 * frameWidthPx) / 1280)
    expect(await judged(engineWith(models), 'card', picture)).toEqual([])
  })
})
