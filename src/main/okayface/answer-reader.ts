/**
 * Turns a reply into an outcome or a code, body first, then status:
 *
 * 1. A redirect is no answer, whatever it carries: nothing of ours is behind it. Nor is anything that is not JSON
 *    with a field of the service in it: a sign-in page, a proxy's page, somebody else's JSON.
 * 2. A code that we know counts with any status, also 200, and beside any result.
 * 3. An unknown complaint is UNKNOWN, unless the status explains it better (413, 429, 5xx).
 * 4. A result counts only with a 2xx status: a server that failed has not verified anybody.
 */
import { readJson } from '../../shared/domain/json-text.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { ServiceVersion, VerificationOutcome } from '../../shared/domain/verification.ts'
import type { ErrorCode } from '../../shared/errors/error-catalog.ts'
import { failure, success, type Failure, type Result } from '../../shared/errors/result.ts'
import { codeFromWire, codeLikeWord, complaintIn, isFromService, type Complaint } from './answer-errors.ts'
import { readRequestId, readServiceAnswer } from './answer-schemas.ts'
import { readRetryAfterMs } from './retry-after.ts'
import type { ServiceReply } from './service-exchange.ts'
import { judge } from './verdict.ts'

export interface ReadingContext {
  readonly version: ServiceVersion
  /** For a Retry-After that is a date. */
  readonly nowMs: Ms
  /** Which picture a code speaks of. */
  readonly imageOf: (code: ErrorCode, where: Complaint['where']) => Failure['image']
}

/** Never throws, whatever came; a note holds at most one code-like word of it. */
export function readAnswer(reply: ServiceReply, context: ReadingContext): Result<VerificationOutcome> {
  const { status } = reply
  // a body of `null` is nothing too
  const body = readJson(reply.text) ?? undefined
  const requestId = readRequestId(body)

  const fail = (code: ErrorCode, note: string, where: Complaint['where'] = 'request') => {
    const retryAfterMs = reply.retryAfter && readRetryAfterMs(reply.retryAfter, context.nowMs)
    const image = context.imageOf(code, where)
    return failure(code, {
      httpStatus: status,
      note,
      ...(requestId && { requestId }),
      ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
      ...(image && { image }),
    })
  }

  if (isRedirect(status)) return fail('NOT_THE_SERVICE', 'a redirect, not followed')

  const complaint = complaintIn(body)
  if (complaint) {
    if (typeof complaint.said !== 'string') {
      return fail(codeFromStatus(status) ?? 'BAD_RESPONSE', 'an error without a text', complaint.where)
    }
    const known = codeFromWire(complaint.said)
    if (known) return fail(known, `in the ${complaint.where}`, complaint.where)
    const word = codeLikeWord(complaint.said)
    const byStatus = codeFromStatus(status)
    // an unheard-of code from the service itself says more than "unavailable", but not more than "too large"
    const code = word && byStatus !== 'PAYLOAD_TOO_LARGE' ? 'UNKNOWN' : (byStatus ?? 'UNKNOWN')
    return fail(code, word ? `unknown code ${word}` : 'an error in words', complaint.where)
  }

  const byStatus = codeFromStatus(status)
  if (byStatus) return fail(byStatus, 'by its status')
  if (!isFromService(reply.text, body)) {
    return fail('NOT_THE_SERVICE', body === undefined ? 'not JSON' : 'JSON of somebody else')
  }
  if (status < 200 || status > 299) return fail('BAD_RESPONSE', 'an error status without a code')
  const answer = readServiceAnswer(context.version, body)
  if (!answer.ok) return fail('BAD_RESPONSE', `not as agreed: ${answer.field}`)
  return success({ ...judge(context.version, answer.value), ...(requestId && { requestId }) })
}

function codeFromStatus(status: number): 'PAYLOAD_TOO_LARGE' | 'SERVICE_UNAVAILABLE' | undefined {
  // 511: this network wants a sign-in [RFC 6585, 6]
  if (status === 511) return undefined
  if (status === 413) return 'PAYLOAD_TOO_LARGE'
  if (status === 429 || status >= 500) return 'SERVICE_UNAVAILABLE'
  return undefined
}

/** 0 is what a browser-like fetch shows of a redirect that it must not follow. */
function isRedirect(status: number): boolean {
  return status === 0 || (status >= 300 && status <= 399)
}
