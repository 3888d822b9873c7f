/** What can be told to a visit. The visit itself is shared: the officer's window shows it too. */
import type { CaptureSubject, TakenPicture } from '../../shared/domain/capture.ts'
import type { OverrideReason } from '../../shared/domain/override-reason.ts'
import type { ReceiptNumber, SubmissionId } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { VerificationOutcome } from '../../shared/domain/verification.ts'
import type { TakeAgain, Visit, VisitStep } from '../../shared/domain/visit.ts'
import type { ErrorCode } from '../../shared/errors/error-catalog.ts'
import type { Failure } from '../../shared/errors/result.ts'

export type {
  KeptPicture,
  VisitPicture,
  Pictures,
  RefusedPicture,
  TakeAgain,
  Carried,
  Visit,
  VisitStep,
} from '../../shared/domain/visit.ts'

/** What people and machine can tell the visit. */
export type VisitEvent =
  | {
      readonly type: 'started'
      readonly nowMs: Ms
      /** The administrator wrote a text that must be agreed to first. */
      readonly asksConsent: boolean
      readonly reference?: string
      readonly takeAgain?: TakeAgain
    }
  /** An empty one takes it off. */
  | { readonly type: 'reference-noted'; readonly reference: string }
  /** It is written down who agreed to what. */
  | { readonly type: 'consent-given'; readonly nowMs: Ms }
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
  /** The camera that it was to be taken with was turned off before it was. */
  | { readonly type: 'picture-let-go' }
  | { readonly type: 'hand-offered' }
  /** Staff use the refused picture nevertheless. */
  | { readonly type: 'override-given'; readonly reason: OverrideReason; readonly nowMs: Ms }
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

/** A visit at this step. */
export type At<S extends VisitStep> = Extract<Visit, { readonly at: S }>

/** What is told by an event of this type. */
export type Told<T extends VisitEvent['type']> = Extract<VisitEvent, { readonly type: T }>

/** What the administrator sets of the visit's course. */
export interface VisitRules {
  /** After so many pictures that the checks or the service refused, a colleague helps. */
  readonly maxFailedTries: number
}
