import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import type { SettingsSection } from '../../src/renderer/screens/staff/settings-sections.ts'
import { en } from '../../src/renderer/i18n/en.ts'
import { filesBelow, found, textSought } from './driver/clear-scan.ts'
import {
  API_KEY,
  atStep,
  type Counter,
  type CounterOptions,
  openCounter,
  openSection,
  press,
  textOf,
} from './driver/counter.ts'
import { focused, focusIs } from './driver/keyboard.ts'
import { driverKind } from './driver/launch.ts'

const PIN = '274951'
const PHRASE = 'four quiet herons by the pier'
const { audit, diagnostics, passphrase } = en.administrator

const open: Counter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})
async function counterWith(options: CounterOptions): Promise<Counter> {
  const counter = await openCounter(options)
  open.push(counter)
  return counter
}
async function restarted(counter: Counter): Promise<Counter> {
  const next = await counter.restart('quit')
  open.splice(open.indexOf(counter), 1, next)
  return next
}

/** A pair of drawn pictures, saved and answered; what cameras see is other specs' concern. */
async function checkOnce(page: Page): Promise<void> {
  const id = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(600, 800)
    canvas.getContext('2d')?.fillRect(100, 100, 400, 600)
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg' })
    const picture = {
      image: {
        bytes: new Uint8Array(await jpeg.arrayBuffer()),
        mediaType: 'image/jpeg' as const,
        widthPx: 600,
        heightPx: 800,
      },
      check: { takenAtMs: Date.now(), takenBy: 'auto' as const, faceCount: 1, faceWidthPx: 300, failedCodes: [] },
    }
    const saved = await window.kiosk.submission.submit({
      card: picture,
      face: picture,
      reference: 'FileNo-Quiet-Heron',
    })
    if (!saved.ok) throw new Error(saved.error.code)
    return saved.value.id
  })
  const state = () => page.evaluate(async (known) => (await window.kiosk.submission.find(known))?.state.at, id)
  await expect.poll(state).toBe('answered')
}

async function openSettings(page: Page, section: SettingsSection): Promise<void> {
  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
  await openSection(page, section)
}
const rows = (page: Page) => page.getByTestId('audit-row')
const kindsShown = (page: Page) => rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-kind')))

async function answerSaveDialog({ kiosk }: Counter, filePath: string): Promise<void> {
  await kiosk.electronApp.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
  }, filePath)
}

/** What somebody does who has the file and SQLite, but not the key. */
function tamper(path: string): number {
  // the kiosk may be writing at that moment
  const database = new DatabaseSync(path, { timeout: 30_000 })
  const row = database.prepare(`SELECT sequence FROM audit WHERE line LIKE '%"kind":"answered"%'`).get()
  database.exec(`DROP TRIGGER audit_never_changes; UPDATE audit SET line = replace(line, 'answered', 'withdrawn')
    WHERE sequence = ${Number(row?.['sequence'])}`)
  database.close()
  return Number(row?.['sequence'])
}

