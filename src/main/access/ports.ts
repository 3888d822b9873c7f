/** What the other rooms may ask about the administrator and the officers. */
import type { AccessState } from '../../shared/domain/access.ts'
import type { OfficerId, OfficerState, SignOutWay } from '../../shared/domain/officer.ts'
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

export interface OfficerAccess {
  state(): OfficerState
  /** Whoever was signed in is signed out. @returns PIN_WRONG also for an unknown name, PIN_LOCKED_OUT, STORE_FAILED */
  signIn(officer: OfficerId, pin: string): Promise<Result<undefined>>
  signOut(): void
  /**
   * To be asked before anything of a check; counts as work.
   * @returns who is signed in, nobody where officers do not sign in; OFFICER_NEEDED
   */
  allow(): Result<OfficerId | undefined>
  /** Lets an officer in, or gives them another PIN. @returns SETTINGS_INVALID for the name, PIN_TOO_EASY, STORE_FAILED */
  setPin(officer: OfficerId, pin: string): Promise<Result<undefined>>
  /** @returns STORE_FAILED */
  remove(officer: OfficerId): Result<undefined>
}

/** Told after the fact; nothing of a PIN is in it. */
export type OfficerEvent =
  | { readonly kind: 'signed-in' | 'pin-set' | 'removed'; readonly officer: OfficerId }
  | { readonly kind: 'signed-out'; readonly officer: OfficerId; readonly way: SignOutWay }
  | { readonly kind: 'refused'; readonly officer: OfficerId; readonly isLockedOut: boolean }
