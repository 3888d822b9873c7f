/** What the killed kiosk and the process that kills it say to each other: one JSON line each way. */
import type { ReceiptNumber, SubmissionId, SubmissionState } from '../../src/shared/domain/submission.ts'
import type { Ms } from '../../src/shared/domain/units.ts'

/** SHA-256 of both pictures, hex. */
export interface PairDigests {
  readonly card: string
  readonly face: string
}

/** A submission as the store holds it. */
export interface StoredSubmission {
  readonly id: SubmissionId
  readonly receipt: ReceiptNumber
  readonly at: SubmissionState['at']
  /** Sends that the store has recorded; absent where it keeps none. */
  readonly attempts?: number
  readonly lostReplies: number
  /** Read for what has not ended: digests, or the code that stood in the way. */
  readonly pictures?: PairDigests | { readonly code: string }
}

/** What one life of the kiosk is to do. */
export interface LifePlan {
  readonly folder: string
  readonly serviceUrl: string
  /** The kiosk's wall clock when its life begins; it then runs `clockSpeed` times as fast as the true one. */
  readonly clockStartMs: Ms
  readonly clockSpeed: number
  readonly seed: number
  /** Stop dead at the `nth` passing of this step and wait to be killed. */
  readonly stopAt?: { readonly step: string; readonly nth: number }
  /** Send all there is, close in good order and leave. */
  readonly isLast?: true
}

export type KioskLine =
  /** Everything in the store, before the queue is started. */
  | {
      readonly kind: 'found'
      readonly damage?: string
      readonly unreadable: readonly SubmissionId[]
      readonly submissions: readonly StoredSubmission[]
    }
  /** The customer may leave from here: only what is said so was promised. */
  | { readonly kind: 'accepted'; readonly id: SubmissionId; readonly pictures: PairDigests }
  /** On disk already. */
  | { readonly kind: 'changed'; readonly submission: StoredSubmission }
  /** Staff are about to have a held one sent again. */
  | { readonly kind: 'wished'; readonly id: SubmissionId }
  | { readonly kind: 'withdrawing'; readonly id: SubmissionId }
  /** Stands still at the step of its plan. */
  | { readonly kind: 'stopped-at'; readonly step: string }
  | { readonly kind: 'finished' }
  | { readonly kind: 'defect'; readonly text: string }
