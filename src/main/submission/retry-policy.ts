/** How long a submission waits before it is sent again. Pure: randomness and time are handed in. */
import type { Ms } from '../../shared/domain/units.ts'
import type { Random } from './ports.ts'

/** Longest wait after the first failure; it doubles with each further one. */
export const FIRST_WAIT_MS: Ms = 2_000

/** Reached with the tenth failure: an hour without a line costs four tries, not a storm. */
export const LONGEST_BACKOFF_MS: Ms = 15 * 60_000

/**
 * Exponential backoff with full jitter: uniform in [0, min(15 min, 2 s x 2^(attempts - 1))), on top of what the
 * service asked for. Jitter stays with Retry-After too, or every kiosk would come back at the same moment.
 *
 * @param attempts sends begun so far, from 1
 * @returns whole milliseconds
 */
export function nextWaitMs(attempts: number, random: Random, retryAfterMs: Ms = 0): Ms {
  const bound = Math.min(LONGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1))
  return Math.round(asked(retryAfterMs) + random() * bound)
}

/**
 * How long a due time is still ahead; 0 when it is due.
 *
 * A due time further ahead than any wait could have been means that the clock was set back since: it is due.
 */
export function remainingWaitMs(dueAtMs: Ms, nowMs: Ms, retryAfterMs: Ms = 0): Ms {
  const ahead = dueAtMs - nowMs
  return ahead > 0 && ahead <= LONGEST_BACKOFF_MS + asked(retryAfterMs) ? ahead : 0
}

function asked(retryAfterMs: Ms): Ms {
  return Number.isFinite(retryAfterMs) ? Math.max(0, retryAfterMs) : 0
}
