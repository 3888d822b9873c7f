/** The bound contract as the page has it, for functions that a test evaluates there. */
import type { KioskApi } from '../../../src/shared/contract/ipc-bind.ts'

declare global {
  interface Window {
    readonly kiosk: KioskApi
  }
}
