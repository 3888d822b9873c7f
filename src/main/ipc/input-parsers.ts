/** Every message from the renderer is parsed here before anything believes it. A refusal names the field, never its content. */
import { z } from 'zod'
import {
  MAX_IMAGE_BYTES,
  MIN_IMAGE_SIDE_PX,
  type EncodedImage,
  type TakenPicture,
} from '../../shared/domain/capture.ts'
import { auditFormats } from '../../shared/domain/audit.ts'
import { practiceAnswers, wayFaults, type PracticeOutcome, type WireCode } from '../../shared/domain/practice.ts'
import {
  languages,
  meteringModes,
  rotationsDeg,
  textSizes,
  themes,
  type ChosenCamera,
  type Settings,
} from '../../shared/domain/settings.ts'
import { MAX_REFERENCE_LENGTH, type NewSubmission } from '../../shared/domain/submission.ts'
import { uncheckedReasons } from '../../shared/domain/unchecked.ts'
import { serviceVersions } from '../../shared/domain/verification.ts'
import type { IpcParsers } from '../../shared/contract/ipc-bind.ts'
import { errorCatalog, errorCodes, isErrorCode, type ErrorCode } from '../../shared/errors/error-catalog.ts'
import type { Failure } from '../../shared/errors/result.ts'

const errorCode = z.custom<ErrorCode>(isErrorCode, 'an unknown code')
const finite = z.number().finite()
const lengthPx = finite.min(0).max(20_000)

const image: z.ZodType<EncodedImage> = z.strictObject({
  bytes: z.custom<Uint8Array>(isJpegOfAllowedSize, 'no JPEG of an allowed size'),
  mediaType: z.literal('image/jpeg'),
  widthPx: z.number().int().min(MIN_IMAGE_SIDE_PX).max(20_000),
  heightPx: z.number().int().min(MIN_IMAGE_SIDE_PX).max(20_000),
})

const picture: z.ZodType<TakenPicture> = z.strictObject({
  image,
  check: z.strictObject({
    takenAtMs: finite.min(0),
    takenBy: z.enum(['auto', 'manual']),
    faceScore: finite.min(0).max(1).exactOptional(),
    faceWidthPx: lengthPx.exactOptional(),
    faceHeightPx: lengthPx.exactOptional(),
    eyeDistancePx: lengthPx.exactOptional(),
    yawDeg: finite.exactOptional(),
    pitchDeg: finite.exactOptional(),
    rollDeg: finite.exactOptional(),
    faceCount: z.number().int().min(0).exactOptional(),
    failedCodes: z.array(errorCode).max(errorCodes.length),
  }),
})

const submissionId = z.uuid()

const reference = z.string().trim().max(MAX_REFERENCE_LENGTH)

const submission: z.ZodType<NewSubmission> = z.strictObject({
  card: picture,
  face: picture,
  reference: reference.exactOptional(),
  replaces: submissionId.exactOptional(),
})

const camera: z.ZodType<ChosenCamera> = z.strictObject({
  deviceId: z.string().max(512),
  groupId: z.string().max(512),
  label: z.string().max(512),
  finestPx: z.strictObject({ widthPx: z.number().finite(), heightPx: z.number().finite() }).exactOptional(),
  picture: z
    .strictObject({
      rotationDeg: z.literal(rotationsDeg).exactOptional(),
      isMirrored: z.boolean().exactOptional(),
      focusMode: z.enum(meteringModes).exactOptional(),
      focusDistance: z.number().finite().exactOptional(),
      exposureMode: z.enum(meteringModes).exactOptional(),
      exposureTime: z.number().finite().exactOptional(),
    })
    .exactOptional(),
})

