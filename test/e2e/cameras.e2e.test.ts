import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { en } from '../../src/renderer/i18n/en.ts'
import type { ErrorCode } from '../../src/shared/errors/error-catalog.ts'
import {
  atCapture,
  atStep,
  CARD_CAMERA,
  type Counter,
  FACE_CAMERA,
  openCounter,
  openSection,
  press,
  samplePicture,
} from './driver/counter.ts'
import { fakeCameraFile } from './driver/fake-camera-file.ts'

const open: Counter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})
async function counterWith(options?: Parameters<typeof openCounter>[0]): Promise<Counter> {
  const counter = await openCounter(options)
  open.push(counter)
  return counter
}
async function staffReads({ page }: Counter, code: ErrorCode): Promise<void> {
  const text = page.locator(`[data-testid="staff-text"][data-code="${code}"]`).first()
  await expect.poll(async () => (await text.innerText()).replace(/\s+/g, ' ')).toContain(en.error[code].staff.doNow)
}

describe('a camera that fails is explained to staff and recovers without a restart', () => {
  it('none attached', async () => {
    const counter = await counterWith({ cameras: [] })
    await press(counter.page, 'start')
    await staffReads(counter, 'CAMERA_NOT_FOUND')
  })

  it('denied by the system, then allowed', async () => {
    const counter = await counterWith()
    await counter.kiosk.cameras.setDenied(true)
    await press(counter.page, 'start')
    await staffReads(counter, 'CAMERA_DENIED')
    await counter.kiosk.cameras.setDenied(false)
    await atStep(counter.page, 'review')
  })

  it('held by another program, then free', async () => {
    const counter = await counterWith()
    await counter.kiosk.cameras.setBusy(CARD_CAMERA, true)
    await press(counter.page, 'start')
    await staffReads(counter, 'CAMERA_BUSY')
    await counter.kiosk.cameras.setBusy(CARD_CAMERA, false)
    await atStep(counter.page, 'review')
  })

  it('unplugged in the middle, then plugged in again', async () => {
    const counter = await counterWith()
    await counter.kiosk.cameras.show(CARD_CAMERA, await blank())
    await press(counter.page, 'start')
    await atCapture(counter.page, 'card')
    await expect.poll(() => counter.kiosk.cameras.liveTracks(CARD_CAMERA)).toBe(1)
    await counter.kiosk.cameras.unplug(CARD_CAMERA)
    await counter.kiosk.cameras.unplug(FACE_CAMERA)
    await staffReads(counter, 'CAMERA_UNPLUGGED')
    await counter.kiosk.cameras.replug(FACE_CAMERA)
    await counter.kiosk.cameras.replug(CARD_CAMERA)
    await counter.kiosk.cameras.show(CARD_CAMERA, await samplePicture('card'))
    await atStep(counter.page, 'review')
  })
})

describe('a camera whose pictures are unfit is told at once, and the visit goes on by itself once they are well', () => {
  /** At the card's capture, with a picture that no check lets pass. */
  async function capturing(): Promise<Counter> {
    const counter = await counterWith()
    await counter.kiosk.cameras.show(CARD_CAMERA, await blank())
    await press(counter.page, 'start')
    await counter.page.getByTestId('instruction').waitFor()
    return counter
  }
  async function goesOn({ kiosk, page }: Counter): Promise<void> {
    await atCapture(page, 'card')
    await kiosk.cameras.show(CARD_CAMERA, await samplePicture('card'))
    await atStep(page, 'review')
  }

  it('one and the same picture again and again', async () => {
    const counter = await capturing()
    // two looks have passed: the camera was seen to move
    await press(counter.page, 'staff-toggle')
    await counter.page.getByText(en.staff.measure.rate).waitFor({ state: 'attached' })
    await counter.kiosk.cameras.setNoiseless(CARD_CAMERA, true)
    await staffReads(counter, 'CAMERA_FROZEN')
    await counter.kiosk.cameras.setNoiseless(CARD_CAMERA, false)
    await goesOn(counter)
  })

  it('no picture any more', async () => {
    const counter = await capturing()
    await counter.kiosk.cameras.setFrozen(CARD_CAMERA, true)
    await staffReads(counter, 'CAMERA_FROZEN')
    await counter.kiosk.cameras.setFrozen(CARD_CAMERA, false)
    await goesOn(counter)
  })

  it('a dark room, then light', async () => {
    const counter = await capturing()
    await counter.kiosk.cameras.show(CARD_CAMERA, await plain('#1a1a1c'))
    await staffReads(counter, 'CAMERA_TOO_DARK')
    await counter.kiosk.cameras.show(CARD_CAMERA, await blank())
    await goesOn(counter)
  })

  it('a picture without colours, as an infrared camera gives', async () => {
    const counter = await capturing()
    await counter.kiosk.cameras.setNoiseless(CARD_CAMERA, true)
    // no card: one would be photographed before anybody can be sure
    const grey = await sharp(await samplePicture('face'))
      .grayscale()
      .jpeg()
      .toBuffer()
    await counter.kiosk.cameras.show(CARD_CAMERA, grey)
    await staffReads(counter, 'CAMERA_INFRARED')
    await counter.kiosk.cameras.show(CARD_CAMERA, await blank())
    await counter.kiosk.cameras.setNoiseless(CARD_CAMERA, false)
    await goesOn(counter)
  })

  it('a black clip on Chromium’s own fake camera, then one with a picture', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'countersign-clip-'))
    const clip = await fakeCameraFile(join(folder, 'clip.y4m'), [await plain('#000000'), await blank()], {
      framesPerSecond: 5,
      secondsEach: 8,
    })
    const counter = await counterWith({ fakeCameraFile: clip, settings: { cameras: {} } })
    await press(counter.page, 'start')
    await staffReads(counter, 'CAMERA_BLACK')
    await atCapture(counter.page, 'card')
    await rm(folder, { recursive: true, force: true })
  })
})

