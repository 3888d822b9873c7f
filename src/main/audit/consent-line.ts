/** What is written down of a consent: which text by its digest, its language, who recorded it. Nobody's name, not the text. */
import { createHash } from 'node:crypto'
import type { AuditEvent } from '../../shared/domain/audit-event.ts'
import type { ConsentGiven } from '../../shared/domain/consent.ts'

export function consentLine({ language, recordedBy, text }: ConsentGiven): AuditEvent {
  return { kind: 'consent-given', language, recordedBy, textSha256: createHash('sha256').update(text).digest('hex') }
}
