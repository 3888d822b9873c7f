/**
 * From what was measured on the upright crop to every check that it fails.
 * Knows numbers only. A covered face (FACE_IS_OCCLUDED) is not judged yet: nothing here measures it.
 */
import type { BoxPx, SizePx } from '../../shared/domain/units.ts'
import type { CheckFailure, Direction, FaceMeasurement } from '../vision/vision-protocol.ts'
import { faceThresholds as limits } from './face-thresholds.ts'
import { pictureThresholds } from './picture-thresholds.ts'

export interface FaceObservation {
  readonly crop: SizePx
  /** Faces that count, the main one included. */
  readonly faceCount: number
  /** Faces too small beside the main one to count. */
  readonly bystanderCount: number
  readonly face?: FaceMeasurement
  /** Mean luma of the whole crop, 0..255. */
  readonly sceneLuma: number
}

/**
 * Every failed check, worst first: what hides the others comes before them.
 *
 * CAMERA_TOO_COARSE comes last although nobody can pose it away: it says nothing about the face.
 */
export function judgeFace(observation: FaceObservation): readonly CheckFailure[] {
  const { crop, faceCount, face } = observation
  const failed: CheckFailure[] = []
  if (!face) {
    if (observation.sceneLuma < limits.minSceneLuma) failed.push({ code: 'FACE_TOO_DARK' })
    failed.push({ code: 'FACE_NOT_FOUND' })
  } else {
    if (faceCount > 1) failed.push({ code: 'TOO_MANY_FACES' })
    failed.push(...judgeWhole(face, crop), ...judgeTurn(face), ...judgeSize(face, crop), ...judgeSight(face))
  }
  const shorterSide = Math.min(crop.widthPx, crop.heightPx)
  if (shorterSide < pictureThresholds.minSidePx) failed.push({ code: 'CAMERA_TOO_COARSE' })
  return failed
}

/** Is all of the face in the crop, and do the points lie on it? */
function judgeWhole({ box, outsideShare, presence }: FaceMeasurement, crop: SizePx): CheckFailure[] {
  const failed: CheckFailure[] = []
  if (outsideShare > limits.maxOutsideShare)
    failed.push({ code: 'FACE_CROPPED', direction: wayFromBorder(box, crop) ?? 'back' })
  if (presence < limits.minPresence) failed.push({ code: 'FAILED_TO_PREDICT_LANDMARKS' })
  return failed
}

/** Before size: a turned head measures narrower than it is, a leaning one wider. */
function judgeTurn(face: FaceMeasurement): CheckFailure[] {
  const turn = wayToFront(face)
  return turn ? [{ code: 'FACE_ANGLE_TOO_LARGE', direction: turn }] : []
}

function judgeSize({ box, eyeDistancePx, outsideShare }: FaceMeasurement, crop: SizePx): CheckFailure[] {
  const failed: CheckFailure[] = []
  const takes = Math.max(box.width / crop.widthPx, box.height / crop.heightPx)
  if (takes > limits.maxBoxShare) failed.push({ code: 'FACE_TOO_CLOSE', direction: 'back' })

  const wayOff = wayFromBorder(box, crop)
  if (wayOff && outsideShare <= limits.maxOutsideShare) failed.push({ code: 'FACE_CLOSE_TO_BORDER', direction: wayOff })

  const isSmall = Math.min(box.width, box.height) < limits.minBoxPx || eyeDistancePx < limits.minEyeDistancePx
  if (isSmall) failed.push({ code: 'FACE_TOO_SMALL', direction: 'closer' })
  return failed
}

/** Which way the subject must go to be clear of every border; absent where they are. */
function wayFromBorder(box: BoxPx, crop: SizePx): Direction | undefined {
  const wanted = Math.max(limits.minBorderPx, limits.minBorderShare * Math.min(crop.widthPx, crop.heightPx))
  // the picture is not mirrored: its left side is the subject's right, so there the subject goes to their left
  const missing = [
    { direction: 'left', px: wanted - box.x },
    { direction: 'right', px: wanted - (crop.widthPx - box.x - box.width) },
    { direction: 'down', px: wanted - box.y },
    { direction: 'up', px: wanted - (crop.heightPx - box.y - box.height) },
  ] as const satisfies readonly { direction: Direction; px: number }[]
  const near = missing.filter(({ px }) => px > 0).toSorted((a, b) => b.px - a.px)
  const isNear = (direction: Direction) => near.some((side) => side.direction === direction)
  if ((isNear('left') && isNear('right')) || (isNear('up') && isNear('down'))) return 'back'
  return near[0]?.direction
}

/** How well the face can be seen. */
function judgeSight(face: FaceMeasurement): CheckFailure[] {
  const failed: CheckFailure[] = []
  if (face.meanLuma < limits.minMeanLuma && face.darkShare > limits.maxDarkShare) failed.push({ code: 'FACE_TOO_DARK' })
  if (face.meanLuma > limits.maxMeanLuma || face.brightShare > limits.maxBrightShare)
    failed.push({ code: 'FACE_TOO_BRIGHT' })
  if (face.eyeAspect < limits.minEyeAspect) failed.push({ code: 'EYES_CLOSED' })
  if (face.sharpness < limits.minSharpness) failed.push({ code: 'FACE_BLURRED' })
  return failed
}

/** The turn that helps most; absent where the head is straight enough. */
function wayToFront({ yawDeg, pitchDeg, rollDeg }: FaceMeasurement): Direction | undefined {
  const turns = [
    { excess: Math.abs(yawDeg) / limits.maxYawDeg, direction: yawDeg > 0 ? 'right' : 'left' },
    { excess: Math.abs(pitchDeg) / limits.maxPitchDeg, direction: pitchDeg > 0 ? 'down' : 'up' },
    { excess: Math.abs(rollDeg) / limits.maxRollDeg, direction: 'level' },
  ] as const satisfies readonly { excess: number; direction: Direction }[]
  const worst = turns.toSorted((a, b) => b.excess - a.excess)[0]
  return worst && worst.excess > 1 ? worst.direction : undefined
}
