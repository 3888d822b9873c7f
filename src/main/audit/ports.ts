/** What every room may say to the audit log, and what the log needs of the machine. How it is chained and kept is not their concern. */
import type { AuditEvent } from '../../shared/domain/audit-event.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { Result } from '../../shared/errors/result.ts'

export type { AuditEvent, DestroyedEnvelope } from '../../shared/domain/audit-event.ts'
export type { AuditFault, AuditVerdict } from '../../shared/domain/audit.ts'

export interface AuditLog {
  /** On disk, chained to all that came before, when it returns. @returns STORE_FULL or STORE_FAILED when the disk refused */
  append(event: AuditEvent): Result<undefined>
}

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
