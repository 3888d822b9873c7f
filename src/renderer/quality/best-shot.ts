/**
 * Which of the passing frames of late is the best picture. Knows their numbers, not their pixels. What makes a picture
 * the better one is the same whatever limits an administrator has set.
 */
import { clamp, type Ms, type Share } from '../../shared/domain/units.ts'
import type { CardMeasurement, FaceMeasurement, FrameReport } from '../vision/vision-protocol.ts'
import { cardThresholds } from './card-thresholds.ts'
import { faceThresholds } from './face-thresholds.ts'

/** A better frame is kept for this long; then a newer one takes its place, so that nobody is shown as they were before. Ours. */
export const bestShotLastsMs: Ms = 1000

/** So many frames are candidates at most: each is a whole picture in memory. Ours. */
export const maxCandidates = 4

/** Sharpness from which more of it makes no better picture: the rest is noise. Ours. */
const SHARP_FACE = faceThresholds.minSharpness * 5
const SHARP_CARD = cardThresholds.minSharpness * 2

/** Luma of a well-lit face; either way from it is worse. Ours. */
const GOOD_LUMA = 140

/** Pixels per mm of a card that fills the guide of a 720p camera; a finer picture is no better. */
const FINE_PX_PER_MM = 12

/**
 * The frames that are, or may become, the best of the last second, after one more: oldest first, each better than the
 * next. The first is the best; when it is too old, the next is the best of what came after it.
 *
 * A frame that fails a check is none. Where there are too many, the one that would be missed least is given up; never
 * the best, never the newest.
 */
export function nextCandidates<Shot extends { readonly report: FrameReport }>(
  before: readonly Shot[],
  next: Shot,
): readonly Shot[] {
  const { failed, capturedAtMs } = next.report
  const fresh = before.filter(({ report }) => capturedAtMs - report.capturedAtMs <= bestShotLastsMs)
  if (failed.length > 0) return fresh
  const worth = shotWorth(next.report)
  const candidates = [...fresh.filter(({ report }) => shotWorth(report) > worth), next]
  return candidates.length <= maxCandidates ? candidates : candidates.toSpliced(leastMissed(candidates), 1)
}

/** Index of the candidate in between that is hardly better than the next. */
function leastMissed(candidates: readonly { readonly report: FrameReport }[]): number {
  const worths = candidates.map(({ report }) => shotWorth(report))
  const losses = worths.map((worth, index) => worth - (worths[index + 1] ?? 0)).slice(1, -1)
  return 1 + losses.indexOf(Math.min(...losses))
}

/** 0..1: a sharp face, frontal and well lit; a sharp card, flat and fine. */
export function shotWorth({ subject, face, card }: FrameReport): Share {
  if (!face) return 0
  return subject === 'face'
    ? clamp(face.sharpness / SHARP_FACE, 0, 1) * frontality(face) * lighting(face)
    : clamp(face.sharpness / SHARP_CARD, 0, 1) * flatness(card)
}

function frontality({ yawDeg, pitchDeg, rollDeg }: FaceMeasurement): Share {
  const turned = Math.max(
    Math.abs(yawDeg) / faceThresholds.maxYawDeg,
    Math.abs(pitchDeg) / faceThresholds.maxPitchDeg,
    Math.abs(rollDeg) / faceThresholds.maxRollDeg,
  )
  return 1 - 0.5 * clamp(turned, 0, 1)
}

/** What is not known of the light's evenness counts as even: it is as unknown in the frames beside it. */
function lighting({ meanLuma, evenness = 1 }: FaceMeasurement): Share {
  const exposed = 1 - 0.5 * clamp(Math.abs(meanLuma - GOOD_LUMA) / GOOD_LUMA, 0, 1)
  return exposed * (0.5 + 0.5 * evenness)
}

/** A card whose edges were found is made flat; one that was not is worth half. */
function flatness(card: CardMeasurement | undefined): Share {
  if (!card) return 0.5
  return Math.cos((card.tiltDeg * Math.PI) / 180) * clamp(card.pxPerMm / FINE_PX_PER_MM, 0.5, 1)
}
