/** A pair of pictures on its way to an answer, as main and renderer both see it. */
import type { Failure } from '../errors/result.ts'
import type { ErrorCode } from '../errors/error-catalog.ts'
import type { CaptureSubject, TakenPicture } from './capture.ts'
import type { OfficerId } from './officer.ts'
import type { Ms } from './units.ts'
import type { VerificationOutcome } from './verification.ts'

/** Random UUID, made by main. */
export type SubmissionId = string

/** Short number for people, such as `7K2M-Q9XD`: Crockford base 32, no I, L, O or U. */
export type ReceiptNumber = string

/** Both pictures at hand. */
export interface NewSubmission {
  readonly card: TakenPicture
  readonly face: TakenPicture
  /** The officer's own reference; no personal data needed. At most 64 characters. */
  readonly reference?: string
  /** The held submission whose pictures these ones replace; it is withdrawn in the same step. */
  readonly replaces?: SubmissionId
  /** Who is signed in; main adds it. Told to the audit log only. */
  readonly officer?: OfficerId
}

/** As the page hands it over: one picture of the submission that is replaced may stay, then main puts it in. */
export type WishedSubmission = Omit<NewSubmission, CaptureSubject | 'officer'> &
  Readonly<Record<CaptureSubject, TakenPicture | 'kept'>>

/** At most so many characters; more would invite names and numbers of people. */
export const MAX_REFERENCE_LENGTH = 64

/**
 * - `attempts`: sends begun so far, counted before the call is made; on records of the first version absent once they ended
 * - `mustShrink`: the service found the pictures too large, they are encoded smaller before they go again
 * - `unexplained`: answers of the service so far that nobody could act on; absent for none
 */
export type SubmissionState =
  | {
      readonly at: 'queued'
      readonly attempts: number
      readonly dueAtMs: Ms
      readonly mustShrink?: true
      readonly unexplained?: number
    }
  | {
      readonly at: 'sending'
      readonly attempts: number
      readonly startedAtMs: Ms
      readonly mustShrink?: true
      readonly unexplained?: number
    }
  | { readonly at: 'held'; readonly attempts: number; readonly code: ErrorCode; readonly unexplained?: number }
  | { readonly at: 'answered'; readonly outcome: VerificationOutcome; readonly attempts?: number }
  | {
      readonly at: 'withdrawn'
      /** `retention`: it waited for a person for longer than the administrator allows. */
      readonly by: 'customer' | 'staff' | 'replacement' | 'retention'
      readonly reason: string
      /** Who was signed in when staff withdrew it. */
      readonly officer?: OfficerId
      readonly attempts?: number
    }

export type EndedState = Extract<SubmissionState, { readonly at: 'answered' | 'withdrawn' }>

/** It stays so; else it waits, for the service or for a person. */
export function hasEnded(state: SubmissionState): state is EndedState {
  return state.at === 'answered' || state.at === 'withdrawn'
}

/** `locked`: its key cannot be had just now. `unreadable`: it does not open with the key that there is. */
export type HiddenReference = 'locked' | 'unreadable'

/** All that anybody may know of a submission without opening its pictures. */
export interface SubmissionSummary {
  readonly id: SubmissionId
  readonly receipt: ReceiptNumber
  readonly createdAtMs: Ms
  readonly state: SubmissionState
  /** Staff's own; sealed on the disk. */
  readonly reference?: string
  /** There is a reference, and why it is not here. */
  readonly referenceHidden?: HiddenReference
  /** The last failure met on the way, also while it waits to be sent again. */
  readonly lastFailure?: Failure
  /** Sends that may have reached the service although no answer came back. */
  readonly lostReplies: number
}

/** What staff see of the queue at a glance. */
export interface QueueStatus {
  /** Submissions that will be sent by themselves: queued and sending. */
  readonly waiting: number
  /** How many of those are on their way just now. */
  readonly sending: number
  /** Submissions that wait for a person. */
  readonly held: number
  readonly answered: number
  readonly withdrawn: number
  /** Records met so far that do not open; they stay on disk and stop nothing else. */
  readonly unreadable: number
  /** The failure that stops all sending, where there is one. */
  readonly pausedBy?: Failure
  /** What is in the way to the service, where something is: sending is tried again and again, and goes on by itself. */
  readonly slowedBy?: Failure
}

/** A queue with nothing in it, in which nothing has ended yet. */
export const emptyQueue: QueueStatus = { waiting: 0, sending: 0, held: 0, answered: 0, withdrawn: 0, unreadable: 0 }
