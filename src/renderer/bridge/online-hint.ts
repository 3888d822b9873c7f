/** Passes the browser's opinion on the network to main: a hint to try again sooner. Does not know what main makes of it. */
import type { KioskApi } from '../../shared/contract/ipc-bind.ts'

export interface OnlineSigns {
  isOnline(): boolean
  /** Returns its unsubscribe. */
  onChange(listener: () => void): () => void
}

export const browserOnlineSigns: OnlineSigns = {
  isOnline: () => navigator.onLine,
  onChange(listener) {
    window.addEventListener('online', listener)
    window.addEventListener('offline', listener)
    return () => {
      window.removeEventListener('online', listener)
      window.removeEventListener('offline', listener)
    }
  },
}

/** Tells main now and at every change; returns the stop. */
export function hintOnline(kiosk: Pick<KioskApi['kiosk'], 'hintOnline'>, signs = browserOnlineSigns): () => void {
  const tell = (): void => {
    // a lost hint costs nothing: main sends by its own clock anyway
    kiosk.hintOnline(signs.isOnline()).catch(() => undefined)
  }
  tell()
  return signs.onChange(tell)
}
