/** Parses a picture that leaves the page, and what was measured on it. */
import { z } from 'zod'
import {
  MAX_IMAGE_BYTES,
  MIN_IMAGE_SIDE_PX,
  type EncodedImage,
  type LocalCheck,
  type TakenPicture,
} from '../../shared/domain/capture.ts'
import { overrideReasons } from '../../shared/domain/override-reason.ts'
import { errorCodes, isErrorCode, type ErrorCode } from '../../shared/errors/error-catalog.ts'

export const errorCode = z.custom<ErrorCode>(isErrorCode, 'an unknown code')
const finite = z.number().finite()
export const lengthPx = finite.min(0).max(20_000)

export const jpegBytes = z.custom<Uint8Array>(isJpegOfAllowedSize, 'no JPEG of an allowed size')

const image: z.ZodType<EncodedImage> = z.strictObject({
  bytes: jpegBytes,
  mediaType: z.literal('image/jpeg'),
  widthPx: z.number().int().min(MIN_IMAGE_SIDE_PX).max(20_000),
  heightPx: z.number().int().min(MIN_IMAGE_SIDE_PX).max(20_000),
})

export const localCheck: z.ZodType<LocalCheck> = z.strictObject({
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
  overriddenFor: z.enum(overrideReasons).exactOptional(),
})

export const picture: z.ZodType<TakenPicture> = z.strictObject({ image, check: localCheck })

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
