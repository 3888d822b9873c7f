/** A pair of pictures on its way to an answer, as main and renderer both see it. */
import type { Failure } from '../errors/result.ts'
import type { ErrorCode } from '../errors/error-catalog.ts'
import type { TakenPicture } from './capture.ts'
import type { Ms } from './units.ts'
import type { VerificationOutcome } from './verification.ts'

/** Random UUID, made by main. */
export type SubmissionId = string

/** Short number for people, such as `7K2M-Q9XD`: Crockford base 32, no I, L, O or U. */
export type ReceiptNumber = string

export interface NewSubmission {
  readonly card: TakenPicture
  readonly face: TakenPicture
  /** The officer's own reference; no personal data needed. At most 64 characters. */
  readonly reference?: string
  /** The held submission whose pictures these ones replace; it is withdrawn in the same step. */
  readonly replaces?: SubmissionId
}

/** `mustShrink`: the service found the pictures too large, they are encoded smaller before they go again. */
export type SubmissionState =
  | { readonly at: 'queued'; readonly attempts: number; readonly dueAtMs: Ms; readonly mustShrink?: true }
  | { readonly at: 'sending'; readonly attempts: number; readonly startedAtMs: Ms; readonly mustShrink?: true }
  | { readonly at: 'held'; readonly attempts: number; readonly code: ErrorCode }
  | { readonly at: 'answered'; readonly outcome: VerificationOutcome }
  | { readonly at: 'withdrawn'; readonly by: 'customer' | 'staff' | 'replacement'; readonly reason: string }

/** All that anybody may know of a submission without opening its pictures. */
export interface SubmissionSummary {
  readonly id: SubmissionId
  readonly receipt: ReceiptNumber
  readonly createdAtMs: Ms
  readonly state: SubmissionState
  readonly reference?: string
  /** The last failure met on the way, also while it waits to be sent again. */
  readonly lastFailure?: Failure
  /** Sends that may have reached the service although no answer came back. */
  readonly lostReplies: number
}

/** What staff see of the queue at a glance. */
export interface QueueStatus {
  /** Submissions that will be sent by themselves: queued and sending. */
  readonly waiting: number
  /** Submissions that wait for a person. */
  readonly held: number
  /** The failure that stops all sending, where there is one. */
  readonly pausedBy?: Failure
}
