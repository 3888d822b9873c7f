/**
 * How much of the outline around face or card is filled: more with every kind of check that passes, the last part while
 * the picture stays good. Tells the customer how near they are before the first word is read. Pure.
 */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import type { Share } from '../../shared/domain/units.ts'
import type { ErrorCode } from '../../shared/errors/error-catalog.ts'
import type { FrameReport } from '../vision/vision-protocol.ts'

/** So much is filled once every check passes; the rest is the picture's own short wait. Ours. */
export const FILLED_BY_CHECKS: Share = 0.7

/** Kinds of checks in the order in which people put them right; without the first, nothing is known of the others. */
const kinds: Readonly<Record<CaptureSubject, readonly (readonly ErrorCode[])[]>> = {
  face: [
    ['FACE_NOT_FOUND'],
    ['TOO_MANY_FACES'],
    ['FACE_CROPPED', 'FACE_CLOSE_TO_BORDER', 'FACE_TOO_CLOSE', 'FACE_TOO_SMALL'],
    ['FACE_ANGLE_TOO_LARGE', 'FAILED_TO_PREDICT_LANDMARKS'],
    ['FACE_IS_OCCLUDED'],
    ['EYES_CLOSED'],
    ['FACE_TOO_DARK', 'FACE_TOO_BRIGHT', 'FACE_LIT_FROM_BEHIND', 'FACE_LIT_FROM_SIDE', 'FACE_LIGHT_COLOURED'],
    ['FACE_BLURRED', 'CAMERA_TOO_COARSE'],
  ],
  card: [
    ['CARD_NOT_FOUND', 'CARD_EDGES_FAINT'],
    ['CARD_CUT_OFF'],
    ['CARD_TOO_FAR'],
    ['CARD_TILTED', 'CARD_UPSIDE_DOWN'],
    ['CARD_TOO_DARK', 'CARD_TOO_BRIGHT'],
    ['CARD_PORTRAIT_NOT_FOUND'],
    ['CARD_MOVING', 'CARD_BLURRED', 'CAMERA_TOO_COARSE'],
  ],
}

/** @param steady how much of what auto-capture waits for is there */
export function outlineFill({ subject, failed }: Pick<FrameReport, 'subject' | 'failed'>, steady: Share): Share {
  if (failed.length === 0) return FILLED_BY_CHECKS + (1 - FILLED_BY_CHECKS) * steady
  const codes = new Set<ErrorCode>(failed.map(({ code }) => code))
  const [first = [], ...others] = kinds[subject]
  if (first.some((code) => codes.has(code))) return 0
  const passed = 1 + others.filter((kind) => !kind.some((code) => codes.has(code))).length
  // a code of no kind is still one that fails
  return FILLED_BY_CHECKS * Math.min(passed / (others.length + 1), 1 - 1 / (others.length + 1))
}
