/** When a visit that nobody attends to is warned of and ended. Pure: the time of the last activity and now are all it needs. */
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { Visit } from './visit.ts'

export interface IdleTimes {
  /** Without a touch, a key or a new step for so long, the warning appears. */
  readonly warnAfterMs: Ms
  /** So long the warning can be answered; any number of times [WCAG 2.2, 2.2.1: at least 20 s]. */
  readonly warningLastsMs: Ms
}

export function idleTimesOf({
  idleSeconds,
  idleWarningSeconds,
}: Pick<Settings, 'idleSeconds' | 'idleWarningSeconds'>): IdleTimes {
  return { warnAfterMs: idleSeconds * 1000, warningLastsMs: idleWarningSeconds * 1000 }
}

export type IdleOutlook =
  | { readonly at: 'attended'; readonly changesInMs: Ms }
  | { readonly at: 'warning'; readonly secondsLeft: number; readonly changesInMs: Ms }
  | { readonly at: 'over' }

/** A clock that was set back counts as activity just now. */
export function idleOutlook(
  lastActivityMs: Ms,
  nowMs: Ms,
  { warnAfterMs, warningLastsMs }: IdleTimes = idleTimesOf(defaultSettings),
): IdleOutlook {
  const idleMs = Math.max(0, nowMs - lastActivityMs)
  if (idleMs < warnAfterMs) return { at: 'attended', changesInMs: warnAfterMs - idleMs }
  const leftMs = warnAfterMs + warningLastsMs - idleMs
  if (leftMs <= 0) return { at: 'over' }
  const secondsLeft = Math.ceil(leftMs / 1000)
  return { at: 'warning', secondsLeft, changesInMs: leftMs - (secondsLeft - 1) * 1000 }
}

/** Nobody is asked to touch the screen while the machine is the one to be waited for. */
export function isIdleWatched(visit: Visit): boolean {
  return visit.at !== 'idle' && visit.at !== 'checking'
}
