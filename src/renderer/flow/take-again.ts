/** What is taken again of a held submission, where new pictures can help it. Pure. */
import type { SubmissionSummary } from '../../shared/domain/submission.ts'
import { errorCatalog } from '../../shared/errors/error-catalog.ts'
import type { TakeAgain } from './visit.ts'

/**
 * The picture at fault, or both where that is not known. Nothing where the pictures are not what holds it: those wait
 * for something else, and can be sent again as they are.
 */
export function takeAgainOf({ id, state, lastFailure }: SubmissionSummary): TakeAgain | undefined {
  if (state.at !== 'held') return undefined
  const { code } = state
  // they do not open any more: nothing can be kept of them
  if (code === 'RECORD_UNREADABLE') return { replaces: id, image: 'both' }
  const { retry, image } = errorCatalog[code]
  if (retry !== 'retake' && retry !== 'reencode') return undefined
  const told = lastFailure?.image ?? image
  return { replaces: id, image: told === 'card' || told === 'face' ? told : 'both' }
}
