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

/** For how long the administrator lets things be kept. */
export interface RetentionPeriods {
  /** Pictures without an answer. */
  readonly picturesKeptDays: number
  /** All that is left of a submission once it has ended. */
  readonly metadataKeptDays: number
}

export interface SweepReport {
  /** Submissions without an answer that are older than the period: staff must be told. */
  readonly overdue: number
  /** Held ones that staff were told of for a week: withdrawn by this sweep, their pictures destroyed. */
  readonly withdrawn: readonly SubmissionSummary[]
  /** Ended ones whose last trace outside the audit log was removed by this sweep. */
  readonly forgotten: number
  /** Results that nobody has taken within the period of the records, and that nobody will be told any more. */
  readonly resultsGivenUp: number
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
  /**
   * Of one that ends the pictures may be destroyed in the same step; `destroyPictures` makes sure of it.
   * @returns STORE_FULL or STORE_FAILED when the disk refused, SUBMISSION_NOT_FOUND, RECORD_UNREADABLE
   */
  saveProgress(id: SubmissionId, progress: SubmissionProgress): Result<SubmissionSummary>
  /** @returns RECORD_UNREADABLE when the pictures do not open, SUBMISSION_NOT_FOUND when destroyed or never there */
  openPictures(id: SubmissionId): Promise<Result<Pictures>>
  /**
   * Writes down staff's own reference, sealed, or takes it off again; progress is not touched.
   * @returns what the keys say while they are locked, STORE_FULL or STORE_FAILED when the disk refused,
   *   SUBMISSION_NOT_FOUND, RECORD_UNREADABLE
   */
  setReference(id: SubmissionId, reference: string | undefined): Promise<Result<SubmissionSummary>>
  /**
   * Overwrites and forgets the pictures; the summary stays, and the audit log has the proof.
   * @returns RECORD_UNREADABLE when the place on the disk is damaged: no further try helps, the next start mends the file
   */
  destroyPictures(id: SubmissionId): Result<undefined>
  /** What the local checks said of both pictures; readable without the key. */
  localChecks(id: SubmissionId): { readonly card: LocalCheck; readonly face: LocalCheck } | undefined
  find(id: SubmissionId): SubmissionSummary | undefined
  /** Newest first. */
  list(limit: number): readonly SubmissionSummary[]
  /** Everything that waits for a person, oldest first. */
  listHeld(limit: number): readonly SubmissionSummary[]
  /** Everything that is queued or sending, oldest first. */
  listOpen(): readonly SubmissionSummary[]
  /** Answered or withdrawn, and yet with pictures: the power went between the two steps. */
  listUndestroyed(): readonly SubmissionId[]
  /**
   * Quarantined: records that cannot be read, and held ones whose pictures do not open. Known on disk, so also
   * after a restart. They stay where they are, stop nothing else, and come back by themselves once they read again.
   */
  listUnreadable(): readonly SubmissionId[]
  /** Records that cannot be read are in no state and are not counted. */
  countByState(): Readonly<Record<SubmissionState['at'], number>>
  /**
   * Applies the periods as `retention.ts` in the storage room says; to be run at the start and once a day.
   * Neither queued nor sending is ever destroyed by age, and nothing because of a clock that jumped.
   */
  sweep(periods: RetentionPeriods): Result<SweepReport>
}

/**
 * A few hundred bytes that outlive the process, for what the queue as a whole must not forget:
 * the calls it has made and why it is paused. Kept beside the submissions; holds nothing about a person.
 */
export interface QueueMemory {
  /** What was written last; nothing when there is none or the disk refused, which is logged. */
  read(): string | undefined
  /** On disk when it returns. @returns STORE_FULL or STORE_FAILED when the disk refused */
  write(text: string): Result<undefined>
}

/** How much may be sent at once and in all; read anew for every send, so that a changed setting holds at once. */
export interface SendingLimits {
  readonly maxInFlight: number
  readonly maxCallsPerMinute: number
  readonly maxCallsPerDay: number
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
