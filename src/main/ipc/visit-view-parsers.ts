/**
 * Parses what the customer's window tells of its visit, and what the officer's window asks of it. Numbers and codes pass,
 * and of pictures only the one that a check refused.
 */
import { z } from 'zod'
import { captureSubjects, type EncodedImage, type TakenPicture } from '../../shared/domain/capture.ts'
import type { BoxPx, PointPx, SizePx } from '../../shared/domain/units.ts'
import type { FaceMeasurement, FrameReport } from '../../shared/domain/frame-report.ts'
import { instructions } from '../../shared/domain/instruction.ts'
import { overrideReasons } from '../../shared/domain/override-reason.ts'
import { languages } from '../../shared/domain/settings.ts'
import { MAX_REFERENCE_LENGTH } from '../../shared/domain/submission.ts'
import type { VerificationOutcome } from '../../shared/domain/verification.ts'
import {
  plainCommands,
  type CameraSign,
  type FrameView,
  type OfficerCommand,
  type VisitView,
} from '../../shared/domain/visit-view.ts'
import type { RefusedPicture, TakeAgain, Visit, VisitPicture } from '../../shared/domain/visit.ts'
import {
  errorCodes,
  isCustomerErrorCode,
  isErrorCode,
  type CustomerErrorCode,
} from '../../shared/errors/error-catalog.ts'
import { MAX_NOTE_LENGTH, type Failure } from '../../shared/errors/result.ts'
import { errorCode, jpegBytes, localCheck } from './picture-parsers.ts'

const finite = z.number().finite()
const count = z.number().int().min(0).max(10_000)
const share = finite.min(0).max(1)
const flag = z.boolean()
const subject = z.enum(captureSubjects)
const image = z.enum(['card', 'face', 'both'])
const submissionId = z.uuid()
const receipt = z.string().max(32)
const reference = z.string().trim().max(MAX_REFERENCE_LENGTH)
/** A camera's own name. */
const label = z.string().max(512)

const failure: z.ZodType<Failure> = z.strictObject({
  code: errorCode,
  requestId: z.string().max(200).exactOptional(),
  httpStatus: count.exactOptional(),
  retryAfterMs: finite.exactOptional(),
  replyLost: flag.exactOptional(),
  image: image.exactOptional(),
  note: z.string().max(MAX_NOTE_LENGTH).exactOptional(),
})

const emptiedImage: z.ZodType<EncodedImage> = z.strictObject({
  bytes: z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array && bytes.byteLength === 0, 'a picture'),
  mediaType: z.literal('image/jpeg'),
  widthPx: count,
  heightPx: count,
})
const emptied: z.ZodType<TakenPicture> = z.strictObject({ image: emptiedImage, check: localCheck })
const visitPicture: z.ZodType<VisitPicture> = z.union([emptied, z.literal('kept')])
const pictures = z.strictObject({ card: visitPicture.exactOptional(), face: visitPicture.exactOptional() })
/** To be looked at. It may be too small to be sent, and be refused for that. */
const refusedImage: z.ZodType<EncodedImage> = z.strictObject({
  bytes: jpegBytes,
  mediaType: z.literal('image/jpeg'),
  widthPx: count,
  heightPx: count,
})
const refusedPicture: z.ZodType<TakenPicture> = z.strictObject({ image: refusedImage, check: localCheck })
const refused: z.ZodType<RefusedPicture> = z.strictObject({ subject, picture: refusedPicture })

const outcome: z.ZodType<VerificationOutcome> = z.strictObject({
  verdict: z.enum(['match', 'no-match', 'not-live', 'poor-quality']),
  confidence: finite,
  threshold: finite,
  liveness: z.strictObject({ probability: finite, quality: finite }).exactOptional(),
  requestId: z.string().max(200).exactOptional(),
  isNearMiss: flag,
})

const carried = { failedTries: count, reference: reference.exactOptional(), replaces: submissionId.exactOptional() }
const saved = { submissionId, receipt }

