/** Tries PINs against the one that is kept. Knows neither whose PIN it is nor what it opens. */
import type { Ms } from '../../shared/domain/units.ts'
import { success, type Result } from '../../shared/errors/result.ts'
import type { Clock } from '../submission/ports.ts'
import { createCountedTrial, type TriesPlace } from './counted-trial.ts'
import { isPinOf, pinHashSchema } from './pin-hash.ts'

/** Where one PIN and its wrong tries are kept; what is read may be anything, for files get damaged. */
export interface PinPlace extends TriesPlace {
  readPin(): unknown
}

export interface PinTrial {
  /** Wall time before which no try is looked at; absent when one may be made. */
  lockedUntilMs(): Ms | undefined
  /** @returns PIN_WRONG, PIN_LOCKED_OUT after too many wrong tries, STORE_FAILED when a try cannot be counted */
  tryPin(pin: string): Promise<Result<undefined>>
}

/** @param onWrong a PIN was looked at and was not the one; not told of tries that were not looked at */
export function createPinTrial(
  place: PinPlace,
  clock: Pick<Clock, 'nowMs'>,
  onWrong: (isLockedOut: boolean) => void,
): PinTrial {
  const trial = createCountedTrial<true>({
    place,
    clock,
    look: async (pin) => {
      const stored = pinHashSchema.safeParse(place.readPin())
      return stored.success && (await isPinOf(pin, stored.data)) ? true : undefined
    },
    codes: { wrong: 'PIN_WRONG', lockedOut: 'PIN_LOCKED_OUT' },
    onWrong,
  })
  return {
    lockedUntilMs: () => trial.lockedUntilMs(),
    tryPin: async (pin) => {
      const tried = await trial.enter(pin)
      return tried.ok ? success(undefined) : tried
    },
  }
}
