/** What lies between the store, which knows how a check ended, and those who are told of it. */
import type {
  EndedState,
  HiddenReference,
  ReceiptNumber,
  SubmissionId,
  SubmissionSummary,
} from '../../shared/domain/submission.ts'
import type { ResultsTo } from '../../shared/domain/settings.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { Result } from '../../shared/errors/result.ts'

export interface EndedCheck extends Omit<SubmissionSummary, 'state' | 'reference' | 'referenceHidden'> {
  readonly state: EndedState
  readonly endedAtMs: Ms
}

export interface ToldEnd {
  readonly message: string
  /** Staff's reference goes with it. It is put in only when the result goes out: until then it lies sealed beside it. */
  readonly withReference: boolean
}

/** The words in which the organisation's systems are told of it; nothing where nobody wants to be told. Must not throw. */
export type TellEnd = (ended: EndedCheck) => ToldEnd | undefined

/** A result on its way. Its id is that of the check: whoever is told twice knows it again. */
export interface WaitingResult {
  readonly id: SubmissionId
  readonly receipt: ReceiptNumber
  readonly createdAtMs: Ms
  /** As `result-message.ts` wrote it, without the reference. */
  readonly message: string
  /** To be put in. */
  readonly reference?: string
  /** There is one to be put in, but `locked`: it can be had once the keys open. `unreadable`: it never can. */
  readonly referenceHidden?: HiddenReference
  /** Deliveries of this one that were refused for its own sake. */
  readonly attempts: number
  readonly dueAtMs: Ms
}

/**
 * Results that are to be delivered, on the same disk as the checks and written in the same transaction as their end.
 * Each stays until it was taken.
 */
export interface Outbox {
  /** The one whose time comes first; the order of arrival decides between equals. Nothing when there is none or the disk refused. */
  next(): WaitingResult | undefined
  /** It was taken. @returns STORE_FULL or STORE_FAILED when the disk refused; it will be delivered again then */
  settle(id: SubmissionId): Result<undefined>
  postpone(id: SubmissionId, attempts: number, dueAtMs: Ms): Result<undefined>
  /** How many there are, and since when the oldest waits. */
  waiting(): { readonly count: number; readonly oldestAtMs?: Ms }
}

/**
 * Hands one result over; success means that the other side has it for good.
 * @returns BAD_RESPONSE where this one was refused for its own sake, any other code where none would be taken now
 */
export type Deliver = (result: WaitingResult, signal: AbortSignal) => Promise<Result<undefined>>

/** The way that results take; the store and the courier are the world's. */
export interface ResultsWay {
  readonly tellEnd: TellEnd
  readonly deliver: Deliver
  readonly readTarget: () => ResultsTo
}
