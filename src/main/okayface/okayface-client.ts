/**
 * The kiosk's way to OkayFace 1:1 verification. The apiKey goes into the body and nowhere
 * else; nothing that can happen on the way comes back as anything but a code.
 */
import type { EncodedImage } from '../../shared/domain/capture.ts'
import { pictureToRetake } from '../../shared/domain/retake.ts'
import type { ServiceVersion, VerificationOutcome } from '../../shared/domain/verification.ts'
import { errorCatalog, type ErrorCode } from '../../shared/errors/error-catalog.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { Clock, Pictures, Verifier, VerifyOptions } from '../submission/ports.ts'
import type { AwaitConnection } from './await-connection.ts'
import { readAnswer, type ReadingContext } from './answer-reader.ts'
import { blameClockOrCertificate, type ClockEvidence } from './clock-evidence.ts'
import { requestBody, type RequestFields } from './request-body.ts'
import { verifyUrl } from './service-address.ts'
import { defaultTimeouts, exchange, type ExchangeTimeouts, type ServiceFetch } from './service-exchange.ts'

export interface OkayFaceClientDeps {
  readonly fetch: ServiceFetch
  readonly awaitConnection?: AwaitConnection
  /** Asked anew for every call, so that a changed setting holds from the next one on. */
  readonly readService: () => { readonly baseUrl: string; readonly version: ServiceVersion }
  /** @returns MISSING_API_KEY when none is set; no call is made then */
  readonly readApiKey: () => Promise<Result<string>>
  /** Encodes to at most `maxBytes`; nothing when that cannot be done without falling below what the service takes. */
  readonly shrink: (image: EncodedImage, maxBytes: number) => EncodedImage | undefined
  readonly clock: Clock
  /** Absent where the service runs on this computer and so has the same clock. */
  readonly clockEvidence?: ClockEvidence
  /** @default { connectMs: 10_000, totalMs: 30_000 } */
  readonly timeouts?: Partial<ExchangeTimeouts>
}

type SentPictures = NonNullable<RequestFields['pictures']>

export function createOkayFaceClient(deps: OkayFaceClientDeps): Verifier {
  const timeouts = { ...defaultTimeouts, ...deps.timeouts }

  async function call(
    pictures: SentPictures | undefined,
    imageOf: ReadingContext['imageOf'],
    signal?: AbortSignal,
  ): Promise<Result<VerificationOutcome>> {
    const { baseUrl, version } = deps.readService()
    const url = verifyUrl(baseUrl, version)
    if (!url.ok) return url
    const apiKey = await deps.readApiKey()
    if (!apiKey.ok) return apiKey
    const body = requestBody(version, { apiKey: apiKey.value, ...(pictures && { pictures }) })
    const reply = await exchange({ ...deps, timeouts }, url.value, body, signal)
    if (!reply.ok) return { ok: false, error: blameClockOrCertificate(reply.error, clockVerdict()) }
    const answer = readAnswer(reply.value, { version, nowMs: deps.clock.nowMs(), imageOf })
    const isOfService = answer.ok || !isOfTheWay(answer.error.code)
    if (isOfService && reply.value.date !== undefined) deps.clockEvidence?.heard(reply.value.date)
    return answer
  }

  function clockVerdict() {
    return deps.clockEvidence?.verdict() ?? 'unknown'
  }

  return {
    verify: (pictures, { signal, maxImageBytes } = {}) =>
      neverThrowing(async () => {
        const sent = fitted(pictures, maxImageBytes, deps.shrink)
        return sent.ok ? call(sent.value, retakeBy(pictures), signal) : sent
      }),

    testKey: (signal) =>
      neverThrowing(async () => {
        const answer = await call(undefined, () => undefined, signal)
        if (answer.ok) return failure('BAD_RESPONSE', { note: 'a result without pictures' })
        return answer.error.code === 'MISSING_IMAGE' ? success(undefined) : answer
      }),
  }
}

/** A page or an error that anybody between us and the service may have sent, with any date on it. */
function isOfTheWay(code: ErrorCode): boolean {
  return errorCatalog[code].source === 'network' && code !== 'BAD_RESPONSE'
}

/** Which picture to take again, from what the local checks once said of both. */
function retakeBy(pictures: Pictures): ReadingContext['imageOf'] {
  const checks = { card: pictures.card.check, face: pictures.face.check }
  return (code, where) => (errorCatalog[code].image === 'none' ? undefined : pictureToRetake(code, where, checks))
}

/** @returns PAYLOAD_TOO_LARGE, with the picture that cannot be made small enough */
function fitted(
  pictures: Pictures,
  maxBytes: VerifyOptions['maxImageBytes'],
  shrink: OkayFaceClientDeps['shrink'],
): Result<SentPictures> {
  const fit = (image: EncodedImage) =>
    maxBytes === undefined || image.bytes.byteLength <= maxBytes ? image : shrink(image, maxBytes)
  const card = fit(pictures.card.image)
  const face = fit(pictures.face.image)
  if (card && face) return success({ card, face })
  const image = card ? 'face' : face ? 'card' : 'both'
  return failure('PAYLOAD_TOO_LARGE', { image, note: 'cannot be encoded smaller' })
}

/** A defect in one of our own parts must not stop the queue; its message might hold anything, so only its name is kept. */
async function neverThrowing<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    return failure('INTERNAL_ERROR', { note: error instanceof Error ? error.name : 'thrown' })
  }
}
