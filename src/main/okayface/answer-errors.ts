/** Finds what the service complains of, in any of the shapes it uses, and gives it our code. Knows no HTTP. */
import { z } from 'zod'
import type { WireCode } from '../../shared/domain/practice.ts'
import { errorCatalog, isErrorCode, type ErrorCode } from '../../shared/errors/error-catalog.ts'

export interface Complaint {
  /** `liveness`: found by the liveness stage, which looks at the selfie only. */
  readonly where: 'request' | 'liveness'
  /** As it came; anything but a text cannot be read. Never to be logged. */
  readonly said: unknown
}

/** Every place where an answer may hold an error; all else is let through. */
const places = z.object({
  error: z.unknown().optional(),
  status: z.unknown().optional(),
  message: z.unknown().optional(),
  result_idcard: z.unknown().optional(),
  imageBestLiveness: z.unknown().optional(),
})
const innerPlace = z.object({ error: z.unknown() })

/**
 * The complaint in a parsed answer, where there is one: it counts whatever else the answer holds.
 *
 * Shapes A and C: `error`. Shape B: a `status` other than `success`, with its `message`.
 * Inside a result: `imageBestLiveness.error` and, in case, `result_idcard.error`.
 */
export function complaintIn(body: unknown): Complaint | undefined {
  const { data } = places.safeParse(body)
  if (!data) return undefined
  if (isPresent(data.error)) return { where: 'request', said: data.error }
  if (isPresent(data.status) && !isSuccessWord(data.status)) return { where: 'request', said: data.message }
  const ofCard = innerPlace.safeParse(data.result_idcard).data?.error
  if (isPresent(ofCard)) return { where: 'request', said: ofCard }
  const ofLiveness = innerPlace.safeParse(data.imageBestLiveness).data?.error
  if (isPresent(ofLiveness)) return { where: 'liveness', said: ofLiveness }
  return undefined
}

/** Fields that the service's answers have and other people's JSON hardly has. */
const serviceField = /"(?:request_id|result_idcard|imageBestLiveness|messageCode)"/

/**
 * Whether an answer without a complaint came from the service at all, also where it is damaged: cut in half, it is
 * still the service's own and may have cost a call. Somebody else's page costs nothing, however often it comes.
 */
export function isFromService(text: string, body: unknown): boolean {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
  return (isObject || /^\s*\{/.test(text)) && serviceField.test(text)
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null
}

function isSuccessWord(status: unknown): boolean {
  return typeof status === 'string' && status.toLowerCase() === 'success'
}

/**
 * The code for a text of the service, by its beginning: `CODE`, or `CODE: anything`.
 *
 * @returns nothing for a text that we do not know; our own codes are never taken from the wire
 */
export function codeFromWire(said: string): WireCode | undefined {
  const text = said.trim()
  if (/^photo format error/i.test(text)) return 'PHOTO_FORMAT_ERROR'
  const [, word = '', rest = ''] = /^(\w+)(.*)$/s.exec(text) ?? []
  const code = word.toUpperCase()
  if (/^MISSING_ARGUMENTS?$/.test(code)) return missingArgument(code, rest)
  return isErrorCode(code) && isWireCode(code) ? code : undefined
}

/** The plural speaks of the pictures, the singular of what it names. */
function missingArgument(code: string, rest: string): WireCode | undefined {
  if (/apikey/i.test(rest)) return 'MISSING_API_KEY'
  return code === 'MISSING_ARGUMENTS' || /image/i.test(rest) ? 'MISSING_IMAGE' : undefined
}

function isWireCode(code: ErrorCode): code is WireCode {
  return errorCatalog[code].source === 'service'
}

/**
 * The leading word of a text when it looks like a code, and so may be noted for staff.
 *
 * Letters and underscores only: an echoed key, card number or token would hold digits or small letters.
 */
export function codeLikeWord(said: string): string | undefined {
  return /^\s*([A-Z]+(?:_[A-Z]+)+|[A-Z]{3,16})(?=\s*(?::|$))/.exec(said)?.[1]?.slice(0, 40)
}
