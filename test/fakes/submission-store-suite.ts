/** What every submission store promises; run on the fake and on the real one alike. */
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SubmissionProgress, SubmissionStore } from '../../src/main/submission/ports.ts'
import type { NewSubmission, SubmissionState } from '../../src/shared/domain/submission.ts'
import { sampleCheck, sampleOutcome, samplePicture, sampleSubmission } from './sample-submission.ts'

export interface StoreUnderTest {
  readonly store: SubmissionStore
  /** A second store over what the first one has written. */
  reopen(): SubmissionStore
}

export function describeSubmissionStore(name: string, open: () => StoreUnderTest): void {
  describe(`${name} keeps the promises of a submission store`, () => {
    let store: SubmissionStore
    let reopen: () => SubmissionStore
    let receipts = 0

    beforeEach(() => {
      const opened = open()
      store = opened.store
      reopen = () => opened.reopen()
    })

    async function add(submission: NewSubmission = sampleSubmission(), createdAtMs = 1_000) {
      const id = randomUUID()
      const added = await store.add(id, `0000-${String((receipts += 1)).padStart(4, '0')}`, createdAtMs, submission)
      if (!added.ok) throw new Error(added.error.code)
      return added.value
    }
    const move = (id: string, state: SubmissionState, more: Partial<SubmissionProgress> = {}) =>
      store.saveProgress(id, { state, lostReplies: 0, ...more })

    const answered: SubmissionState = { at: 'answered', outcome: sampleOutcome }
    const held: SubmissionState = { at: 'held', attempts: 2, code: 'FACE_NOT_FOUND' }

    it('a submission is queued and due at once when it was added', async () => {
      const summary = await add(sampleSubmission({ reference: 'counter 4' }), 7_000)
      expect(summary).toMatchObject({
        createdAtMs: 7_000,
        reference: 'counter 4',
        lostReplies: 0,
        state: { at: 'queued', attempts: 0, dueAtMs: 7_000 },
      })
      expect(store.find(summary.id)).toEqual(summary)
    })

    it('adding the same id again changes nothing', async () => {
      const first = await add()
      const again = await store.add(first.id, 'ZZZZ-ZZZZ', 9_000, sampleSubmission())
      expect(again).toEqual({ ok: true, value: first })
      expect(store.list(10)).toEqual([first])
    })

    it('pictures and checks come back as they were given', async () => {
      const submission = sampleSubmission({
        card: samplePicture(3_000, { ...sampleCheck, failedCodes: ['CARD_BLURRED'] }),
      })
      const { id } = await add(submission)
      const opened = await store.openPictures(id)
      if (!opened.ok) throw new Error(opened.error.code)
      expect(Buffer.from(opened.value.card.image.bytes).equals(submission.card.image.bytes)).toBe(true)
      expect(Buffer.from(opened.value.face.image.bytes).equals(submission.face.image.bytes)).toBe(true)
      expect(opened.value.card.image).toMatchObject({ mediaType: 'image/jpeg', widthPx: 600, heightPx: 800 })
      expect(opened.value.card.check).toEqual(submission.card.check)
      expect(store.localChecks(id)).toEqual({ card: submission.card.check, face: submission.face.check })
    })

    it.each<[string, SubmissionProgress]>([
      ['queued', { state: { at: 'queued', attempts: 3, dueAtMs: 5_000, mustShrink: true }, lostReplies: 1 }],
      ['sending', { state: { at: 'sending', attempts: 1, startedAtMs: 4_000 }, lostReplies: 0 }],
      [
        'held',
        {
          state: held,
          lastFailure: { code: 'FACE_NOT_FOUND', image: 'card', requestId: 'r-1', httpStatus: 200 },
          lostReplies: 2,
        },
      ],
      ['answered', { state: answered, lostReplies: 0 }],
      ['withdrawn', { state: { at: 'withdrawn', by: 'customer', reason: 'changed their mind' }, lostReplies: 0 }],
    ])('a second store finds progress as it was saved: %s', async (_, progress) => {
      const { id } = await add()
      const saved = store.saveProgress(id, progress)
      expect(saved).toMatchObject({ ok: true, value: progress })
      expect(reopen().find(id)).toEqual(saved.ok && saved.value)
    })

    it('a failure that is over is forgotten', async () => {
      const { id } = await add()
      move(id, held, { lastFailure: { code: 'TIMEOUT' } })
      move(id, answered)
      expect(store.find(id)).not.toHaveProperty('lastFailure')
    })

    it('progress of a submission that is not there is refused', () => {
      expect(move(randomUUID(), held)).toEqual({ ok: false, error: { code: 'SUBMISSION_NOT_FOUND' } })
    })

    it('destroyed pictures are gone, the summary stays', async () => {
      const { id } = await add()
      expect(store.destroyPictures(id)).toEqual({ ok: true, value: undefined })
      expect(await store.openPictures(id)).toMatchObject({ error: { code: 'SUBMISSION_NOT_FOUND' } })
      expect(store.find(id)?.id).toBe(id)
      expect(store.localChecks(id)).toBeDefined()
    })

    it('pictures that outlived their submission are named until they are destroyed', async () => {
      const { id } = await add()
      await add()
      move(id, answered)
      expect(store.listUndestroyed()).toEqual([id])
      store.destroyPictures(id)
      expect(store.listUndestroyed()).toEqual([])
    })

    it('new pictures withdraw the held submission that they replace, and destroy its pictures', async () => {
      const { id } = await add()
      move(id, held)
      await add(sampleSubmission({ replaces: id }))
      expect(store.find(id)?.state).toMatchObject({ at: 'withdrawn', by: 'replacement' })
      expect(await store.openPictures(id)).toMatchObject({ error: { code: 'SUBMISSION_NOT_FOUND' } })
    })

    it('an answer is never withdrawn by a replacement', async () => {
      const { id } = await add()
      move(id, answered)
      await add(sampleSubmission({ replaces: id }))
      expect(store.find(id)?.state).toEqual(answered)
    })

    it('lists the newest first and no more than asked for', async () => {
      const [, second, third] = [await add(), await add(), await add()]
      expect(store.list(2)).toEqual([third, second])
    })

    it('lists as open what is queued or sending, in the order of arrival whatever the clock said', async () => {
      const first = await add(sampleSubmission(), 9_000)
      const second = await add(sampleSubmission(), 1_000)
      const third = await add()
      const fourth = await add()
      move(second.id, { at: 'sending', attempts: 1, startedAtMs: 0 })
      move(third.id, held)
      move(fourth.id, answered)
      expect(store.listOpen().map(({ id }) => id)).toEqual([first.id, second.id])
    })

    it('counts every state', async () => {
      const [first, second] = [await add(), await add(), await add()]
      move(first.id, held)
      move(second.id, answered)
      expect(store.countByState()).toEqual({ queued: 1, sending: 0, held: 1, answered: 1, withdrawn: 0 })
    })

    it('knows nothing of an id that was never there', async () => {
      const id = randomUUID()
      expect(store.find(id)).toBeUndefined()
      expect(store.localChecks(id)).toBeUndefined()
      expect(await store.openPictures(id)).toMatchObject({ error: { code: 'SUBMISSION_NOT_FOUND' } })
    })

    it('takes one more while there is room', () => {
      expect(store.canAccept()).toEqual({ ok: true, value: undefined })
    })
  })
}
