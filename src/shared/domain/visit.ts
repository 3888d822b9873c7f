/** A visit as the screens see it. Each step is a type of its own that holds only its own fields. */
import type { ErrorCode, CustomerErrorCode } from '../errors/error-catalog.ts'
import type { Failure } from '../errors/result.ts'
import type { CaptureSubject, TakenPicture } from './capture.ts'
import type { ReceiptNumber, SubmissionId } from './submission.ts'
import type { Ms } from './units.ts'
import type { VerificationOutcome } from './verification.ts'

/** The other picture of a held submission whose one picture is taken again: it stays where it is, main puts it in. */
export type KeptPicture = 'kept'
export type VisitPicture = TakenPicture | KeptPicture

/** The pictures of a visit so far; destroyed with it. */
export interface Pictures {
  readonly card?: VisitPicture
  readonly face?: VisitPicture
}

/** A picture that a local check spoke against: staff may look at it and use it nevertheless. */
export interface RefusedPicture {
  readonly subject: CaptureSubject
  readonly picture: TakenPicture
}

/** A held submission whose pictures are taken again: both, or one while main keeps the other. */
export interface TakeAgain {
  readonly replaces: SubmissionId
  readonly image: CaptureSubject | 'both'
}

/** What every step of one visit hands to the next. */
export interface Carried {
  readonly failedTries: number
  /** Staff's own reference. */
  readonly reference?: string
  /** The held submission that the new pictures will replace. */
  readonly replaces?: SubmissionId
}

export type Visit =
  | { readonly at: 'idle' }
  /** The administrator's text is read; no camera is on before somebody has agreed. */
  | (Carried & { readonly at: 'consent'; readonly pictures: Pictures })
  | (Carried & {
      readonly at: 'capturing'
      readonly subject: CaptureSubject
      readonly startedAtMs: Ms
      /** The button "take the picture now" is offered, after 10 s. */
      readonly canTakeByHand: boolean
      /** A picture is being taken from the worker right now. */
      readonly isTaking: boolean
      readonly pictures: Pictures
    })
  | (Carried & {
      readonly at: 'review'
      readonly card: VisitPicture
      readonly face: VisitPicture
    })
  | (Carried & {
      readonly at: 'checking'
      readonly card: VisitPicture
      readonly face: VisitPicture
      readonly startedAtMs: Ms
      /** Absent until the store has it; present means the customer may leave. */
      readonly submission?: { readonly id: SubmissionId; readonly receipt: ReceiptNumber }
    })
  | {
      readonly at: 'answered'
      readonly outcome: VerificationOutcome
      readonly receipt: ReceiptNumber
      readonly submissionId: SubmissionId
      /** The selfie was too poor to be judged and there are tries left: the card is kept for a new one. */
      readonly newFace?: Pick<Carried, 'failedTries' | 'reference'> & { readonly card: TakenPicture }
    }
  | (Carried & {
      readonly at: 'retry'
      readonly code: CustomerErrorCode
      /** The picture to take again. */
      readonly image: CaptureSubject | 'both'
      readonly pictures: Pictures
      readonly failure: Failure
      readonly refused?: RefusedPicture
    })
  | (Carried & {
      /** Somebody other than the customer must act; the customer sees a neutral screen, staff the real text. */
      readonly at: 'problem'
      readonly code: ErrorCode
      readonly failure: Failure
      /** Kept so that nothing is lost: staff can save or send them again. */
      readonly pictures: Pictures
      /** What "try again" does from here; absent where only ending the visit helps. */
      readonly resume?: 'begin' | 'capture-card' | 'capture-face' | 'review' | 'submit'
      readonly refused?: RefusedPicture
    })
  | {
      readonly at: 'saved-for-later'
      readonly receipt: ReceiptNumber
      readonly submissionId: SubmissionId
      readonly failure?: Failure
    }

export type VisitStep = Visit['at']
