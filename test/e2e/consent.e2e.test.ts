import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  atStep,
  CARD_CAMERA,
  chooseLanguage,
  type Counter,
  FACE_CAMERA,
  openCounter,
  openSection,
  press,
  textOf,
} from './driver/counter.ts'

const open: Counter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})
async function counterWith(options?: Parameters<typeof openCounter>[0]): Promise<Counter> {
  const counter = await openCounter(options)
  open.push(counter)
  return counter
}

const consentTexts = { en: 'We take two pictures of you.', ms: 'Kami mengambil dua gambar anda.' }
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

async function camerasOn({ kiosk }: Counter): Promise<number> {
  return (await kiosk.cameras.liveTracks(CARD_CAMERA)) + (await kiosk.cameras.liveTracks(FACE_CAMERA))
}

/** As staff export it. */
async function auditLog({ page, kiosk, folder }: Counter): Promise<string> {
  const filePath = join(folder, 'audit.jsonl')
  await kiosk.electronApp.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, filePath)
  expect(await page.evaluate(() => window.kiosk.audit.export('jsonl'))).toMatchObject({ ok: true })
  return readFile(filePath, 'utf8')
}

describe('consent', () => {
  it('is asked for before any camera is on, in the customer’s language, and goes into the log without its words', async () => {
    const counter = await counterWith({ settings: { consentTexts } })
    const { page } = counter
    await press(page, 'start')
    await atStep(page, 'consent')
    await chooseLanguage(page, 'th')
    await expect.poll(() => textOf(page, 'consent-text')).toBe(consentTexts.en)
    await chooseLanguage(page, 'ms')
    await expect.poll(() => textOf(page, 'consent-text')).toBe(consentTexts.ms)
    expect(await camerasOn(counter)).toBe(0)

    await press(page, 'agree')
    await atStep(page, 'review')
    const log = await auditLog(counter)
    expect(log).toContain(`"language":"ms","recordedBy":"customer","textSha256":"${digestOf(consentTexts.ms)}"`)
    expect(log).not.toContain(consentTexts.ms)
    expect(log.match(/consent-given/g)).toHaveLength(1)
  })

  it('that was given on paper is recorded by staff, and the visit goes on', async () => {
    const counter = await counterWith({ settings: { consentTexts } })
    const { page } = counter
    await press(page, 'staff-toggle')
    await press(page, 'start')
    await atStep(page, 'consent')
    await press(page, 'record-consent')
    await atStep(page, 'review')
    expect(await auditLog(counter)).toContain(
      `"language":"en","recordedBy":"staff","textSha256":"${digestOf(consentTexts.en)}"`,
    )
  })

  it('the administrator writes it in the settings, for each language; without it nobody is asked', async () => {
    const counter = await counterWith()
    const { page } = counter
    await press(page, 'start')
    await atStep(page, 'review')
    await press(page, 'another-way')
    await press(page, 'end')
    await atStep(page, 'idle')

    await press(page, 'staff-toggle')
    await press(page, 'staff-tab-settings')
    await openSection(page, 'visit')
    await page.getByTestId('consent-language').selectOption('vi')
    await page.getByTestId('setting-consent-text').fill('  Chúng tôi chụp hai ảnh. ')
    await page.getByTestId('setting-consent-text').press('Tab')
    await expect
      .poll(async () => (await page.evaluate(() => window.kiosk.settings.read())).consentTexts)
      .toEqual({ vi: 'Chúng tôi chụp hai ảnh.' })
    await press(page, 'staff-toggle')
    await press(page, 'start')
    await atStep(page, 'consent')
    // in the only language that there is
    await expect.poll(() => textOf(page, 'consent-text')).toBe('Chúng tôi chụp hai ảnh.')
    expect(await camerasOn(counter)).toBe(0)
  })
})
