/**
 * What this start was asked for: by the command line as Electron reads it, and by STANDIN_* variables for what only
 * a stand-in can be asked. Read once; nothing else here reads either.
 *
 * STANDIN_HEADED         1 or 0; default: headed where there is a display
 * STANDIN_VIEWPORT       size of the page, `1280x800` by default
 * STANDIN_SAFE_STORAGE   os (default), unprotected, unavailable
 * STANDIN_HOLD_PAGE      1: the first page loads only when the test says so
 * STANDIN_PACKAGED       1: app.isPackaged is true
 * STANDIN_LOCALE         en-US by default
 * STANDIN_DEBUG          1: Chromium's own messages are shown
 */
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

export type SafeStorageState = 'os' | 'unprotected' | 'unavailable'

export interface LaunchOptions {
  readonly appFolder: string
  readonly mainFile: string
  readonly appName: string
  readonly appVersion: string
  readonly electronVersion: string
  readonly inspectPort: number | undefined
  /** 0 lets Chromium choose. */
  readonly devToolsPort: string | undefined
  readonly userDataFolder: string | undefined
  /** Everything else that began with `--`; Chromium gets it as it is. */
  readonly switches: readonly string[]
  readonly isHeaded: boolean
  readonly viewport: { readonly width: number; readonly height: number }
  readonly safeStorage: SafeStorageState
  readonly isFirstPageHeld: boolean
  readonly isPackaged: boolean
  readonly locale: string
  readonly isVerbose: boolean
}

export const launchOptions: LaunchOptions = readLaunchOptions(process.argv.slice(2), process.env)

function readLaunchOptions(args: readonly string[], env: NodeJS.ProcessEnv): LaunchOptions {
  const switches = args.filter((arg) => arg.startsWith('--'))
  const take = (name: string): string | undefined => {
    const index = switches.findIndex((given) => given === name || given.startsWith(`${name}=`))
    if (index < 0) return undefined
    return switches.splice(index, 1)[0]?.slice(name.length + 1)
  }
  const inspect = take('--inspect') ?? take('--inspect-brk')
  const devToolsPort = take('--remote-debugging-port')
  const userDataFolder = take('--user-data-dir')
  take('--no-sandbox') // chromium.ts decides this by itself

  const app = findApp(resolve(args.find((arg) => !arg.startsWith('-')) ?? '.'))
  const [width = 1280, height = 800] = (env['STANDIN_VIEWPORT'] ?? '1280x800').split('x').map(Number)
  return {
    ...app,
    electronVersion: (createRequire(import.meta.url)('electron/package.json') as { version: string }).version,
    inspectPort: inspect === undefined ? undefined : Number(inspect || 9229),
    devToolsPort,
    userDataFolder: userDataFolder && resolve(userDataFolder),
    switches,
    isHeaded: env['STANDIN_HEADED'] ? env['STANDIN_HEADED'] === '1' : hasDisplay(env),
    viewport: { width, height },
    safeStorage: (env['STANDIN_SAFE_STORAGE'] as SafeStorageState | undefined) ?? 'os',
    isFirstPageHeld: env['STANDIN_HOLD_PAGE'] === '1',
    isPackaged: env['STANDIN_PACKAGED'] === '1',
    locale: env['STANDIN_LOCALE'] ?? 'en-US',
    isVerbose: env['STANDIN_DEBUG'] === '1',
  }
}

function findApp(entry: string): Pick<LaunchOptions, 'appFolder' | 'mainFile' | 'appName' | 'appVersion'> {
  const isFolder = statSync(entry).isDirectory()
  const appFolder = isFolder ? entry : dirname(entry)
  if (!isFolder) return { appFolder, mainFile: entry, appName: 'Electron', appVersion: '0.0.0' }
  const description = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as {
    name: string
    productName?: string
    version?: string
    main?: string
  }
  return {
    appFolder,
    mainFile: join(appFolder, description.main ?? 'index.js'),
    appName: description.productName ?? description.name,
    appVersion: description.version ?? '0.0.0',
  }
}

function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
}