const visit: z.ZodType<Visit> = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('idle') }),
  z.strictObject({ at: z.literal('consent'), pictures, ...carried }),
  z.strictObject({
    at: z.literal('capturing'),
    subject,
    startedAtMs: finite,
    canTakeByHand: flag,
    isTaking: flag,
    pictures,
    ...carried,
  }),
  z.strictObject({ at: z.literal('review'), card: visitPicture, face: visitPicture, ...carried }),
  z.strictObject({
    at: z.literal('checking'),
    card: visitPicture,
    face: visitPicture,
    startedAtMs: finite,
    submission: z.strictObject({ id: submissionId, receipt }).exactOptional(),
    ...carried,
  }),
  z.strictObject({
    at: z.literal('answered'),
    outcome,
    newFace: z
      .strictObject({ card: emptied, failedTries: count, reference: reference.exactOptional() })
      .exactOptional(),
    ...saved,
  }),
  z.strictObject({
    at: z.literal('retry'),
    code: z.custom<CustomerErrorCode>((code) => isErrorCode(code) && isCustomerErrorCode(code), 'a code'),
    image,
    pictures,
    failure,
    refused: refused.exactOptional(),
    ...carried,
  }),
  z.strictObject({
    at: z.literal('problem'),
    code: errorCode,
    failure,
    pictures,
    resume: z.enum(['begin', 'capture-card', 'capture-face', 'review', 'submit']).exactOptional(),
    refused: refused.exactOptional(),
    ...carried,
  }),
  z.strictObject({ at: z.literal('saved-for-later'), failure: failure.exactOptional(), ...saved }),
])

const camera: z.ZodType<CameraSign> = z.strictObject({
  at: z.enum(['off', 'opening', 'live', 'failed']),
  label: label.exactOptional(),
  replaces: label.exactOptional(),
})

export const visitView: z.ZodType<VisitView> = z.strictObject({
  visit,
  language: z.enum(languages),
  cameras: z.strictObject({ card: camera, face: camera }),
  secondsLeft: count.exactOptional(),
})

const sizePx: z.ZodType<SizePx> = z.strictObject({ widthPx: finite, heightPx: finite })
const point: z.ZodType<PointPx> = z.strictObject({ x: finite, y: finite })
const box: z.ZodType<BoxPx> = z.strictObject({ x: finite, y: finite, width: finite, height: finite })

const face: z.ZodType<FaceMeasurement> = z.strictObject({
  score: finite,
  box,
  eyeDistancePx: finite,
  yawDeg: finite,
  pitchDeg: finite,
  rollDeg: finite,
  eyeOpening: finite,
  presence: finite,
  outsideShare: finite,
  sharpness: finite,
  meanLuma: finite,
  highLuma: finite,
  brightShare: finite,
  darkShare: finite,
  evenness: finite.exactOptional(),
  redness: finite.exactOptional(),
  blueness: finite.exactOptional(),
  behindLuma: finite.exactOptional(),
  covered: z.strictObject({ mouth: finite, eyes: finite }).exactOptional(),
})

const report: z.ZodType<FrameReport> = z.strictObject({
  subject,
  capturedAtMs: finite,
  crop: sizePx,
  faceCount: count,
  bystanderCount: count,
  face: face.exactOptional(),
  card: z
    .strictObject({ corners: z.tuple([point, point, point, point]), tiltDeg: finite, pxPerMm: finite })
    .exactOptional(),
  failed: z
    .array(
      z.strictObject({
        code: errorCode,
        direction: z.enum(['left', 'right', 'up', 'down', 'closer', 'back', 'level']).exactOptional(),
        part: z.enum(['mouth', 'eyes']).exactOptional(),
      }),
    )
    .max(errorCodes.length),
  processingMs: finite,
  picture: z
    .strictObject({ highLuma: finite, lowLuma: finite, colour: finite, print: finite.exactOptional() })
    .exactOptional(),
  backend: z.enum(['wasm', 'webgpu']).exactOptional(),
})

export const frameView: z.ZodType<FrameView> = z.strictObject({
  report: report.exactOptional(),
  guidance: z
    .strictObject({ instruction: z.enum(instructions), isUrgent: flag, isGood: flag, progress: share })
    .exactOptional(),
})

const takeAgain: z.ZodType<TakeAgain> = z.strictObject({ replaces: submissionId, image })

export const officerCommand: z.ZodType<OfficerCommand> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    reference: reference.exactOptional(),
    takeAgain: takeAgain.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('note-reference'), reference }),
  z.strictObject({ kind: z.literal('override'), reason: z.enum(overrideReasons) }),
  z.strictObject({ kind: z.literal('retake'), image: subject }),
  z.strictObject({ kind: z.enum(plainCommands) }),
])
