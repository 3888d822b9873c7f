/**
 * Errors as values: a `Result` is a value, or a failure whose code is in the catalogue.
 * Nothing here knows who reads a failure; details never hold pictures, keys or personal data.
 */
import type { ErrorCode } from './error-catalog.ts'

export interface Failure {
  readonly code: ErrorCode
  /** The service's own id of the call, for its support desk. */
  readonly requestId?: string
  /** HTTP status of the answer, where there was one. */
  readonly httpStatus?: number
  /** How long the service asked us to wait. */
  readonly retryAfterMs?: number
  /** The whole request may have reached the service although no answer came back: a repeat may cost a second call. */
  readonly replyLost?: boolean
  /** The picture that the code speaks of, where that is known. */
  readonly image?: 'card' | 'face' | 'both'
  /** A few words for the log and for staff; never a secret, a picture or the wire text as it came. */
  readonly note?: string
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export function success<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** Letters of a note: more than any of ours has, and no more than those who parse it take. */
export const MAX_NOTE_LENGTH = 500

export function failure(
  code: ErrorCode,
  { note, ...detail }: Omit<Failure, 'code'> = {},
): { ok: false; error: Failure } {
  return { ok: false, error: { code, ...detail, ...(note !== undefined && { note: note.slice(0, MAX_NOTE_LENGTH) }) } }
}

/** For the `default` of a `switch` over a closed union: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`a case is missing for ${JSON.stringify(value)}`)
}
