/**
 * Who may sign in as an officer, and who is signed in. Each has a PIN and wrong tries of their own, so that one
 * officer's slips keep no other waiting. Knows neither settings nor what an officer may do.
 */
import { z } from 'zod'
import {
  isPossibleOfficerId,
  isPossibleOfficerPin,
  MAX_OFFICERS,
  type OfficerId,
  type OfficerState,
  type SignOutWay,
} from '../../shared/domain/officer.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { KeyValueFile } from '../storage/ports.ts'
import type { Clock } from '../submission/ports.ts'
import { hashPin } from './pin-hash.ts'
import type { ScryptCost } from './scrypt-key.ts'
import { createPinTrial, type PinTrial } from './pin-trial.ts'
import type { OfficerAccess, OfficerEvent } from './ports.ts'

export interface OfficerAccessParts {
  readonly file: KeyValueFile
  readonly clock: Clock
  readonly cost: ScryptCost
  /** Whether officers sign in at this kiosk at all. */
  readonly isRequired: () => boolean
  /** Without work for so long an officer is signed out. */
  readonly idleMs: () => Ms
  readonly onChanged: (state: OfficerState) => void
  readonly onEvent: (event: OfficerEvent) => void
}

const KEY = 'officers'

/** What is kept of an officer is believed only when a PIN is tried; here it must only have a place. */
const storedSchema = z.record(z.string(), z.object({ pin: z.unknown().optional(), tries: z.unknown().optional() }))
type Stored = z.infer<typeof storedSchema>

export function createOfficerAccess(parts: OfficerAccessParts): OfficerAccess {
  const { file, clock, cost, isRequired, idleMs, onChanged, onEvent } = parts
  const trials = new Map<OfficerId, PinTrial>()
  let signedIn: { readonly officer: OfficerId; readonly cancelIdle: () => void } | undefined

  const stored = (): Stored => storedSchema.safeParse(file.get(KEY)).data ?? {}
  const has = (officer: OfficerId): boolean => Object.hasOwn(stored(), officer)

  function state(): OfficerState {
    const officers = Object.keys(stored()).sort((one, other) => one.localeCompare(other))
    return { isRequired: isRequired(), officers, ...(signedIn && { signedIn: signedIn.officer }) }
  }

  function trialOf(officer: OfficerId): PinTrial {
    const known = trials.get(officer)
    if (known) return known
    // whoever was removed meanwhile does not come back with a count of tries
    const write = (change: Partial<Stored[string]>): Result<undefined> =>
      has(officer)
        ? file.set(KEY, {
            ...stored(),
            [officer]: { pin: undefined, tries: undefined, ...stored()[officer], ...change },
          })
        : success(undefined)
    const trial = createPinTrial(
      {
        readPin: () => stored()[officer]?.pin,
        readTries: () => stored()[officer]?.tries,
        writeTries: (tries) => write({ tries }),
      },
      clock,
      (isLockedOut) => onEvent({ kind: 'refused', officer, isLockedOut }),
    )
    trials.set(officer, trial)
    return trial
  }

  async function signIn(officer: OfficerId, pin: string): Promise<Result<undefined>> {
    // as a wrong PIN, and not written down: whatever was typed there is nobody's name
    if (!has(officer)) return failure('PIN_WRONG')
    const pinOf = (): string => JSON.stringify(stored()[officer]?.pin)
    const before = pinOf()
    const tried = await trialOf(officer).tryPin(pin)
    if (!tried.ok) return tried
    // removed, or given another PIN, while this one was looked at
    if (!has(officer) || pinOf() !== before) return failure('PIN_WRONG')
    if (signedIn && signedIn.officer !== officer) signOut('by-hand')
    stay(officer)
    onEvent({ kind: 'signed-in', officer })
    onChanged(state())
    return success(undefined)
  }

  /** Work counts: the time until nobody is there starts anew. */
  function stay(officer: OfficerId): void {
    signedIn?.cancelIdle()
    signedIn = { officer, cancelIdle: clock.after(idleMs(), () => signOut('idle')) }
  }

  function signOut(way: SignOutWay): void {
    if (!signedIn) return
    const { officer, cancelIdle } = signedIn
    cancelIdle()
    signedIn = undefined
    onEvent({ kind: 'signed-out', officer, way })
    onChanged(state())
  }

  function allow(): Result<OfficerId | undefined> {
    if (!isRequired()) return success(undefined)
    if (!signedIn) return failure('OFFICER_NEEDED')
    stay(signedIn.officer)
    return success(signedIn.officer)
  }

  async function setPin(officer: OfficerId, pin: string): Promise<Result<undefined>> {
    if (!isPossibleOfficerId(officer)) return failure('SETTINGS_INVALID', { note: 'no possible name of an officer' })
    if (!isPossibleOfficerPin(pin)) return failure('PIN_TOO_EASY')
    if (!has(officer) && Object.keys(stored()).length >= MAX_OFFICERS)
      return failure('SETTINGS_INVALID', { note: 'no more officers fit' })
    const hash = await hashPin(pin, cost)
    // no tries: a new PIN lets in whoever forgot the old one
    const written = file.set(KEY, { ...stored(), [officer]: { pin: hash } })
    if (!written.ok) return written
    if (signedIn?.officer === officer) signOut('pin-set')
    onEvent({ kind: 'pin-set', officer })
    onChanged(state())
    return success(undefined)
  }

  function remove(officer: OfficerId): Result<undefined> {
    const { [officer]: gone, ...others } = stored()
    if (!gone) return success(undefined)
    const written = file.set(KEY, others)
    if (!written.ok) return written
    trials.delete(officer)
    if (signedIn?.officer === officer) signOut('removed')
    onEvent({ kind: 'removed', officer })
    onChanged(state())
    return success(undefined)
  }

  return { state, signIn, signOut: () => signOut('by-hand'), allow, setPin, remove }
}
