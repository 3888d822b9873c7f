/**
 * Which failed local checks may be set aside, by whom and for which reason: a pure rule that page and main both ask.
 * What a check measures is not its concern.
 */
import type { ErrorCode } from '../errors/error-catalog.ts'
import { MIN_IMAGE_SIDE_PX, type CaptureSubject, type EncodedImage, type LocalCheck } from './capture.ts'
import { profileLimits } from './check-limits.ts'

/**
 * - `officer`: the kiosk's own opinion; the service may well take the picture
 * - `administrator`: the service would surely refuse it, so that a call is spent for nothing; only where the setting allows it
 * - `never`: the kiosk sends no such picture, or the code is none of a picture
 */
export type OverrideBy = 'officer' | 'administrator' | 'never'

/**
 * Codes that a check of a picture says. `administrator` are those that the service's own page gives a limit for which
 * the check keeps to without a guard band, or that leave it no face to read [Image requirement > OkayFace].
 */
const overrides: Readonly<Partial<Record<ErrorCode, OverrideBy>>> = {
  // no face, or not one alone
  FACE_NOT_FOUND: 'administrator',
  TOO_MANY_FACES: 'administrator',
  FAILED_TO_PREDICT_LANDMARKS: 'administrator',
  CARD_PORTRAIT_NOT_FOUND: 'administrator',
  // 224 px and 80 px between the eyes: the service's own limits
  FACE_TOO_SMALL: 'administrator',
  // a part of the face is not in the picture; all else of its place is checked more strictly than the service does
  FACE_CROPPED: 'administrator',
  FACE_CLOSE_TO_BORDER: 'officer',
  FACE_TOO_CLOSE: 'officer',
  // as the product comes 18 degrees, where the service takes 20 (+-3)
  FACE_ANGLE_TOO_LARGE: 'officer',
  // judged by looks: the service has its own opinion
  FACE_IS_OCCLUDED: 'officer',
  EYES_CLOSED: 'officer',
  FACE_TOO_DARK: 'officer',
  FACE_TOO_BRIGHT: 'officer',
  FACE_BLURRED: 'officer',
  FACE_LIT_FROM_BEHIND: 'officer',
  FACE_LIT_FROM_SIDE: 'officer',
  FACE_LIGHT_COLOURED: 'officer',
  CARD_NOT_FOUND: 'officer',
  CARD_EDGES_FAINT: 'officer',
  CARD_CUT_OFF: 'officer',
  CARD_TILTED: 'officer',
  CARD_MOVING: 'officer',
  CARD_TOO_DARK: 'officer',
  CARD_TOO_BRIGHT: 'officer',
  CARD_BLURRED: 'officer',
  // a flat card would be less than the 450 px that the service takes, or its portrait too small
  CARD_TOO_FAR: 'administrator',
  // a head that leans by 180 degrees where the service takes 30
  CARD_UPSIDE_DOWN: 'administrator',
}

type Measured = Pick<LocalCheck, 'faceWidthPx' | 'faceHeightPx' | 'eyeDistancePx' | 'yawDeg' | 'pitchDeg' | 'rollDeg'>

/**
 * @param measured on the picture; where it is given, what the service itself would take is an officer's to say however
 * strict this kiosk is set, and what it would not take is not
 */
export function overrideBy(code: ErrorCode, measured: Measured = {}): OverrideBy {
  if (code === 'FACE_TOO_SMALL' && isLargeForService(measured)) return 'officer'
  if (code === 'FACE_ANGLE_TOO_LARGE' && isTurnedForService(measured)) return 'administrator'
  return overrides[code] ?? 'never'
}

/** As the service says [Image requirement > OkayFace]. What was not measured is not large. */
function isLargeForService({ faceWidthPx = 0, faceHeightPx = 0, eyeDistancePx = 0 }: Measured): boolean {
  const { minBoxPx, minEyeDistancePx } = profileLimits('lenient').face
  return Math.min(faceWidthPx, faceHeightPx) >= minBoxPx && eyeDistancePx >= minEyeDistancePx
}

/** Degrees that the service takes beyond its own limit [Image requirement > OkayFace]. */
const ANGLE_TOLERANCE_DEG = 3

function isTurnedForService({ yawDeg = 0, pitchDeg = 0, rollDeg = 0 }: Measured): boolean {
  const { maxYawDeg, maxPitchDeg, maxRollDeg } = profileLimits('lenient').face
  const excessDeg = Math.max(
    Math.abs(yawDeg) - maxYawDeg,
    Math.abs(pitchDeg) - maxPitchDeg,
    Math.abs(rollDeg) - maxRollDeg,
  )
  return excessDeg > ANGLE_TOLERANCE_DEG
}

/** No setting helps there: main hands no such picture on, and the service takes none. */
export function isTooSmallToSend({ widthPx, heightPx }: Pick<EncodedImage, 'widthPx' | 'heightPx'>): boolean {
  return Math.min(widthPx, heightPx) < MIN_IMAGE_SIDE_PX
}

/** Every check that speaks against a picture. One without a measured face fails even if no check said so. */
export function failingCodes(subject: CaptureSubject, check: LocalCheck): readonly ErrorCode[] {
  const { failedCodes, faceWidthPx } = check
  if (failedCodes.length > 0 || faceWidthPx !== undefined) return failedCodes
  return [subject === 'card' ? 'CARD_PORTRAIT_NOT_FOUND' : 'FACE_NOT_FOUND']
}

/** The codes that stand in the way of setting these aside; none when it may be done. @param measured as `overrideBy` */
export function codesInTheWay(
  codes: readonly ErrorCode[],
  allowsSureRefusals: boolean,
  measured?: Measured,
): readonly ErrorCode[] {
  return codes.filter((code) => {
    const by = overrideBy(code, measured)
    return by === 'never' || (by === 'administrator' && !allowsSureRefusals)
  })
}

/** Whether a picture may be sent: it fails nothing, or what it fails was set aside as it may be. */
export function maySend(subject: CaptureSubject, check: LocalCheck, allowsSureRefusals: boolean): boolean {
  const codes = failingCodes(subject, check)
  if (codes.length === 0) return true
  return check.overriddenFor !== undefined && codesInTheWay(codes, allowsSureRefusals, check).length === 0
}
