/**
 * A line in the audit log for every start that finds something else set by the organisation than the one before: what holds,
 * which settings are locked, and which file it was, by its digest. No value of any setting is written.
 */
import type { AuditEvent } from '../../shared/domain/audit-event.ts'
import type { Result } from '../../shared/errors/result.ts'
import type { KeyValueFile } from '../storage/ports.ts'
import type { ManagedConfiguration } from './managed-configuration.ts'

/** What was written last: JSON of the line itself. */
const KEY = 'policyWritten'

/** Before there was anything to write. */
const unmanaged = policyLine({ policy: 'none', locked: [] })

/** Where the log or the file refuses, the next start writes it (again). */
export function writePolicyLine(
  managed: Pick<ManagedConfiguration, 'policy' | 'locked' | 'fileSha256'>,
  file: KeyValueFile,
  append: (line: AuditEvent) => Result<unknown>,
): void {
  const line = policyLine(managed)
  const text = JSON.stringify(line)
  if (text === (file.get(KEY) ?? JSON.stringify(unmanaged))) return
  if (append(line).ok) file.set(KEY, text)
}

function policyLine({
  policy,
  locked,
  fileSha256,
}: Pick<ManagedConfiguration, 'policy' | 'locked' | 'fileSha256'>): AuditEvent {
  return {
    kind: 'policy-changed',
    policy,
    locked: [...locked].sort(),
    ...(fileSha256 !== undefined && { fileSha256 }),
  }
}
