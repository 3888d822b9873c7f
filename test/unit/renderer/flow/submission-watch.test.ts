import { describe, expect, it } from 'vitest'
import { errorCodes, errorCatalog } from '../../../../src/shared/errors/error-catalog.ts'
import { eventOf, submitAndWatch } from '../../../../src/renderer/flow/submission-watch.ts'
import type { VisitEvent } from '../../../../src/renderer/flow/visit.ts'
import { fakeKioskApi, matchOutcome, type FakeKioskApi } from '../../../fakes/kiosk-api.ts'
import { takenPicture } from '../../../fakes/vision.ts'

const pair = { card: takenPicture(), face: takenPicture() }

function watch(main: FakeKioskApi) {
  const told: VisitEvent[] = []
  const stop = submitAndWatch(main.submission, pair, (event) => told.push(event))
  const heard = (count: number) => expect.poll(() => told).toHaveLength(count)
  /** Until every reply is in, told or not. */
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return { told, stop, heard, settled }
}
const stored: VisitEvent = { type: 'stored', id: 's1', receipt: '0000-0001' }

describe('a submission and its watch', () => {
  it('tells the receipt, then the answer when it comes', async () => {
    const main = fakeKioskApi()
    const { told, heard } = watch(main)
    await heard(1)
    main.becomes('s1', { at: 'sending', attempts: 1, startedAtMs: 0 })
    main.becomes('s1', { at: 'answered', outcome: matchOutcome })
    expect(told).toEqual([stored, { type: 'answer-came', id: 's1', outcome: matchOutcome }])
  })

  it('an answer that is quicker than the reply to the call is not missed', async () => {
    const main = fakeKioskApi()
    main.settleAtOnce({ at: 'answered', outcome: matchOutcome })
    const { told, heard } = watch(main)
    await heard(2)
    expect(told).toEqual([stored, { type: 'answer-came', id: 's1', outcome: matchOutcome }])
  })

  it('what happens to other submissions is not told', async () => {
    const main = fakeKioskApi()
    await main.submission.submit(pair)
    const { told, heard } = watch(main)
    await heard(1)
    main.becomes('s1', { at: 'answered', outcome: matchOutcome })
    expect(told.map(({ type }) => type)).toEqual(['stored'])
  })

  it('a refused store is told with its code', async () => {
    const main = fakeKioskApi()
    main.refuseToStore('STORE_FULL')
    const { told, heard } = watch(main)
    await heard(1)
    expect(told).toEqual([{ type: 'store-refused', failure: { code: 'STORE_FULL' } }])
  })

  it('a broken call before the receipt is a refused store, never silence', async () => {
    const main = fakeKioskApi()
    main.breakCalls()
    const { told, heard } = watch(main)
    await heard(1)
    expect(told[0]).toMatchObject({ type: 'store-refused', failure: { code: 'INTERNAL_ERROR' } })
  })

  it('a broken call after the receipt leaves the pair saved', async () => {
    const main = fakeKioskApi()
    const told: VisitEvent[] = []
    const find = () => Promise.reject(new Error('main has gone'))
    submitAndWatch({ ...main.submission, find }, pair, (event) => told.push(event))
    await expect.poll(() => told).toHaveLength(2)
    expect(told).toMatchObject([stored, { type: 'submission-waits', id: 's1', failure: { code: 'INTERNAL_ERROR' } }])
  })

  it('a queue that is paused already, or pauses meanwhile, makes the pair wait', async () => {
    const paused = fakeKioskApi()
    paused.pause({ code: 'API_KEY_EXPIRED' })
    const before = watch(paused)
    await before.heard(2)
    const waits = { type: 'submission-waits', id: 's1', failure: { code: 'API_KEY_EXPIRED' } }
    expect(before.told[1]).toEqual(waits)

    const pausing = fakeKioskApi()
    const meanwhile = watch(pausing)
    await meanwhile.heard(1)
    await meanwhile.settled()
    pausing.pause({ code: 'API_KEY_EXPIRED' })
    expect(meanwhile.told[1]).toEqual(waits)
  })

  it('after the stop nothing is told and nothing listens', async () => {
    const main = fakeKioskApi()
    const { told, stop, heard } = watch(main)
    await heard(1)
    stop()
    expect(main.listeners()).toBe(0)

    const early = watch(main)
    early.stop()
    await early.settled()
    expect([...told, ...early.told]).toEqual([stored])
  })
})

describe('what a summary says to the visit', () => {
  const summary = { id: 's1', receipt: 'r', createdAtMs: 0, lostReplies: 0 }
  const queued = { at: 'queued', attempts: 1, dueAtMs: 5 } as const

  it('nothing while it is on its way', () => {
    expect(eventOf({ ...summary, state: queued })).toBeUndefined()
    expect(eventOf({ ...summary, state: { at: 'sending', attempts: 1, startedAtMs: 0 } })).toBeUndefined()
  })

  it.each(errorCodes.filter((code) => errorCatalog[code].retry === 'backoff'))('queued after %s: it waits', (code) => {
    const lastFailure = { code }
    expect(eventOf({ ...summary, state: queued, lastFailure })).toEqual({
      type: 'submission-waits',
      id: 's1',
      failure: lastFailure,
    })
  })

  it('queued to be encoded smaller: nobody is told to wait', () => {
    expect(eventOf({ ...summary, state: queued, lastFailure: { code: 'PAYLOAD_TOO_LARGE' } })).toBeUndefined()
  })

  it('held, with the reason where there is one', () => {
    const state = { at: 'held', attempts: 1, code: 'EYES_CLOSED' } as const
    expect(eventOf({ ...summary, state })).toEqual({ type: 'submission-held', id: 's1', code: 'EYES_CLOSED' })
    const lastFailure = { code: 'EYES_CLOSED', image: 'face', requestId: 'r-7' } as const
    expect(eventOf({ ...summary, state, lastFailure })).toMatchObject({ failure: lastFailure })
  })

  it('withdrawn by staff: the visit has nothing to wait for', () => {
    expect(eventOf({ ...summary, state: { at: 'withdrawn', by: 'staff', reason: 'left' } })).toEqual({ type: 'ended' })
  })
})
