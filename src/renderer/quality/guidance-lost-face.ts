/**
 * A face that has just gone over the picture's border is called back, the way it went, instead of looked for.
 * Knows reports and times; nothing of texts.
 */
import type { Ms } from '../../shared/domain/units.ts'
import type { CheckFailure, FrameReport } from '../vision/vision-protocol.ts'

/** So long after it was last seen at the border a face is called back. Ours: about what a step aside takes. */
export const callBackMs: Ms = 1000

/** How the face last was at the border, and when. */
export interface FaceAtBorder {
  readonly failure: CheckFailure
  readonly seenAtMs: Ms
}

/** After one more report. Absent where the last face seen was clear of every border, or is gone for too long. */
export function faceAtBorder(
  before: FaceAtBorder | undefined,
  { failed }: FrameReport,
  nowMs: Ms,
): FaceAtBorder | undefined {
  if (failed.some(isLost)) return before && nowMs - before.seenAtMs <= callBackMs ? before : undefined
  const failure = failed.find(({ code }) => code === 'FACE_CROPPED' || code === 'FACE_CLOSE_TO_BORDER')
  return failure && { failure: { ...failure, code: 'FACE_CROPPED' }, seenAtMs: nowMs }
}

/** The report's failed checks, a lost face told as the one that left. */
export function calledBack({ failed }: FrameReport, left: FaceAtBorder | undefined): readonly CheckFailure[] {
  return left ? failed.map((failure) => (isLost(failure) ? left.failure : failure)) : failed
}

const isLost = ({ code }: CheckFailure) => code === 'FACE_NOT_FOUND'
