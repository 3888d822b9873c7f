/** When a visit that nobody attends to is warned of and ended. Pure: the time of the last activity and now are all it needs. */
import type { Ms } from '../../shared/domain/units.ts'
import type { Visit } from './visit.ts'

/** Without a touch, a key or a new step for so long, the warning appears. */
export const WARN_AFTER_MS = 60_000
/** So long the warning can be answered; any number of times. */
export const WARNING_LASTS_MS = 15_000

export type IdleOutlook =
  | { readonly at: 'attended'; readonly changesInMs: Ms }
  | { readonly at: 'warning'; readonly secondsLeft: number; readonly changesInMs: Ms }
  | { readonly at: 'over' }

/** A clock that was set back counts as activity just now. */
export function idleOutlook(lastActivityMs: Ms, nowMs: Ms): IdleOutlook {
  const idleMs = Math.max(0, nowMs - lastActivityMs)
  if (idleMs < WARN_AFTER_MS) return { at: 'attended', changesInMs: WARN_AFTER_MS - idleMs }
  const leftMs = WARN_AFTER_MS + WARNING_LASTS_MS - idleMs
  if (leftMs <= 0) return { at: 'over' }
  const secondsLeft = Math.ceil(leftMs / 1000)
  return { at: 'warning', secondsLeft, changesInMs: leftMs - (secondsLeft - 1) * 1000 }
}

/** Nobody is asked to touch the screen while the machine is the one to be waited for. */
export function isIdleWatched(visit: Visit): boolean {
  return visit.at !== 'idle' && visit.at !== 'checking'
}
