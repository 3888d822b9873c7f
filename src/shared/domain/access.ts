/** The administrator's PIN: what may be one, and what the screens may know of it. */
import type { Ms } from './units.ts'

/** Digits; six stand up to the lock-out, twelve are still typed without a mistake. */
export const pinLength = { lowest: 6, highest: 12 } as const

/** In digits. */
export interface PinLength {
  readonly lowest: number
  readonly highest: number
}

/** How administrators stand at this kiosk. Without a PIN everything is open, and staff are told to set one. */
export interface AccessState {
  readonly hasPin: boolean
  /** The right PIN was entered, and there was work since. */
  readonly isOpen: boolean
  /** After too many wrong tries: none is looked at before this. */
  readonly lockedUntilMs?: Ms
}

/** Whether these digits may become the PIN: not one digit again and again, no run such as 123456 or 987654. */
export function isPossiblePin(text: string, { lowest, highest }: PinLength = pinLength): boolean {
  if (!/^[0-9]+$/.test(text) || text.length < lowest || text.length > highest) return false
  const steps = new Set([...text].slice(1).map((digit, index) => (Number(digit) - Number(text[index]) + 10) % 10))
  return steps.size > 1 || ![0, 1, 9].some((step) => steps.has(step))
}
