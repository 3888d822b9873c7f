import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { en } from '../../src/renderer/i18n/en.ts'
import { th } from '../../src/renderer/i18n/th.ts'
import { zhCn } from '../../src/renderer/i18n/zh-cn.ts'
import { practiceAnswers } from '../../src/shared/domain/practice.ts'
import { serviceVersions } from '../../src/shared/domain/verification.ts'
import {
  atCapture,
  atStep,
  CARD_CAMERA,
  chooseLanguage,
  FACE_CAMERA,
  languageIs,
  openCounter,
  photographBoth,
  press,
  samplePicture,
  textOf,
  visitUntil,
  type Counter,
} from './driver/counter.ts'
import { fakeCameraFile } from './driver/fake-camera-file.ts'
import { focusIs, unfoldLanguages } from './driver/keyboard.ts'
import { launchKiosk } from './driver/launch.ts'

const open: Counter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})
async function counterWith(options?: Parameters<typeof openCounter>[0]): Promise<Counter> {
  const counter = await openCounter(options)
  open.push(counter)
  return counter
}

describe('a visit, from the start button to the answer', () => {
  it('a fresh kiosk rehearses a whole visit: no key, no cameras, nothing is sent', async () => {
    const kiosk = await launchKiosk()
    try {
      await press(kiosk.page, 'setup-practice')
      expect(await textOf(kiosk.page, 'practice-badge')).toBe(en.app.practiceBadge)
      await visitUntil(kiosk.page, 'answered')
      expect(await kiosk.page.getByTestId('verdict').getAttribute('data-verdict')).toBe('match')
      expect(await textOf(kiosk.page, 'customer-text')).toContain(en.verdict.customer.match.title)
      await press(kiosk.page, 'end')
      await atStep(kiosk.page, 'idle')
    } finally {
      await kiosk.close()
    }
  })

  it('both pictures reach the service once, in its format, with the key in the body only', async () => {
    const { page, service } = await counterWith()
    await visitUntil(page, 'answered')
    const calls = service.received()
    expect(calls).toHaveLength(1)
    const [call] = calls
    expect(call).toMatchObject({ method: 'POST', path: '/api/faceid/v2-1/verify', hasApiKey: true })
    expect(call?.headers['livenessmeta']).toBe('{"OS":"DESKTOP"}')
    expect(call?.headers['content-type']).toMatch(/^multipart\/form-data/)
    const face = call?.imageBest?.header
    expect(call?.imageBest?.header).toMatchObject({ format: 'jpeg' })
    expect((face?.widthPx ?? 0) / (face?.heightPx ?? 1)).toBeCloseTo(3 / 4, 2)
    expect(call?.imageIdCard?.header).toMatchObject({ format: 'jpeg' })
  })

  it.each(serviceVersions)('version %s answers a match', async (serviceVersion) => {
    const { page, service } = await counterWith({ settings: { serviceVersion } })
    await visitUntil(page, 'answered')
    expect(await page.getByTestId('verdict').getAttribute('data-verdict')).toBe('match')
    expect(service.received()[0]?.path).toBe(`/api/faceid/${serviceVersion}/verify`)
  })

  it('every answer has its words; no customer ever sees a score', async () => {
    const { page, service } = await counterWith()
    for (const answer of practiceAnswers) {
      const verdict = answer === 'near-miss' ? 'no-match' : answer
      await service.rehearse({ kind: 'answer', answer })
      await visitUntil(page, 'answered')
      expect(await page.getByTestId('verdict').getAttribute('data-verdict')).toBe(verdict)
      const customer = await textOf(page, 'customer-text')
      expect(customer).toContain(en.verdict.customer[verdict].title)
      // the receipt's groups of four may hold digits; a score would stand alone
      expect(customer).not.toMatch(/\d\.\d|%|\b\d{1,3}\b/)
      await press(page, 'end')
      await atStep(page, 'idle')
    }
  })

  it('either picture can be taken again before it is sent', async () => {
    const { page } = await counterWith()
    await press(page, 'start')
    await atStep(page, 'review')
    await press(page, 'retake-face')
    await atCapture(page, 'face')
    await atStep(page, 'review')
    await press(page, 'retake-card')
    await atCapture(page, 'card')
    await atStep(page, 'review')
    await press(page, 'accept')
    await atStep(page, 'answered')
  })

  it('a selfie that the service finds too poor is taken anew, and the card need not be', async () => {
    const { page, service } = await counterWith()
    await service.rehearse({ kind: 'answer', answer: 'poor-quality' })
    await visitUntil(page, 'answered')
    await service.rehearse({ kind: 'answer', answer: 'match' })
    await press(page, 'retake-face')
    await atStep(page, 'review')
    await press(page, 'accept')
    await page.locator('[data-verdict="match"]').waitFor()
    expect(service.received()).toHaveLength(2)
  })

  it('cameras are on while they look, and neither before nor after', async () => {
    const { page, kiosk } = await counterWith()
    const live = async () => [await kiosk.cameras.liveTracks(CARD_CAMERA), await kiosk.cameras.liveTracks(FACE_CAMERA)]
    expect(await live()).toEqual([0, 0])
    await press(page, 'start')
    await expect.poll(async () => (await live())[0]).toBe(1)
    await atStep(page, 'review')
    await press(page, 'accept')
    await atStep(page, 'answered')
    await expect.poll(live).toEqual([0, 0])
  })

  it('the language changes at any moment, and every screen follows', async () => {
    const { page } = await counterWith()
    await chooseLanguage(page, 'zh-CN')
    await photographBoth(page)
    await expect.poll(() => page.locator('h1').innerText()).toBe(zhCn.screen.review.title)
    // by keyboard, in the middle of the visit, with what was photographed kept
    await page.getByTestId('language-menu').focus()
    await unfoldLanguages(page)
    await page.getByRole('menuitemradio', { name: zhCn.app.language['zh-CN'] }).waitFor()
    await page.keyboard.press('Home')
    await focusIs(page, 'language-en')
    await page.keyboard.type('ti')
    await focusIs(page, 'language-vi')
    await page.keyboard.press('Escape')
    await focusIs(page, 'language-menu')
    expect(await page.locator('h1').innerText()).toBe(zhCn.screen.review.title)
    await unfoldLanguages(page)
    await page.keyboard.press('End')
    await focusIs(page, 'language-vi')
    await page.keyboard.press('ArrowUp')
    await focusIs(page, 'language-th')
    await page.keyboard.press('Enter')
    await languageIs(page, 'th')
    await expect.poll(() => page.locator('h1').innerText()).toBe(th.screen.review.title)
    await press(page, 'accept')
    await atStep(page, 'answered')
    await expect.poll(() => textOf(page, 'customer-text')).toMatch(/\p{Script=Thai}/u)
  })

  it('a customer can choose from the languages that the kiosk offers, and look and size are as set', async () => {
    const { page } = await counterWith({
      settings: { languagesOffered: ['vi', 'ta'], theme: 'high-contrast', textSize: 'large' },
    })
    const choices = page.locator('header [aria-pressed]')
    expect(await choices.evaluateAll((all) => all.map((choice) => choice.getAttribute('lang')))).toEqual([
      'en',
      'ta',
      'vi',
    ])
    await press(page, 'language-vi')
    await languageIs(page, 'vi')
    const look = await page.evaluate(() => {
      const { fontSize } = getComputedStyle(document.documentElement)
      return { ...document.documentElement.dataset, ground: getComputedStyle(document.body).backgroundColor, fontSize }
    })
    expect(look).toMatchObject({ theme: 'high-contrast', contrast: 'more', textSize: 'large' })
  })
})

it("a whole visit runs on Chromium's own capture path", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-clip-'))
  // the genuine fake device is one camera: it shows the card for a while, then the face, then the card again
  const pictures = [await samplePicture('card'), await samplePicture('face')]
  const clip = await fakeCameraFile(join(folder, 'both.y4m'), pictures, { framesPerSecond: 5, secondsEach: 4 })
  const { page, service } = await counterWith({ fakeCameraFile: clip, settings: { cameras: {} } })
  await press(page, 'start')
  await atCapture(page, 'card')
  await atStep(page, 'review')
  await press(page, 'accept')
  await atStep(page, 'answered')
  expect(service.received()).toHaveLength(1)
  await rm(folder, { recursive: true, force: true })
})
