/** What every submission store promises; run on the fake and on the real one alike. */
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SubmissionProgress, SubmissionStore } from '../../src/main/submission/ports.ts'
import type { NewSubmission, SubmissionState } from '../../src/shared/domain/submission.ts'
import { sampleCheck, sampleOutcome, samplePicture, sampleSubmission } from './sample-submission.ts'

/** What the clock of a store under test says at first. */
export const SUITE_START_MS = 1_767_600_000_000

export interface StoreUnderTest {
  readonly store: SubmissionStore
  /** A second store over what the first one has written. */
  reopen(): SubmissionStore | Promise<SubmissionStore>
  /** Lets wall time pass for the stores. */
  pass(ms: number): void
}

export function describeSubmissionStore(name: string, open: () => StoreUnderTest | Promise<StoreUnderTest>): void {
  describe(`${name} keeps the promises of a submission store`, () => {
    let store: SubmissionStore
    let reopen: () => Promise<SubmissionStore>
    let pass: (ms: number) => void
    let receipts = 0

    beforeEach(async () => {
      const opened = await open()
      store = opened.store
      reopen = async () => opened.reopen()
      pass = (ms) => opened.pass(ms)
    })

    async function add(submission: NewSubmission = sampleSubmission(), createdAtMs = SUITE_START_MS) {
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
      [
        'queued',
        { state: { at: 'queued', attempts: 3, dueAtMs: 5_000, mustShrink: true, unexplained: 2 }, lostReplies: 1 },
      ],
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
      expect((await reopen()).find(id)).toEqual(saved.ok && saved.value)
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

    it("writes down staff's reference, also instead of another one, and takes it off again", async () => {
      const { id } = await add(sampleSubmission({ reference: 'counter 4' }))
      move(id, held, { lastFailure: { code: 'FACE_NOT_FOUND' } })
      expect(await store.setReference(id, 'file 7')).toEqual({ ok: true, value: store.find(id) })
      const again = await reopen()
      expect(again.find(id)).toMatchObject({
        reference: 'file 7',
        state: held,
        lastFailure: { code: 'FACE_NOT_FOUND' },
      })
      await again.setReference(id, undefined)
      expect(again.find(id)).not.toHaveProperty('reference')
      expect(await again.setReference(randomUUID(), 'x')).toEqual({
        ok: false,
        error: { code: 'SUBMISSION_NOT_FOUND' },
      })
    })

    it('lists as held what waits for a person, oldest first and no more than asked for', async () => {
      const [first, second, third] = [await add(), await add(), await add(), await add()]
      for (const { id } of [third, first, second]) move(id, held)
      expect(store.listHeld(10).map(({ id }) => id)).toEqual([first.id, second.id, third.id])
      expect(store.listHeld(2).map(({ id }) => id)).toEqual([first.id, second.id])
    })

    it('destroyed pictures are gone, the summary stays', async () => {
      const { id } = await add()
      move(id, answered)
      expect(store.destroyPictures(id)).toEqual({ ok: true, value: undefined })
      expect(await store.openPictures(id)).toMatchObject({ error: { code: 'SUBMISSION_NOT_FOUND' } })
      expect(store.find(id)?.id).toBe(id)
      expect(store.localChecks(id)).toBeDefined()
    })

    it('pictures that outlived their submission are named until they are destroyed', async () => {
      const { id } = await add()
      await add()
      expect(store.listUndestroyed()).toEqual([])
      move(id, answered)
      expect([[], [id]]).toContainEqual(store.listUndestroyed())
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

    it('counts as unreadable what is held because its pictures do not open, for as long as it is', async () => {
      const { id } = await add()
      expect(store.listUnreadable()).toEqual([])
      move(id, { at: 'held', attempts: 1, code: 'RECORD_UNREADABLE' })
      const again = await reopen()
      expect(again.listUnreadable()).toEqual([id])
      again.saveProgress(id, { state: { at: 'queued', attempts: 1, dueAtMs: 0 }, lostReplies: 0 })
      expect(again.listUnreadable()).toEqual([])
    })

    describe('swept once a day', () => {
      const DAY_MS = 86_400_000
      const periods = { picturesKeptDays: 30, metadataKeptDays: 100 }
      const sweepAfter = (days: number) => {
        pass(days * DAY_MS)
        const swept = store.sweep(periods)
        if (!swept.ok) throw new Error(swept.error.code)
        return swept.value
      }

      it('keeps what is within its period and tells of nothing', async () => {
        const { id } = await add()
        expect(sweepAfter(29)).toEqual({ overdue: 0, withdrawn: [], forgotten: 0, resultsGivenUp: 0 })
        expect(await store.openPictures(id)).toMatchObject({ ok: true })
      })

      it('tells of what waits too long, and never destroys what is still to be sent', async () => {
        const { id } = await add()
        for (let day = 0; day < 20; day += 1) expect(sweepAfter(31)).toMatchObject({ overdue: 1, withdrawn: [] })
        expect(await store.openPictures(id)).toMatchObject({ ok: true })
      })

      it('withdraws a held one on the eighth day after seven on which it was told of', async () => {
        const { id } = await add()
        move(id, held)
        pass(31 * DAY_MS)
        for (let day = 0; day < 7; day += 1) expect(sweepAfter(1)).toMatchObject({ overdue: 1, withdrawn: [] })
        const last = sweepAfter(1)
        expect(last).toMatchObject({ overdue: 0, withdrawn: [{ id, state: { at: 'withdrawn', by: 'retention' } }] })
        expect(await store.openPictures(id)).toMatchObject({ error: { code: 'SUBMISSION_NOT_FOUND' } })
        expect(store.find(id)?.state).toMatchObject({ at: 'withdrawn', by: 'retention' })
      })

      it('counts several sweeps of one day as one', async () => {
        const { id } = await add()
        move(id, held)
        pass(31 * DAY_MS)
        for (let start = 0; start < 20; start += 1) expect(sweepAfter(0)).toMatchObject({ overdue: 1, withdrawn: [] })
        expect(store.find(id)?.state.at).toBe('held')
      })

      it('forgets what ended long ago on the second day that finds it so', async () => {
        const { id } = await add()
        const { id: other } = await add()
        move(id, answered)
        store.destroyPictures(id)
        expect(sweepAfter(101)).toMatchObject({ forgotten: 0, resultsGivenUp: 0 })
        expect(store.find(id)).toBeDefined()
        expect(sweepAfter(1)).toMatchObject({ forgotten: 1 })
        expect(store.find(id)).toBeUndefined()
        expect(store.find(other)).toBeDefined()
      })

      it('destroys nothing on the day on which the clock jumps ten years, nor once it is put right', async () => {
        const { id } = await add()
        const { id: ended } = await add()
        move(id, held)
        move(ended, answered)
        expect(sweepAfter(3_650)).toMatchObject({ withdrawn: [], forgotten: 0, resultsGivenUp: 0 })
        for (let day = 0; day < 10; day += 1) {
          expect(sweepAfter(day === 0 ? -3_649 : 1)).toEqual({
            overdue: 0,
            withdrawn: [],
            forgotten: 0,
            resultsGivenUp: 0,
          })
        }
        expect(store.find(ended)).toBeDefined()
        expect(await store.openPictures(id)).toMatchObject({ ok: true })
      })
    })

    it('takes one more while there is room', () => {
      expect(store.canAccept()).toEqual({ ok: true, value: undefined })
    })
  })
}
