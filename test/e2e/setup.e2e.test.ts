import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterEach, expect, it } from 'vitest'
import { en } from '../../src/renderer/i18n/en.ts'
import { ms } from '../../src/renderer/i18n/ms.ts'
import type { Settings } from '../../src/shared/domain/settings.ts'
import {
  API_KEY,
  atStep,
  CARD_CAMERA,
  type Counter,
  FACE_CAMERA,
  openCounter,
  openSection,
  press,
  textOf,
  visitUntil,
} from './driver/counter.ts'

const PIN = '274951'

const open: Counter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})
const settingsOf = (page: Page) => page.evaluate(() => window.kiosk.settings.read())

/** Types the service's address as it is not yet, and waits until main has it: a key is tried out there. */
async function setService(page: Page, address: string): Promise<void> {
  await page.getByTestId('setting-service-url').fill(address)
  await page.getByTestId('setting-service-url').press('Tab')
  await expect.poll(async () => (await settingsOf(page)).serviceBaseUrl).toBe(address)
}

/** As it comes out of the box: practice mode, nothing set. */
async function freshKiosk(settings: Partial<Settings> = {}): Promise<Counter> {
  const counter = await openCounter({
    hasApiKey: false,
    settings: { mode: 'practice', serviceBaseUrl: 'https://okayfacedemo.innov8tif.com', cameras: {}, ...settings },
  })
  open.push(counter)
  return counter
}

it('an administrator sets the kiosk up as the README says, and the first visit is sent', async () => {
  const { page, service } = await freshKiosk()
  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
  await openSection(page, 'cameras')
  await page.getByTestId('setting-camera-card').selectOption(CARD_CAMERA)
  await page.getByTestId('setting-camera-face').selectOption(FACE_CAMERA)
  await openSection(page, 'service')
  await setService(page, service.baseUrl)

  await page.getByTestId('setting-api-key').fill('a-wrong-key')
  await press(page, 'save-api-key')
  await page.locator('[data-testid="api-key-state"][data-state="set"]').waitFor()
  await press(page, 'test-api-key')
  await page.getByText(en.error.INVALID_API_KEY.staff.doNow).waitFor()

  await page.getByTestId('setting-api-key').fill(API_KEY)
  await press(page, 'save-api-key')
  await press(page, 'test-api-key')
  await page.locator('[data-testid="api-key-done"][data-done="testPassed"]').waitFor()
  await expect.poll(() => page.getByTestId('setting-api-key').inputValue()).toBe('')
  expect(service.received().every(({ imageBest, imageIdCard }) => !imageBest && !imageIdCard)).toBe(true)

  await openSection(page, 'kiosk')
  await page.getByTestId('setting-mode').selectOption('live')
  await page.getByTestId('practice-badge').waitFor({ state: 'detached' })
  await press(page, 'staff-toggle')
  await visitUntil(page, 'answered')
  expect(service.received().filter(({ imageBest }) => imageBest)).toHaveLength(1)
})

it('an address without TLS is refused with words, and the old one stands', async () => {
  const { page } = await freshKiosk()
  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
  await openSection(page, 'service')
  await page.getByTestId('setting-service-url').fill('http://example.test')
  await page.getByTestId('setting-service-url').press('Tab')
  await page.getByText(en.error.SERVICE_ADDRESS_REFUSED.staff.doNow).waitFor()
  await expect
    .poll(() => page.getByTestId('setting-service-url').inputValue())
    .toBe('https://okayfacedemo.innov8tif.com')
})

it('staff rehearse an answer, a code and a fault, and nothing leaves the machine', async () => {
  const { page, service } = await freshKiosk()
  // were anything sent, it would go there
  await page.evaluate((url) => window.kiosk.settings.change({ serviceBaseUrl: url }), service.baseUrl)
  const rehearse = async (choose: () => Promise<unknown>): Promise<void> => {
    await press(page, 'staff-toggle')
    await press(page, 'staff-tab-practice')
    await choose()
    await press(page, 'staff-toggle')
  }
  await rehearse(() => press(page, 'rehearse-no-match'))
  await visitUntil(page, 'answered')
  await expect.poll(() => textOf(page, 'customer-text')).toContain(en.verdict.customer['no-match'].title)
  await press(page, 'end')
  await atStep(page, 'idle')

  await rehearse(() => page.getByTestId('rehearse-code').selectOption('API_KEY_EXPIRED'))
  await visitUntil(page, 'saved-for-later')
  await press(page, 'end')
  await atStep(page, 'idle')

  await rehearse(() => press(page, 'rehearse-offline'))
  await visitUntil(page, 'saved-for-later')
  expect(service.received()).toEqual([])
})

