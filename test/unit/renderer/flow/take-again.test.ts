import { describe, expect, it } from 'vitest'
import { takeAgainOf } from '../../../../src/renderer/flow/take-again.ts'
import type { SubmissionState, SubmissionSummary } from '../../../../src/shared/domain/submission.ts'
import { errorCatalog, errorCodes, type ErrorCode } from '../../../../src/shared/errors/error-catalog.ts'
import type { Failure } from '../../../../src/shared/errors/result.ts'

const summary = (state: SubmissionState, lastFailure?: Failure): SubmissionSummary => ({
  id: 's1',
  receipt: '7K2M-Q9XD',
  createdAtMs: 0,
  lostReplies: 0,
  state,
  ...(lastFailure && { lastFailure }),
})
const held = (code: ErrorCode, image?: 'card' | 'face' | 'both') =>
  summary({ at: 'held', attempts: 1, code }, { code, ...(image && { image }) })

describe('which pictures of a held check are taken again', () => {
  it.each(['card', 'face', 'both'] as const)('the one that main named: %s', (image) => {
    expect(takeAgainOf(held('FACE_NOT_FOUND', image))).toEqual({ replaces: 's1', image })
  })

  it('the one that the catalogue knows, both where nobody knows', () => {
    expect(takeAgainOf(held('EYES_CLOSED'))).toEqual({ replaces: 's1', image: 'face' })
    expect(takeAgainOf(held('FACE_NOT_FOUND'))).toEqual({ replaces: 's1', image: 'both' })
  })

  it('both where the pictures do not open any more, whatever was named', () => {
    expect(takeAgainOf(held('RECORD_UNREADABLE', 'face'))).toEqual({ replaces: 's1', image: 'both' })
  })

  const hopeless = errorCodes.filter(
    (code) => code !== 'RECORD_UNREADABLE' && !['retake', 'reencode'].includes(errorCatalog[code].retry),
  )
  it.each(hopeless)('none where new ones would not help: %s', (code) => {
    expect(takeAgainOf(held(code, 'face'))).toBeUndefined()
  })

  it.each<SubmissionState>([
    { at: 'queued', attempts: 0, dueAtMs: 0 },
    { at: 'sending', attempts: 1, startedAtMs: 0 },
    { at: 'withdrawn', by: 'staff', reason: '' },
  ])('none of one that is $at', (state) => {
    expect(takeAgainOf(summary(state, { code: 'EYES_CLOSED', image: 'face' }))).toBeUndefined()
  })
})
