/** What the practice service answers: every shape that the real one uses, with numbers of our own. Knows no HTTP connection. */
import { randomUUID } from 'node:crypto'
import type { PracticeOutcome, WireCode } from '../../shared/domain/practice.ts'
import type { ServiceVersion } from '../../shared/domain/verification.ts'

export interface PracticeReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

type Answer = Extract<PracticeOutcome, { kind: 'answer' }>['answer']

/** The simulator keeps its own list, so that it can contradict the client's. */
const livenessVersions: ReadonlySet<ServiceVersion> = new Set(['v2-1', 'v2-2', 'v4-1'])

/** Clear cases, and one just under the threshold: of 75, and of 1.0 in the v4 family. */
const confidences = {
  percent: { same: 96.46025, near: 71.318, other: 21.74 },
  v4: { same: 1.6213, near: 0.9471, other: 0.2174 },
} as const

const liveness = {
  good: { probability: 0.9999, score: 9.61, quality: 0.669 },
  // the score looks alive on purpose: whoever decides by it is wrong
  spoof: { probability: 0.0412, score: 9.61, quality: 0.712 },
  poor: { probability: 0.8127, score: 1.47, quality: 0.1836 },
} as const

/** Faults of face and eyes: the only codes that the liveness stage says. */
const faceCodes: ReadonlySet<WireCode> = new Set([
  'FACE_NOT_FOUND',
  'TOO_MANY_FACES',
  'FACE_TOO_CLOSE',
  'FACE_TOO_SMALL',
  'FACE_CLOSE_TO_BORDER',
  'FACE_CROPPED',
  'FACE_IS_OCCLUDED',
  'FACE_ANGLE_TOO_LARGE',
  'FAILED_TO_PREDICT_LANDMARKS',
  'EYES_CLOSED',
])

export function jsonReply(status: number, body: unknown): PracticeReply {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

export function pageReply(
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): PracticeReply {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`
  return { status, headers: { 'Content-Type': 'text/html', ...headers }, body }
}

/** A result. Versions without liveness cannot say `not-live` or `poor-quality`: they answer a match. */
export function answerReply(version: ServiceVersion, answer: Answer, isPortal: boolean): PracticeReply {
  return jsonReply(200, {
    ...(isPortal && { status: 'success', messageCode: 'api.success' }),
    ...result(version, answer),
  })
}

/** The vendor's own v2-2 example: a second, whole answer where a number belongs. */
export function nestedReply(version: ServiceVersion): PracticeReply {
  const inner = result(version, 'match')
  return jsonReply(200, { ...inner, result_idcard: { confidence: inner } })
}

/** A face code inside a result; where the version has no liveness, or the code is no face code, the request fails with it. */
export function codeReply(version: ServiceVersion, code: WireCode, at: 'request' | 'liveness'): PracticeReply {
  if (at === 'request' || !livenessVersions.has(version) || !faceCodes.has(code)) return refusalReply(code)
  return jsonReply(200, { ...result(version, 'match'), imageBestLiveness: { error: code } })
}

/** Word for word from the vendor's error list; the statuses are ours, since the service's cannot be relied on. */
const listedRefusals: Readonly<Partial<Record<WireCode, PracticeReply>>> = {
  MISSING_API_KEY: jsonReply(200, { error: 'MISSING_ARGUMENT: apiKey', request_id: null }),
  INVALID_API_KEY: jsonReply(200, { error: 'INVALID_API_KEY', request_id: null }),
  API_KEY_EXPIRED: jsonReply(200, { status: 'error', message: 'API_KEY_EXPIRED', result: null }),
  MAX_API_CALL_EXCEEDED: jsonReply(200, { status: 'error', message: 'MAX_API_CALL_EXCEEDED', result: null }),
  MISSING_IMAGE: jsonReply(200, { error: 'MISSING_ARGUMENTS: imageIdCard or imageBest', request_id: null }),
  PAYLOAD_TOO_LARGE: jsonReply(413, { error: 'PAYLOAD_TOO_LARGE' }),
  PHOTO_FORMAT_ERROR: jsonReply(200, { error: 'Photo format error', request_id: null }),
}

/** The failed request in its real shape; a code about a face carries a request id. */
export function refusalReply(code: WireCode): PracticeReply {
  return listedRefusals[code] ?? jsonReply(200, { error: code, request_id: randomUUID() })
}

function result(version: ServiceVersion, answer: Answer) {
  const scale = version === 'v4' || version === 'v4-1' ? confidences.v4 : confidences.percent
  const confidence = answer === 'near-miss' ? scale.near : answer === 'no-match' ? scale.other : scale.same
  const alive = answer === 'not-live' ? liveness.spoof : answer === 'poor-quality' ? liveness.poor : liveness.good
  return {
    request_id: randomUUID(),
    result_idcard: { confidence },
    ...(livenessVersions.has(version) && { imageBestLiveness: alive }),
  }
}
