/**
 * Decides which outline is the card. One that is sure by itself is taken; of those that are only likely, one on which
 * a portrait sits where cards have theirs.
 */
import type { Share, SizePx } from '../../../shared/domain/units.ts'
import { cardThresholds } from '../../quality/card-thresholds.ts'
import { maxFaceOverlap } from '../../quality/picture-thresholds.ts'
import { detectFaces, type DetectedFace } from '../face/detect-faces.ts'
import type { FaceModels } from '../models/face-models.ts'
import { createPyramid, type Pixels } from '../picture/pixels.ts'
import { wholeOf } from '../picture/plane-transform.ts'
import { turnedRound } from './card-portrait.ts'
import { dewarped } from './dewarp.ts'
import { LIKELY_LIKENESS, SURE_LIKENESS, type FoundCard } from './find-card.ts'

/** A look for a portrait takes long: no more outlines than this. */
const MOST_LOOKED_AT = 3

/** Fine enough to find a portrait. */
const SMALL: SizePx = { widthPx: 400, heightPx: 252 }

/** @param candidates likeliest first */
export async function confirmedCard(
  models: FaceModels,
  frame: Pixels,
  candidates: readonly FoundCard[],
): Promise<FoundCard | undefined> {
  const [best] = candidates
  if (!best || best.likeness >= SURE_LIKENESS) return best
  const likely = candidates.filter(({ likeness }) => likeness >= LIKELY_LIKENESS).slice(0, MOST_LOOKED_AT)
  for (const candidate of likely)
    if (await hasPortrait(models, dewarped(frame, candidate.quad, SMALL))) return candidate
  return undefined
}

/** Either way round. */
async function hasPortrait(models: FaceModels, flat: Pixels): Promise<boolean> {
  for (const picture of [flat, turnedRound(flat)]) {
    const limits = { minScore: cardThresholds.minSureScore, maxOverlap: maxFaceOverlap }
    const faces = await detectFaces(models, createPyramid(picture), wholeOf(picture), limits)
    if (faces.some((face) => sitsAsPrinted(face, picture))) return true
  }
  return false
}

/** Where the middle of a face lies on a card, from the nearer end and from the top, and how wide the face is. */
const place = { fromEnd: [0.14, 0.4], fromTop: [0.25, 0.75], width: [0.1, 0.3] } as const

function sitsAsPrinted({ box }: DetectedFace, { widthPx, heightPx }: SizePx): boolean {
  const across = (box.x + box.width / 2) / widthPx
  const isWithin = (share: Share, [low, high]: readonly [Share, Share]) => share >= low && share <= high
  return (
    isWithin(Math.min(across, 1 - across), place.fromEnd) &&
    isWithin((box.y + box.height / 2) / heightPx, place.fromTop) &&
    isWithin(box.width / widthPx, place.width)
  )
}
