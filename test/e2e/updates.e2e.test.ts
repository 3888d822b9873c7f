/**
 * The settings of the updates, in a kiosk that can have any: started as an AppImage, by a build that believes somebody.
 * What it does with a feed is in the tests of updates/; its first look is a quarter of an hour after the start.
 */
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inProject } from '../../scripts/project.ts'
import { en } from '../../src/renderer/i18n/en.ts'
import { openCounter, openSection, press, textOf, type Counter } from './driver/counter.ts'
import { driverKind } from './driver/launch.ts'

const FEED = 'https://updates.bank.example/kiosk/'

let folder: string
let counter: Counter | undefined

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-updates-'))
  cpSync(inProject('out'), join(folder, 'out'), { recursive: true })
  cpSync(inProject('package.json'), join(folder, 'package.json'))
  const main = join(folder, 'out/main/index.js')
  const { publicKey } = generateKeyPairSync('ed25519')
  const signer = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const [before, after, ...more] = readFileSync(main, 'utf8').split(/(?<=\bpublicKey: ")[^"]*(?=",)/)
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error('where does the build say whom it believes?')
  writeFileSync(main, `${before}${signer}${after}`)
})
afterEach(async () => {
  await counter?.close()
  counter = undefined
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function appImage(policy?: unknown, updateFeed = ''): Promise<Page> {
  const policyFile = join(folder, 'policy.json')
  if (policy !== undefined) writeFileSync(policyFile, JSON.stringify(policy))
  counter = await openCounter({
    appFolder: folder,
    settings: { language: 'en', updateFeed },
    env: {
      STANDIN_PACKAGED: '1',
      APPIMAGE: join(folder, 'Countersign.AppImage'),
      ...(policy !== undefined && { COUNTERSIGN_POLICY: policyFile }),
    },
  })
  return openUpdates(counter.page)
}

async function openUpdates(page: Page): Promise<Page> {
  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
  await openSection(page, 'kiosk')
  return page
}

async function setFeed(page: Page, address: string): Promise<void> {
  await page.getByTestId('setting-update-feed').fill(address)
  await page.getByTestId('setting-update-feed').press('Tab')
}

const state = (page: Page) => textOf(page, 'update-state')
const feed = (page: Page) => page.evaluate(async () => (await window.kiosk.settings.read()).updateFeed)

// what a test starts of Electron itself is no AppImage
describe.runIf(driverKind === 'standin' && process.platform === 'linux')('updates', () => {
  it('are off until an address is set, wait from then on and after a restart, and are off again without it', async () => {
    let page = await appImage()
    await expect.poll(() => state(page)).toBe(en.updates.off['not-wanted'])
    await expect.poll(() => page.getByTestId('setting-update-feed').inputValue()).toBe('')
    await setFeed(page, FEED)
    await expect.poll(() => state(page)).toBe(en.updates.waiting)
    counter = await counter!.restart()
    page = await openUpdates(counter.page)
    await expect.poll(() => state(page)).toBe(en.updates.waiting)
    await expect.poll(() => page.getByTestId('setting-update-feed').inputValue()).toBe(FEED)
    await setFeed(page, '')
    await expect.poll(() => state(page)).toBe(en.updates.off['not-wanted'])
  })

  it.each(['http://updates.bank.example', 'updates', 'https://name:word@updates.bank.example'])(
    'are not looked for at %s: refused in words, and nothing is kept',
    async (address) => {
      const page = await appImage()
      await setFeed(page, address)
      await page.getByText(en.error.SETTINGS_INVALID.staff.doNow).waitFor()
      expect(await feed(page)).toBe('')
      await expect.poll(() => state(page)).toBe(en.updates.off['not-wanted'])
      await expect.poll(() => page.getByTestId('setting-update-feed').inputValue()).toBe('')
    },
  )

  it.each([
    ['has set anything', { locked: { theme: 'dark' } }],
    ['has sent a policy that cannot be used', { locked: { theme: 'pink' } }],
  ])('are off where the organisation %s, and no address is asked for', async (_, policy) => {
    const page = await appImage(policy, FEED)
    await expect.poll(() => state(page)).toBe(en.updates.off.managed)
    expect(await page.getByTestId('setting-update-feed').count()).toBe(0)
  })

  it('come from where the organisation says, and from nowhere else', async () => {
    const page = await appImage({ locked: { updateFeed: FEED } })
    await expect.poll(() => state(page)).toBe(en.updates.waiting)
    await expect.poll(() => page.getByTestId('setting-update-feed').inputValue()).toBe(FEED)
    await expect.poll(() => page.getByTestId('setting-update-feed').isDisabled()).toBe(true)
    await expect.poll(() => page.getByTestId('locked-updateFeed').innerText()).toContain(en.fleet.locked)
    expect(await page.evaluate(() => window.kiosk.settings.change({ updateFeed: '' }))).toEqual({
      ok: false,
      error: { code: 'SETTING_LOCKED', note: 'updateFeed' },
    })
  })
})
