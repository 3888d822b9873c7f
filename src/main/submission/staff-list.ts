/** What staff see of all submissions: the newest, and everything that waits for a person however old it is. */
import type { SubmissionSummary } from '../../shared/domain/submission.ts'
import type { SubmissionStore } from './ports.ts'

/** @param limit of either kind @returns newest first */
export function listForStaff(
  store: Pick<SubmissionStore, 'list' | 'listHeld'>,
  limit: number,
): readonly SubmissionSummary[] {
  const newest = store.list(limit)
  const known = new Set(newest.map(({ id }) => id))
  const olderHeld = store.listHeld(limit).filter(({ id }) => !known.has(id))
  return [...newest, ...olderHeld.reverse()]
}
