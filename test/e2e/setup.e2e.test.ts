import { afterEach, expect, it } from 'vitest'
import { en } from '../../src/renderer/i18n/en.ts'
import {
  API_KEY,
  atStep,
  CARD_CAMERA,
  FACE_CAMERA,
  openCounter,
  press,
  textOf,
  visitUntil,
  type Counter,
} from './driver/counter.ts'

const open: Counter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})
/** As it comes out of the box: practice mode, nothing set. */
async function freshKiosk(): Promise<Counter> {
  const counter = await openCounter({
    hasApiKey: false,
    settings: { mode: 'practice', serviceBaseUrl: 'https://okayfacedemo.innov8tif.com', cameras: {} },
  })
  open.push(counter)
  return counter
}

it('an administrator sets the kiosk up as the README says, and the first visit is sent', async () => {
  const { page, service } = await freshKiosk()
  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
  await page.getByTestId('setting-camera-card').selectOption(CARD_CAMERA)
  await page.getByTestId('setting-camera-face').selectOption(FACE_CAMERA)
  await page.getByTestId('setting-service-url').fill(service.baseUrl)
  await page.getByTestId('setting-service-url').press('Tab')

  await page.getByTestId('setting-api-key').fill('a-wrong-key')
  await press(page, 'save-api-key')
  await page.locator('[data-testid="api-key-state"][data-state="set"]').waitFor()
  await press(page, 'test-api-key')
  await page.getByText(en.error.INVALID_API_KEY.staff.doNow).waitFor()

  await page.getByTestId('setting-api-key').fill(API_KEY)
  await press(page, 'save-api-key')
  await press(page, 'test-api-key')
  await page.locator('[data-testid="api-key-done"][data-done="testPassed"]').waitFor()
  expect(await page.getByTestId('setting-api-key').inputValue()).toBe('')
  expect(service.received().every(({ imageBest, imageIdCard }) => !imageBest && !imageIdCard)).toBe(true)

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
  await page.getByTestId('setting-service-url').fill('http://example.test')
  await page.getByTestId('setting-service-url').press('Tab')
  await page.getByText(en.error.SERVICE_ADDRESS_REFUSED.staff.doNow).waitFor()
  expect(await page.getByTestId('setting-service-url').inputValue()).toBe('https://okayfacedemo.innov8tif.com')
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
  expect(await textOf(page, 'customer-text')).toContain(en.verdict.customer['no-match'].title)
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
  const { page } = await freshKiosk()
  await page.clock.install()
  await page.reload()
  await atStep(page, 'idle')
  await press(page, 'start')
  await page.clock.runFor(2_000)
  await expect.poll(() => page.locator('[data-step="idle"]').count()).toBe(0)
  await page.clock.runFor(61_000)
  await press(page, 'stay')
  await page.getByTestId('stay').waitFor({ state: 'detached' })
  await page.clock.runFor(61_000)
  await page.getByTestId('stay').waitFor()
  await page.clock.runFor(16_000)
  await atStep(page, 'idle')
})
