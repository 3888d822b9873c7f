/** Joins the kiosk's windows to what they show and to what is done when a page is lost. Part of the composition root. */
import type { CounterDesk } from './displays/counter-desk.ts'
import { createCounterWindows, type CounterWindows } from './displays/counter-windows.ts'
import { onDisplaysChanged, readDisplays } from './electron/display-events.ts'
import { openKioskWindow, type KioskWindow } from './electron/kiosk-window.ts'
import { APP_URL, officerUrl } from './guard/app-origin.ts'
import { createPageRecovery, REMEMBERED_MS, type PageRecovery } from './guard/page-recovery.ts'
import type { WindowRole } from './guard/window-rights.ts'
import type { Log } from './logging/ports.ts'
import type { SettingsStore } from './storage/settings-store.ts'
import { systemClock } from './system-clock.ts'

export interface KioskWindowsParts {
  readonly settings: Pick<SettingsStore, 'read'>
  readonly counter: CounterDesk
  readonly recovery: Recoveries
  readonly preloadPath: string
  /** Full screen, with no way out but the operating system's. */
  readonly isKiosk: boolean
  readonly isQuitting: () => boolean
  readonly quit: () => void
  readonly devServerUrl: string | undefined
  /** The customer's page was lost just now, or long enough ago to be forgotten. */
  readonly onLossChanged: () => void
  /** The visit moves to other windows, or back. */
  readonly onArranged: () => void
  readonly log: Log
}

export type Recoveries = Readonly<Record<WindowRole, PageRecovery>>

export function createRecoveries(): Recoveries {
  const monotonicMs = () => systemClock.monotonicMs()
  return { customer: createPageRecovery(monotonicMs), officer: createPageRecovery(monotonicMs) }
}

/** Arranges them at once, and again whenever a display comes or goes. */
export function openKioskWindows(parts: KioskWindowsParts): CounterWindows<KioskWindow> {
  const { settings, counter, recovery, devServerUrl, log, ...others } = parts
  const pageUrl = devServerUrl ?? APP_URL
  const windows = createCounterWindows({
    displays: readDisplays,
    // the set-up is gone through at one window
    isOffered: () => settings.read().secondDisplay === 'customer' && settings.read().isSetUp,
    open: (role, on) => {
      const window = openKioskWindow({
        url: role === 'officer' ? officerUrl(pageUrl) : pageUrl,
        on,
        preloadPath: others.preloadPath,
        isKiosk: others.isKiosk,
        ...(devServerUrl !== undefined && { devServerUrl }),
        onPageLost: (reason) => {
          log.error('page-lost', { window: role, reason })
          if (role === 'customer') {
            counter.forget()
            // the new page reads it as it opens; staff need not be told for ever
            setTimeout(others.onLossChanged, REMEMBERED_MS)
          }
          return recovery[role].lost()
        },
        mayClose: () => !others.isKiosk || others.isQuitting(),
        onClosed: others.quit,
      })
      // without it the visit goes on at the customer's window
      if (role === 'officer') window.loaded.catch(() => log.error('page-not-loaded', { window: role }))
      return window
    },
    onArranged: (arrangement) => {
      if (arrangement !== counter.arrangement()) others.onArranged()
      counter.arranged(arrangement)
    },
  })
  windows.arrange()
  onDisplaysChanged(() => windows.arrange())
  return windows
}
