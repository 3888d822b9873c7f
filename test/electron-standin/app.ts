/** Electron's `app`: birth, paths and death of the process. Knows windows only as something that agrees to close. */
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { getPath, setPath } from './app-paths.ts'
import { startChromium, type Chromium } from './chromium.ts'
import { launchOptions } from './launch-options.ts'
import { preventable } from './preventable.ts'
import { closeSchemeRegistration } from './protocol.ts'
import { startSchemeServer } from './scheme-server.ts'
import { requestLock } from './single-instance.ts'
import { strict } from './strict.ts'

const events = new EventEmitter()
const ready = Promise.withResolvers<undefined>()
const firstLines = Promise.withResolvers<undefined>()
const ownSwitches: string[] = []
/** What app.relaunch() asked for; nothing is started. */
export const relaunches: object[] = []

let name = launchOptions.appName
let isReady = false
let isQuitting = false
let chromium: Chromium | undefined
let closeWindows = (): Promise<boolean> => Promise.resolve(true)

export const app = strict(
  'app',
  Object.assign(events, {
    isPackaged: launchOptions.isPackaged,
    commandLine: strict('app.commandLine', {
      appendSwitch: (key: string, value?: string): void => {
        ownSwitches.push(value === undefined ? `--${key}` : `--${key}=${value}`)
      },
      hasSwitch: (key: string): boolean => findSwitch(key) !== undefined,
      getSwitchValue: (key: string): string => findSwitch(key)?.slice(key.length + 3) ?? '',
    }),
    isReady: (): boolean => isReady,
    whenReady: (): Promise<undefined> => {
      // an entry file may wait for this at its top level: its first lines have run by now
      setImmediate(markFirstLinesRan)
      return ready.promise
    },
    getName: (): string => name,
    setName: (newName: string): void => {
      name = newName
    },
    getVersion: (): string => launchOptions.appVersion,
    getLocale: (): string => launchOptions.locale,
    getSystemLocale: (): string => launchOptions.locale,
    getPreferredSystemLanguages: (): string[] => [launchOptions.locale],
    getAppPath: (): string => launchOptions.appFolder,
    getPath,
    setPath,
    requestSingleInstanceLock: (): boolean =>
      requestLock(({ argv, workingDirectory }) =>
        events.emit('second-instance', {}, argv, workingDirectory, undefined),
      ),
    // nothing to do: no page here has Node in it
    enableSandbox: (): void => undefined,
    disableHardwareAcceleration: (): void => undefined,
    setAppUserModelId: (): void => undefined,
    focus: (): void => undefined,
    relaunch: (options: object = {}): void => {
      relaunches.push(options)
    },
    quit: (): void => void quit(),
    exit: (code = 0): void => void leave(code),
  }),
)

function findSwitch(key: string): string | undefined {
  return [...process.argv, ...ownSwitches].find((given) => given === `--${key}` || given.startsWith(`--${key}=`))
}

/** The app has set its switches and schemes: Chromium may start. */
export function markFirstLinesRan(): void {
  firstLines.resolve(undefined)
}

/** Starts Chromium after the app's first lines, then tells the app that windows may be opened. */
export async function bringUp(): Promise<void> {
  await firstLines.promise
  if (isQuitting) return // a second instance leaves before it has shown anything
  quitOnSignals()
  const port = await startSchemeServer()
  chromium = await startChromium(join(getPath('sessionData'), 'chromium'), port, [
    ...launchOptions.switches,
    ...ownSwitches,
  ])
  chromium.onExit(() => void quit())
  closeSchemeRegistration()
  isReady = true
  events.emit('will-finish-launching')
  ready.resolve(undefined)
  events.emit('ready', {}, {})
}

export function theChromium(): Chromium {
  if (!chromium) throw new Error('Cannot create BrowserWindow before app is ready')
  return chromium
}

/** @param close closes every window; resolves false when one refused */
export function onQuitClose(close: () => Promise<boolean>): void {
  closeWindows = close
}

/** The user closed the last window. Electron quits by itself only where nobody listens. */
export function lastWindowClosed(): void {
  if (isQuitting) return
  if (!events.emit('window-all-closed')) void quit()
}

async function quit(): Promise<void> {
  if (isQuitting) return
  isQuitting = true
  if (isAllowed('before-quit') && (await closeWindows()) && isAllowed('will-quit')) await leave(0)
  isQuitting = false
}

function isAllowed(event: 'before-quit' | 'will-quit'): boolean {
  const details = preventable()
  events.emit(event, details)
  return !details.defaultPrevented
}

async function leave(code: number): Promise<never> {
  isQuitting = true
  events.emit('quit', {}, code)
  await chromium?.close()
  process.exit(code)
}

/** The first signal asks, the second insists. */
function quitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1))
      void quit()
    })
  }
}
