import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { en } from '../../src/renderer/i18n/en.ts'
import type { Settings } from '../../src/shared/domain/settings.ts'
import { API_KEY, atCapture, atStep, openCounter, openSection, press, textOf, type Counter } from './driver/counter.ts'
import { focusIs, moveFocus } from './driver/keyboard.ts'

const PIN = '274951'

const open: Counter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})
async function counterWith(settings: Partial<Settings> = {}): Promise<Counter> {
  const counter = await openCounter({ settings: { language: 'en', ...settings } })
  open.push(counter)
  return counter
}

const settingsOf = (page: Page) => page.evaluate(() => window.kiosk.settings.read())

async function openSettings(page: Page): Promise<void> {
  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
}

/** What staff choose in the system's own dialogs. */
async function answerDialogs({ kiosk }: Counter, path: string): Promise<void> {
  await kiosk.electronApp.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
}

async function set(page: Page, testId: string, value: string): Promise<void> {
  await page.getByTestId(testId).fill(value)
  await page.getByTestId(testId).press('Tab')
}

it('an administrator with a PIN sets the kiosk, exports it, and another kiosk takes the same after it showed what changes', async () => {
  const first = await counterWith()
  const { page } = first
  await page.evaluate((pin) => window.kiosk.access.setPin(pin), PIN)
  await openSettings(page)

  await openSection(page, 'checks')
  await page.getByTestId('setting-check-profile').selectOption('lenient')
  await page.getByText(en.settings.checkProfile.hint.lenient).waitFor()
  await press(page, 'limits-open')
  await set(page, 'limit-face-maxYawDeg', '12')
  await page.getByTestId('limit-back-face-maxYawDeg').waitFor()
  await expect.poll(() => textOf(page, 'limit-row-face-maxYawDeg')).toContain('Profile: at most 20°')
  // looser than the service itself: refused in words, and what is kept comes back
  await set(page, 'limit-face-maxPitchDeg', '25')
  await page.getByText(en.error.SETTINGS_INVALID.staff.doNow).waitFor()
  await expect.poll(() => page.getByTestId('limit-face-maxPitchDeg').inputValue()).toBe('20')
  await set(page, 'setting-triesBeforeStaff', '1')
  await openSection(page, 'kiosk')
  await page.getByTestId('setting-practice-allowed').uncheck()
  const wanted = {
    checkProfile: 'lenient',
    checkLimits: { face: { maxYawDeg: 12 } },
    triesBeforeStaff: 1,
    practiceAllowed: false,
  } as const
  await expect.poll(() => settingsOf(page)).toMatchObject(wanted)

  const path = join(first.folder, 'kiosk.json')
  await answerDialogs(first, path)
  await openSection(page, 'configuration')
  await press(page, 'configuration-export')
  await expect.poll(() => textOf(page, 'configuration-done')).toContain('kiosk.json')
  const text = readFileSync(path, 'utf8')
  expect(JSON.parse(text)).toMatchObject({ format: 'countersign-configuration', version: 1, settings: wanted })
  for (const secret of [API_KEY, PIN, 'Document camera', 'deviceId', 'isSetUp', '"mode"'])
    expect(text).not.toContain(secret)

  const second = await counterWith()
  await answerDialogs(second, path)
  const other = second.page
  // its own service stays in reach of this test
  await other.evaluate((url) => window.kiosk.settings.change({ serviceBaseUrl: url }), first.service.baseUrl)
  const before = await settingsOf(other)
  await openSettings(other)
  await openSection(other, 'configuration')
  await press(other, 'configuration-choose')
  await other.getByTestId('configuration-preview').waitFor()
  expect(await textOf(other, 'configuration-change-checkProfile')).toBe('Normal Lenient')
  expect(await textOf(other, 'configuration-change-checkLimits')).toContain('Head turned 12')
  expect(await textOf(other, 'configuration-change-triesBeforeStaff')).toBe('3 1')
  expect(await settingsOf(other)).toEqual(before)
  await press(other, 'configuration-apply')
  await expect.poll(() => textOf(other, 'configuration-done')).toContain('4')
  expect(await settingsOf(other)).toEqual({ ...before, ...wanted })
  await press(other, 'configuration-choose')
  await other.getByText(en.settings.configuration.nothing).waitFor()
  await openSection(other, 'checks')
  await expect.poll(() => other.getByTestId('setting-check-profile').inputValue()).toBe('lenient')

  expect(await other.evaluate(() => window.kiosk.settings.change({ mode: 'practice' }))).toMatchObject({
    ok: false,
    error: { code: 'PRACTICE_NOT_ALLOWED' },
  })
  const kinds = () =>
    other.evaluate(async () => {
      const page = await window.kiosk.audit.page({})
      return page.ok ? page.value.entries.flatMap(({ said }) => (said ? [said.event.kind] : [])) : []
    })
  await expect.poll(kinds).toContain('configuration-imported')
})

