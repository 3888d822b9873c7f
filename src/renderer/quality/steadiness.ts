/** Counts towards auto-capture: enough good frames in a row, over long enough that nobody was caught in passing. */
import type { Ms, Share } from '../../shared/domain/units.ts'

/** How long a face or card must stay good before its picture is taken. Ours. */
export const steadyFrames = 4
export const steadyMs: Ms = 400

export interface SteadinessState {
  /** Good frames in a row. */
  readonly goodFrames: number
  /** When the first of them was captured; absent while there is none. */
  readonly sinceMs?: Ms
}

export interface Steadiness {
  readonly state: SteadinessState
  /** How much of what auto-capture waits for is there. */
  readonly progress: Share
  /** The picture may be taken. */
  readonly isReady: boolean
}

export function startSteadiness(): SteadinessState {
  return { goodFrames: 0 }
}

/** After one more frame; a bad one starts the count again. */
export function nextSteadiness(before: SteadinessState, isGood: boolean, capturedAtMs: Ms): Steadiness {
  if (!isGood) return { state: startSteadiness(), progress: 0, isReady: false }
  const sinceMs = before.sinceMs ?? capturedAtMs
  const goodFrames = before.goodFrames + 1
  const progress = Math.min(1, goodFrames / steadyFrames, (capturedAtMs - sinceMs) / steadyMs)
  return { state: { goodFrames, sinceMs }, progress, isReady: progress >= 1 }
}
