/** How long wrong tries keep everybody waiting: a pure rule. Who tries, and where this is kept, is not its concern. */
import type { Ms } from '../../shared/domain/units.ts'

export interface WrongTries {
  readonly count: number
  /** Wall time of the last one. */
  readonly lastAtMs: Ms
}

export const noWrongTries: WrongTries = { count: 0, lastAtMs: 0 }

/** So many may be wrong before anybody has to wait: fingers slip. */
export const FREE_TRIES = 5
const FIRST_WAIT_MS: Ms = 30_000
/** With an hour between tries, half of all six-digit PINs take 57 years. */
const LONGEST_WAIT_MS: Ms = 3_600_000

export function withWrongTry({ count }: WrongTries, nowMs: Ms): WrongTries {
  return { count: count + 1, lastAtMs: nowMs }
}

/** Wall time before which no try is looked at; absent when one may be made. The wait doubles with every wrong try. */
export function lockedUntilMs(tries: WrongTries, nowMs: Ms): Ms | undefined {
  const beyond = tries.count - FREE_TRIES
  if (beyond < 0) return undefined
  const untilMs = tries.lastAtMs + Math.min(FIRST_WAIT_MS * 2 ** beyond, LONGEST_WAIT_MS)
  return untilMs > nowMs ? untilMs : undefined
}

/** Where the clock was set back past the last try, the wait begins anew now: else it would last as long as the jump. */
export function heldToClock(tries: WrongTries, nowMs: Ms): WrongTries {
  return tries.lastAtMs > nowMs ? { ...tries, lastAtMs: nowMs } : tries
}
