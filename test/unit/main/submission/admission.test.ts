import { describe, expect, it } from 'vitest'
import { admit } from '../../../../src/main/submission/admission.ts'
import type { LocalCheck } from '../../../../src/shared/domain/capture.ts'
import type { SubmissionState, WishedSubmission } from '../../../../src/shared/domain/submission.ts'
import { failure } from '../../../../src/shared/errors/result.ts'
import { createMemorySubmissionStore } from '../../../fakes/memory-submission-store.ts'
import { sampleCheck, samplePicture, sampleSubmission } from '../../../fakes/sample-submission.ts'

const failing = (more: Partial<LocalCheck>) => samplePicture(2_000, { ...sampleCheck, ...more })
const held: SubmissionState = { at: 'held', attempts: 1, code: 'EYES_CLOSED' }

async function storeWith(state: SubmissionState = held) {
  const store = createMemorySubmissionStore()
  const known = sampleSubmission()
  await store.add('s0', '7K2M-Q9XD', 0, known)
  store.saveProgress('s0', { state, lostReplies: 0 })
  return { store, known }
}

describe('a pair with both pictures', () => {
  it('that passed every check is taken as it is', async () => {
    const pair = sampleSubmission({ reference: 'A-117', replaces: 's0' })
    expect(await admit(pair, createMemorySubmissionStore(), false)).toEqual({ ok: true, value: pair })
  })

  it.each(['card', 'face'] as const)('whose %s fails a check is refused, and the picture named', async (subject) => {
    const pair = sampleSubmission({ [subject]: failing({ failedCodes: ['FACE_BLURRED', 'EYES_CLOSED'] }) })
    expect(await admit(pair, createMemorySubmissionStore(), true)).toEqual(
      failure('CHECK_NOT_PASSED', { image: subject, note: 'FACE_BLURRED, EYES_CLOSED' }),
    )
  })

  it('whose failed check was set aside is taken', async () => {
    const pair = sampleSubmission({ face: failing({ failedCodes: ['FACE_BLURRED'], overriddenFor: 'medical' }) })
    expect((await admit(pair, createMemorySubmissionStore(), false)).ok).toBe(true)
  })

  it('that the service would surely refuse needs the administrator’s leave', async () => {
    const pair = sampleSubmission({ face: failing({ failedCodes: ['FACE_TOO_SMALL'], overriddenFor: 'medical' }) })
    expect((await admit(pair, createMemorySubmissionStore(), false)).ok).toBe(false)
    expect((await admit(pair, createMemorySubmissionStore(), true)).ok).toBe(true)
  })
})

describe('a pair of which one picture stayed here', () => {
  const wished = (more: Partial<WishedSubmission> = {}): WishedSubmission => ({
    card: 'kept',
    face: samplePicture(),
    replaces: 's0',
    ...more,
  })

  it('gets it from the check that it replaces', async () => {
    const { store, known } = await storeWith()
    const pair = wished()
    expect(await admit(pair, store, false)).toEqual({
      ok: true,
      value: { card: known.card, face: pair.face, replaces: 's0' },
    })
  })

  it('is judged by its new picture all the same', async () => {
    const { store } = await storeWith()
    const admitted = await admit(wished({ face: failing({ failedCodes: ['EYES_CLOSED'] }) }), store, false)
    expect(admitted).toMatchObject({ ok: false, error: { code: 'CHECK_NOT_PASSED' } })
  })

  it('is refused where it replaces nothing', async () => {
    const { replaces: _, ...alone } = wished()
    expect(await admit(alone, createMemorySubmissionStore(), false)).toEqual(failure('SUBMISSION_NOT_FOUND'))
  })

  it.each<SubmissionState>([
    { at: 'queued', attempts: 0, dueAtMs: 0 },
    { at: 'withdrawn', by: 'staff', reason: '' },
  ])('gets none from one that is $at: only a held one gives its pictures', async (state) => {
    const { store } = await storeWith(state)
    expect(await admit(wished(), store, false)).toEqual(failure('SUBMISSION_NOT_FOUND'))
  })

  it('says so when the picture does not open any more', async () => {
    const { store } = await storeWith()
    store.refuseOpening({ code: 'RECORD_UNREADABLE' })
    expect(await admit(wished(), store, false)).toEqual(failure('RECORD_UNREADABLE'))
  })
})
