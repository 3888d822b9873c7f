/** What staff must know now, and whether they must see it without asking. Pure. */
import type { KioskDescription } from '../../../shared/domain/health.ts'
import type { QueueStatus } from '../../../shared/domain/submission.ts'
import type { Failure } from '../../../shared/errors/result.ts'
import type { Visit } from '../../flow/visit.ts'

export interface StaffNotice {
  readonly failure: Failure
  /** The customer waits for staff: said at once, also while the panel is closed. */
  readonly isUrgent: boolean
}

/** The visit's own trouble first, then what stops the queue, then what stands in the way of the next check. */
export function staffNotice(
  visit: Visit,
  queue: Pick<QueueStatus, 'pausedBy' | 'slowedBy'>,
  description: Pick<KioskDescription, 'problems' | 'warnings'>,
): StaffNotice | undefined {
  switch (visit.at) {
    case 'problem':
      return { failure: { ...visit.failure, code: visit.code }, isUrgent: true }
    case 'retry':
      return { failure: { ...visit.failure, code: visit.code }, isUrgent: false }
    case 'saved-for-later': {
      const failure = visit.failure ?? queue.pausedBy
      return failure && { failure, isUrgent: true }
    }
    case 'idle':
    case 'consent':
    case 'capturing':
    case 'review':
    case 'checking':
    case 'answered': {
      const failure = queue.pausedBy ?? description.problems[0] ?? queue.slowedBy ?? description.warnings[0]
      return failure && { failure, isUrgent: false }
    }
  }
}

/** The customer cannot go on without staff: a problem, or an answer that a person must look into. */
export function asksForStaff(visit: Visit): boolean {
  if (visit.at === 'problem') return true
  if (visit.at !== 'answered') return false
  const { verdict } = visit.outcome
  return verdict === 'no-match' || verdict === 'not-live' || (verdict === 'poor-quality' && !visit.newFace)
}
