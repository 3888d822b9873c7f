/** The wire between one page and main: puts the shim and the preload into every document, carries messages. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CdpSession } from './cdp.ts'
import type { Chromium } from './chromium.ts'
import { makeCodec } from './codec.ts'
import { launchOptions } from './launch-options.ts'
import { isNetworkReachable, onNetworkChanged } from './network-state.ts'
import type { FromPage, PageConfig, ToPage } from './page-messages.ts'
import { pageShim } from './page-shim.ts'

export interface PageLink {
  readonly targetId: string
  readonly session: CdpSession
  post(message: ToPage): void
}

export interface PreloadOptions {
  /** Absolute path of a CommonJS file. */
  readonly preload?: string
  readonly additionalArguments?: readonly string[]
}

export async function openPageLink(
  chromium: Chromium,
  options: PreloadOptions,
  receive: (message: FromPage) => void,
): Promise<PageLink> {
  const { targetId, session } = await chromium.openPage()
  const config: PageConfig = {
    // unguessable, so that a page cannot speak or listen past its preload
    outbox: `__outbox_${randomBytes(8).toString('hex')}`,
    inbox: `__inbox_${randomBytes(8).toString('hex')}`,
    platform: process.platform,
    arch: process.arch,
    versions: { electron: launchOptions.electronVersion, chrome: chromium.version, node: process.versions.node },
    argv: ['electron', ...(options.additionalArguments ?? [])],
  }
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === config.outbox) receive(JSON.parse(payload) as FromPage)
  })
  await session.send('Page.enable')
  await session.send('Runtime.enable')
  await session.send('Inspector.enable')
  await session.send('Runtime.addBinding', { name: config.outbox })
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: documentScript(config, options.preload) })
  await followNetwork(session)
  if (!launchOptions.isHeaded) await setPageSize(session, launchOptions.viewport)
  return {
    targetId,
    session,
    post: (message) => {
      const text = JSON.stringify(JSON.stringify(message))
      session
        .send('Runtime.evaluate', { expression: `globalThis.${config.inbox}?.(${text})` })
        .catch((error: unknown) => {
          // as in Electron, what is sent to a page that has gone is lost
          if (launchOptions.isVerbose) console.error('electron stand-in: a message was lost', error)
        })
    },
  }
}

function documentScript(config: PageConfig, preloadPath: string | undefined): string {
  const preload = preloadPath === undefined ? '' : readFileSync(preloadPath, 'utf8')
  return [
    `(${pageShim.toString()})(${JSON.stringify(config)}, ${makeCodec.toString()},`,
    `(function (require, module, exports, process) {\n${preload}\n}))`,
  ].join('\n')
}

/** Only `navigator.onLine` and its events: the app's own scheme must stay reachable, as it is in Electron. */
async function followNetwork(session: CdpSession): Promise<void> {
  const tell = (isReachable: boolean): Promise<unknown> =>
    session.send('Network.overrideNetworkState', {
      offline: !isReachable,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    })
  onNetworkChanged((isReachable) => void tell(isReachable))
  if (!isNetworkReachable()) await tell(false)
}

/** A headless window would lose some of its height to a toolbar that nobody sees. */
export async function setPageSize(
  session: CdpSession,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<void> {
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
}
