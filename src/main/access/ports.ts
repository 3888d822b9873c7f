/** What the other rooms may ask about the administrator. */
import type { AccessState } from '../../shared/domain/access.ts'
import type { Result } from '../../shared/errors/result.ts'

export interface AdminAccess {
  state(): AccessState
  /**
   * Opens what is the administrator's, until `leave` or a while without work.
   * @returns PIN_WRONG, PIN_LOCKED_OUT after too many wrong tries, STORE_FAILED when a try cannot be counted
   */
  enter(pin: string): Promise<Result<undefined>>
  leave(): void
  /**
   * Sets the PIN, or another one, on disk when it resolves; whoever set it is in.
   * @returns PIN_NEEDED, PIN_TOO_EASY for no possible PIN, STORE_FAILED; the old one stands then
   */
  setPin(pin: string): Promise<Result<undefined>>
  /** To be asked before anything that is the administrator's; counts as work. @returns PIN_NEEDED */
  allow(): Result<undefined>
}

/** Told after the fact; nothing of the PIN is in it. */
export type AccessEvent = 'entered' | 'refused' | 'locked-out' | 'pin-set'
