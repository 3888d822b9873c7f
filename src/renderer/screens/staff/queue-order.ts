/** In which order staff read the saved checks: first what needs a person, then what waits, then what has ended. Pure. */
import type { SubmissionState, SubmissionSummary } from '../../../shared/domain/submission.ts'

const urgency: Readonly<Record<SubmissionState['at'], number>> = {
  held: 0,
  sending: 1,
  queued: 1,
  answered: 2,
  withdrawn: 2,
}

/** Within each, the order given. */
export function byUrgency(submissions: readonly SubmissionSummary[]): readonly SubmissionSummary[] {
  return submissions.toSorted((a, b) => urgency[a.state.at] - urgency[b.state.at])
}
