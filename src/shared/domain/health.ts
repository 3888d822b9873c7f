/** How the kiosk itself is doing; asked before a customer poses. */
import type { Failure } from '../errors/result.ts'
import type { ServiceVersion } from './verification.ts'

export type ApiKeyState = 'unset' | 'set' | 'unreadable'

/**
 * How well this machine keeps secrets:
 * - `os`: sealed by the operating system's key store
 * - `unprotected`: no key store, only a fixed password (Linux `basic_text`): refused in live mode
 * - `unavailable`: there is none, or it is locked
 */
export type SecretProtection = 'os' | 'unprotected' | 'unavailable'

export interface KioskDescription {
  readonly appVersion: string
  readonly mode: 'practice' | 'live'
  readonly apiKeyState: ApiKeyState
  readonly secretProtection: SecretProtection
  readonly serviceBaseUrl: string
  readonly serviceVersion: ServiceVersion
  /** What stands in the way of a check right now; empty when a customer may start. */
  readonly problems: readonly Failure[]
  /** What staff should hear of although customers may start. */
  readonly warnings: readonly Failure[]
}
