/**
 * Keeps the administrator's PIN and says whether the administrator is here. A try is counted on disk before it is
 * looked at, so that neither a restart nor a power cut gives any back. Knows neither settings nor screens.
 */
import { z } from 'zod'
import { isPossiblePin, type AccessState } from '../../shared/domain/access.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { KeyValueFile } from '../storage/ports.ts'
import type { Clock } from '../submission/ports.ts'
import { heldToClock, lockedUntilMs, noWrongTries, withWrongTry, type WrongTries } from './lock-out.ts'
import { hashPin, isPinOf, pinHashSchema, type ScryptCost } from './pin-hash.ts'
import type { AccessEvent, AdminAccess } from './ports.ts'

export interface AdminAccessParts {
  readonly file: KeyValueFile
  readonly clock: Clock
  readonly cost: ScryptCost
  readonly onChanged: (state: AccessState) => void
  readonly onEvent: (event: AccessEvent) => void
}

const PIN = 'administratorPin'
const TRIES = 'administratorTries'

/** Long enough to read a key off a letter, short enough for a counter that was left. */
export const ADMIN_IDLE_MS: Ms = 5 * 60_000

const triesSchema = z.strictObject({ count: z.number().int().min(0), lastAtMs: z.number().finite() })

export function createAdminAccess({ file, clock, cost, onChanged, onEvent }: AdminAccessParts): AdminAccess {
  let cancelIdle: (() => void) | undefined
  /** One try after the other: tries side by side would all be looked at before the first one counts. */
  let lastTry: Promise<unknown> = Promise.resolve()

  const hasPin = (): boolean => file.get(PIN) !== undefined
  const isOpen = (): boolean => cancelIdle !== undefined

  function readTries(): WrongTries {
    const stored = file.get(TRIES)
    if (stored === undefined) return noWrongTries
    const nowMs = clock.nowMs()
    // a count that cannot be read was tampered with, or damaged: no reason to be generous
    const tries = triesSchema.safeParse(stored).data ?? { count: Number.MAX_SAFE_INTEGER, lastAtMs: Infinity }
    const held = heldToClock(tries, nowMs)
    // written once, so that the wait ends; a disk that refuses is told of by the next try
    if (held !== tries) file.set(TRIES, held)
    return held
  }

  function state(): AccessState {
    const lockedMs = hasPin() ? lockedUntilMs(readTries(), clock.nowMs()) : undefined
    return { hasPin: hasPin(), isOpen: isOpen(), ...(lockedMs !== undefined && { lockedUntilMs: lockedMs }) }
  }

  function open(): void {
    cancelIdle?.()
    cancelIdle = clock.after(ADMIN_IDLE_MS, leave)
  }

  function leave(): void {
    if (!cancelIdle) return
    cancelIdle()
    cancelIdle = undefined
    onChanged(state())
  }

  async function tryPin(pin: string): Promise<Result<undefined>> {
    const nowMs = clock.nowMs()
    const tries = readTries()
    if (lockedUntilMs(tries, nowMs) !== undefined) return failure('PIN_LOCKED_OUT')
    const counted = file.set(TRIES, withWrongTry(tries, nowMs))
    if (!counted.ok) return counted
    const stored = pinHashSchema.safeParse(file.get(PIN))
    if (!stored.success || !(await isPinOf(pin, stored.data))) return refuse()

    const cleared = file.delete(TRIES)
    if (!cleared.ok) return cleared
    open()
    onEvent('entered')
    onChanged(state())
    return success(undefined)
  }

  function refuse(): Result<undefined> {
    const isLockedNow = state().lockedUntilMs !== undefined
    onEvent(isLockedNow ? 'locked-out' : 'refused')
    onChanged(state())
    return failure(isLockedNow ? 'PIN_LOCKED_OUT' : 'PIN_WRONG')
  }

  function allow(): Result<undefined> {
    if (!hasPin()) return success(undefined)
    if (!isOpen()) return failure('PIN_NEEDED')
    open()
    return success(undefined)
  }

  async function setPin(pin: string): Promise<Result<undefined>> {
    const allowed = allow()
    if (!allowed.ok) return allowed
    if (!isPossiblePin(pin)) return failure('PIN_TOO_EASY')
    const written = file.set(PIN, await hashPin(pin, cost))
    if (!written.ok) return written
    open()
    onEvent('pin-set')
    onChanged(state())
    return success(undefined)
  }

  return {
    state,
    enter: (pin) => {
      const tried = lastTry.then(() => (hasPin() ? tryPin(pin) : success(undefined)))
      lastTry = tried.catch(() => undefined)
      return tried
    },
    leave,
    setPin,
    allow,
  }
}
