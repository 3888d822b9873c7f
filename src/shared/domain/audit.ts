/** What staff can do with the audit log and with the key of the pictures, in words that both sides use. */
import type { AuditEvent, AuditKind } from './audit-event.ts'
import type { ReceiptNumber, SubmissionId } from './submission.ts'
import type { Ms } from './units.ts'

export const auditFormats = ['jsonl', 'csv'] as const

/** JSON Lines can be verified with `npm run audit:verify`; CSV is for a spreadsheet. */
export type AuditFormat = (typeof auditFormats)[number]

export interface AuditExport {
  readonly lines: number
  /** Without its folder. */
  readonly fileName: string
}

export interface KeyRenewal {
  /** Pictures that are sealed with the new key now. */
  readonly resealed: number
  /** Pictures that open with no key; they stay as they are. */
  readonly left: number
}

/** How far a line's wall time can be believed; main judges it when the line is written. */
export const clockConfidences = ['sure', 'unproven', 'set-back', 'jumped'] as const

/**
 * - `sure`: wall clock and monotonic clock agree on how long ago the line before was
 * - `unproven`: the first line of a run, later than the line before; how much later, nothing proves
 * - `set-back`: earlier than the line before, or the wall clock fell behind the monotonic one
 * - `jumped`: the wall clock ran ahead of the monotonic one: it was set forward, or the machine slept
 *
 * It speaks of the step from the line before only: after a `jumped` line the following ones are `sure` again.
 */
export type ClockConfidence = (typeof clockConfidences)[number]

/** A line of the log as it is shown; without `said` it does not read, or a newer version wrote it. */
export interface AuditEntry {
  readonly sequence: number
  readonly said?: { readonly atMs: Ms; readonly clock: ClockConfidence; readonly event: AuditEvent }
  /** Of the check that the line is about, for as long as the check itself is remembered. */
  readonly receipt?: ReceiptNumber
}

export interface AuditQuery {
  /** Only lines before this one; absent for the newest. */
  readonly before?: number
  readonly kind?: AuditKind
  /** Wall time, `fromMs` included, `toMs` not. */
  readonly span?: { readonly fromMs: Ms; readonly toMs: Ms }
  /** Only what happened to this check. */
  readonly submission?: SubmissionId
}

/** So many lines at most go to the page at once. */
export const AUDIT_PAGE_LINES = 50

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[]
  /** To be asked for as `before`; absent where nothing older fits. */
  readonly older?: number
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

/** What came of looking at the whole log just now. */
export interface AuditFinding {
  readonly verdict: AuditVerdict
  /** `not-checked`: the key that the seal was made with is locked, so that the chain speaks alone. */
  readonly seal: 'checked' | 'not-checked' | 'none'
  /** Wall times of the first line and of the last one that holds; absent where there is none, or it does not read. */
  readonly firstAtMs?: Ms
  readonly lastAtMs?: Ms
}
