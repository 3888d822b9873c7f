/**
 * The part of a camera frame that is judged and sent. The screen draws its guide from the same function,
 * so that what the customer sees inside the guide is exactly what the checks see.
 */
import type { CaptureSubject } from './capture.ts'
import { clamp, type BoxPx, type SizePx } from './units.ts'

/** The face picture's shape: width to height of an upright portrait [Image requirement > OkayLive]. */
const FACE_ASPECT = 3 / 4

/** An ID-1 card lies flat: 85.60 x 53.98 mm [ISO/IEC 7810]. */
const CARD_ASPECT = 85.6 / 53.98

/** How much of the frame the card's guide takes at most, each way; the rest is room for a hand. */
const CARD_SHARE = 0.9

/** The card's guide is also what is cut out; a frame with it has round corners of this share of its height. */
export const CARD_CORNER_SHARE = 3.18 / 53.98

/**
 * The guide of `subject` in a frame: centred, whole pixels, inside the frame.
 * @param frame the upright, unmirrored picture of the camera
 */
export function guideFrame(subject: CaptureSubject, frame: SizePx): BoxPx {
  const aspect = subject === 'face' ? FACE_ASPECT : CARD_ASPECT
  const share = subject === 'face' ? 1 : CARD_SHARE
  const fitted = Math.min(frame.widthPx * share, frame.heightPx * share * aspect)
  const width = clamp(Math.round(fitted), 1, frame.widthPx)
  const height = clamp(Math.round(fitted / aspect), 1, frame.heightPx)
  return { x: Math.floor((frame.widthPx - width) / 2), y: Math.floor((frame.heightPx - height) / 2), width, height }
}
