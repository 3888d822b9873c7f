/** The passphrase that stands in for the operating system's key store: what may be one, and what the screens may know of it. */
import type { Ms } from './units.ts'

/**
 * Letters; what it protects can be carried away and guessed at leisure, so it is longer than a PIN: 15 is the least
 * for a secret that stands alone [NIST SP 800-63B-4, 3.1.1.2].
 */
export const passphraseLength = { lowest: 15, highest: 128 } as const

/**
 * - `none`: none was set; the operating system alone protects secrets, or nobody does
 * - `locked`: one was set, and has not been entered since the kiosk started
 * - `open`: it was entered
 */
export interface PassphraseState {
  readonly at: 'none' | 'locked' | 'open'
  /** After too many wrong tries: none is looked at before this. */
  readonly lockedUntilMs?: Ms
}

/** One spelling for letters that keyboards compose in different ways [Unicode NFKC, as NIST SP 800-63B-4 advises]. */
export function asPassphrase(text: string): string {
  return text.normalize('NFKC')
}

/** Long enough, and not a few letters again and again. */
export function isPossiblePassphrase(text: string): boolean {
  const letters = [...asPassphrase(text)]
  const { lowest, highest } = passphraseLength
  return letters.length >= lowest && letters.length <= highest && new Set(letters).size >= 6
}
