/**
 * Starts an Electron app on the stand-in, in this very process: a signal meant for the app reaches the app.
 * Knows the order in which Electron brings things up; the parts themselves live in their own files.
 */
import inspector from 'node:inspector'
import module from 'node:module'
import { pathToFileURL } from 'node:url'
import { launchOptions } from './launch-options.ts'
import { exitWithParent } from './parent-watch.ts'

const electronModule = new URL('./electron.ts', import.meta.url).href
const electronNames = new Set(['electron', 'electron/main', 'electron/common'])

export async function startApp(): Promise<void> {
  exitWithParent()
  pretendToBeElectron()
  // prints "Debugger listening on ws://…", which Playwright waits for
  if (launchOptions.inspectPort !== undefined) inspector.open(launchOptions.inspectPort, '127.0.0.1')
  module.registerHooks({
    resolve: (specifier, context, next) =>
      electronNames.has(specifier) ? { url: electronModule, shortCircuit: true } : next(specifier, context),
  })

  const { bringUp, markFirstLinesRan } = await import('./app.ts')
  const isUp = bringUp()
  // switches and schemes set by the app's first lines must reach Chromium: bringUp waits for them
  await import(pathToFileURL(launchOptions.mainFile).href)
  markFirstLinesRan()
  await isUp
}

function pretendToBeElectron(): void {
  const pretend = (key: string, value: unknown) => Object.defineProperty(process, key, { value, configurable: true })
  pretend('versions', { ...process.versions, electron: launchOptions.electronVersion, chrome: '156.0.0.0' })
  pretend('type', 'browser')
  pretend('resourcesPath', launchOptions.appFolder)
  pretend('argv', [process.execPath, ...process.argv.slice(2)])
}