describe('the audit log on the screen', () => {
  it('tells what happened to a check, and finds the line that somebody altered', async () => {
    const { page, folder } = await counterWith({ hasApiKey: false, settings: { mode: 'practice' } })
    await checkOnce(page)
    await openSettings(page, 'records')
    await press(page, 'audit-open')
    await expect
      .poll(() => kindsShown(page))
      .toEqual(
        expect.arrayContaining([
          'kiosk-started',
          'submission-accepted',
          'send-began',
          'answered',
          'pictures-destroyed',
        ]),
      )

    // the first touch that names the check leaves only what happened to it
    await page.getByTestId('audit-follow').first().click()
    await expect.poll(() => kindsShown(page)).not.toContain('kiosk-started')
    await expect.poll(async () => (await kindsShown(page)).at(-1)).toBe('submission-accepted')
    await press(page, 'audit-any-check')
    await page.getByTestId('audit-kind').selectOption('kiosk-started')
    await expect.poll(async () => new Set(await kindsShown(page))).toEqual(new Set(['kiosk-started']))
    await page.getByTestId('audit-kind').selectOption('')
    await page.getByTestId('audit-day').fill('2001-01-01')
    await page.getByText(audit.noneFit).waitFor()
    await press(page, 'audit-any-day')
    await rows(page).first().waitFor()

    await press(page, 'audit-verify')
    await page.locator('[data-testid="audit-finding"][data-whole="true"]').waitFor()
    await expect.poll(() => textOf(page, 'audit-finding')).toContain(audit.seal.checked)
    const line = tamper(join(folder, 'practice.sqlite'))
    await press(page, 'audit-verify')
    await page.locator('[data-testid="audit-finding"][data-whole="false"]').waitFor()
    await expect
      .poll(() => textOf(page, 'audit-finding'))
      .toContain(audit.fault.altered.replace('{line}', String(line)))
  })

  it('is worked by the keyboard alone, and closes with Escape', async () => {
    const { page } = await counterWith({ hasApiKey: false, settings: { mode: 'practice' } })
    await openSettings(page, 'records')
    await page.getByTestId('audit-open').focus()
    await page.keyboard.press('Enter')
    await rows(page).first().waitFor()
    // else the first Tab would be the page's behind it
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('dialog, [role="dialog"]') !== null))
      .toBe(true)
    const reached = new Set<string | null>()
    for (let step = 0; step < 12 && !reached.has('audit-verify'); step += 1) {
      // in a date Tab goes from its day to its month, and the focus stays
      await page.keyboard.press('Tab')
      reached.add(await focused(page))
    }
    expect([...reached]).toEqual(expect.arrayContaining(['audit-kind', 'audit-day', 'audit-verify']))
    await page.keyboard.press('Enter')
    await page.locator('[data-testid="audit-finding"][data-whole="true"]').waitFor()
    await page.keyboard.press('Escape')
    await rows(page).first().waitFor({ state: 'detached' })
    await focusIs(page, 'audit-open')
  })

  it('is not read by main for a page whose administrator has not entered the PIN', async () => {
    const { page } = await counterWith({ hasApiKey: false, settings: { mode: 'practice' } })
    await page.evaluate((pin) => window.kiosk.access.setPin(pin), PIN)
    await page.evaluate(() => window.kiosk.access.leave())
    const refused = { ok: false, error: { code: 'PIN_NEEDED' } }
    expect(await page.evaluate(() => window.kiosk.audit.page({}))).toEqual(refused)
    expect(await page.evaluate(() => window.kiosk.audit.verify())).toEqual(refused)
    expect(await page.evaluate(() => window.kiosk.support.diagnose())).toEqual(refused)
    expect(await page.evaluate(() => window.kiosk.support.saveBundle({ checks: {}, cameras: [] }))).toEqual(refused)
    expect(await page.evaluate(() => window.kiosk.passphrase.set('another seven copper kettles'))).toEqual(refused)
  })
})

describe('the diagnostics', () => {
  it('measure the cameras, the checks, the disk and the way to the service, and the support file tells no secret', async () => {
    const counter = await counterWith({})
    const { page, folder } = counter
    await checkOnce(page)
    await page.evaluate((pin) => window.kiosk.access.setPin(pin), PIN)
    await openSettings(page, 'records')
    await press(page, 'diagnostics-open')
    await page.locator('[data-testid="diagnostics-state"][data-measuring="false"]').waitFor()
    const part = (name: string) => textOf(page, `diagnostics-${name}`)
    await expect.poll(() => part('face')).toContain('Customer camera')
    expect(await part('card')).toMatch(/\d+ × \d+ .*\d+\.\d .*\d+ ms/)
    expect(await part('checks')).toContain(en.staff.setup.test.passed)
    expect(await part('models')).not.toContain(diagnostics.model.differs.replace('{digest}', '').trim())
    expect(await part('models')).toContain('as built')
    expect(await part('network')).toMatch(/\(HTTP \d+\)/)
    expect(await part('network')).toContain(diagnostics.clock.right)
    expect(await part('storage')).toMatch(/Database \d/)
    expect(await part('versions')).toContain('156.')

    const path = join(folder, 'support.json')
    await answerSaveDialog(counter, path)
    await press(page, 'support-save')
    await expect.poll(() => textOf(page, 'support-saved')).toContain('support.json')
    const text = readFileSync(path, 'utf8')
    const pinHash =
      /"hash":\s*"([^"]+)"/.exec(readFileSync(join(folder, 'settings.json'), 'utf8'))?.[1] ?? 'no PIN was set'
    for (const secret of [
      API_KEY,
      PIN,
      pinHash,
      'Quiet-Heron',
      'Document camera',
      'card-camera',
      'face-camera',
      folder,
    ])
      expect(text).not.toContain(secret)
    expect(JSON.parse(text)).toMatchObject({
      kiosk: { mode: 'live', network: { reach: { at: 'answered' }, clock: 'right' } },
      audit: { verdict: { isWhole: true }, seal: 'checked' },
      page: { cameras: [{ subject: 'card' }, { subject: 'face' }] },
    })
  })
})

