/** The only reader of `window.kiosk`: main's end of the wall, as the preload script exposed it. */
import type { KioskApi } from '../../shared/contract/ipc-bind.ts'

declare global {
  interface Window {
    /** Absent only where the page runs outside the kiosk, for example in a plain browser. */
    readonly kiosk?: KioskApi
  }
}

/** Throws where the page runs outside the kiosk: nothing of the app works there. */
export function kioskApi(): KioskApi {
  const api = window.kiosk
  if (!api) throw new Error('window.kiosk is missing: this page runs only inside the kiosk')
  return api
}