it('a file that does not hold changes nothing and says every reason; without the PIN none is even opened', async () => {
  const counter = await counterWith()
  const { page, folder } = counter
  const path = join(folder, 'bad.json')
  await answerDialogs(counter, path)
  const write = (content: unknown) =>
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  const file = (settings: unknown, version = 1) => ({ format: 'countersign-configuration', version, settings })
  const before = await settingsOf(page)
  await openSettings(page)
  await openSection(page, 'configuration')
  const refusal = async (content: unknown): Promise<string> => {
    write(content)
    await press(page, 'configuration-choose')
    await page.getByTestId('configuration-refused').waitFor()
    return textOf(page, 'configuration-refused')
  }
  /** Takes the place of what was said of the last file, and of that file. */
  const exported = async (): Promise<void> => {
    await press(page, 'configuration-export')
    await expect.poll(() => textOf(page, 'configuration-done')).toContain('bad.json')
    await page.getByTestId('configuration-refused').waitFor({ state: 'detached' })
  }
  const several = await refusal(
    file({ checkProfile: 'lenient', checkLimits: { face: { maxYawDeg: 45 } }, apiKey: 'x', cameras: {} }),
  )
  expect(several).toContain('settings.checkLimits.face.maxYawDeg')
  expect(several).toContain('settings.apiKey')
  expect(several).toContain('settings.cameras')
  await exported()
  expect(await refusal(file({ brandNew: true }, 2))).toContain(en.settings.configuration.problem.newer)
  await exported()
  expect(await refusal('{ "theme": ')).toContain(en.settings.configuration.problem['no-json'])
  expect(await page.getByTestId('configuration-apply').count()).toBe(0)
  expect(await page.evaluate(() => window.kiosk.configuration.apply())).toMatchObject({ ok: false })
  expect(await settingsOf(page)).toEqual(before)

  await page.evaluate(async (pin) => {
    await window.kiosk.access.setPin(pin)
    await window.kiosk.access.leave()
  }, PIN)
  const refused = { ok: false, error: { code: 'PIN_NEEDED' } }
  expect(await page.evaluate(() => window.kiosk.configuration.choose())).toMatchObject(refused)
  expect(await page.evaluate(() => window.kiosk.configuration.export())).toMatchObject(refused)
  expect(await page.evaluate(() => window.kiosk.configuration.apply())).toMatchObject(refused)
})

it('the sections are worked by the keyboard alone', async () => {
  const { page } = await counterWith()
  await openSettings(page)
  await page.getByTestId('settings-section-kiosk').focus()
  await page.keyboard.press('End')
  await focusIs(page, 'settings-section-configuration')
  await moveFocus(page, 'Home')
  for (let down = 0; down < 3; down += 1) await moveFocus(page, 'ArrowDown')
  await focusIs(page, 'settings-section-checks')
  // what is folded is not there at all
  expect(await page.getByTestId('setting-check-profile').count()).toBe(0)
  await page.keyboard.press('Enter')
  await page.getByTestId('setting-check-profile').waitFor()
  await page.keyboard.press('Tab')
  await focusIs(page, 'setting-check-profile')
  await page.keyboard.press('ArrowUp')
  await expect.poll(async () => (await settingsOf(page)).checkProfile).toBe('strict')
  await moveFocus(page, 'Tab')
  await page.keyboard.press('Enter')
  await page.getByTestId('limit-face-minBoxPx').waitFor()
  await page.keyboard.press('Tab')
  await focusIs(page, 'limit-face-minBoxPx')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('300')
  await page.keyboard.press('Tab')
  await expect.poll(async () => (await settingsOf(page)).checkLimits).toEqual({ face: { minBoxPx: 300 } })
  await page.getByTestId('limit-back-face-minBoxPx').waitFor()
  await page.keyboard.press('Shift+Tab')
  await focusIs(page, 'limit-back-face-minBoxPx')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await settingsOf(page)).checkLimits).toEqual({})
  await focusIs(page, 'limit-face-minBoxPx')
})

it('limits take effect at once, without a restart: what passed is not good enough under a stricter one', async () => {
  const { page } = await counterWith()
  // the drawn face is 500 px high at most
  const changed = await page.evaluate(() => window.kiosk.settings.change({ checkLimits: { face: { minBoxPx: 600 } } }))
  expect(changed.ok).toBe(true)
  await press(page, 'start')
  await atCapture(page, 'face')
  await page.locator('[data-instruction="come-closer"]').waitFor()
  await page.evaluate(() => window.kiosk.settings.change({ checkLimits: {} }))
  await atStep(page, 'review')
})

it('a kiosk that no installer brought asks for no update server, and says that it cannot update itself', async () => {
  const { page } = await counterWith()
  await openSettings(page)
  await openSection(page, 'kiosk')
  await expect.poll(() => textOf(page, 'update-state')).toBe(en.updates.off['installed-otherwise'])
  expect(await page.getByTestId('setting-update-feed').count()).toBe(0)
  expect(await page.evaluate(() => window.kiosk.settings.change({ updateFeed: 'http://plain.example' }))).toEqual({
    ok: false,
    error: { code: 'SETTINGS_INVALID', note: 'updateFeed' },
  })
})
