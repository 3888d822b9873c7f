/** Counts towards auto-capture: enough good frames in a row, over long enough that nobody was caught in passing. */
import type { Ms, Share } from '../../shared/domain/units.ts'

/** How long a face or card must stay good before its picture is taken. Ours. */
export const steadyFrames = 4
export const steadyMs: Ms = 400

export interface Steadiness {
  /** Good frames in a row. */
  readonly goodFrames: number
  /** When the first of them was captured; absent while there is none. */
  readonly sinceMs?: Ms
  readonly latestMs?: Ms
}

export const unsteady: Steadiness = { goodFrames: 0 }

/** One bad frame starts the count again. */
export function afterFrame(before: Steadiness, isGood: boolean, capturedAtMs: Ms): Steadiness {
  if (!isGood) return unsteady
  return { goodFrames: before.goodFrames + 1, sinceMs: before.sinceMs ?? capturedAtMs, latestMs: capturedAtMs }
}

/** True when the picture may be taken. */
export function isSteady(steadiness: Steadiness): boolean {
  return steadyShare(steadiness) >= 1
}

/** How much of what auto-capture waits for is there. */
export function steadyShare({ goodFrames, sinceMs, latestMs }: Steadiness): Share {
  if (sinceMs === undefined || latestMs === undefined) return 0
  return Math.min(1, goodFrames / steadyFrames, (latestMs - sinceMs) / steadyMs)
}
