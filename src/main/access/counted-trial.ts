/**
 * Tries what a person enters. A try is counted on disk before it is looked at, so that neither a restart nor a power
 * cut gives any back. Knows neither what is entered nor what it opens.
 */
import { z } from 'zod'
import type { ErrorCode } from '../../shared/errors/error-catalog.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { Clock } from '../submission/ports.ts'
import { heldToClock, lockedUntilMs, noWrongTries, withWrongTry, type WrongTries } from './lock-out.ts'

/** Where wrong tries are kept; what is read may be anything, for files get damaged. */
export interface TriesPlace {
  readTries(): unknown
  /** On disk when it returns; nothing takes them off. @returns STORE_FAILED */
  writeTries(tries: WrongTries | undefined): Result<undefined>
}

export interface CountedTrialParts<T> {
  readonly place: TriesPlace
  readonly clock: Pick<Clock, 'nowMs'>
  /** What the right text gives; nothing for a wrong one. */
  readonly look: (text: string) => Promise<T | undefined>
  readonly codes: { readonly wrong: ErrorCode; readonly lockedOut: ErrorCode }
  /** A text was looked at and was wrong; not told of tries that were not looked at. */
  readonly onWrong: (isLockedOut: boolean) => void
}

export interface CountedTrial<T> {
  /** Wall time before which no try is looked at; absent when one may be made. */
  lockedUntilMs(): Ms | undefined
  /** @returns the code for a wrong text or for too many of them; STORE_FAILED when a try cannot be counted */
  enter(text: string): Promise<Result<T>>
}

const triesSchema = z.strictObject({ count: z.number().int().min(0), lastAtMs: z.number().finite() })

export function createCountedTrial<T>({ place, clock, look, codes, onWrong }: CountedTrialParts<T>): CountedTrial<T> {
  /** One try after the other: tries side by side would all be looked at before the first one counts. */
  let lastTry: Promise<unknown> = Promise.resolve()

  function readTries(): WrongTries {
    const stored = place.readTries()
    if (stored === undefined) return noWrongTries
    const nowMs = clock.nowMs()
    // a count that cannot be read was tampered with, or damaged: no reason to be generous
    const tries = triesSchema.safeParse(stored).data ?? { count: Number.MAX_SAFE_INTEGER, lastAtMs: Infinity }
    const held = heldToClock(tries, nowMs)
    // written once, so that the wait ends; a disk that refuses is told of by the next try
    if (held !== tries) place.writeTries(held)
    return held
  }

  const lockedNow = (): Ms | undefined => lockedUntilMs(readTries(), clock.nowMs())

  async function tryOnce(text: string): Promise<Result<T>> {
    const nowMs = clock.nowMs()
    const tries = readTries()
    if (lockedUntilMs(tries, nowMs) !== undefined) return failure(codes.lockedOut)
    const counted = place.writeTries(withWrongTry(tries, nowMs))
    if (!counted.ok) return counted
    const found = await look(text)
    if (found === undefined) {
      const isLockedOut = lockedNow() !== undefined
      onWrong(isLockedOut)
      return failure(isLockedOut ? codes.lockedOut : codes.wrong)
    }
    const cleared = place.writeTries(undefined)
    return cleared.ok ? success(found) : cleared
  }

  return {
    lockedUntilMs: lockedNow,
    enter: (text) => {
      const tried = lastTry.then(() => tryOnce(text))
      lastTry = tried.catch(() => undefined)
      return tried
    },
  }
}
