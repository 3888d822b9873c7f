/**
 * From what was measured inside the card's guide to every check that it fails.
 * Knows numbers only: the card is what has a sharp portrait that is big enough; its edges are not looked for yet.
 */
import type { SizePx } from '../../shared/domain/units.ts'
import type { CheckFailure, FaceMeasurement } from '../vision/vision-protocol.ts'
import { cardThresholds as limits } from './card-thresholds.ts'
import { pictureThresholds } from './picture-thresholds.ts'

export interface CardObservation {
  readonly crop: SizePx
  /** The largest portrait; its sharpness is that of the whole card. */
  readonly portrait?: FaceMeasurement
  /** Luma 0..255 that 5 % of the crop reach: paper white, where there is light. */
  readonly highLuma: number
}

/** Every failed check, worst first; CAMERA_TOO_COARSE last, as in judge-face.ts. */
export function judgeCard({ crop, portrait, highLuma }: CardObservation): readonly CheckFailure[] {
  const failed: CheckFailure[] = []
  if (highLuma < limits.minHighLuma) failed.push({ code: 'CARD_TOO_DARK' })
  if (!portrait || portrait.presence < limits.minPresence) {
    failed.push({ code: 'CARD_PORTRAIT_NOT_FOUND' })
  } else {
    if (portrait.box.width < limits.minPortraitWidthPx) failed.push({ code: 'CARD_TOO_FAR', direction: 'closer' })
    if (portrait.brightShare > limits.maxBrightShare) failed.push({ code: 'CARD_TOO_BRIGHT' })
    if (portrait.sharpness < limits.minSharpness) failed.push({ code: 'CARD_BLURRED' })
  }
  const shorterSide = Math.min(crop.widthPx, crop.heightPx)
  if (shorterSide < pictureThresholds.minSidePx) failed.push({ code: 'CAMERA_TOO_COARSE' })
  return failed
}