it('a visit that nobody attends to is warned of, can be extended, and is then destroyed', async () => {
  const { kiosk, page } = await freshKiosk({ idleSeconds: 60 })
  await page.clock.install()
  await page.reload()
  await atStep(page, 'idle')
  // a new step would be taken for somebody who is there
  await kiosk.cameras.show(CARD_CAMERA, await emptyDesk())
  await press(page, 'start')
  await page.clock.runFor(2_000)
  await expect.poll(() => page.locator('[data-step="idle"]').count()).toBe(0)
  await page.clock.runFor(61_000)
  await press(page, 'stay')
  await page.getByTestId('stay').waitFor({ state: 'detached' })
  await page.clock.runFor(61_000)
  await page.getByTestId('stay').waitFor()
  await page.clock.runFor(21_000)
  await atStep(page, 'idle')
})

/** A picture without anything on it. */
const emptyDesk = (): Promise<Buffer> =>
  sharp({ create: { width: 1280, height: 720, channels: 3, background: '#7a7670' } })
    .png()
    .toBuffer()

/** What staff choose in the system's own dialog; nothing when they leave it. */
async function answerSaveDialog({ kiosk }: Counter, filePath: string | undefined): Promise<void> {
  await kiosk.electronApp.evaluate(({ dialog }, chosen) => {
    const answer = { canceled: chosen === undefined, filePath: chosen ?? '' }
    dialog.showSaveDialog = () => Promise.resolve(answer)
  }, filePath)
}

it('the administrator exports the audit log: it names what was changed, and holds no value of it', async () => {
  const counter = await freshKiosk()
  const { page, folder } = counter
  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
  await openSection(page, 'queue')
  await page.getByTestId('setting-maxCallsPerDay').fill('1234')
  await page.getByTestId('setting-maxCallsPerDay').press('Tab')
  await openSection(page, 'service')
  await page.getByTestId('setting-api-key').fill(API_KEY)
  await press(page, 'save-api-key')
  await page.locator('[data-testid="api-key-state"][data-state="set"]').waitFor()
  await openSection(page, 'records')
  await press(page, 'renew-key')
  await press(page, 'renew-key-confirm')
  await expect.poll(() => textOf(page, 'records-done')).toContain('0')

  await answerSaveDialog(counter, undefined)
  await press(page, 'export-audit-csv')
  await expect.poll(() => textOf(page, 'records-done')).toBe('')
  const path = join(folder, 'exported.jsonl')
  await answerSaveDialog(counter, path)
  await press(page, 'export-audit-jsonl')
  await expect.poll(() => textOf(page, 'records-done')).toContain('exported.jsonl')

  const text = readFileSync(path, 'utf8')
  expect(text).toContain('"kind":"settings-changed","names":["maxCallsPerDay"]')
  expect(text).toContain('"kind":"api-key-set"')
  expect(text).toContain('"kind":"key-rotated"')
  expect(text).toContain('"kind":"audit-exported"')
  expect(text).not.toContain(API_KEY)
  expect(text).not.toContain('1234,')
})

it('once a PIN is set, the settings ask for it, also after a restart, and main itself refuses who has not entered it', async () => {
  const counter = await freshKiosk()
  await press(counter.page, 'staff-toggle')
  await press(counter.page, 'staff-tab-settings')
  await openSection(counter.page, 'people')
  await counter.page.getByTestId('pin-once').fill(PIN)
  await counter.page.getByTestId('pin-again').fill(PIN)
  await press(counter.page, 'set-pin')
  await counter.page.locator('[data-testid="pin-state"][data-state="set"]').waitFor()
  await press(counter.page, 'leave-settings')
  await counter.page.getByTestId('pin-gate').waitFor()

  const next = await counter.restart('quit')
  open.splice(open.indexOf(counter), 1, next)
  const { page } = next
  expect(await page.evaluate(() => window.kiosk.settings.change({ theme: 'dark' }))).toEqual({
    ok: false,
    error: { code: 'PIN_NEEDED' },
  })
  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
  await page.getByTestId('pin').fill('135790')
  await page.getByTestId('pin').press('Enter')
  await page.getByText(en.error.PIN_WRONG.staff.doNow).waitFor()
  for (const digit of PIN) await press(page, `pin-${digit}`)
  await press(page, 'pin-enter')
  await page.getByTestId('settings-section-kiosk').waitFor()
})

