/** The kiosk as it is installed: full screen, and no way out but the administrator's. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KioskDescription } from '../../src/shared/domain/health.ts'
import { atStep, openSection, photographBoth, press, twoCameras } from './driver/counter.ts'
import { driverKind, launchKiosk, type Kiosk } from './driver/launch.ts'

let folder: string
let kiosk: Kiosk
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockdown-'))
  kiosk = await launchKiosk({ userDataFolder: folder, cameras: await twoCameras(), chromiumArgs: ['--kiosk'] })
  await press(kiosk.page, 'setup-practice')
  await atStep(kiosk.page, 'idle')
})
afterEach(async () => {
  await kiosk.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

const pressInMain = (key: string, control: boolean) =>
  kiosk.electronApp.evaluate(
    ({ BrowserWindow }, input) => {
      let isPrevented = false
      const event = { preventDefault: () => void (isPrevented = true) }
      BrowserWindow.getAllWindows()[0]!.webContents.emit('before-input-event', event, input)
      return isPrevented
    },
    { type: 'keyDown', key, control, alt: false, meta: false, shift: false },
  )

// a real Electron counts as packaged only where it is, and would write into this user's own settings
it.skipIf(driverKind === 'electron')('an installed kiosk starts at login once that is wanted', async () => {
  const installed = await launchKiosk({
    userDataFolder: join(folder, 'Countersign'),
    env: { STANDIN_PACKAGED: '1' },
  })
  try {
    const entry = join(folder, 'autostart', 'countersign.desktop')
    const want = (startsAtLogin: boolean) =>
      installed.page.evaluate((isWanted) => window.kiosk.settings.change({ startsAtLogin: isWanted }), startsAtLogin)
    expect(existsSync(entry)).toBe(false)
    expect(await want(true)).toMatchObject({ ok: true })
    expect(await readFile(entry, 'utf8')).toContain('\nExec="/')
    expect(await want(false)).toMatchObject({ ok: true })
    expect(existsSync(entry)).toBe(false)
  } finally {
    await installed.close()
  }
})

describe('a locked kiosk', () => {
  it('fills the screen, holds what leads out of it, and is not closed from outside', async () => {
    const { electronApp, page } = kiosk
    expect(await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isKiosk())).toBe(true)
    expect(await pressInMain('r', true)).toBe(true)
    expect(await pressInMain('F11', false)).toBe(true)
    expect(await pressInMain('a', false)).toBe(false)

    await electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
    await photographBoth(page)
  })

  it('loads a page whose process dies anew, and tells staff that a visit was lost', async () => {
    const { electronApp, page } = kiosk
    await photographBoth(page)
    await electronApp.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()))
      // as when a page hangs
      webContents.emit('unresponsive')
      await loaded
    })
    const inPage = (script: string): Promise<unknown> =>
      electronApp.evaluate(
        ({ BrowserWindow }, source) => BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(source),
        script,
      )
    const warnings = async () =>
      ((await inPage('window.kiosk.kiosk.describe()')) as KioskDescription).warnings.map(({ code }) => code)
    await expect.poll(warnings).toEqual(['VISIT_INTERRUPTED'])
    await expect.poll(() => inPage('document.querySelector("[data-step]")?.dataset.step')).toBe('idle')
  })

  it('is closed from the settings', async () => {
    const { electronApp, page } = kiosk
    const ended = new Promise((resolve) => electronApp.process().once('exit', resolve))
    await press(page, 'staff-toggle')
    await page.getByTestId('staff-tab-settings').click()
    await openSection(page, 'kiosk')
    await page.getByTestId('quit').click()
    expect(await ended).toBe(0)
  })
})
