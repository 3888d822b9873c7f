/** A visit as the screens see it. Each step is a type of its own that holds only its own fields. */
import type { ErrorCode, CustomerErrorCode } from '../../shared/errors/error-catalog.ts'
import type { Failure } from '../../shared/errors/result.ts'
import type { CaptureSubject, TakenPicture } from '../../shared/domain/capture.ts'
import type { ReceiptNumber, SubmissionId } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { VerificationOutcome } from '../../shared/domain/verification.ts'

/** The pictures of a visit so far; destroyed with it. */
export interface Pictures {
  readonly card?: TakenPicture
  readonly face?: TakenPicture
}

export type Visit =
  | { readonly at: 'idle' }
  | {
      readonly at: 'capturing'
      readonly subject: CaptureSubject
      readonly startedAtMs: Ms
      /** The button "take the picture now" is offered, after 10 s. */
      readonly canTakeByHand: boolean
      /** A picture is being taken from the worker right now. */
      readonly isTaking: boolean
      readonly pictures: Pictures
      readonly failedTries: number
      /** The held submission that the new pictures will replace. */
      readonly replaces?: SubmissionId
    }
  | {
      readonly at: 'review'
      readonly card: TakenPicture
      readonly face: TakenPicture
      readonly failedTries: number
      readonly replaces?: SubmissionId
    }
  | {
      readonly at: 'checking'
      readonly card: TakenPicture
      readonly face: TakenPicture
      readonly failedTries: number
      readonly startedAtMs: Ms
      /** Absent until the store has it; present means the customer may leave. */
      readonly submission?: { readonly id: SubmissionId; readonly receipt: ReceiptNumber }
      readonly replaces?: SubmissionId
    }
  | {
      readonly at: 'answered'
      readonly outcome: VerificationOutcome
      readonly receipt: ReceiptNumber
      readonly submissionId: SubmissionId
      /** The selfie was too poor to be judged and there are tries left: the card is kept for a new one. */
      readonly newFace?: { readonly card: TakenPicture; readonly failedTries: number }
    }
  | {
      readonly at: 'retry'
      readonly code: CustomerErrorCode
      /** The picture to take again. */
      readonly image: CaptureSubject | 'both'
      readonly pictures: Pictures
      readonly failedTries: number
      readonly failure: Failure
      readonly replaces?: SubmissionId
    }
  | {
      /** Somebody other than the customer must act; the customer sees a neutral screen, staff the real text. */
      readonly at: 'problem'
      readonly code: ErrorCode
      readonly failure: Failure
      /** Kept so that nothing is lost: staff can save or send them again. */
      readonly pictures: Pictures
      /** What "try again" does from here; absent where only ending the visit helps. */
      readonly resume?: 'capture-card' | 'capture-face' | 'review' | 'submit'
      readonly failedTries: number
      readonly replaces?: SubmissionId
    }
  | {
      readonly at: 'saved-for-later'
      readonly receipt: ReceiptNumber
      readonly submissionId: SubmissionId
      readonly failure?: Failure
    }

export type VisitStep = Visit['at']

/** What people and machine can tell the visit. */
export type VisitEvent =
  | { readonly type: 'started'; readonly nowMs: Ms }
  | { readonly type: 'picture-asked'; readonly by: 'auto' | 'manual' }
  | {
      readonly type: 'picture-taken'
      readonly subject: CaptureSubject
      readonly picture: TakenPicture
      readonly nowMs: Ms
    }
  | {
      readonly type: 'picture-failed'
      readonly subject: CaptureSubject
      readonly by: 'auto' | 'manual'
      readonly failure: Failure
    }
  | { readonly type: 'hand-offered' }
  | { readonly type: 'retake-chosen'; readonly image: CaptureSubject; readonly nowMs: Ms }
  | { readonly type: 'pictures-accepted'; readonly nowMs: Ms }
  | { readonly type: 'stored'; readonly id: SubmissionId; readonly receipt: ReceiptNumber }
  | { readonly type: 'store-refused'; readonly failure: Failure }
  | { readonly type: 'answer-came'; readonly id: SubmissionId; readonly outcome: VerificationOutcome }
  | {
      readonly type: 'submission-held'
      readonly id: SubmissionId
      readonly code: ErrorCode
      readonly failure?: Failure
    }
  | { readonly type: 'submission-waits'; readonly id: SubmissionId; readonly failure?: Failure }
  | { readonly type: 'left-to-wait' }
  | { readonly type: 'trouble-met'; readonly failure: Failure }
  | { readonly type: 'retried'; readonly nowMs: Ms }
  | { readonly type: 'colleague-called' }
  | { readonly type: 'ended' }
