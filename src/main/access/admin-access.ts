/** Keeps the administrator's PIN and says whether the administrator is here. Knows neither settings nor screens. */
import { isPossiblePin, type AccessState } from '../../shared/domain/access.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { KeyValueFile } from '../storage/ports.ts'
import type { Clock } from '../submission/ports.ts'
import { hashPin } from './pin-hash.ts'
import type { ScryptCost } from './scrypt-key.ts'
import { createPinTrial } from './pin-trial.ts'
import type { AccessEvent, AdminAccess } from './ports.ts'

export interface AdminAccessParts {
  readonly file: KeyValueFile
  readonly clock: Clock
  readonly cost: ScryptCost
  /** Without work for so long the administrator is gone. */
  readonly idleMs: () => Ms
  readonly onChanged: (state: AccessState) => void
  readonly onEvent: (event: AccessEvent) => void
}

const PIN = 'administratorPin'
const TRIES = 'administratorTries'

export function createAdminAccess({ file, clock, cost, idleMs, onChanged, onEvent }: AdminAccessParts): AdminAccess {
  let cancelIdle: (() => void) | undefined

  const hasPin = (): boolean => file.get(PIN) !== undefined
  const isOpen = (): boolean => cancelIdle !== undefined
  const trial = createPinTrial(
    {
      readPin: () => file.get(PIN),
      readTries: () => file.get(TRIES),
      writeTries: (tries) => (tries ? file.set(TRIES, tries) : file.delete(TRIES)),
    },
    clock,
    (isLockedOut) => {
      onEvent(isLockedOut ? 'locked-out' : 'refused')
      onChanged(state())
    },
  )

  function state(): AccessState {
    const lockedMs = hasPin() ? trial.lockedUntilMs() : undefined
    return { hasPin: hasPin(), isOpen: isOpen(), ...(lockedMs !== undefined && { lockedUntilMs: lockedMs }) }
  }

  function open(): void {
    cancelIdle?.()
    cancelIdle = clock.after(idleMs(), leave)
  }

  function leave(): void {
    if (!cancelIdle) return
    cancelIdle()
    cancelIdle = undefined
    onChanged(state())
  }

  async function tryPin(pin: string): Promise<Result<undefined>> {
    const tried = await trial.tryPin(pin)
    if (!tried.ok) return tried
    open()
    onEvent('entered')
    onChanged(state())
    return success(undefined)
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
    enter: (pin) => (hasPin() ? tryPin(pin) : Promise.resolve(success(undefined))),
    leave,
    setPin,
    allow,
  }
}
