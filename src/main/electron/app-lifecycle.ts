/** Birth and death of the process: one instance, sandboxed pages, a quit that waits for what must be finished. */
import { app, Menu } from 'electron'

export interface AppFacts {
  readonly version: string
  readonly userDataFolder: string
  readonly isPackaged: boolean
  /** `--kiosk` was given, or the app is an installed one. */
  readonly isKiosk: boolean
  /** Ends the process after all that must be finished. */
  readonly quit: () => void
  /** The end was asked for: by staff, or by the system that shuts down. */
  readonly isQuitting: () => boolean
}

export interface LifecycleEvents {
  /** A second start on this machine; that one has already left. */
  readonly onSecondInstance: () => void
  /** Runs once before the process ends; the quit waits for it. */
  readonly beforeQuit: () => Promise<void>
}

/** @returns false when another instance is running: this one must do nothing and is about to leave */
export function claimSingleInstance(): boolean {
  if (app.requestSingleInstanceLock()) return true
  app.quit()
  return false
}

/** To be called before the app is ready. */
export function sandboxEveryPage(): void {
  app.enableSandbox()
}

/** To be called before the app is ready. On Linux, Chromium asks the system's own voices only where it is told to. */
export function letSystemSpeak(): void {
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')
}

/** Resolves when windows may be opened. */
export async function appReady(events: LifecycleEvents): Promise<AppFacts> {
  app.on('second-instance', events.onSecondInstance)
  app.on('window-all-closed', () => app.quit())

  let isFinished = false
  let isQuitting = false
  app.on('before-quit', (event) => {
    isQuitting = true
    if (isFinished) return
    event.preventDefault()
    void events.beforeQuit().finally(() => {
      isFinished = true
      app.quit()
    })
  })

  await app.whenReady()
  Menu.setApplicationMenu(null)
  return {
    version: app.getVersion(),
    userDataFolder: app.getPath('userData'),
    isPackaged: app.isPackaged,
    isKiosk: app.isPackaged || app.commandLine.hasSwitch('kiosk'),
    quit: () => app.quit(),
    isQuitting: () => isQuitting,
  }
}

/**
 * A defect of ours leaves the process in an unknown state: it is noted by name and the process ends,
 * without the dialog that Electron would show. What was accepted is on disk.
 */
export function endOnDefect(note: (name: string) => void): void {
  const end = (reason: unknown): void => {
    note(reason instanceof Error ? reason.name : 'rejection')
    app.exit(1)
  }
  process.on('uncaughtException', end)
  // Electron only warns of these: a start that failed would hold the single instance for ever
  process.on('unhandledRejection', end)
}
