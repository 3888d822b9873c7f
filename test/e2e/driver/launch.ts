/**
 * Starts the built app under Playwright: on real Electron where it can run, else on the stand-in. One driver for both.
 * `E2E_DRIVER=electron` or `standin` forces one. Knows nothing of the app's screens.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { findElectron, hasDisplay, standInElectron } from '../../../scripts/find-electron.ts'
import { projectFolder } from '../../../scripts/project.ts'
import type { DisplayGiven } from '../../electron-standin/screen.ts'
import { installVirtualCameras, type CameraOptions, type VirtualCameras } from './virtual-cameras.ts'

export interface LaunchOptions {
  /** Kept after closing. @default a new temporary folder, deleted when the kiosk is closed */
  readonly userDataFolder?: string
  /** Folder with the app's package.json. @default this project */
  readonly appFolder?: string
  /** Virtual cameras, there before the page's first script runs. @default none: the machine has no camera at all */
  readonly cameras?: readonly CameraOptions[]
  /** A clip from `fakeCameraFile`: Chromium's own fake device plays it instead of virtual cameras. */
  readonly fakeCameraFile?: string
  readonly chromiumArgs?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** @default 1280 x 800 */
  readonly viewport?: { readonly width: number; readonly height: number }
  /** In a window that can be seen; needs a display. @default false on the stand-in, always on real Electron */
  readonly isHeaded?: boolean
  readonly colorScheme?: 'light' | 'dark'
}

export type SecretProtection = 'os' | 'unprotected' | 'unavailable'

export interface Kiosk {
  readonly kind: DriverKind
  readonly page: Page
  readonly electronApp: ElectronApplication
  readonly userDataFolder: string
  readonly cameras: VirtualCameras
  /** Everything the app printed so far. */
  output(): string
  /** For main's fetch, `net.isOnline()` and the page's `navigator.onLine`; the app's own pages stay reachable. */
  setOnline(isOnline: boolean): Promise<void>
  /** What the operating system's key store can do. Stand-in only. */
  setSecretProtection(protection: SecretProtection): Promise<void>
  /** Quits as the user would, and waits until nothing runs any more. */
  close(): Promise<void>
  /** A power cut: the process dies at once, without a chance to save anything. */
  kill(): Promise<void>
}

export type DriverKind = 'electron' | 'standin'

/** For a start, and for everything that a page is waited for. Only what fails waits so long, be the machine ever so busy. */
const WAIT_MS = 60_000

const electronBinary = chooseElectron()
/** Which of the two every launch uses; lets a test skip what only the stand-in can do. */
export const driverKind: DriverKind = electronBinary ? 'electron' : 'standin'

/** The `electron` module as the functions given to `electronApp.evaluate` see it, with the stand-in's own switches. */
export interface StandInSwitches {
  readonly __standin: {
    setSafeStorageState(state: SecretProtection): void
    releaseFirstPage(): void
    /** The first is the primary one. */
    setDisplays(displays: readonly DisplayGiven[]): void
    readonly relaunches: object[]
    readonly opened: string[]
  }
}

