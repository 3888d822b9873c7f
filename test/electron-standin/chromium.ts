/**
 * The system's Chromium as the stand-in's browser: started on a pipe, ended with it.
 * A Chromium whose pipe closes ends by itself, so nothing is left behind even when this process is killed.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { findChromium } from '../../scripts/find-chromium.ts'
import { connectCdp, type CdpSession } from './cdp.ts'
import { launchOptions } from './launch-options.ts'

export interface Page {
  readonly targetId: string
  readonly session: CdpSession
}

export interface Chromium {
  readonly version: string
  openPage(): Promise<Page>
  closePage(targetId: string): Promise<void>
  /** A page went away, by whatever hand. */
  onPageGone(listener: (targetId: string) => void): void
  /** A page opened another one (window.open, target=_blank). */
  onPopup(
    listener: (popup: { readonly targetId: string; readonly openerId: string; readonly url: string }) => void,
  ): void
  onExit(listener: () => void): void
  /** Resolves when Chromium has written its storage and ended. */
  close(): Promise<void>
}

/** Quiet, self-contained, and awake while nobody looks at the window. */
const steadySwitches = [
  '--no-first-run',
  '--no-default-browser-check',
  '--hide-crash-restore-bubble',
  '--test-type', // without it a bar warns of unsupported switches
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-features=Translate,MediaRouter,OptimizationHints,DialMediaRouteProvider',
  '--disable-field-trial-config',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--metrics-recording-only',
  // permission is main's decision (session.ts); Chromium itself then never asks
  '--use-fake-ui-for-media-stream',
]

/**
 * @param profileFolder made when missing; one Chromium at a time
 * @param serverPort loopback port that answers for the app's own schemes (scheme-urls.ts)
 * @param switches the app's and the caller's own
 */
export async function startChromium(
  profileFolder: string,
  serverPort: number,
  switches: readonly string[],
): Promise<Chromium> {
  const executable = findChromium()
  if (!executable) throw new Error('electron stand-in: no Chromium on this machine; set CHROMIUM_PATH or install it')
  mkdirSync(profileFolder, { recursive: true })
  await previousChromiumEnded(profileFolder)

  const { width, height } = launchOptions.viewport
  const browserProcess = spawn(
    executable,
    [
      ...steadySwitches,
      `--user-data-dir=${profileFolder}`,
      `--window-size=${width},${height}`,
      '--window-position=0,0',
      `--host-resolver-rules=MAP *.localhost:80 127.0.0.1:${serverPort}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(launchOptions.isHeaded ? [] : ['--headless', '--hide-scrollbars']),
      ...(launchOptions.devToolsPort === undefined ? [] : [`--remote-debugging-port=${launchOptions.devToolsPort}`]),
      ...switches,
      '--remote-debugging-pipe',
      // an app window has neither tabs nor an address bar; it takes no about:blank
      launchOptions.isHeaded ? '--app=data:text/html,' : 'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  )
  passOnMessages(browserProcess)
  const ended = new Promise<void>((resolve) => browserProcess.once('exit', () => resolve()))
  const failed = new Promise<never>((_resolve, reject) => {
    browserProcess.once('error', reject)
    browserProcess.once('exit', (code) => reject(new Error(`Chromium ended at its start (${code})`)))
  })
  failed.catch(() => undefined) // after a good start, its end is no failure

  const [, , , toBrowser, fromBrowser] = browserProcess.stdio
  const connection = connectCdp(toBrowser as Writable, fromBrowser as Readable)
  const { browser } = connection
  const { product } = await Promise.race([browser.send('Browser.getVersion'), failed])
  await browser.send('Target.setDiscoverTargets', { discover: true })

  const taken = new Set<string>()
  return {
    version: product.split('/')[1] ?? '',
    openPage: async () => {
      const targetId = (await freePage(browser, taken)) ?? (await newPage(browser))
      taken.add(targetId)
      const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true })
      return { targetId, session: connection.session(sessionId) }
    },
    closePage: async (targetId) => {
      await browser.send('Target.closeTarget', { targetId })
    },
    onPageGone: (listener) => void browser.on('Target.targetDestroyed', ({ targetId }) => listener(targetId)),
    onPopup: (listener) =>
      void browser.on('Target.targetCreated', ({ targetInfo: { type, targetId, openerId, url } }) => {
        if (type === 'page' && openerId) listener({ targetId, openerId, url })
      }),
    onExit: (listener) => void ended.then(listener),
    close: async () => {
      await browser.send('Browser.close').catch(() => undefined) // already gone is as good
      await ended
    },
  }
}

/** The page that Chromium opened at its start, once. */
async function freePage(browser: CdpSession, taken: ReadonlySet<string>): Promise<string | undefined> {
  const { targetInfos } = await browser.send('Target.getTargets')
  const pages = targetInfos.filter(({ type }) => type === 'page')
  return pages.find(({ targetId }) => !taken.has(targetId))?.targetId
}

async function newPage(browser: CdpSession): Promise<string> {
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true })
  return targetId
}

/** Playwright waits for the line "DevTools listening on ws://…"; the rest is noise unless asked for. */
function passOnMessages(browserProcess: ChildProcess): void {
  if (!browserProcess.stderr) return
  createInterface({ input: browserProcess.stderr }).on('line', (line) => {
    if (line.startsWith('DevTools listening on') || launchOptions.isVerbose) console.error(line)
  })
}

/** So long the last Chromium has to leave, on a machine that does other things as well. */
const LEAVING_MS = 60_000

/** After a power cut in a test, the last Chromium may still be leaving; a second one in its profile would give up. */
async function previousChromiumEnded(profileFolder: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < LEAVING_MS && isRunning(lockHolder(profileFolder)); waitedMs += 50) await delay(50)
}

function lockHolder(profileFolder: string): number | undefined {
  try {
    return Number(readlinkSync(join(profileFolder, 'SingletonLock')).split('-').at(-1))
  } catch {
    return undefined // no lock: nobody to wait for
  }
}

function isRunning(pid: number | undefined): boolean {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