// a real key store cannot be switched
describe.runIf(driverKind === 'standin')('a machine without a key store', () => {
  it('goes live with a passphrase, asks for it at the next start, and keeps everything through a wrong one', async () => {
    const counter = await counterWith({ hasApiKey: false, env: { STANDIN_SAFE_STORAGE: 'unprotected' } })
    const first = counter.page
    await openSettings(first, 'service')
    await first.locator('[data-testid="secret-protection"][data-state="unprotected"]').waitFor()
    await first.getByTestId('passphrase-once').fill(PHRASE)
    await first.getByTestId('passphrase-again').fill(PHRASE)
    await press(first, 'passphrase-set')
    await first.locator('[data-testid="secret-protection"][data-state="passphrase"]').waitFor()
    await expect.poll(() => first.getByTestId('passphrase-once').inputValue()).toBe('')
    await first.getByTestId('setting-api-key').fill(API_KEY)
    await press(first, 'save-api-key')
    await first.locator('[data-testid="api-key-state"][data-state="set"]').waitFor()
    await press(first, 'staff-toggle')
    await checkOnce(first)

    // by the keyboard alone
    const { page, folder } = await restarted(counter)
    await focusIs(page, 'passphrase')
    await page.keyboard.type('four quiet herons by the peer')
    await page.keyboard.press('Enter')
    await page.getByText(en.error.PASSPHRASE_WRONG.staff.doNow).waitFor()
    await expect.poll(() => page.getByTestId('passphrase').inputValue()).toBe('')
    await focusIs(page, 'passphrase')
    await page.keyboard.type(PHRASE)
    await page.keyboard.press('Enter')
    await atStep(page, 'idle')
    await checkOnce(page)

    // files that come and go are read when nothing runs
    await open[0]?.kiosk.close()
    const secrets = [PHRASE, 'herons', API_KEY].map((secret) => textSought(secret, secret))
    expect(found(await filesBelow(folder), secrets)).toEqual([])
    expect(open[0]?.kiosk.output()).not.toContain('herons')
  })

  it('can be practised with before the passphrase is entered, and says what a forgotten one costs', async () => {
    const counter = await counterWith({ hasApiKey: false, env: { STANDIN_SAFE_STORAGE: 'unprotected' } })
    await counter.page.evaluate((text) => window.kiosk.passphrase.set(text), PHRASE)
    await counter.page.evaluate((pin) => window.kiosk.access.setPin(pin), PIN)
    const { page } = await restarted(counter)
    await page.getByTestId('passphrase-screen').waitFor()
    await press(page, 'passphrase-forgotten-open')
    await page.getByText(passphrase.gate.forgottenText).waitFor()
    await press(page, 'passphrase-practise')
    for (const digit of PIN) await press(page, `pin-${digit}`)
    await press(page, 'pin-enter')
    await atStep(page, 'idle')
    await page.getByTestId('practice-badge').waitFor()
    expect(await page.evaluate(() => window.kiosk.passphrase.state())).toEqual({ at: 'locked' })
  })
})
