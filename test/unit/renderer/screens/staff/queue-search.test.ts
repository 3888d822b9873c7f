import { describe, expect, it } from 'vitest'
import { numbersOfDay, withWish } from '../../../../../src/renderer/screens/staff/queue-search.ts'
import type { SubmissionState, SubmissionSummary } from '../../../../../src/shared/domain/submission.ts'
import type { Verdict } from '../../../../../src/shared/domain/verification.ts'

const NOON = new Date(2026, 4, 12, 12).getTime()
const HOUR = 3_600_000

const held: SubmissionState = { at: 'held', attempts: 1, code: 'FACE_IS_OCCLUDED' }
const queued: SubmissionState = { at: 'queued', attempts: 0, dueAtMs: 0 }
const withdrawn: SubmissionState = { at: 'withdrawn', by: 'staff', reason: '' }
const answered = (verdict: Verdict): SubmissionState => ({
  at: 'answered',
  outcome: { verdict, confidence: 50, threshold: 75, isNearMiss: false },
})

function check(receipt: string, state: SubmissionState, createdAtMs = NOON, reference?: string): SubmissionSummary {
  return { id: receipt, receipt, createdAtMs, state, lostReplies: 0, ...(reference !== undefined && { reference }) }
}

describe('finding saved checks', () => {
  const list = [
    check('7K2M-Q9XD', held, NOON, 'Ticket A-117'),
    check('B4TW-02ZC', queued),
    check('HE8P-51NV', withdrawn),
  ]
  const found = (text: string, state: SubmissionState['at'] | 'all' = 'all') =>
    withWish(list, { text, state }).map(({ receipt }) => receipt)

  it('shows all of them to no wish', () => {
    expect(found('')).toEqual(['7K2M-Q9XD', 'B4TW-02ZC', 'HE8P-51NV'])
  })

  it.each(['7k2mq9', '7K2M-Q9XD', ' 7k2m q9xd ', 'm-q'])('finds a receipt by %j', (text) => {
    expect(found(text)).toEqual(['7K2M-Q9XD'])
  })

  it('finds a reference', () => {
    expect(found('a117')).toEqual(['7K2M-Q9XD'])
  })

  it('keeps to one state, and to both wishes at once', () => {
    expect(found('', 'queued')).toEqual(['B4TW-02ZC'])
    expect(found('7k', 'queued')).toEqual([])
  })
})

describe('the day’s numbers', () => {
  it('count what began today, by how it ended', () => {
    const list = [
      check('1', answered('match')),
      check('2', answered('match'), NOON - 11 * HOUR),
      check('3', answered('no-match')),
      check('4', answered('poor-quality')),
      check('5', held),
      check('6', queued),
      check('7', withdrawn),
      check('8', answered('match'), NOON - 13 * HOUR),
    ]
    expect(numbersOfDay(list, NOON)).toEqual({ checks: 6, matches: 2, others: 2, open: 2 })
  })

  it('are nothing on a day without a check', () => {
    expect(numbersOfDay([], NOON)).toEqual({ checks: 0, matches: 0, others: 0, open: 0 })
  })
})
