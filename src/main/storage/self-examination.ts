/**
 * Reads all that is kept and says what of it can no longer be believed: the tables, the chain of the audit log, and
 * the seal of every picture that waits. Changes nothing; goes on in small steps, so that the kiosk can work meanwhile.
 */
import type { SubmissionId } from '../../shared/domain/submission.ts'
import { success, type Result } from '../../shared/errors/result.ts'
import type { AuditVerdict } from '../audit/ports.ts'
import type { SubmissionStore } from '../submission/ports.ts'
import type { AuditTable } from './audit-table.ts'
import { isKeyLocked } from './key-ring.ts'

export interface Examination {
  readonly audit: AuditVerdict
  /** Submissions whose pictures were looked at; fewer than wait where the keys are locked. */
  readonly examined: number
  /** Of those, the ones whose pictures do not open. */
  readonly unreadable: readonly SubmissionId[]
}

export interface SelfExaminationDeps {
  readonly audit: Pick<AuditTable, 'verify'>
  readonly store: Pick<SubmissionStore, 'listOpen' | 'listHeld' | 'openPictures'>
  /** @returns STORE_DAMAGED, or what the disk said */
  readonly checkTables: () => Result<undefined>
  /** Asked between two steps; true ends the examination early. */
  readonly isStopped: () => boolean
}

/** @returns nothing when it was ended early; STORE_DAMAGED, or what the disk said when it does not read at all */
export async function examineAll(deps: SelfExaminationDeps): Promise<Result<Examination | undefined>> {
  const { audit, store, checkTables, isStopped } = deps
  const tables = checkTables()
  if (!tables.ok) return tables
  const chain = await audit.verify()
  if (!chain.ok) return chain

  const unreadable: SubmissionId[] = []
  let examined = 0
  for (const { id } of [...store.listOpen(), ...store.listHeld(Number.MAX_SAFE_INTEGER)]) {
    await new Promise((resolve) => setImmediate(resolve))
    if (isStopped()) return success(undefined)
    const opened = await store.openPictures(id)
    // the keys are locked, for this picture and every other
    if (!opened.ok && isKeyLocked(opened.error.code)) break
    // answered or withdrawn since the list was read
    if (!opened.ok && opened.error.code === 'SUBMISSION_NOT_FOUND') continue
    examined += 1
    if (!opened.ok) unreadable.push(id)
  }
  return success({ audit: chain.value, examined, unreadable })
}
