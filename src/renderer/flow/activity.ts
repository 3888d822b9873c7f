/** Hears that somebody is at the kiosk: a touch, a click, a key. Does not hear what was touched or typed. */

export type HearActivity = (listener: () => void) => () => void

// no bare pointer movement: a jittering mouse on the counter would keep a forgotten visit open for ever
const signs = ['pointerdown', 'keydown', 'wheel'] as const

/** Captures at the window, so that no screen can hide activity by stopping an event. Returns its unsubscribe. */
export const hearWindowActivity: HearActivity = (listener) => {
  for (const sign of signs) window.addEventListener(sign, listener, { capture: true, passive: true })
  return () => {
    for (const sign of signs) window.removeEventListener(sign, listener, { capture: true })
  }
}
