/** How often the checks look, from the times of the frames that they looked at. Pure. */
import type { Ms } from '../../../shared/domain/units.ts'

export interface LookRate {
  readonly lastAtMs: Ms
  /** Absent before the second look. */
  readonly perSecond?: number
}

/** So much the newest pause counts: the figure can be read, and follows within a second or two. Ours. */
const NEWEST = 0.15

/** After a pause this long looking began anew. Ours. */
const BREAK_MS: Ms = 2000

/** After one more look, at a frame of this time. */
export function nextLookRate(before: LookRate | undefined, capturedAtMs: Ms): LookRate {
  const pauseMs = before && capturedAtMs - before.lastAtMs
  if (!pauseMs || pauseMs < 0 || pauseMs > BREAK_MS) return { lastAtMs: capturedAtMs }
  const meanMs = before.perSecond === undefined ? pauseMs : 1000 / before.perSecond
  return { lastAtMs: capturedAtMs, perSecond: 1000 / (meanMs + NEWEST * (pauseMs - meanMs)) }
}
