import { describe, expect, it } from 'vitest'
import { isNewSweepDay, retentionOf, type KeptRecord } from '../../../../src/main/storage/retention.ts'
import type { SubmissionState } from '../../../../src/shared/domain/submission.ts'

const DAY_MS = 86_400_000
const periods = { picturesKeptDays: 30, metadataKeptDays: 365 }
const now = 10_000 * DAY_MS

function record(at: SubmissionState['at'], ageDays: number, overdueDays = 0): KeptRecord {
  return { at, createdAtMs: now - ageDays * DAY_MS, overdueDays }
}
const kindOf = (kept: KeptRecord, isNewDay = true) => retentionOf(kept, periods, now, isNewDay).kind

it.each(['queued', 'sending', 'held', 'answered', 'withdrawn'] as const)('%s within its period is kept', (at) => {
  expect(retentionOf(record(at, 29.9, 3), periods, now, true)).toEqual({ kind: 'keep', overdueDays: 0 })
})

it.each(['queued', 'sending'] as const)('%s is never destroyed by age, however old and however often told', (at) => {
  for (const overdueDays of [0, 1, 7, 8, 100_000]) expect(kindOf(record(at, 36_500, overdueDays))).toBe('tell')
})

describe('a held one over its period', () => {
  it('is told on seven days, and withdrawn on the eighth', () => {
    const kinds = Array.from({ length: 8 }, (_, overdueDays) => kindOf(record('held', 31 + overdueDays, overdueDays)))
    expect(kinds).toEqual([...Array<string>(7).fill('tell'), 'withdraw'])
  })

  it('is not counted twice on one day', () => {
    expect(retentionOf(record('held', 40, 6), periods, now, false)).toEqual({ kind: 'tell', overdueDays: 6 })
  })

  it('begins anew when the clock that made it look old is put right', () => {
    expect(retentionOf(record('held', -300, 6), periods, now, true)).toEqual({ kind: 'keep', overdueDays: 0 })
  })
})

describe('what is left of an ended one', () => {
  it('is counted from its end, not from its beginning', () => {
    const endedLate = { ...record('answered', 900, 1), endedAtMs: now - 10 * DAY_MS }
    expect(kindOf(endedLate)).toBe('keep')
    expect(kindOf({ ...endedLate, endedAtMs: now - 366 * DAY_MS })).toBe('forget')
  })

  it('is removed on the second day that finds it so, never on the first', () => {
    expect(retentionOf(record('withdrawn', 400), periods, now, true)).toEqual({ kind: 'wait', overdueDays: 1 })
    expect(kindOf(record('withdrawn', 400, 1))).toBe('forget')
  })
})

it('a clock that jumps ten years destroys nothing on the day it does', () => {
  for (const at of ['queued', 'sending', 'held', 'answered', 'withdrawn'] as const) {
    expect(['tell', 'wait']).toContain(kindOf(record(at, 3_650)))
  }
})

it('sweeps of one day count once, whichever way the clock was set', () => {
  expect(isNewSweepDay(undefined, now)).toBe(true)
  expect(isNewSweepDay(now, now + 19 * 3_600_000)).toBe(false)
  expect(isNewSweepDay(now, now + 20 * 3_600_000)).toBe(true)
  expect(isNewSweepDay(now, now - 19 * 3_600_000)).toBe(false)
  expect(isNewSweepDay(now, now - DAY_MS)).toBe(true)
})
