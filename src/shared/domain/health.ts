/** How the kiosk itself is doing; asked before a customer poses. */
import type { Failure } from '../errors/result.ts'
import type { Settings } from './settings.ts'
import type { UpdateState } from './update.ts'
import type { ServiceVersion } from './verification.ts'

export type ApiKeyState = 'unset' | 'set' | 'unreadable'

/**
 * How well this machine keeps secrets:
 * - `os`: sealed by the operating system's key store
 * - `unprotected`: no key store, only a fixed password (Linux `basic_text`): refused in live mode
 * - `unavailable`: there is none, or it is locked
 * - `passphrase`: sealed with a key that only the administrator's passphrase opens, and it was entered
 * - `passphrase-needed`: the same, and it has not been entered since the kiosk started
 */
export type SecretProtection = 'os' | 'unprotected' | 'unavailable' | 'passphrase' | 'passphrase-needed'

export interface KioskDescription {
  readonly appVersion: string
  readonly mode: 'practice' | 'live'
  readonly apiKeyState: ApiKeyState
  readonly secretProtection: SecretProtection
  readonly serviceBaseUrl: string
  readonly serviceVersion: ServiceVersion
  readonly updates: UpdateState
  /** What stands in the way of a check right now; empty when a customer may start. */
  readonly problems: readonly Failure[]
  /** What staff should hear of although customers may start. */
  readonly warnings: readonly Failure[]
  /** Settings that the organisation has set, and that are not to be changed here; absent where it has set none. */
  readonly lockedSettings?: readonly (keyof Settings)[]
}

/** Is the kiosk shut until somebody enters the passphrase? Practice has keys of its own. */
export const needsPassphrase = ({ mode, secretProtection }: KioskDescription): boolean =>
  mode === 'live' && secretProtection === 'passphrase-needed'
