/** Measures what lies in the card's guide: its light, its sharpness and the portrait printed on it. */
import type { BoxPx } from '../../../shared/domain/units.ts'
import type { CardObservation } from '../../quality/judge-card.ts'
import { cardThresholds } from '../../quality/card-thresholds.ts'
import { maxFaceOverlap } from '../../quality/picture-thresholds.ts'
import { detectFaces, type DetectedFace } from '../face/detect-faces.ts'
import { exposureOfPicture } from '../picture/exposure.ts'
import type { FaceModels } from '../models/face-models.ts'
import { fitMesh } from '../face/fit-mesh.ts'
import { describeFace, mainFace } from '../face/measure-face.ts'
import { createPyramid, type Pixels, type Pyramid } from '../picture/pixels.ts'
import { wholeOf } from '../picture/plane-transform.ts'
import { sharpnessOfCard } from '../picture/sharpness.ts'

/** @param crop exactly the picture that would be sent */
export async function measureCard(
  models: FaceModels,
  crop: Pixels,
): Promise<CardObservation & { readonly portraitCount: number }> {
  const pyramid = createPyramid(crop)
  const { widthPx, heightPx } = crop
  const highLuma = exposureOfPicture(pyramid)?.highLuma ?? 0
  const portraits = await findPortraits(models, pyramid)
  const main = mainFace(portraits, cardThresholds.minSureScore)
  const observed = { crop: { widthPx, heightPx }, highLuma, portraitCount: portraits.length }
  if (!main) return observed
  const mesh = await fitMesh(models, pyramid, main)
  return { ...observed, portrait: describeFace(pyramid, main, mesh, sharpnessOfCard(pyramid) ?? 0) }
}

/** A portrait is a small part of a card: where the whole shows none, its halves are looked at, twice as large. */
async function findPortraits(models: FaceModels, pyramid: Pyramid): Promise<DetectedFace[]> {
  const whole = wholeOf(pyramid.full)
  const limits = { minScore: cardThresholds.minScore, maxOverlap: maxFaceOverlap }
  for (const region of [whole, ...halvesOf(whole)]) {
    const found = await detectFaces(models, pyramid, region, limits)
    if (found.length > 0) return found
  }
  return []
}

/** Left and right, a little over half so that a portrait in the middle is whole in one of them. */
function halvesOf({ x, y, width, height }: BoxPx): readonly [BoxPx, BoxPx] {
  const wide = width * 0.6
  return [
    { x, y, width: wide, height },
    { x: x + width - wide, y, width: wide, height },
  ]
}
