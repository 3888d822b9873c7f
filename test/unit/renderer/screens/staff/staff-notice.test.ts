/** What staff are told, and when it is said without being asked for. */
import { describe, expect, it } from 'vitest'
import type { VerificationOutcome } from '../../../../../src/shared/domain/verification.ts'
import { matchOutcome } from '../../../../fakes/kiosk-api.ts'
import { takenPicture } from '../../../../fakes/vision.ts'
import type { Visit } from '../../../../../src/renderer/flow/visit.ts'
import { asksForStaff, staffNotice } from '../../../../../src/renderer/screens/staff/staff-notice.ts'

const quiet = { problems: [], warnings: [] }
const idle: Visit = { at: 'idle' }
const problem: Visit = {
  at: 'problem',
  code: 'CAMERA_BUSY',
  failure: { code: 'CAMERA_BUSY' },
  pictures: {},
  failedTries: 0,
}
const retry: Visit = {
  at: 'retry',
  code: 'EYES_CLOSED',
  image: 'face',
  pictures: {},
  failedTries: 1,
  failure: { code: 'EYES_CLOSED', requestId: 'r1' },
}
const saved: Visit = { at: 'saved-for-later', receipt: '7K2M-Q9XD', submissionId: 'id' }

describe('staff notice', () => {
  it('a problem is said at once', () => {
    expect(staffNotice(problem, {}, quiet)).toEqual({ failure: { code: 'CAMERA_BUSY' }, isUrgent: true })
  })

  it('a retry that the customer can do alone waits until staff look, and keeps the request id', () => {
    expect(staffNotice(retry, {}, quiet)).toEqual({
      failure: { code: 'EYES_CLOSED', requestId: 'r1' },
      isUrgent: false,
    })
  })

  it("the visit's own trouble comes before what stops the queue", () => {
    expect(staffNotice(problem, { pausedBy: { code: 'API_KEY_EXPIRED' } }, quiet)?.failure.code).toBe('CAMERA_BUSY')
  })

  it('a check that was saved because the queue is paused says why', () => {
    expect(staffNotice(saved, { pausedBy: { code: 'MAX_API_CALL_EXCEEDED' } }, quiet)).toEqual({
      failure: { code: 'MAX_API_CALL_EXCEEDED' },
      isUrgent: true,
    })
  })

  it('a check that was saved because its customer left says nothing', () => {
    expect(staffNotice(saved, {}, quiet)).toBeUndefined()
  })

  it('between visits the worst is named first: the queue, then a problem, then a warning, and never at once', () => {
    const description = { problems: [{ code: 'STORE_FULL' }], warnings: [{ code: 'SECRETS_UNPROTECTED' }] } as const
    const codes = [
      staffNotice(idle, { pausedBy: { code: 'INVALID_API_KEY' } }, description),
      staffNotice(idle, {}, description),
      staffNotice(idle, { slowedBy: { code: 'NOT_THE_SERVICE' } }, { ...description, problems: [] }),
      staffNotice(idle, {}, { ...description, problems: [] }),
      staffNotice(idle, {}, quiet),
    ]
    expect(codes.map((notice) => notice?.failure.code)).toEqual([
      'INVALID_API_KEY',
      'STORE_FULL',
      'NOT_THE_SERVICE',
      'SECRETS_UNPROTECTED',
      undefined,
    ])
    expect(codes.some((notice) => notice?.isUrgent)).toBe(false)
  })
})

describe('a mark at the corner', () => {
  const answered = (
    verdict: VerificationOutcome['verdict'],
    more: Partial<Extract<Visit, { at: 'answered' }>> = {},
  ): Visit => ({
    at: 'answered',
    outcome: { ...matchOutcome, verdict },
    receipt: '7K2M-Q9XD',
    submissionId: 'id',
    ...more,
  })

  it.each([
    ['a problem', problem],
    ['no match', answered('no-match')],
    ['a face that is not live', answered('not-live')],
    ['a picture too poor, with no try left', answered('poor-quality')],
  ])('asks staff for help with %s', (_name, visit) => {
    expect(asksForStaff(visit)).toBe(true)
  })

  it.each([
    ['an idle kiosk', idle],
    ['a match', answered('match')],
    ['a retry that the customer can do alone', retry],
    ['a new selfie', answered('poor-quality', { newFace: { card: takenPicture(), failedTries: 1 } })],
    ['what is saved for later', saved],
  ])('leaves staff in peace with %s', (_name, visit) => {
    expect(asksForStaff(visit)).toBe(false)
  })
})