it('the assistant leads a new kiosk to its first live check', async () => {
  const counter = await openCounter({
    hasApiKey: false,
    startsAt: 'setup',
    settings: { mode: 'practice', isSetUp: false, serviceBaseUrl: 'https://okayfacedemo.innov8tif.com', cameras: {} },
  })
  open.push(counter)
  const { page, service } = counter
  const setup = (step: string) => page.locator(`[data-setup-step="${step}"]`).waitFor()
  await setup('welcome')
  await press(page, 'setup-language-ms')
  await page.getByText(ms.staff.setup.welcome.title).waitFor()
  await press(page, 'setup-language-en')
  await press(page, 'setup-begin')

  await page.getByTestId('pin-once').fill(PIN)
  await page.getByTestId('pin-again').fill(PIN)
  await press(page, 'set-pin')
  await page.locator('[data-testid="pin-state"][data-state="set"]').waitFor()
  await press(page, 'setup-next')

  await setService(page, service.baseUrl)
  await page.getByTestId('setting-api-key').fill(API_KEY)
  await press(page, 'save-api-key')
  await page.locator('[data-testid="api-key-state"][data-state="set"]').waitFor()
  await press(page, 'setup-next')

  await page.getByTestId('setting-camera-card').selectOption(CARD_CAMERA)
  await page.getByTestId('setting-camera-face').selectOption(FACE_CAMERA)
  await expect
    .poll(async () => (await settingsOf(page)).cameras)
    .toMatchObject({ card: { deviceId: CARD_CAMERA }, face: { deviceId: FACE_CAMERA } })
  await press(page, 'setup-next')

  await page.locator('[data-testid="self-test"][data-running="false"]').waitFor()
  for (const name of ['store', 'secrets', 'service', 'checks', 'card', 'face']) {
    await expect
      .poll(() => page.getByTestId(`self-test-${name}`).getAttribute('data-at'), { message: name })
      .toBe('passed')
  }
  await press(page, 'setup-next')
  await press(page, 'setup-live')
  await atStep(page, 'idle')
  await visitUntil(page, 'answered')
  expect(service.received().filter(({ imageBest }) => imageBest)).toHaveLength(1)
})

it('the self-test says in words what is not in order', async () => {
  const counter = await openCounter({ startsAt: 'setup', settings: { isSetUp: false, cameras: {} }, cameras: [] })
  open.push(counter)
  const { page } = counter
  await counter.service.close()
  await press(page, 'setup-begin')
  for (let step = 0; step < 3; step += 1) await press(page, 'setup-next')
  await page.locator('[data-testid="self-test"][data-running="false"]').waitFor()
  await expect.poll(() => textOf(page, 'self-test-service')).toContain(en.error.NETWORK_UNREACHABLE.staff.doNow)
  await expect.poll(() => textOf(page, 'self-test-card')).toContain(en.error.CAMERA_NOT_FOUND.staff.doNow)
  await expect.poll(() => page.getByTestId('self-test-store').getAttribute('data-at')).toBe('passed')
})

it('a person whose face cannot be photographed is attended to, and the audit log says why, not who', async () => {
  const counter = await freshKiosk()
  const { page, folder } = counter
  await press(page, 'start')
  await press(page, 'another-way')
  await atStep(page, 'problem')
  await press(page, 'staff-toggle')
  await press(page, 'not-by-face-open')
  await press(page, 'reason-religion')
  await press(page, 'record-unchecked')
  await atStep(page, 'idle')
  await page.getByTestId('not-by-face').waitFor({ state: 'detached' })

  const path = join(folder, 'exported.jsonl')
  await answerSaveDialog(counter, path)
  await press(page, 'staff-tab-settings')
  await openSection(page, 'records')
  await press(page, 'export-audit-jsonl')
  await expect.poll(() => textOf(page, 'records-done')).toContain('exported.jsonl')
  expect(readFileSync(path, 'utf8')).toContain('"event":{"kind":"not-checked-by-face","reason":"religion"}')
})
