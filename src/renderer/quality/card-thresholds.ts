/**
 * Every number that the card's picture is judged by: value, unit, and in brackets where it comes from. The "own card
 * study" measured drawn frames, before this code; what is "ours" was chosen, not measured.
 * `npm run evaluate:card` measures how surely a card is found, none of these numbers.
 * Those that an administrator may set are in shared/domain/check-limits.ts.
 */
import { normalLimits, type CheckLimits } from '../../shared/domain/check-limits.ts'

const fixedThresholds = {
  /** 0..1, detector's score of the portrait. As for faces. */
  minScore: 0.5,
  /** 0..1, score from which the largest portrait is the card's own; below, the likeliest one is. As for faces. */
  minSureScore: 0.6,
  /** 0..1, the mesh's opinion: keeps emblems and thumbs from counting as portraits. As for faces. */
  minPresence: 0.5,
  /** The same where there is neither card nor portrait: a dark mat must not count as a dark room. Ours. */
  minSceneHighLuma: 40,
  /** Median luma 0..255 of the guide's part from which a pale card's edges may be lost on it. Ours. */
  minPaleLuma: 150,
  /** Share of burnt-out pixels on a card whose portrait is not found: glare may hide it. [own card study: 6 %] */
  maxCardBrightShare: 0.06,
  /** ms that a portrait must have been in the guide before its picture counts without the card's edges. Ours. */
  edgelessWaitMs: 3000,
} as const

/** As the product comes. */
export const cardThresholds = { ...normalLimits.card, ...fixedThresholds }

export type CardThresholds = typeof cardThresholds

export function cardThresholdsWith(limits: CheckLimits): CardThresholds {
  return { ...limits.card, ...fixedThresholds }
}
