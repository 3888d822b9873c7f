/**
 * Says which picture to take again when the service refused a pair without saying which
 * of the two it meant. Decides from what the local checks measured; knows no pixels.
 */
import { errorCatalog, type CodesWith, type ErrorCode } from '../errors/error-catalog.ts'
import type { CaptureSubject, LocalCheck } from './capture.ts'

/** Codes about a face that the service found fault with, in one picture or the other. */
type FaceCode = CodesWith<{ readonly source: 'service'; readonly actor: 'customer'; readonly image: 'either' }>

/** How much a check speaks against its picture; larger is worse, and nothing when no face was measured. */
type Suspicion = (check: LocalCheck) => number | undefined

/** What the service asks of a face [Image requirement > OkayFace]; here only to bring lengths and angles to one scale. */
const ASKED = { faceSidePx: 224, eyeDistancePx: 80, yawDeg: 20, pitchDeg: 20, rollDeg: 30 }

/** One picture is blamed when its suspicion exceeds the other's by this share of the scale; closer than that is chance. */
const CLEAR_DIFFERENCE = 0.1

const doubtfulFace: Suspicion = ({ faceScore }) => (faceScore === undefined ? undefined : 1 - faceScore)

const manyFaces: Suspicion = ({ faceCount }) => faceCount

const smallFace: Suspicion = ({ faceWidthPx, faceHeightPx, eyeDistancePx }) => {
  const shares = present([
    scaled(faceWidthPx, ASKED.faceSidePx),
    scaled(faceHeightPx, ASKED.faceSidePx),
    scaled(eyeDistancePx, ASKED.eyeDistancePx),
  ])
  return shares.length > 0 ? -Math.min(...shares) : undefined
}

const largeFace: Suspicion = (check) => {
  const smallness = smallFace(check)
  return smallness === undefined ? undefined : -smallness
}

const turnedFace: Suspicion = ({ yawDeg, pitchDeg, rollDeg }) => {
  const turns = present([
    scaled(yawDeg, ASKED.yawDeg),
    scaled(pitchDeg, ASKED.pitchDeg),
    scaled(rollDeg, ASKED.rollDeg),
  ])
  return turns.length > 0 ? Math.max(...turns.map(Math.abs)) : undefined
}

const suspicions: Readonly<Record<FaceCode, Suspicion>> = {
  FACE_NOT_FOUND: doubtfulFace,
  FAILED_TO_PREDICT_LANDMARKS: doubtfulFace,
  FACE_IS_OCCLUDED: doubtfulFace,
  TOO_MANY_FACES: manyFaces,
  FACE_TOO_SMALL: smallFace,
  FACE_TOO_CLOSE: largeFace,
  FACE_CLOSE_TO_BORDER: largeFace,
  FACE_CROPPED: largeFace,
  FACE_ANGLE_TOO_LARGE: turnedFace,
}

/** The card check's own word for the same fault. */
const cardWords: Readonly<Partial<Record<ErrorCode, ErrorCode>>> = {
  FACE_NOT_FOUND: 'CARD_PORTRAIT_NOT_FOUND',
  FACE_TOO_SMALL: 'CARD_TOO_FAR',
}

/**
 * The picture to take again, `both` where nothing tells them apart.
 *
 * In this order: what the catalogue says; the liveness stage looks at the selfie only;
 * a check that had foreseen the code; a picture without a measured face; the clearly
 * worse measure; a picture that failed any check at all.
 */
export function pictureToRetake(
  code: ErrorCode,
  where: 'request' | 'liveness',
  checks: Readonly<Record<CaptureSubject, LocalCheck>>,
): CaptureSubject | 'both' {
  const { image } = errorCatalog[code]
  if (image === 'card' || image === 'face') return image
  if (where === 'liveness') return 'face'
  if (!isFaceCode(code)) return 'both'

  const foresaw = ({ failedCodes }: LocalCheck) =>
    failedCodes.some((failed) => failed === code || failed === cardWords[code])
  const suspicion = suspicions[code]
  return (
    onlyOne(checks, foresaw) ??
    (code === 'TOO_MANY_FACES' ? undefined : onlyOne(checks, (check) => suspicion(check) === undefined)) ??
    clearlyWorse(suspicion(checks.card), suspicion(checks.face)) ??
    onlyOne(checks, ({ failedCodes }) => failedCodes.length > 0) ??
    'both'
  )
}

function isFaceCode(code: ErrorCode): code is FaceCode {
  return Object.hasOwn(suspicions, code)
}

function onlyOne(
  checks: Readonly<Record<CaptureSubject, LocalCheck>>,
  holds: (check: LocalCheck) => boolean,
): CaptureSubject | undefined {
  const ofCard = holds(checks.card)
  const ofFace = holds(checks.face)
  if (ofCard === ofFace) return undefined
  return ofCard ? 'card' : 'face'
}

function clearlyWorse(card: number | undefined, face: number | undefined): CaptureSubject | undefined {
  if (card === undefined || face === undefined || Math.abs(card - face) < CLEAR_DIFFERENCE) return undefined
  return card > face ? 'card' : 'face'
}

function scaled(value: number | undefined, asked: number): number | undefined {
  return value === undefined ? undefined : value / asked
}

function present(values: readonly (number | undefined)[]): readonly number[] {
  return values.filter((value) => value !== undefined)
}
