/** A line of the log as staff may look at it, and whether it is one of those they asked for. Pure; proves nothing. */
import { z } from 'zod'
import { isAuditKind, type AuditEvent } from '../../shared/domain/audit-event.ts'
import { clockConfidences, type AuditEntry, type AuditQuery } from '../../shared/domain/audit.ts'
import { readJson } from '../../shared/domain/json-text.ts'

const lineSchema = z.object({
  atMs: z.number().finite(),
  clock: z.enum(clockConfidences),
  event: z.custom<AuditEvent>(
    (event) => typeof event === 'object' && event !== null && 'kind' in event && isAuditKind(event.kind),
  ),
})

/**
 * @param sequence of the row that holds the line, whatever the line itself says
 * @param text as it was hashed
 */
export function readEntry(sequence: number, text: string): AuditEntry {
  const said = lineSchema.safeParse(readJson(text))
  return said.success ? { sequence, said: said.data } : { sequence }
}

/** The check that a line is about. */
export function submissionOf({ said }: AuditEntry): string | undefined {
  return said && 'id' in said.event ? said.event.id : undefined
}

/** A line that does not read fits only where nothing in particular was asked for. */
export function fits(entry: AuditEntry, { kind, span, submission }: AuditQuery): boolean {
  const { said } = entry
  if (kind !== undefined && said?.event.kind !== kind) return false
  if (submission !== undefined && submissionOf(entry) !== submission) return false
  return !span || (said !== undefined && said.atMs >= span.fromMs && said.atMs < span.toMs)
}
