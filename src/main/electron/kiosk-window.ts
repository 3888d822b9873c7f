/** One window of the kiosk: locked to our own page, deaf to everything else. Where it stands is decided elsewhere. */
import { BrowserWindow, session } from 'electron'
import type { BoxPx } from '../../shared/domain/units.ts'
import type { AskWhereToSave } from '../audit/ports.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { AskWhatToOpen } from '../policy/ports.ts'
import { isOwnUrl } from '../guard/app-origin.ts'
import { isHeldKey } from '../guard/held-keys.ts'
import { isPermitted } from '../guard/permission-policy.ts'
import { askWhatToOpen } from './open-dialog.ts'
import { askWhereToSave } from './save-dialog.ts'

export interface WindowOptions {
  readonly url: string
  /** Absolute path of the built preload script. */
  readonly preloadPath: string
  /** Full screen, no way out but the operating system's. */
  readonly isKiosk: boolean
  /** The display that it opens on. */
  readonly on: BoxPx
  readonly devServerUrl?: string
  /** The page's process died; it is loaded anew. @returns how long to wait before that */
  readonly onPageLost: (reason: string) => Ms
  /** Whether it may be closed from outside: by a key, by the window manager. */
  readonly mayClose: () => boolean
  /** Somebody closed it; not told when `close` did. */
  readonly onClosed: () => void
}

export interface KioskWindow {
  /** Of its page, as messages from there name it. */
  readonly contentsId: number
  /** Resolves when the page has loaded, or was closed or lost before. Rejects where it cannot be loaded. */
  readonly loaded: Promise<void>
  /** Sends to the page, if there is one. */
  send(channel: string, payload: unknown): void
  focus(): void
  /** To another display, full screen there where it must be, without the page noticing more than another size. */
  moveTo(display: BoxPx, isFullScreen: boolean): void
  close(): void
  readonly askWhereToSave: AskWhereToSave
  readonly askWhatToOpen: AskWhatToOpen
}

/** Answers permission questions for every page of the session; to be called before the first window opens. */
export function guardPermissions(devServerUrl?: string): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    answer(
      isPermitted(
        { permission, requestingUrl: details.requestingUrl, mediaTypes, isMainFrame: details.isMainFrame },
        devServerUrl,
      ),
    )
  })
  session.defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermitted(
      {
        permission,
        requestingUrl: requestingOrigin,
        // the browser may check without naming a kind; what is really opened is named in the request
        mediaTypes: [details.mediaType && details.mediaType !== 'unknown' ? details.mediaType : 'video'],
        isMainFrame: details.isMainFrame,
      },
      devServerUrl,
    ),
  )
  session.defaultSession.setDevicePermissionHandler(() => false)
}

/** A window's size where it is not full screen. */
const PLAIN_SIZE = { width: 1280, height: 800 }

export function openKioskWindow(options: WindowOptions): KioskWindow {
  const window = new BrowserWindow({
    ...plainBoundsOn(options.on),
    show: false,
    kiosk: options.isKiosk,
    autoHideMenuBar: true,
    backgroundColor: '#f6f3ec',
    webPreferences: {
      preload: options.preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: options.devServerUrl !== undefined,
    },
  })
  const { webContents } = window

  window.once('ready-to-show', () => window.show())
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-frame-navigate', (details) => {
    if (!isOwnUrl(details.url, options.devServerUrl)) details.preventDefault()
  })
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  let isLost = false
  webContents.on('render-process-gone', (_event, details) => {
    isLost = true
    const reload = (): void => {
      if (!webContents.isDestroyed()) webContents.reload()
    }
    const waitMs = options.onPageLost(details.reason)
    if (waitMs === 0) reload()
    else setTimeout(reload, waitMs)
  })
  // a hanging page is ended, and then it is gone
  webContents.on('unresponsive', () => webContents.forcefullyCrashRenderer())
  if (options.isKiosk)
    webContents.on('before-input-event', (event, input) => {
      if (isHeldKey(input)) event.preventDefault()
    })

  let isClosing = false
  window.on('close', (event) => {
    if (!options.mayClose()) event.preventDefault()
  })
  window.on('closed', () => {
    if (!isClosing) options.onClosed()
  })

  return {
    contentsId: webContents.id,
    loaded: window.loadURL(options.url).catch((error: unknown) => {
      // a display that is pulled out takes its window with it, loaded or not; a page that is lost is loaded anew
      if (!isClosing && !isLost && !webContents.isDestroyed() && !webContents.isCrashed()) throw error
    }),
    send: (channel, payload) => {
      if (!window.isDestroyed()) webContents.send(channel, payload)
    },
    focus: () => {
      if (window.isDestroyed()) return
      if (window.isMinimized()) window.restore()
      window.focus()
    },
    moveTo: (display, isFullScreen) => {
      if (window.isDestroyed()) return
      // a window that fills a display stays there whatever its bounds are told to be
      if (options.isKiosk) window.setKiosk(false)
      else if (window.isFullScreen()) window.setFullScreen(false)
      window.setBounds(plainBoundsOn(display))
      if (options.isKiosk) window.setKiosk(true)
      else if (isFullScreen) window.setFullScreen(true)
    },
    close: () => {
      isClosing = true
      if (!window.isDestroyed()) window.destroy()
    },
    askWhereToSave: (suggestion) => askWhereToSave(window, suggestion),
    askWhatToOpen: (fileType) => askWhatToOpen(window, fileType),
  }
}

function plainBoundsOn({ x, y, width, height }: BoxPx): BoxPx {
  const plain = { width: Math.min(width, PLAIN_SIZE.width), height: Math.min(height, PLAIN_SIZE.height) }
  return { x: x + Math.round((width - plain.width) / 2), y: y + Math.round((height - plain.height) / 2), ...plain }
}