describe('the cameras of the settings', () => {
  it('each role shows its camera’s live picture and what it delivers, and turns and mirrors it as set', async () => {
    const { page } = await counterWith()
    await press(page, 'staff-toggle')
    await press(page, 'staff-tab-settings')
    await openSection(page, 'cameras')
    const size = page.getByTestId('camera-size-card')
    await expect.poll(() => size.innerText()).toBe('Delivers 1280 × 720 pixels')
    await page.getByTestId('camera-size-face').waitFor()
    await page.getByTestId('camera-coarse-card').waitFor()
    expect(await page.getByTestId('camera-coarse-face').count()).toBe(0)

    await page.getByTestId('camera-rotation-card').selectOption('90')
    await expect.poll(() => size.innerText().catch(() => '')).toBe('Delivers 720 × 1280 pixels')
    await page.getByTestId('camera-mirrored-face').uncheck()
    const kept = () => page.evaluate(async () => (await window.kiosk.settings.read()).cameras)
    await expect.poll(kept).toMatchObject({
      card: { deviceId: CARD_CAMERA, picture: { rotationDeg: 90 } },
      face: { deviceId: FACE_CAMERA, picture: { isMirrored: false } },
    })
  })

  it('a chosen camera that is missing is replaced, and staff see by which', async () => {
    const gone = { deviceId: 'gone', groupId: 'gone', label: 'Overhead camera' }
    const face = { deviceId: FACE_CAMERA, groupId: FACE_CAMERA, label: 'Customer camera' }
    const { kiosk, page } = await counterWith({ settings: { cameras: { card: gone, face } } })
    await kiosk.cameras.show(CARD_CAMERA, await blank())
    await press(page, 'start')
    await press(page, 'staff-toggle')
    const words = en.camera.inPlaceOf.replace('{label}', 'Document camera').replace('{chosen}', 'Overhead camera')
    await expect.poll(() => page.getByTestId('replaced-cameras').innerText()).toContain(words)
    await expect.poll(() => page.locator('.signs').innerText()).toContain(words)
  })

  it('twins that nothing tells apart are explained, not guessed', async () => {
    const picture = await samplePicture('card')
    const twin = (id: string) => ({ id, label: 'Twin camera', picture })
    const chosen = (id: string) => ({ deviceId: id, groupId: id, label: 'Twin camera' })
    const counter = await counterWith({
      cameras: [twin('left'), twin('right')],
      settings: { cameras: { card: chosen('before-1'), face: chosen('before-2') } },
    })
    await press(counter.page, 'start')
    await staffReads(counter, 'CAMERA_AMBIGUOUS')
  })
})

/** A picture without anything on it, grey with a colour camera's tint. */
const blank = (): Promise<Buffer> => plain('#7a7670')

async function plain(background: string): Promise<Buffer> {
  return sharp({ create: { width: 1280, height: 720, channels: 3, background } })
    .png()
    .toBuffer()
}
