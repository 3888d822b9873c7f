/** How fast frames are looked at on this machine: no faster than is of use, and never so fast that the preview stutters. */
import type { Ms, Share } from '../../shared/domain/units.ts'

/** More looks a second show the customer nothing sooner. Ours. */
export const MOST_LOOKS_PER_SECOND = 15

/** Of the time, left to the preview and to everything else. Ours. */
export const LEAST_IDLE: Share = 0.3

/** One long look, for example while the models load, must not make the next one late. Ours. */
export const LONGEST_REST_MS: Ms = 250

/** How long to rest after a look that took `busyMs`. */
export function restAfter(busyMs: Ms): Ms {
  const untilNextLook = 1000 / MOST_LOOKS_PER_SECOND - busyMs
  const untilIdleEnough = (busyMs * LEAST_IDLE) / (1 - LEAST_IDLE)
  return Math.min(LONGEST_REST_MS, Math.max(untilNextLook, untilIdleEnough))
}
