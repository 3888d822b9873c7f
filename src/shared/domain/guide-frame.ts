/**
 * The part of a camera frame that is judged and sent. The screen draws its guide from the same function,
 * so that what the customer sees inside the guide is exactly what the checks see.
 */
import type { CaptureSubject } from './capture.ts'
import { id1Card } from './id1-card.ts'
import { clamp, type BoxPx, type SizePx } from './units.ts'

/** The face picture's shape: width to height of an upright portrait [Image requirement > OkayLive]. */
const FACE_ASPECT = 3 / 4

/** The card lies flat. */
const CARD_ASPECT = id1Card.widthMm / id1Card.heightMm

/** How much of the frame the card's guide takes at most, each way; the rest is room for a hand. */
const CARD_SHARE = 0.9

/**
 * The guide of `subject` in a frame: centred, whole pixels, inside the frame; starts at even ones, because a camera's
 * colour is stored by pairs of pixels and can be copied from there only.
 * @param frame the upright, unmirrored picture of the camera
 */
export function guideFrame(subject: CaptureSubject, frame: SizePx): BoxPx {
  const aspect = subject === 'face' ? FACE_ASPECT : CARD_ASPECT
  const share = subject === 'face' ? 1 : CARD_SHARE
  const fitted = Math.min(frame.widthPx * share, frame.heightPx * share * aspect)
  const width = clamp(Math.round(fitted), 1, frame.widthPx)
  const height = clamp(Math.round(fitted / aspect), 1, frame.heightPx)
  return { x: evenBelow((frame.widthPx - width) / 2), y: evenBelow((frame.heightPx - height) / 2), width, height }
}

const evenBelow = (value: number): number => 2 * Math.floor(value / 2)
