/** Finds the portrait on a flat card, and thereby which way up the card is read. */
import type { BoxPx } from '../../../shared/domain/units.ts'
import { cardThresholds } from '../../quality/card-thresholds.ts'
import { maxFaceOverlap } from '../../quality/picture-thresholds.ts'
import { detectFaces, type DetectedFace } from '../face/detect-faces.ts'
import type { FaceModels } from '../models/face-models.ts'
import type { Pixels, Pyramid } from '../picture/pixels.ts'
import { wholeOf } from '../picture/plane-transform.ts'

const limits = { minScore: cardThresholds.minScore, maxOverlap: maxFaceOverlap }

/**
 * A portrait is a small part of a card: where the whole shows none, its halves are looked at, twice as large.
 * @param isThorough false: the whole only
 */
export async function findPortraits(
  models: FaceModels,
  pyramid: Pyramid,
  isThorough: boolean,
): Promise<DetectedFace[]> {
  const whole = wholeOf(pyramid.full)
  for (const region of isThorough ? [whole, ...halvesOf(whole)] : [whole]) {
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

/** The same picture upside down. */
export function turnedRound({ data, widthPx, heightPx }: Pixels): Pixels {
  const turned = new Uint8ClampedArray(data.length)
  new Uint32Array(turned.buffer).set(new Uint32Array(data.buffer, data.byteOffset, widthPx * heightPx).toReversed())
  return { data: turned, widthPx, heightPx }
}
