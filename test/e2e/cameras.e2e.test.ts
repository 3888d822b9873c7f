import { afterEach, describe, expect, it } from 'vitest'
import { en } from '../../src/renderer/i18n/en.ts'
import type { ErrorCode } from '../../src/shared/errors/error-catalog.ts'
import { atStep, CARD_CAMERA, FACE_CAMERA, openCounter, press, type Counter } from './driver/counter.ts'

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
  await text.waitFor({ timeout: 20_000 })
  expect((await text.innerText()).replace(/\s+/g, ' ')).toContain(en.error[code].staff.doNow)
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
    await counter.page.locator('[data-step="capturing"][data-subject="card"]').waitFor()
    await expect.poll(() => counter.kiosk.cameras.liveTracks(CARD_CAMERA)).toBe(1)
    await counter.kiosk.cameras.unplug(CARD_CAMERA)
    await counter.kiosk.cameras.unplug(FACE_CAMERA)
    await staffReads(counter, 'CAMERA_UNPLUGGED')
    await counter.kiosk.cameras.replug(FACE_CAMERA)
    await counter.kiosk.cameras.replug(CARD_CAMERA)
    const { samplePicture } = await import('./driver/counter.ts')
    await counter.kiosk.cameras.show(CARD_CAMERA, await samplePicture('card'))
    await atStep(counter.page, 'review')
  })
})

/** A grey picture without anything on it. */
async function blank(): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  return sharp({ create: { width: 1280, height: 720, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer()
}
