import { afterEach, describe, expect, it } from 'vitest'
import type { WaitingResult } from '../../../../src/main/results/ports.ts'
import { createResultCourier, PACE_MS, STOP_WITHIN_MS } from '../../../../src/main/results/result-courier.ts'
import { FIRST_WAIT_MS, LONGEST_BACKOFF_MS } from '../../../../src/main/submission/retry-policy.ts'
import type { ResultsTo } from '../../../../src/shared/domain/settings.ts'
import type { ErrorCode } from '../../../../src/shared/errors/error-catalog.ts'
import { failure, success, type Failure, type Result } from '../../../../src/shared/errors/result.ts'
import { createManualClock } from '../../../fakes/manual-clock.ts'
import { createMemoryOutbox } from '../../../fakes/memory-outbox.ts'
import { createRecordingLog } from '../../../fakes/recording-log.ts'
import { settled } from '../../../fakes/settled.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
})

function setup(random = 0.5) {
  const outbox = createMemoryOutbox()
  const clock = createManualClock()
  const delivered: { readonly id: string; readonly atMs: number }[] = []
  const answers: { answer: (result: WaitingResult) => Result<undefined> | Promise<Result<undefined>> } = {
    answer: () => success(undefined),
  }
  let target: ResultsTo = 'webhook'
  let troubles = 0
  const startMs = clock.nowMs()
  const courier = createResultCourier({
    outbox,
    deliver: async (result) => {
      delivered.push({ id: result.id, atMs: clock.nowMs() - startMs })
      return answers.answer(result)
    },
    readTarget: () => target,
    clock,
    random: () => random,
    onTroubleChanged: () => (troubles += 1),
    log: createRecordingLog(),
  })
  stop = () => courier.stop()
  return {
    outbox,
    clock,
    courier,
    delivered,
    ids: () => delivered.map(({ id }) => id),
    put: (...ids: readonly string[]) => ids.forEach((id, at) => outbox.put(id, clock.nowMs() + at)),
    answer: (answer: (result: WaitingResult) => Result<undefined> | Promise<Result<undefined>>) =>
      (answers.answer = answer),
    fail: (code: ErrorCode, detail: Omit<Failure, 'code'> = {}) => (answers.answer = () => failure(code, detail)),
    goTo: (next: ResultsTo) => (target = next),
    troubles: () => troubles,
  }
}

