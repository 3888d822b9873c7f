import { expect, it } from 'vitest'
import { byUrgency } from '../../../../../src/renderer/screens/staff/queue-order.ts'
import type { SubmissionState, SubmissionSummary } from '../../../../../src/shared/domain/submission.ts'

const outcome = { verdict: 'match', confidence: 90, threshold: 75, isNearMiss: false } as const
const states: Record<SubmissionState['at'], SubmissionState> = {
  queued: { at: 'queued', attempts: 0, dueAtMs: 0 },
  sending: { at: 'sending', attempts: 1, startedAtMs: 0 },
  held: { at: 'held', attempts: 1, code: 'EYES_CLOSED' },
  answered: { at: 'answered', outcome },
  withdrawn: { at: 'withdrawn', by: 'staff', reason: '' },
}
const summary = (id: string, at: SubmissionState['at']): SubmissionSummary => ({
  id,
  receipt: id,
  createdAtMs: 0,
  state: states[at],
  lostReplies: 0,
})

it('what needs a person comes first, then what waits, then what has ended; each in the order given', () => {
  const given = [
    summary('a', 'answered'),
    summary('b', 'queued'),
    summary('c', 'held'),
    summary('d', 'withdrawn'),
    summary('e', 'sending'),
    summary('f', 'held'),
  ]
  expect(byUrgency(given).map(({ id }) => id)).toEqual(['c', 'f', 'b', 'e', 'a', 'd'])
})
