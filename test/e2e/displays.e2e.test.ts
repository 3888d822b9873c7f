/** Two displays: windows come and go with them, and the visit does not notice. */
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import type { Settings } from '../../src/shared/domain/settings.ts'
import {
  atStep,
  CARD_CAMERA,
  FACE_CAMERA,
  openCounter,
  photographBoth,
  press,
  samplePicture,
  type Counter,
} from './driver/counter.ts'
import { driverKind, type StandInSwitches } from './driver/launch.ts'

const open: Counter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})
async function counterWith(settings: Partial<Settings> = {}): Promise<Counter> {
  const counter = await openCounter({ settings: { language: 'en', languagesOffered: ['en'], ...settings } })
  open.push(counter)
  return counter
}

const first = { id: 1, x: 0, y: 0, width: 1280, height: 800 }
const second = { id: 2, x: 1280, y: 0, width: 1920, height: 1080 }

async function plug({ kiosk }: Counter, ...displays: (typeof first)[]): Promise<void> {
  await kiosk.electronApp.evaluate(
    (electron, now) => (electron as unknown as StandInSwitches).__standin.setDisplays(now),
    displays,
  )
}

/** The page of the officer's window, once it shows the visit. */
async function officersPage(counter: Counter): Promise<Page> {
  const { electronApp } = counter.kiosk
  const isOfficers = (page: Page): boolean => page.url().includes('window=officer')
  const page =
    electronApp.windows().find(isOfficers) ?? (await electronApp.waitForEvent('window', isLoadedAs(isOfficers)))
  await page.getByTestId('visit-beside').waitFor()
  return page
}

/** A window begins empty. */
const isLoadedAs =
  (isWanted: (page: Page) => boolean) =>
  async (page: Page): Promise<boolean> => {
    await page.waitForURL((url) => url.protocol !== 'about:')
    return isWanted(page)
  }

async function atStepBeside(page: Page, step: string): Promise<void> {
  await page.locator(`[data-testid="visit-beside"][data-step="${step}"]`).waitFor()
}

/** A picture without anything on it. */
const emptyDesk = (): Promise<Buffer> =>
  sharp({ create: { width: 1280, height: 720, channels: 3, background: '#7a7670' } })
    .png()
    .toBuffer()

const sizeOf = (page: Page) => page.evaluate(() => [innerWidth, innerHeight])

/** No real display can be plugged in by a test. */
describe.runIf(driverKind === 'standin')('with a second display', () => {
  it('plugged in mid-visit, the customer’s page moves there and goes on, and an officer’s window opens', async () => {
    const counter = await counterWith()
    const { page } = counter
    await page.evaluate(() => Object.assign(globalThis, { isThatVeryPage: true }))
    await photographBoth(page)

    await plug(counter, first, second)
    const officer = await officersPage(counter)
    await atStepBeside(officer, 'review')
    await expect.poll(() => sizeOf(page)).toEqual([1920, 1080])
    await expect.poll(() => sizeOf(officer)).toEqual([1280, 800])
    await page.getByTestId('staff-toggle').waitFor({ state: 'detached' })

    await press(page, 'accept')
    await atStep(page, 'answered')
    await atStepBeside(officer, 'answered')
    await officer.getByTestId('staff-verdict').waitFor()

    await plug(counter, first)
    await expect.poll(() => sizeOf(page)).toEqual([1280, 800])
    await page.getByTestId('staff-toggle').waitFor()
    await atStep(page, 'answered')
    expect(await page.evaluate(() => 'isThatVeryPage' in globalThis)).toBe(true)
    await expect
      .poll(() => counter.kiosk.electronApp.windows().filter((w) => w.url().includes('officer')).length)
      .toBe(0)
  })

  it('the officer starts the check, sees the customer, what they read and what is measured, and ends the visit', async () => {
    const counter = await counterWith()
    const { kiosk, page } = counter
    await plug(counter, first, second)
    const officer = await officersPage(counter)

    // stays with the card until all is seen
    await kiosk.cameras.show(CARD_CAMERA, await emptyDesk())
    await press(officer, 'start-check')
    await atStepBeside(officer, 'capturing')
    await officer.getByTestId('customer-reads').waitFor()
    await officer.getByTestId('live-measurements').waitFor()
    await expect.poll(() => officer.evaluate(() => document.querySelector('video')?.videoWidth)).toBeGreaterThan(0)
    await kiosk.cameras.show(CARD_CAMERA, await samplePicture('card'))
    await atStep(page, 'review')
    await atStepBeside(officer, 'review')
    await expect.poll(() => officer.locator('video').count()).toBe(0)

    await kiosk.cameras.show(FACE_CAMERA, await emptyDesk())
    await press(officer, 'officer-retake-face')
    await atStep(page, 'capturing')
    await press(officer, 'officer-end')
    await atStep(page, 'idle')
    await atStepBeside(officer, 'idle')
  })

  it('an officer’s window whose page dies is loaded again and shows the visit, which goes on', async () => {
    const counter = await counterWith()
    await photographBoth(counter.page)
    await plug(counter, first, second)
    const officer = await officersPage(counter)
    await atStepBeside(officer, 'review')

    const loaded = officer.waitForEvent('load')
    await counter.kiosk.electronApp.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('officer'))
        ?.webContents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 }),
    )
    await loaded
    await atStepBeside(officer, 'review')
    await press(counter.page, 'accept')
    await atStep(counter.page, 'answered')
  })

  it('neither window may do what is the other’s', async () => {
    const counter = await counterWith()
    await plug(counter, first, second)
    const officer = await officersPage(counter)

    const refused = /not for this sender/
    await expect(counter.page.evaluate(() => window.kiosk.counter.command({ kind: 'end' }))).rejects.toThrow(refused)
    await expect(officer.evaluate(() => window.kiosk.counter.showFrame({}))).rejects.toThrow(refused)
    // a customer's page that names itself the officer's is still in the customer's window
    await counter.page.goto(`${counter.page.url()}?window=officer`)
    await expect(counter.page.evaluate(() => window.kiosk.counter.command({ kind: 'end' }))).rejects.toThrow(refused)
  })

  it('left unused by the administrator, it changes nothing', async () => {
    const counter = await counterWith({ secondDisplay: 'unused' })
    await plug(counter, first, second)
    expect(await counter.page.evaluate(() => window.kiosk.counter.arrangement())).toBe('one-window')
    await counter.page.getByTestId('staff-toggle').waitFor()
  })
})
