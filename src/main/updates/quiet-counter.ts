/** Whether nobody is served just now, so that the line and the disk may be used for something else. */
import type { Ms } from '../../shared/domain/units.ts'

/** A visit ends by itself after a minute without anybody; nobody stands at a kiosk so long and touches nothing. */
export const QUIET_AFTER_MS: Ms = 10 * 60_000

export interface QuietCounterDeps {
  readonly monotonicMs: () => Ms
  readonly isSending: () => boolean
}

export function createQuietCounter({ monotonicMs, isSending }: QuietCounterDeps) {
  let lastTouchMs = monotonicMs()
  return {
    /** A finger, a key, a mouse at any of the kiosk's windows. */
    touched(): void {
      lastTouchMs = monotonicMs()
    },
    isQuiet: (): boolean => !isSending() && monotonicMs() - lastTouchMs >= QUIET_AFTER_MS,
  }
}
