/** What every room may say to the audit log, and what the log needs of the machine. How it is chained and kept is not their concern. */
import type { ReceiptNumber, SubmissionId } from '../../shared/domain/submission.ts'
import type { UncheckedReason } from '../../shared/domain/unchecked.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { ErrorCode } from '../../shared/errors/error-catalog.ts'
import type { Result } from '../../shared/errors/result.ts'

/** A sealed picture that was destroyed. The digest is that of the envelope: nothing can be learnt of the picture from it. */
export interface DestroyedEnvelope {
  readonly subject: 'card' | 'face'
  readonly bytes: number
  /** SHA-256 of the envelope, hex. */
  readonly sha256: string
}

/**
 * All that is ever written down, one shape for each kind: no pictures, no key, no verdict, nothing about a person,
 * and no text that somebody typed.
 */
export type AuditEvent =
  | { readonly kind: 'kiosk-started'; readonly appVersion: string; readonly mode: 'practice' | 'live' }
  | { readonly kind: 'kiosk-stopped' }
  | { readonly kind: 'submission-accepted'; readonly id: SubmissionId; readonly receipt: ReceiptNumber }
  /** `attempt` counts from 1. */
  | { readonly kind: 'send-began'; readonly id: SubmissionId; readonly attempt: number }
  | {
      readonly kind: 'send-postponed'
      readonly id: SubmissionId
      readonly attempts: number
      readonly lostReplies: number
      readonly code?: ErrorCode
    }
  /** `requestId` is the service's own id of the call. */
  | { readonly kind: 'answered'; readonly id: SubmissionId; readonly lostReplies: number; readonly requestId?: string }
  | {
      readonly kind: 'held'
      readonly id: SubmissionId
      readonly attempts: number
      readonly lostReplies: number
      readonly code: ErrorCode
    }
  | {
      readonly kind: 'withdrawn'
      readonly id: SubmissionId
      readonly by: 'customer' | 'staff' | 'replacement' | 'retention'
    }
  | {
      readonly kind: 'pictures-destroyed'
      readonly id: SubmissionId
      readonly envelopes: readonly DestroyedEnvelope[]
    }
  | { readonly kind: 'summary-forgotten'; readonly id: SubmissionId }
  /** Staff were told that so many wait longer than the administrator's period allows. */
  | { readonly kind: 'pictures-overdue'; readonly count: number }
  | { readonly kind: 'record-quarantined'; readonly id: SubmissionId }
  | { readonly kind: 'record-recovered'; readonly id: SubmissionId }
  | { readonly kind: 'store-damaged'; readonly reason: string; readonly keptAs: string }
  | {
      readonly kind: 'store-salvaged'
      readonly submissions: number
      readonly lostSubmissions: number
      readonly pictures: number
      readonly lostPictures: number
      readonly auditLines: number
    }
  | { readonly kind: 'schema-migrated'; readonly from: number; readonly to: number }
  | { readonly kind: 'key-rotation-began'; readonly keyVersion: number }
  /** `left` envelopes do not open with any key; the older keys are kept for as long as there are such. */
  | { readonly kind: 'key-rotated'; readonly keyVersion: number; readonly resealed: number; readonly left: number }
  /** Names only. */
  | { readonly kind: 'settings-changed'; readonly names: readonly string[] }
  | { readonly kind: 'api-key-set' }
  | { readonly kind: 'api-key-cleared' }
  /** A person was attended to without a picture; who it was is not written down. */
  | { readonly kind: 'not-checked-by-face'; readonly reason: UncheckedReason }
  /** At this kiosk's own settings. */
  | { readonly kind: 'administrator-entered' }
  | { readonly kind: 'administrator-refused'; readonly isLockedOut: boolean }
  | { readonly kind: 'administrator-pin-set' }
  | { readonly kind: 'queue-paused'; readonly code: ErrorCode }
  | { readonly kind: 'queue-resumed' }
  | { readonly kind: 'audit-exported'; readonly lines: number }

export interface AuditLog {
  /** On disk, chained to all that came before, when it returns. @returns STORE_FULL or STORE_FAILED when the disk refused */
  append(event: AuditEvent): Result<undefined>
}

/**
 * - `altered`: the line, or its hash, is not what was written
 * - `missing`: this line is not there
 * - `out-of-order`: a line stands where an earlier one was already
 * - `tail-missing`: the seal covers this line, and the log ends before it
 * - `seal-broken`: the seal does not fit the line that it names, or was not made with the kiosk's key
 */
export type AuditFault = 'altered' | 'missing' | 'out-of-order' | 'tail-missing' | 'seal-broken'

export type AuditVerdict =
  /** `sealedUpTo`: lines after it could be cut off unseen; 0 without a seal. */
  | { readonly isWhole: true; readonly lines: number; readonly headHash: string; readonly sealedUpTo: number }
  | { readonly isWhole: false; readonly fault: AuditFault; readonly sequence: number }

export interface SaveSuggestion {
  readonly fileName: string
  readonly fileType: { readonly name: string; readonly extension: string }
}

/** Asks a person, with the system's own dialog. @returns the path that was chosen; nothing when they changed their mind */
export type AskWhereToSave = (suggestion: SaveSuggestion) => Promise<string | undefined>

export interface AuditClock {
  /** Wall time, milliseconds since 1970 UTC. */
  nowMs(): Ms
  /** Never set by anybody; from an origin of its own, which changes with every start of the process. */
  monotonicMs(): Ms
}
