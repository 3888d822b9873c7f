/**
 * Electron's `BrowserWindow`, as a kiosk uses it. Headless, a page has its display's size whatever its window's is; the
 * window's state is only remembered.
 */
import { EventEmitter } from 'node:events'
import { app, lastWindowClosed, onQuitClose } from './app.ts'
import { launchOptions } from './launch-options.ts'
import { setPageSize, type PreloadOptions } from './page-link.ts'
import { preventable } from './preventable.ts'
import { displayAt, type Box } from './screen.ts'
import { strict } from './strict.ts'
import { WebContents } from './web-contents.ts'

export interface WindowOptions {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly show?: boolean
  readonly kiosk?: boolean
  readonly fullscreen?: boolean
  readonly webPreferences?: PreloadOptions
}

let openWindows: BrowserWindow[] = []

export class BrowserWindow extends EventEmitter {
  readonly id: number
  readonly webContents: WebContents
  private isShown: boolean
  private isKioskMode: boolean
  private isFull: boolean
  private isClosed = false
  private box: Box

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return openWindows[0] ?? null
  }
  static fromId(id: number): BrowserWindow | null {
    return openWindows.find((window) => window.id === id) ?? null
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return openWindows.find((window) => window.id === contents.id) ?? null
  }

  constructor(options: WindowOptions = {}) {
    super()
    this.isShown = options.show !== false
    this.isKioskMode = options.kiosk === true
    this.isFull = options.fullscreen === true || this.isKioskMode
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.box = { x, y, width, height }
    const contents = new WebContents(options.webPreferences ?? {}, () => void this.tryClose())
    this.id = contents.id
    this.webContents = strict('webContents', contents)
    contents.once('did-finish-load', () => this.emit('ready-to-show', {}))
    contents.once('destroyed', () => this.markClosed())
    contents.opened.then(
      () => this.applyBounds(),
      (error: unknown) => {
        console.error('electron stand-in: a window could not be opened', error)
        app.exit(1)
      },
    )
    const self = strict('BrowserWindow', this)
    openWindows.push(self)
    app.emit('browser-window-created', {}, self)
    return self
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    this.isShown = true
    this.emit('show')
  }
  hide(): void {
    this.isShown = false
    this.emit('hide')
  }
  isVisible(): boolean {
    return this.isShown && !this.isClosed
  }
  focus(): void {
    this.emit('focus')
  }
  isFocused(): boolean {
    return true
  }
  // there is no window manager whose buttons could do it
  isMinimized(): boolean {
    return false
  }
  restore(): void {}

  setKiosk(isKiosk: boolean): void {
    this.isKioskMode = isKiosk
    this.setFullScreen(isKiosk)
  }
  isKiosk(): boolean {
    return this.isKioskMode
  }
  setFullScreen(isFull: boolean): void {
    this.isFull = isFull
    void this.tellChromium({ windowState: isFull ? 'fullscreen' : 'normal' })
    this.emit(isFull ? 'enter-full-screen' : 'leave-full-screen')
  }
  isFullScreen(): boolean {
    return this.isFull
  }
  setBounds(box: Box): void {
    this.box = { ...box }
    this.applyBounds()
    this.emit('move')
  }
  getBounds(): Box {
    return { ...this.box }
  }
  setAlwaysOnTop(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setContentProtection(): void {}

  isDestroyed(): boolean {
    return this.isClosed
  }
  close(): void {
    void this.tryClose()
  }
  destroy(): void {
    void this.finish()
  }

  /** @returns false when a listener prevented it */
  async tryClose(): Promise<boolean> {
    if (this.isClosed) return true
    const event = preventable()
    this.emit('close', event)
    if (event.defaultPrevented) return false
    await this.finish()
    return true
  }

  private async finish(): Promise<void> {
    await this.webContents.dispose()
    this.markClosed()
  }

  private markClosed(): void {
    if (this.isClosed) return
    this.isClosed = true
    openWindows = openWindows.filter((window) => window.id !== this.id)
    this.emit('closed')
    if (openWindows.length === 0) lastWindowClosed()
  }

  private applyBounds(): void {
    const { x, y, width, height } = this.box
    void this.tellChromium(this.isFull ? { windowState: 'fullscreen' } : { left: x, top: y, width, height })
  }

  private async tellChromium(bounds: object): Promise<void> {
    const { session, targetId } = await this.webContents.opened
    if (!launchOptions.isHeaded) return setPageSize(session, displayAt(this.box) ?? launchOptions.viewport)
    const { windowId } = await session.send('Browser.getWindowForTarget', { targetId })
    await session.send('Browser.setWindowBounds', { windowId, bounds })
  }
}

export const webContents = strict('webContents module', {
  getAllWebContents: (): WebContents[] => openWindows.map((window) => window.webContents),
  fromId: (id: number): WebContents | undefined => BrowserWindow.fromId(id)?.webContents,
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    webContents.getAllWebContents().find((contents) => contents.targetId === targetId),
})

onQuitClose(async () => {
  for (const window of BrowserWindow.getAllWindows()) if (!(await window.tryClose())) return false
  return true
})
