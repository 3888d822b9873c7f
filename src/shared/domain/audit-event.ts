/** All that is ever written into the audit log, one shape for each kind. How it is kept and proven is main's concern. */
import type { ErrorCode } from '../errors/error-catalog.ts'
import type { CaptureSubject } from './capture.ts'
import type { OfficerId, SignOutWay } from './officer.ts'
import type { OverrideReason } from './override-reason.ts'
import type { ReceiptNumber, SubmissionId } from './submission.ts'
import type { ConsentRecorder } from './consent.ts'
import type { Language } from './settings.ts'
import type { PolicyState } from './policy.ts'
import type { UncheckedReason } from './unchecked.ts'

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
  | {
      readonly kind: 'submission-accepted'
      readonly id: SubmissionId
      readonly receipt: ReceiptNumber
      /** Who was signed in, where officers sign in. */
      readonly officer?: OfficerId
    }
  /** Staff set failed local checks of a picture aside. */
  | {
      readonly kind: 'check-overridden'
      readonly id: SubmissionId
      readonly subject: CaptureSubject
      readonly codes: readonly ErrorCode[]
      readonly reason: OverrideReason
      readonly officer?: OfficerId
    }
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
      readonly officer?: OfficerId
    }
  | {
      readonly kind: 'pictures-destroyed'
      readonly id: SubmissionId
      readonly envelopes: readonly DestroyedEnvelope[]
    }
  | { readonly kind: 'summary-forgotten'; readonly id: SubmissionId }
  /** The organisation's systems have not taken it for as long as records stay. */
  | { readonly kind: 'result-given-up'; readonly id: SubmissionId }
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
  /**
   * What the organisation has set is not what it was at the last start: its policy file (SHA-256, hex, absent where there is
   * none that reads) or its environment. Names only.
   */
  | {
      readonly kind: 'policy-changed'
      readonly policy: PolicyState
      readonly locked: readonly string[]
      readonly fileSha256?: string
    }
  | { readonly kind: 'configuration-exported' }
  /** From a file; the names of what it changed. */
  | { readonly kind: 'configuration-imported'; readonly names: readonly string[] }
  | { readonly kind: 'api-key-set' }
  | { readonly kind: 'api-key-cleared' }
  /** A person was attended to without a picture; who it was is not written down. */
  | { readonly kind: 'not-checked-by-face'; readonly reason: UncheckedReason; readonly officer?: OfficerId }
  | { readonly kind: 'officer-signed-in'; readonly officer: OfficerId }
  | { readonly kind: 'officer-signed-out'; readonly officer: OfficerId; readonly way: SignOutWay }
  | { readonly kind: 'officer-refused'; readonly officer: OfficerId; readonly isLockedOut: boolean }
  /** The administrator let somebody in, or gave them another PIN. */
  | { readonly kind: 'officer-pin-set'; readonly officer: OfficerId }
  | { readonly kind: 'officer-removed'; readonly officer: OfficerId }
  /** Somebody agreed to the administrator's text. The digest (SHA-256 of its UTF-8, hex) tells which text it was. */
  | {
      readonly kind: 'consent-given'
      readonly language: Language
      readonly recordedBy: ConsentRecorder
      readonly textSha256: string
    }
  /** At this kiosk's own settings. */
  | { readonly kind: 'administrator-entered' }
  | { readonly kind: 'administrator-refused'; readonly isLockedOut: boolean }
  | { readonly kind: 'administrator-pin-set' }
  /** The first one, or another. */
  | { readonly kind: 'passphrase-set' }
  | { readonly kind: 'passphrase-entered' }
  | { readonly kind: 'passphrase-refused'; readonly isLockedOut: boolean }
  | { readonly kind: 'queue-paused'; readonly code: ErrorCode }
  | { readonly kind: 'queue-resumed' }
  | { readonly kind: 'audit-exported'; readonly lines: number }
  | { readonly kind: 'support-bundle-saved' }

export type AuditKind = AuditEvent['kind']

/** A list that the compiler keeps complete. */
const kinds: Readonly<Record<AuditKind, true>> = {
  'kiosk-started': true,
  'kiosk-stopped': true,
  'submission-accepted': true,
  'check-overridden': true,
  'send-began': true,
  'send-postponed': true,
  answered: true,
  held: true,
  withdrawn: true,
  'pictures-destroyed': true,
  'summary-forgotten': true,
  'result-given-up': true,
  'pictures-overdue': true,
  'record-quarantined': true,
  'record-recovered': true,
  'store-damaged': true,
  'store-salvaged': true,
  'schema-migrated': true,
  'key-rotation-began': true,
  'key-rotated': true,
  'settings-changed': true,
  'policy-changed': true,
  'configuration-exported': true,
  'configuration-imported': true,
  'api-key-set': true,
  'api-key-cleared': true,
  'not-checked-by-face': true,
  'officer-signed-in': true,
  'officer-signed-out': true,
  'officer-refused': true,
  'officer-pin-set': true,
  'officer-removed': true,
  'consent-given': true,
  'administrator-entered': true,
  'administrator-refused': true,
  'administrator-pin-set': true,
  'passphrase-set': true,
  'passphrase-entered': true,
  'passphrase-refused': true,
  'queue-paused': true,
  'queue-resumed': true,
  'audit-exported': true,
  'support-bundle-saved': true,
}

export const auditKinds = Object.keys(kinds) as readonly AuditKind[]

export function isAuditKind(kind: unknown): kind is AuditKind {
  return typeof kind === 'string' && Object.hasOwn(kinds, kind)
}

/** What lines can tell besides their kind. */
export type AuditFactName = AuditEvent extends infer Event
  ? Event extends AuditEvent
    ? Exclude<keyof Event, 'kind'>
    : never
  : never