/** Only the shape; what a value may be is the settings store's to say, in words. */
const settingsChange: z.ZodType<Partial<Settings>> = z.strictObject({
  mode: z.enum(['practice', 'live']).exactOptional(),
  isSetUp: z.boolean().exactOptional(),
  useSampleCameras: z.boolean().exactOptional(),
  language: z.enum(languages).exactOptional(),
  languagesOffered: z.array(z.enum(languages)).max(languages.length).exactOptional(),
  theme: z.enum(themes).exactOptional(),
  textSize: z.enum(textSizes).exactOptional(),
  serviceBaseUrl: z.string().max(2048).exactOptional(),
  serviceVersion: z.enum(serviceVersions).exactOptional(),
  cameras: z.strictObject({ card: camera.exactOptional(), face: camera.exactOptional() }).exactOptional(),
  maxInFlight: finite.exactOptional(),
  maxCallsPerMinute: finite.exactOptional(),
  maxCallsPerDay: finite.exactOptional(),
  picturesKeptDays: finite.exactOptional(),
  metadataKeptDays: finite.exactOptional(),
})

const wireCode = z.custom<WireCode>(
  (code) => isErrorCode(code) && errorCatalog[code].source === 'service',
  'no wire code',
)

const practiceOutcome: z.ZodType<PracticeOutcome> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), answer: z.enum(practiceAnswers) }),
  z.strictObject({ kind: z.literal('code'), code: wireCode, at: z.enum(['request', 'liveness']) }),
  z.strictObject({ kind: z.literal('fault'), fault: z.enum(wayFaults) }),
])

const reportedFailure: z.ZodType<Failure> = z.strictObject({
  code: errorCode,
  note: z.string().max(200).exactOptional(),
})

const nothing = z.undefined()

/** Anything typed: what may be a PIN is said in words elsewhere. */
const pin = z.string().max(64)

export const inputParsers: IpcParsers = {
  kiosk: {
    describe: parser('kiosk.describe', nothing),
    report: parser('kiosk.report', reportedFailure),
    hintOnline: parser('kiosk.hintOnline', z.boolean()),
  },
  access: {
    state: parser('access.state', nothing),
    enter: parser('access.enter', pin),
    leave: parser('access.leave', nothing),
    setPin: parser('access.setPin', pin),
  },
  settings: {
    read: parser('settings.read', nothing),
    change: parser('settings.change', settingsChange),
  },
  apiKey: {
    state: parser('apiKey.state', nothing),
    set: parser('apiKey.set', z.string().max(4096)),
    clear: parser('apiKey.clear', nothing),
    test: parser('apiKey.test', nothing),
  },
  visit: {
    recordUnchecked: parser('visit.recordUnchecked', z.enum(uncheckedReasons)),
  },
  submission: {
    submit: parser('submission.submit', submission),
    find: parser('submission.find', submissionId),
    list: parser('submission.list', nothing),
    queue: parser('submission.queue', nothing),
    sendNow: parser('submission.sendNow', submissionId.optional()),
    setReference: parser('submission.setReference', z.strictObject({ id: submissionId, reference })),
    withdraw: parser(
      'submission.withdraw',
      z.strictObject({ id: submissionId, by: z.enum(['customer', 'staff']), reason: z.string().trim().max(200) }),
    ),
  },
  audit: {
    export: parser('audit.export', z.enum(auditFormats)),
  },
  pictureKey: {
    renew: parser('pictureKey.renew', nothing),
  },
  practice: {
    rehearse: parser('practice.rehearse', practiceOutcome),
  },
}

/** Zod's messages can quote what came in; ours name the call and the place only. */
function parser<T>(call: string, schema: z.ZodType<T>): (input: unknown) => T {
  return (input) => {
    const parsed = schema.safeParse(input)
    if (parsed.success) return parsed.data
    const places = parsed.error.issues.map((issue) => issue.path.join('.') || 'the request').join(', ')
    throw new TypeError(`${call} was refused: ${places}`)
  }
}

function isJpegOfAllowedSize(value: unknown): value is Uint8Array {
  return (
    value instanceof Uint8Array &&
    value.byteLength > 4 &&
    value.byteLength <= MAX_IMAGE_BYTES &&
    value[0] === 0xff &&
    value[1] === 0xd8 &&
    value[2] === 0xff
  )
}
