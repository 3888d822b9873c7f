/** What the audit log is told of a submission's progress. Pure. */
import { captureSubjects } from '../../shared/domain/capture.ts'
import { failingCodes } from '../../shared/domain/override.ts'
import type { NewSubmission, ReceiptNumber, SubmissionId } from '../../shared/domain/submission.ts'
import { unreachable } from '../../shared/errors/result.ts'
import type { AuditEvent } from '../audit/ports.ts'
import type { SubmissionProgress } from '../submission/ports.ts'

/** An id of a call as the service writes them; whatever else it sent stays out of the log. */
const REQUEST_ID = /^[\w.-]{1,64}$/

/** What is written down of a pair that was taken: that it was, and what staff set aside for it. */
export function eventsOfAcceptance(
  id: SubmissionId,
  receipt: ReceiptNumber,
  submission: NewSubmission,
): readonly AuditEvent[] {
  const by = submission.officer === undefined ? {} : { officer: submission.officer }
  const overridden = captureSubjects.flatMap((subject): AuditEvent[] => {
    const { check } = submission[subject]
    if (check.overriddenFor === undefined) return []
    const codes = failingCodes(subject, check)
    return [{ kind: 'check-overridden', id, subject, codes, reason: check.overriddenFor, ...by }]
  })
  return [{ kind: 'submission-accepted', id, receipt, ...by }, ...overridden]
}

export function eventOfProgress(id: SubmissionId, progress: SubmissionProgress): AuditEvent {
  const { state, lastFailure, lostReplies } = progress
  switch (state.at) {
    case 'queued':
      return {
        kind: 'send-postponed',
        id,
        attempts: state.attempts,
        lostReplies,
        ...(lastFailure && { code: lastFailure.code }),
      }
    case 'sending':
      return { kind: 'send-began', id, attempt: state.attempts }
    case 'held':
      // its pictures do not open: it stays as it is and is told of
      if (state.code === 'RECORD_UNREADABLE') return { kind: 'record-quarantined', id }
      return { kind: 'held', id, attempts: state.attempts, lostReplies, code: state.code }
    case 'answered': {
      const { requestId } = state.outcome
      return { kind: 'answered', id, lostReplies, ...(requestId && REQUEST_ID.test(requestId) && { requestId }) }
    }
    case 'withdrawn':
      return { kind: 'withdrawn', id, by: state.by, ...(state.officer !== undefined && { officer: state.officer }) }
    default:
      return unreachable(state)
  }
}
