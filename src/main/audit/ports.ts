/** What every room may say to the audit log, and what the log needs of the machine. How it is chained and kept is not their concern. */
import type { ReceiptNumber, SubmissionId } from '../../shared/domain/submission.ts'
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
  | { readonly kind: 'queue-paused'; readonly code: ErrorCode }
  | { readonly kind: 'queue-resumed' }
  | { readonly kind: 'audit-exported'; readonly lines: number }

export interface AuditLog {
  /** On disk, chained to all that came before, when it returns. @returns STORE_FULL or STORE_FAILED when the disk refused */
  append(event: AuditEvent): Result<undefined>
}

export interface AuditClock {
  /** Wall time, milliseconds since 1970 UTC. */
  nowMs(): Ms
  /** Never set by anybody; from an origin of its own, which changes with every start of the process. */
  monotonicMs(): Ms
}
