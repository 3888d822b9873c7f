/**
 * Electron's `WebContents`: one page, its messages, its navigation and its death.
 * Does not notice a page that hangs: a test that wants `unresponsive` emits it.
 */
import { EventEmitter } from 'node:events'
import { theChromium } from './app.ts'
import { makeCodec } from './codec.ts'
import { heldFirstPage } from './held-page.ts'
import { answerInvoke, ipcMain } from './ipc-main.ts'
import { openPageLink, type PageLink, type PreloadOptions } from './page-link.ts'
import type { FromPage } from './page-messages.ts'
import { preventable } from './preventable.ts'
import { appUrl, chromiumUrl } from './protocol.ts'
import { originOf } from './scheme-urls.ts'
import { maySeeMedia, mayUseMedia, session } from './session.ts'

type WindowOpenHandler = (details: { readonly url: string; readonly disposition: string }) => {
  readonly action: string
}

const codec = makeCodec()
let lastId = 0

export class WebContents extends EventEmitter {
  readonly id = ++lastId
  readonly session = session.defaultSession
  readonly mainFrame: {
    url: string
    readonly origin: string
    readonly parent: null
    readonly send: WebContents['send']
  }
  /** Resolves when the page exists; nothing is loaded in it yet. */
  readonly opened: Promise<PageLink>
  targetId = ''
  private isOwnNavigation = false
  private isGone = false
  private hasCrashed = false
  private decideOnWindow: WindowOpenHandler = () => ({ action: 'allow' })
  private readonly requestClose: () => void

  constructor(options: PreloadOptions, requestClose: () => void) {
    super()
    this.requestClose = requestClose
    const send: WebContents['send'] = (channel, ...args) => this.send(channel, ...args)
    this.mainFrame = {
      url: 'about:blank',
      get origin() {
        return originOf(this.url).slice(0, -1)
      },
      parent: null,
      send,
    }
    this.opened = this.open(options)
  }

  async loadURL(url: string): Promise<void> {
    const { session: page } = await this.opened
    await heldFirstPage()
    this.isOwnNavigation = true
    try {
      const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()))
      const { errorText } = await page.send('Page.navigate', { url: chromiumUrl(url) })
      if (errorText) {
        this.emit('did-fail-load', {}, -2, errorText, url, true)
        throw new Error(`${errorText} loading '${url}'`)
      }
      await loaded
    } finally {
      this.isOwnNavigation = false
    }
  }

  send(channel: string, ...args: unknown[]): void {
    const text = codec.encode(args)
    void this.opened.then((page) => {
      if (!this.isGone) page.post({ type: 'event', channel, args: text })
    })
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { session: page } = await this.opened
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  reload(): void {
    this.isOwnNavigation = true
    this.once('did-finish-load', () => (this.isOwnNavigation = false))
    void this.opened.then(({ session: page }) => page.send('Page.reload'))
  }

  forcefullyCrashRenderer(): void {
    // never answered: the one who would has crashed
    void this.opened.then(({ session: page }) => page.send('Page.crash').catch(() => undefined))
  }

  setWindowOpenHandler(decide: WindowOpenHandler): void {
    this.decideOnWindow = decide
  }

  getURL(): string {
    return this.mainFrame.url
  }

  isDestroyed(): boolean {
    return this.isGone
  }

  isCrashed(): boolean {
    return this.hasCrashed
  }

  close(): void {
    this.requestClose()
  }

  setBackgroundThrottling(): void {}
  setIgnoreMenuShortcuts(): void {}
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve()
  }

  /** The window is done with it. Idempotent. */
  async dispose(): Promise<void> {
    if (this.isGone) return
    this.isGone = true
    const { session: page } = await this.opened
    // not closed: Chromium ends with its last page, but the app may open another window
    await page.send('Page.navigate', { url: 'about:blank' }).catch(() => undefined)
  }

  private async open(options: PreloadOptions): Promise<PageLink> {
    const chromium = theChromium()
    const link = await openPageLink(chromium, options, (message) => void this.receive(message))
    this.targetId = link.targetId
    this.relayEvents(link)
    chromium.onPopup(({ openerId, targetId, url }) => {
      if (openerId === link.targetId) this.refusePopup(url, () => void chromium.closePage(targetId))
    })
    chromium.onPageGone((targetId) => {
      if (targetId !== link.targetId) return
      this.isGone = true
      this.emit('destroyed')
    })
    await link.session.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] })
    return link
  }

  private relayEvents({ session: page, targetId }: PageLink): void {
    page.on('Page.domContentEventFired', () => this.emit('dom-ready', {}))
    page.on('Page.loadEventFired', () => {
      this.hasCrashed = false
      this.emit('did-finish-load', {})
    })
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return
      this.mainFrame.url = appUrl(frame.url)
      this.emit('did-navigate', {}, this.mainFrame.url, 200, 'OK')
    })
    page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === targetId) this.mainFrame.url = appUrl(url)
    })
    page.on('Inspector.targetCrashed', () => {
      this.hasCrashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: process.platform === 'win32' ? -1 : 5 })
    })
    page.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) =>
      this.emit('console-message', { level: 'error', message: exception?.description ?? text }),
    )
    page.on('Fetch.requestPaused', ({ requestId, request, frameId }) => {
      const isAllowed = this.mayNavigate(request.url, frameId === targetId)
      const decided = isAllowed
        ? page.send('Fetch.continueRequest', { requestId })
        : page.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      decided.catch(() => undefined) // fails only when the page has moved on meanwhile
    })
  }

  /** Asks the app, unless main itself loads the page: that is not the page's navigation. */
  private mayNavigate(requestedUrl: string, isMainFrame: boolean): boolean {
    if (isMainFrame && this.isOwnNavigation) return true
    const url = appUrl(requestedUrl)
    const details = preventable({ url, isMainFrame, isSameDocument: false })
    this.emit('will-frame-navigate', details)
    if (isMainFrame) this.emit('will-navigate', details, url)
    return !details.defaultPrevented
  }

  private refusePopup(url: string, close: () => void): void {
    const { action } = this.decideOnWindow({ url: appUrl(url), disposition: 'new-window' })
    close()
    if (action === 'allow') console.error('electron stand-in: windows opened by pages are not implemented; closed')
  }

  private async receive(message: FromPage): Promise<void> {
    const args = codec.decode(message.args) as unknown[]
    switch (message.type) {
      case 'invoke':
        return await this.reply(message.id, () => answerInvoke(message.channel, this.messageEvent(), args))
      case 'send':
        ipcMain.emit(message.channel, this.messageEvent(), ...args)
        return
      case 'may-use': {
        const [url, mediaTypes] = args as [string, string[]]
        return await this.reply(message.id, () => mayUseMedia(this, url, mediaTypes))
      }
      case 'may-see': {
        const [url] = args as [string]
        return await this.reply(message.id, () => Promise.resolve(maySeeMedia(this, url)))
      }
      case 'preload-failed':
        console.error('electron stand-in: the preload script failed', args[0])
        this.emit('preload-error', {}, '', args[0])
    }
  }

  private messageEvent(): object {
    return { type: 'frame', sender: this, senderFrame: this.mainFrame, processId: 1, frameId: 1 }
  }

  private async reply(id: number, answer: () => Promise<unknown>): Promise<void> {
    let isOk = true
    let value: string
    try {
      value = codec.encode(await answer())
    } catch (error) {
      isOk = false
      value = codec.encode(error instanceof Error ? error : new Error(String(error)))
    }
    const page = await this.opened
    if (!this.isGone) page.post({ type: 'reply', id, isOk, value })
  }
}
