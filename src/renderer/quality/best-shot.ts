/** Which of two passing frames is the better picture. Knows their numbers, not their pixels. */
import { clamp, type Ms, type Share } from '../../shared/domain/units.ts'
import type { FrameReport } from '../vision/vision-protocol.ts'
import { cardThresholds } from './card-thresholds.ts'
import { faceThresholds } from './face-thresholds.ts'

/** A better frame is kept for this long; then a newer one takes its place, so that nobody is shown as they were before. Ours. */
export const bestShotLastsMs: Ms = 1000

/** From this many times the least sharpness on, more of it makes no better picture: the rest is noise. Ours. */
const SHARP_ENOUGH = 5

/** Luma of a well-lit face; either way from it is worse. Ours. */
const GOOD_LUMA = 140

/** Does `next` take the place of the best frame so far? A frame that fails a check never does. */
export function isBetterShot(best: FrameReport | undefined, next: FrameReport): boolean {
  if (next.failed.length > 0) return false
  if (!best || !isFresh(best, next.capturedAtMs)) return true
  return shotWorth(next) >= shotWorth(best)
}

/** Is a frame still of late? */
export function isFresh(report: FrameReport, nowMs: Ms): boolean {
  return nowMs - report.capturedAtMs <= bestShotLastsMs
}

/** Sharp, and for a face also frontal and well lit: 0..1. */
export function shotWorth({ subject, face }: FrameReport): Share {
  if (!face) return 0
  const least = subject === 'face' ? faceThresholds.minSharpness : cardThresholds.minSharpness
  const sharp = clamp(face.sharpness / (least * SHARP_ENOUGH), 0, 1)
  if (subject === 'card') return sharp
  const turned = Math.max(
    Math.abs(face.yawDeg) / faceThresholds.maxYawDeg,
    Math.abs(face.pitchDeg) / faceThresholds.maxPitchDeg,
    Math.abs(face.rollDeg) / faceThresholds.maxRollDeg,
  )
  const frontal = 1 - 0.5 * clamp(turned, 0, 1)
  const lit = 1 - 0.5 * clamp(Math.abs(face.meanLuma - GOOD_LUMA) / GOOD_LUMA, 0, 1)
  return sharp * frontal * lit
}
