/**
 * From what was measured on the upright crop to every check that it fails.
 * Knows numbers only.
 */
import type { BoxPx, SizePx } from '../../shared/domain/units.ts'
import type { CheckFailure, Direction, FaceMeasurement } from '../vision/vision-protocol.ts'
import { faceThresholds, type FaceThresholds } from './face-thresholds.ts'
import { isMeasured } from './is-measured.ts'
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
export function judgeFace(
  observation: FaceObservation,
  limits: FaceThresholds = faceThresholds,
): readonly CheckFailure[] {
  const { crop, faceCount, face } = observation
  const failed: CheckFailure[] = []
  if (!face || !isFace(face, limits)) {
    if (observation.sceneLuma < limits.minSceneLuma) failed.push({ code: 'FACE_TOO_DARK' })
    failed.push({ code: 'FACE_NOT_FOUND' })
  } else {
    if (faceCount > 1) failed.push({ code: 'TOO_MANY_FACES' })
    failed.push(
      ...judgeCut(face, crop, limits),
      ...judgeTurnAndCover(face, limits),
      ...judgePoints(face, limits),
      ...judgeReach(face, limits),
      ...judgeEyes(face, limits),
      ...judgePlace(face, crop, limits),
      ...judgeLight(face, limits),
      ...judgeSharpness(face, limits),
    )
  }
  const shorterSide = Math.min(crop.widthPx, crop.heightPx)
  if (shorterSide < pictureThresholds.minSidePx) failed.push({ code: 'CAMERA_TOO_COARSE' })
  return failed
}

/** A pattern on cloth may look like a face to the detector; then the mesh is the more certain that it is none. */
function isFace({ score, presence }: FaceMeasurement, limits: FaceThresholds): boolean {
  return score >= limits.minLoneScore || presence >= limits.minLonePresence
}

/** Is so much of the face outside the crop that nothing else about it is sure? */
function judgeCut({ box }: FaceMeasurement, crop: SizePx, limits: FaceThresholds): CheckFailure[] {
  return outsideOf(box, crop) > limits.farOutsideShare ? [cropped(box, crop, limits)] : []
}

const cropped = (box: BoxPx, crop: SizePx, limits: FaceThresholds): CheckFailure => ({
  code: 'FACE_CROPPED',
  direction: wayFromBorder(box, crop, limits) ?? 'back',
})

/** A cover misleads the points that a turn is measured by; a head that is turned far hides half a face as a cover does. */
function judgeTurnAndCover(face: FaceMeasurement, limits: FaceThresholds): CheckFailure[] {
  const isFar = turnsOf(face, limits).some(({ excess }) => excess > limits.farTurn)
  return isFar
    ? [...judgeTurn(face, limits), ...judgeCover(face, limits)]
    : [...judgeCover(face, limits), ...judgeTurn(face, limits)]
}

/** Named with its part, where it is one of the two. */
function judgeCover({ covered }: FaceMeasurement, limits: FaceThresholds): CheckFailure[] {
  const isMouthCovered = covered !== undefined && covered.mouth > limits.maxMouthCovered
  const isEyesCovered = covered !== undefined && covered.eyes > limits.maxEyesCovered
  if (isMouthCovered && isEyesCovered) return [{ code: 'FACE_IS_OCCLUDED' }]
  if (isMouthCovered) return [{ code: 'FACE_IS_OCCLUDED', part: 'mouth' }]
  return isEyesCovered ? [{ code: 'FACE_IS_OCCLUDED', part: 'eyes' }] : []
}

/** After the cover, on which points find no hold. */
function judgePoints(face: FaceMeasurement, limits: FaceThresholds): CheckFailure[] {
  const areSure = face.presence >= limits.minPresence && isMeasured(face)
  return areSure ? [] : [{ code: 'FAILED_TO_PREDICT_LANDMARKS' }]
}

/** Before size: a turned head measures narrower than it is, a leaning one wider. */
function judgeTurn(face: FaceMeasurement, limits: FaceThresholds): CheckFailure[] {
  const turn = wayToFront(face, limits)
  return turn ? [{ code: 'FACE_ANGLE_TOO_LARGE', direction: turn }] : []
}