describe('results', () => {
  it('are delivered at once, the oldest first, one a second, and then forgotten', async () => {
    const { courier, put, clock, delivered, outbox } = setup()
    put('a', 'b', 'c')
    courier.start()
    await settled()
    await clock.pass(PACE_MS * 5)
    expect(delivered).toEqual([
      { id: 'a', atMs: 0 },
      { id: 'b', atMs: PACE_MS },
      { id: 'c', atMs: 2 * PACE_MS },
    ])
    expect(outbox.ids()).toEqual([])
  })

  it('that are written later are delivered as they come', async () => {
    const { courier, put, clock, ids } = setup()
    courier.start()
    put('a')
    courier.nudge()
    await settled()
    expect(ids()).toEqual(['a'])
    await clock.pass(PACE_MS)
    put('b')
    courier.nudge()
    await settled()
    expect(ids()).toEqual(['a', 'b'])
  })

  it('go nowhere where nobody wants them, and go as soon as somebody does', async () => {
    const { courier, put, goTo, ids } = setup()
    goTo('nowhere')
    put('a')
    courier.start()
    await settled()
    expect(ids()).toEqual([])
    goTo('folder')
    courier.resume()
    await settled()
    expect(ids()).toEqual(['a'])
  })

  it.each<ErrorCode>(['NETWORK_UNREACHABLE', 'SERVICE_UNAVAILABLE', 'EXPORT_FAILED', 'RESULTS_SECRET_MISSING'])(
    'all wait after %s, less and less often, and none is lost',
    async (code) => {
      const { courier, put, clock, delivered, fail, answer, outbox } = setup(1)
      fail(code)
      put('a', 'b')
      courier.start()
      await settled()
      await clock.pass(60_000)
      const gaps = delivered.slice(1).map(({ atMs }, index) => atMs - delivered[index]!.atMs)
      expect(gaps).toEqual([1, 2, 4, 8].map((times) => times * FIRST_WAIT_MS))
      expect(courier.status()).toMatchObject({ waiting: 2, trouble: { code } })
      answer(() => success(undefined))
      await clock.pass(LONGEST_BACKOFF_MS)
      expect(outbox.ids()).toEqual([])
      expect(courier.status()).toEqual({ waiting: 0 })
    },
  )

  it('wait for as long as the receiver asks, and a little longer, or all kiosks would come at once', async () => {
    const { courier, put, clock, delivered, fail } = setup(0.5)
    fail('SERVICE_UNAVAILABLE', { retryAfterMs: 120_000 })
    put('a')
    courier.start()
    await settled()
    await clock.pass(130_000)
    expect(delivered.map(({ atMs }) => atMs)).toEqual([0, 120_000 + FIRST_WAIT_MS / 2])
  })

  it.each([
    ['refused for its own sake', failure('BAD_RESPONSE', { httpStatus: 422 })],
    ['damaged on the disk', failure('RECORD_UNREADABLE')],
  ])('one that is %s keeps no other waiting, and is tried again', async (_, refusal) => {
    const { courier, put, clock, ids, answer, outbox } = setup(1)
    answer(({ id }) => (id === 'a' ? refusal : success(undefined)))
    put('a', 'b')
    courier.start()
    await settled()
    await clock.pass(PACE_MS)
    expect(ids()).toEqual(['a', 'b'])
    // by now its next try is far away
    await clock.pass(20_000)
    put('c')
    courier.nudge()
    await settled()
    expect(ids().at(-1)).toBe('c')
    expect(ids().filter((id) => id === 'a').length).toBeGreaterThan(2)
    await clock.pass(PACE_MS)
    expect(outbox.ids()).toEqual(['a'])
    answer(() => success(undefined))
    await clock.pass(LONGEST_BACKOFF_MS)
    expect(outbox.ids()).toEqual([])
  })

  it('that were taken but could not be forgotten are delivered once more', async () => {
    const { courier, put, clock, ids, outbox } = setup()
    outbox.refuseWrites(true)
    put('a')
    courier.start()
    await settled()
    outbox.refuseWrites(false)
    await clock.pass(LONGEST_BACKOFF_MS)
    expect(ids()).toEqual(['a', 'a'])
    expect(outbox.ids()).toEqual([])
  })

  it('a defect in the delivery stops nothing', async () => {
    const { courier, put, clock, answer, outbox } = setup()
    answer(() => Promise.reject(new RangeError('x')))
    put('a')
    courier.start()
    await settled()
    expect(courier.status().trouble).toEqual({ code: 'INTERNAL_ERROR', note: 'RangeError' })
    answer(() => success(undefined))
    await clock.pass(LONGEST_BACKOFF_MS)
    expect(outbox.ids()).toEqual([])
  })

  it('say once that there is trouble, and once that it is over', async () => {
    const { courier, put, clock, fail, answer, troubles } = setup()
    fail('TIMEOUT')
    put('a')
    courier.start()
    await settled()
    await clock.pass(10_000)
    expect(troubles()).toBe(1)
    answer(() => success(undefined))
    await clock.pass(LONGEST_BACKOFF_MS)
    expect(troubles()).toBe(2)
  })

  it('do not keep the kiosk from ending where a delivery never returns, as to a folder whose server has gone', async () => {
    const { courier, put, clock, outbox, answer } = setup()
    put('a')
    answer(() => new Promise(() => undefined))
    courier.start()
    await settled()
    const ended: string[] = []
    void courier.stop().then(() => ended.push('courier'))
    await clock.pass(STOP_WITHIN_MS - 1)
    expect(ended).toEqual([])
    await clock.pass(1)
    expect(ended).toEqual(['courier'])
    expect(outbox.ids()).toEqual(['a'])
    stop = undefined
  })

  it('touch nothing any more once the courier was stopped', async () => {
    const { courier, put, clock, answer, outbox } = setup()
    let finish: (result: Result<undefined>) => void = () => undefined
    answer(() => new Promise((resolve) => (finish = resolve)))
    put('a')
    courier.start()
    await settled()
    const stopped = courier.stop()
    finish(success(undefined))
    await stopped
    expect(outbox.ids()).toEqual(['a'])
    expect(clock.nextTimerMs()).toBeUndefined()
  })
})

describe('a result with staff’s reference', () => {
  it('waits while the reference’s key is locked, and goes with it once that opens', async () => {
    const { courier, put, outbox, ids, answer } = setup()
    const references: (string | undefined)[] = []
    answer(({ reference }) => {
      references.push(reference)
      return success(undefined)
    })
    put('a')
    outbox.refer('a', { referenceHidden: 'locked' })
    courier.start()
    await settled()
    expect(ids()).toEqual([])
    expect(courier.status()).toMatchObject({ waiting: 1, trouble: { code: 'SECRETS_LOCKED' } })
    outbox.refer('a', { reference: 'file 12' })
    courier.resume()
    await settled()
    expect(references).toEqual(['file 12'])
    expect(courier.status()).toEqual({ waiting: 0 })
  })

  it('that can never be read again goes without it', async () => {
    const { courier, put, outbox, ids } = setup()
    put('a')
    outbox.refer('a', { referenceHidden: 'unreadable' })
    courier.start()
    await settled()
    expect(ids()).toEqual(['a'])
    expect(outbox.ids()).toEqual([])
  })
})
