/** What the queue needs of the world. Adapters elsewhere implement these; tests fake them. */
import type { LocalCheck, TakenPicture } from '../../shared/domain/capture.ts'
import type {
  NewSubmission,
  ReceiptNumber,
  SubmissionId,
  SubmissionState,
  SubmissionSummary,
} from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { VerificationOutcome } from '../../shared/domain/verification.ts'
import type { Failure, Result } from '../../shared/errors/result.ts'

export interface Clock {
  /** Wall time, milliseconds since 1970 UTC. */
  nowMs(): Ms
  /** Runs `task` once after `delayMs`; returns its cancel. */
  after(delayMs: Ms, task: () => void): () => void
}

/** Uniform random number, 0 <= n < 1. */
export type Random = () => number

export interface Pictures {
  readonly card: TakenPicture
  readonly face: TakenPicture
}

/** What changes on a submission after it was accepted. */
export interface SubmissionProgress {
  readonly state: SubmissionState
  readonly lastFailure?: Failure
  readonly lostReplies: number
}

/**
 * Keeps submissions through power cuts, pictures sealed.
 *
 * Not for: deciding anything. Every write is on disk when its call returns. A read that the
 * disk refuses is logged and finds nothing; `canAccept` then says why.
 */
export interface SubmissionStore {
  /** Whether one more would be taken now; asked before a customer poses. @returns STORE_FULL or STORE_FAILED */
  canAccept(): Result<undefined>
  /**
   * Saves a new submission as `queued`, withdrawing the one it replaces in the same transaction.
   * @returns STORE_FULL, STORE_FAILED, SECRETS_UNPROTECTED or SECRETS_LOCKED; nothing is left behind then.
   * Safe to call twice with one id: the second call changes nothing.
   */
  add(
    id: SubmissionId,
    receipt: ReceiptNumber,
    createdAtMs: Ms,
    submission: NewSubmission,
  ): Promise<Result<SubmissionSummary>>
  /** @returns STORE_FULL or STORE_FAILED when the disk refused, SUBMISSION_NOT_FOUND, RECORD_UNREADABLE */
  saveProgress(id: SubmissionId, progress: SubmissionProgress): Result<SubmissionSummary>
  /** @returns RECORD_UNREADABLE when the pictures do not open, SUBMISSION_NOT_FOUND when destroyed or never there */
  openPictures(id: SubmissionId): Promise<Result<Pictures>>
  /** Overwrites and forgets the pictures; the summary stays. */
  destroyPictures(id: SubmissionId): Result<undefined>
  /** What the local checks said of both pictures; readable without the key. */
  localChecks(id: SubmissionId): { readonly card: LocalCheck; readonly face: LocalCheck } | undefined
  find(id: SubmissionId): SubmissionSummary | undefined
  /** Newest first. */
  list(limit: number): readonly SubmissionSummary[]
  /** Everything that is queued or sending, oldest first. */
  listOpen(): readonly SubmissionSummary[]
  /** Answered or withdrawn, and yet with pictures: the power went between the two steps. */
  listUndestroyed(): readonly SubmissionId[]
  /** Records met so far that cannot be read; they stay on disk and stop nothing else. */
  listUnreadable(): readonly SubmissionId[]
  /** Unreadable records that were met are not counted. */
  countByState(): Readonly<Record<SubmissionState['at'], number>>
}

export interface VerifyOptions {
  /** Ends the call early, for example when the kiosk quits. */
  readonly signal?: AbortSignal
  /** Encode the pictures to at most this many bytes each before sending; for the one retry after PAYLOAD_TOO_LARGE. */
  readonly maxImageBytes?: number
}

/** Asks the service. Never throws; a failure says with `replyLost` whether the request may have arrived. */
export interface Verifier {
  verify(pictures: Pictures, options?: VerifyOptions): Promise<Result<VerificationOutcome>>
  /** Sends the key without pictures; success means that the service knows the key. */
  testKey(signal?: AbortSignal): Promise<Result<undefined>>
}