/** Before the eyes: on a small face they cannot be told. */
function judgeReach({ box, eyeDistancePx }: FaceMeasurement, limits: FaceThresholds): CheckFailure[] {
  const isSmall = Math.min(box.width, box.height) < limits.minBoxPx || eyeDistancePx < limits.minEyeDistancePx
  return isSmall ? [{ code: 'FACE_TOO_SMALL', direction: 'closer' }] : []
}

/** Before place: near the lens or the border they can be told as well as anywhere. */
function judgeEyes({ eyeOpening }: FaceMeasurement, limits: FaceThresholds): CheckFailure[] {
  return eyeOpening < limits.minEyeOpening ? [{ code: 'EYES_CLOSED' }] : []
}

function judgePlace({ box }: FaceMeasurement, crop: SizePx, limits: FaceThresholds): CheckFailure[] {
  const failed: CheckFailure[] = []
  const takes = Math.max(box.width / crop.widthPx, box.height / crop.heightPx)
  if (takes > limits.maxBoxShare) failed.push({ code: 'FACE_TOO_CLOSE', direction: 'back' })

  const outside = outsideOf(box, crop)
  const wayOff = wayFromBorder(box, crop, limits)
  if (outside > limits.maxOutsideShare) {
    if (outside <= limits.farOutsideShare) failed.push(cropped(box, crop, limits))
  } else if (wayOff) failed.push({ code: 'FACE_CLOSE_TO_BORDER', direction: wayOff })
  return failed
}

/** Share of the face's width or height, whichever is more, that lies outside; below 0 where all of it is inside. */
function outsideOf({ x, y, width, height }: BoxPx, { widthPx, heightPx }: SizePx): number {
  const across = Math.max(-x, x + width - widthPx) / width
  const down = Math.max(-y, y + height - heightPx) / height
  return Math.max(across, down)
}

/** Which way the subject must go to be clear of every border; absent where they are. */
function wayFromBorder(box: BoxPx, crop: SizePx, limits: FaceThresholds): Direction | undefined {
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

/** Worst first: what cannot be seen at all, then what is seen in a poor light. What was not measured does not fail. */
function judgeLight(face: FaceMeasurement, limits: FaceThresholds): CheckFailure[] {
  const { meanLuma, highLuma, brightShare, behindLuma = 0, evenness = 1, redness = 0, blueness = 0 } = face
  const failed: CheckFailure[] = []
  if (behindLuma >= limits.minBacklightLuma && highLuma < limits.minBacklitHighLuma)
    failed.push({ code: 'FACE_LIT_FROM_BEHIND' })
  if (highLuma < limits.minHighLuma) failed.push({ code: 'FACE_TOO_DARK' })
  if (meanLuma > limits.maxMeanLuma || brightShare > limits.maxBrightShare) failed.push({ code: 'FACE_TOO_BRIGHT' })
  if (evenness < limits.minEvenness) failed.push({ code: 'FACE_LIT_FROM_SIDE' })
  if (isOutside(redness, limits.skinRedness) || isOutside(blueness, limits.skinBlueness))
    failed.push({ code: 'FACE_LIGHT_COLOURED' })
  return failed
}

const isOutside = (value: number, [low, high]: readonly [number, number]) => value < low || value > high

function judgeSharpness({ sharpness }: FaceMeasurement, limits: FaceThresholds): CheckFailure[] {
  return sharpness < limits.minSharpness ? [{ code: 'FACE_BLURRED' }] : []
}

/** The turn that helps most; absent where the head is straight enough. */
function wayToFront(face: FaceMeasurement, limits: FaceThresholds): Direction | undefined {
  const worst = turnsOf(face, limits).toSorted((a, b) => b.excess - a.excess)[0]
  return worst && worst.excess > 1 ? worst.direction : undefined
}

interface Turn {
  /** In shares of the limit. */
  readonly excess: number
  /** The way back. */
  readonly direction: Direction
}

function turnsOf({ yawDeg, pitchDeg, rollDeg }: FaceMeasurement, limits: FaceThresholds): readonly Turn[] {
  return [
    { excess: Math.abs(yawDeg) / limits.maxYawDeg, direction: yawDeg > 0 ? 'right' : 'left' },
    { excess: Math.abs(pitchDeg) / limits.maxPitchDeg, direction: pitchDeg > 0 ? 'down' : 'up' },
    { excess: Math.abs(rollDeg) / limits.maxRollDeg, direction: 'level' },
  ]
}
