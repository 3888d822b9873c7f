/** The kiosk's window: locked to our own page, deaf to everything else. */
import { BrowserWindow, session } from 'electron'
import type { AskWhereToSave } from '../audit/ports.ts'
import { isOwnUrl } from '../guard/app-origin.ts'
import { isPermitted } from '../guard/permission-policy.ts'
import { askWhereToSave } from './save-dialog.ts'

export interface WindowOptions {
  readonly url: string
  /** Absolute path of the built preload script. */
  readonly preloadPath: string
  /** Full screen, no way out but the operating system's. */
  readonly isKiosk: boolean
  readonly devServerUrl?: string
  /** The page's process died or hangs; it is loaded anew by itself. */
  readonly onPageLost: (reason: string) => void
}

export interface KioskWindow {
  /** Sends to the page, if there is one. */
  send(channel: string, payload: unknown): void
  focus(): void
  readonly askWhereToSave: AskWhereToSave
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

export async function openKioskWindow(options: WindowOptions): Promise<KioskWindow> {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
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
  webContents.on('render-process-gone', (_event, details) => {
    options.onPageLost(details.reason)
    webContents.reload()
  })
  webContents.on('unresponsive', () => {
    options.onPageLost('unresponsive')
    webContents.forcefullyCrashRenderer()
  })

  await window.loadURL(options.url)
  return {
    send: (channel, payload) => {
      if (!window.isDestroyed()) webContents.send(channel, payload)
    },
    focus: () => {
      if (window.isDestroyed()) return
      if (window.isMinimized()) window.restore()
      window.focus()
    },
    askWhereToSave: (suggestion) => askWhereToSave(window, suggestion),
  }
}