export async function launchKiosk(options: LaunchOptions = {}): Promise<Kiosk> {
  const userDataFolder = options.userDataFolder ?? (await mkdtemp(join(tmpdir(), 'kiosk-')))
  const { width, height } = options.viewport ?? { width: 1280, height: 800 }
  const electronApp = await _electron.launch({
    timeout: WAIT_MS,
    // without a path Playwright finds the real one, and holds it back until it listens
    ...(electronBinary ? {} : { executablePath: standInElectron }),
    // Playwright leaves Chromium's sandbox out unless it is told; root cannot have it
    chromiumSandbox: process.getuid?.() !== 0,
    cwd: projectFolder,
    args: [
      `--user-data-dir=${userDataFolder}`,
      '--use-fake-ui-for-media-stream',
      ...cameraSwitches(options),
      ...(options.chromiumArgs ?? []),
      options.appFolder ?? projectFolder,
    ],
    env: {
      ...(process.env as Record<string, string>),
      STANDIN_HEADED: options.isHeaded ? '1' : '0',
      STANDIN_VIEWPORT: `${width}x${height}`,
      STANDIN_HOLD_PAGE: '1',
      ...options.env,
    },
    ...(options.colorScheme && { colorScheme: options.colorScheme }),
  })
  electronApp.context().setDefaultTimeout(WAIT_MS)
  const output = collectOutput(electronApp)
  const ended = new Promise<void>((resolve) => electronApp.process().once('exit', () => resolve()))
  const cutPower = async (): Promise<void> => {
    electronApp.process().kill('SIGKILL')
    await ended
  }
  const forget = async (): Promise<void> => {
    if (!options.userDataFolder)
      await rm(userDataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }

  try {
    const cameras = await installVirtualCameras(electronApp.context(), options.cameras ?? [])
    if (!electronBinary)
      await electronApp.evaluate((electron) => (electron as unknown as StandInSwitches).__standin.releaseFirstPage())
    const page = await loadedPage(electronApp)
    if (electronBinary) await page.setViewportSize({ width, height })
    await cameras.attach(page)
    return {
      kind: driverKind,
      page,
      electronApp,
      userDataFolder,
      cameras,
      output,
      setOnline: (isOnline) => setOnline(electronApp, isOnline),
      setSecretProtection: (protection) => setSecretProtection(electronApp, protection),
      close: async () => {
        await electronApp.close()
        await forget()
      },
      kill: async () => {
        await cutPower()
        await forget()
      },
    }
  } catch (error) {
    // what did not start may not be able to quit either
    await cutPower()
    await forget()
    throw new Error(`the app did not start; it printed:\n${output()}`, { cause: error })
  }
}

function chooseElectron(): string | undefined {
  const wanted = process.env['E2E_DRIVER']
  if (wanted === 'standin' || (!wanted && !hasDisplay())) return undefined
  const path = findElectron()
  if (!path && wanted === 'electron') throw new Error('E2E_DRIVER=electron, but no Electron can start on this machine')
  return path
}

function cameraSwitches({ cameras, fakeCameraFile }: LaunchOptions): string[] {
  if (fakeCameraFile)
    return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${fakeCameraFile}`]
  // virtual cameras open a genuine fake device first, so that the permission is really asked for
  if (cameras?.length) return ['--use-fake-device-for-media-stream']
  // nor may a test see the camera of the machine that it runs on
  return ['--use-fake-device-for-media-stream=device-count=0']
}

/** The app's page once it has loaded, with our scripts in it. */
async function loadedPage(electronApp: ElectronApplication): Promise<Page> {
  const page = await electronApp.firstWindow({ timeout: WAIT_MS })
  // where a page begins before the app loads it: empty, or the first address of a stand-in window
  await page.waitForURL((url) => url.protocol !== 'about:' && url.protocol !== 'data:')
  await page.waitForLoadState()
  // real Electron may have been faster than our scripts
  if (!(await page.evaluate('"virtualCameras" in globalThis'))) await page.reload()
  return page
}

function collectOutput(electronApp: ElectronApplication): () => string {
  let text = ''
  const { stdout, stderr } = electronApp.process()
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
  return () => text
}

async function setOnline(electronApp: ElectronApplication, isOnline: boolean): Promise<void> {
  await electronApp.evaluate(({ session }, online) => {
    if (online) session.defaultSession.disableNetworkEmulation()
    else session.defaultSession.enableNetworkEmulation({ offline: true })
  }, isOnline)
}

async function setSecretProtection(electronApp: ElectronApplication, protection: SecretProtection): Promise<void> {
  if (driverKind === 'electron') throw new Error('a real key store cannot be switched: skip this test on real Electron')
  await electronApp.evaluate(
    (electron, state) => (electron as unknown as StandInSwitches).__standin.setSafeStorageState(state),
    protection,
  )
}
