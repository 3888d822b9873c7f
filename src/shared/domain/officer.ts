/** Officers who sign in at this kiosk: what may be their name and PIN, and what the screens may know. Off unless switched on. */
import { isPossiblePin } from './access.ts'

/** A staff number or short name that the administrator chose; it goes into the audit log. */
export type OfficerId = string

export const MAX_OFFICER_ID_LENGTH = 16
export const MAX_OFFICERS = 50

/** Digits; typed many times a day, and the lock-out guards the short ones. */
export const officerPinLength = { lowest: 4, highest: 8 } as const

export interface OfficerState {
  /** Nothing of a check is done without somebody signed in. */
  readonly isRequired: boolean
  /** All who may sign in, in the order of their names. */
  readonly officers: readonly OfficerId[]
  /** Who is signed in now. */
  readonly signedIn?: OfficerId
}

/** Who leaves how: by the button, because nobody worked for a while, or because the administrator ended what let them in. */
export const signOutWays = ['by-hand', 'idle', 'removed', 'pin-set'] as const
export type SignOutWay = (typeof signOutWays)[number]

export interface OfficerEntry {
  readonly officer: OfficerId
  readonly pin: string
}

/** Letters and digits of any script, with single blanks, dots and hyphens between them. */
export function isPossibleOfficerId(text: string): boolean {
  return text.length <= MAX_OFFICER_ID_LENGTH && /^[\p{L}\p{M}\p{N}]+([ .-][\p{L}\p{M}\p{N}]+)*$/u.test(text)
}

export function isPossibleOfficerPin(text: string): boolean {
  return isPossiblePin(text, officerPinLength)
}
