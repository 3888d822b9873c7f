import { describe, expect, it } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../../../src/main/submission/call-budget.ts'
import { LONGEST_BACKOFF_MS } from '../../../../src/main/submission/retry-policy.ts'
import { MAX_UNEXPLAINED_ANSWERS } from '../../../../src/main/submission/submission-machine.ts'
import { success } from '../../../../src/shared/errors/result.ts'
import { sampleOutcome } from '../../../fakes/sample-submission.ts'
import { settled } from '../../../fakes/settled.ts'
import { answered, kiosk, restarted } from './queue-under-test.ts'

const HOUR_MS = 60 * MINUTE_MS

/** A backlog that met a bad line once each. */
async function offlineBacklog(count: number, code: 'NETWORK_UNREACHABLE' | 'NOT_THE_SERVICE' = 'NETWORK_UNREACHABLE') {
  const it = kiosk()
  it.limits.maxCallsPerMinute = 600
  for (let index = 0; index < count; index += 1) {
    await it.submit()
    await it.reply(code, code === 'NOT_THE_SERVICE' ? answered : {})
  }
  return it
}

describe('a bad line', () => {
  it.each(['NETWORK_UNREACHABLE', 'NOT_THE_SERVICE'] as const)(
    'is one trouble (%s): a hundred that wait knock as often as one',
    async (code) => {
      const { clock, verifier } = await offlineBacklog(100, code)
      verifier.answerAll({ ok: false, error: { code, ...(code === 'NOT_THE_SERVICE' && answered) } })
      const before = verifier.callCount()
      await clock.pass(8 * HOUR_MS)
      const knocks = verifier.callCount() - before
      // half of the longest backoff each, with random = 0.5
      expect(knocks).toBeLessThanOrEqual((8 * HOUR_MS) / (LONGEST_BACKOFF_MS / 2) + 12)
      expect(knocks).toBeGreaterThan(30)
    },
  )

  it.each(['NETWORK_UNREACHABLE', 'NOT_THE_SERVICE'] as const)(
    'that is good again (%s) lets everything go on by itself, and nothing was held',
    async (code) => {
      const { clock, verifier, queue } = await offlineBacklog(20, code)
      verifier.answerAll({ ok: false, error: { code, ...(code === 'NOT_THE_SERVICE' && answered) } })
      await clock.pass(3 * HOUR_MS)
      expect(queue.status()).toMatchObject({ waiting: 20, held: 0, slowedBy: { code } })
      verifier.answerAll(success(sampleOutcome))
      await clock.pass(LONGEST_BACKOFF_MS)
      expect(queue.status()).toMatchObject({ waiting: 0, held: 0, answered: 20 })
      expect(queue.status()).not.toHaveProperty('slowedBy')
    },
  )

  it('does not put off the first try of somebody who stands at the counter', async () => {
    const { submit, clock, verifier } = await offlineBacklog(30)
    await clock.pass(HOUR_MS)
    while (verifier.pending.length > 0) verifier.next().fail('NETWORK_UNREACHABLE')
    await settled()
    await submit()
    expect(verifier.pending).toHaveLength(1)
  })

  it('lets one repeat knock at a time', async () => {
    const { clock, verifier } = await offlineBacklog(10)
    await clock.pass(LONGEST_BACKOFF_MS)
    expect(verifier.pending).toHaveLength(1)
  })

  it('a service that asks to be left alone is left alone by all', async () => {
    const { submit, reply, clock, verifier } = kiosk()
    await submit()
    await submit()
    await reply('SERVICE_UNAVAILABLE', { httpStatus: 503, retryAfterMs: HOUR_MS })
    await reply('NETWORK_UNREACHABLE')
    const before = verifier.callCount()
    await clock.pass(HOUR_MS - 1)
    expect(verifier.callCount()).toBe(before)
  })

  it('one submission that the service cannot digest does not stop the others', async () => {
    const { submit, reply, verifier, clock, stateOf } = kiosk()
    const poison = await submit()
    await reply('SERVICE_UNAVAILABLE', { httpStatus: 500 })
    const next = await submit()
    await reply()
    expect(stateOf(next)).toMatchObject({ at: 'answered' })
    await clock.pass(2_000)
    expect(verifier.pending).toHaveLength(1)
    expect(stateOf(poison)).toMatchObject({ at: 'sending', attempts: 2 })
  })
})

describe('an answer that nobody can act on', () => {
  it.each(['UNKNOWN', 'BAD_RESPONSE'] as const)(
    '(%s) is asked for again a few times, then staff decide',
    async (code) => {
      const { submit, reply, clock, verifier, stateOf, queue } = kiosk()
      const id = await submit()
      for (let tries = 0; tries < MAX_UNEXPLAINED_ANSWERS; tries += 1) {
        await reply(code, answered)
        await clock.pass(LONGEST_BACKOFF_MS)
      }
      expect(stateOf(id)).toMatchObject({ at: 'held', code, attempts: MAX_UNEXPLAINED_ANSWERS })
      await clock.pass(DAY_MS)
      expect(verifier.callCount()).toBe(MAX_UNEXPLAINED_ANSWERS)
      queue.sendNow(id)
      await settled()
      await reply(code, answered)
      expect(stateOf(id)).toMatchObject({ at: 'held', attempts: MAX_UNEXPLAINED_ANSWERS + 1 })
    },
  )

  it('is remembered through restarts', async () => {
    let here = kiosk()
    const id = await here.submit()
    for (let tries = 0; tries < MAX_UNEXPLAINED_ANSWERS; tries += 1) {
      await here.reply('UNKNOWN', answered)
      if (tries === MAX_UNEXPLAINED_ANSWERS - 1) break
      await here.queue.stop()
      here = restarted(here)
      await here.clock.pass(LONGEST_BACKOFF_MS)
    }
    expect(here.stateOf(id)).toMatchObject({ at: 'held', code: 'UNKNOWN' })
  })
})

describe('what never reached the service', () => {
  it.each([
    ['NETWORK_UNREACHABLE', {}, false],
    ['TLS_ERROR', {}, false],
    ['TIMEOUT', { replyLost: true }, true],
    ['SERVICE_UNAVAILABLE', { httpStatus: 503 }, true],
  ] as const)('is not counted as a call: %s %j', async (code, detail, counts) => {
    const { submit, reply, queue, limits } = kiosk()
    limits.maxCallsPerDay = 1
    await submit()
    await reply(code, detail)
    expect(queue.status().pausedBy?.code).toBe(counts ? 'CALL_LIMIT_REACHED' : undefined)
  })
})

describe('the limits that an administrator sets', () => {
  async function backlog(count: number, limits: Partial<ReturnType<typeof kiosk>['limits']>) {
    const first = kiosk()
    first.verifier.answerAll({ ok: false, error: { code: 'NETWORK_UNREACHABLE' } })
    for (let index = 0; index < count; index += 1) await first.submit()
    await first.queue.stop()
    Object.assign(first.limits, limits)
    await first.clock.pass(DAY_MS)
    return first
  }

  it('as many go at a time as they say, also when they are changed meanwhile', async () => {
    const { limits, verifier, reply } = restarted(await backlog(12, { maxInFlight: 3 }))
    await settled()
    expect(verifier.pending).toHaveLength(3)
    limits.maxInFlight = 1
    await reply()
    await reply()
    expect(verifier.pending).toHaveLength(1)
    limits.maxInFlight = 5
    await reply()
    expect(verifier.pending).toHaveLength(5)
  })

  it('as many calls are made in a minute as they say, and the rest follow by themselves', async () => {
    const { verifier, clock, store } = restarted(await backlog(25, { maxCallsPerMinute: 10 }))
    verifier.answerAll(success(sampleOutcome))
    await settled()
    for (const minute of [1, 2]) {
      await clock.pass(MINUTE_MS - 1)
      expect(store.countByState().answered).toBe(10 * minute)
      await clock.pass(1)
    }
    await clock.pass(MINUTE_MS)
    expect(store.countByState().answered).toBe(25)
  })

  it('no more calls are made in a day than they say; staff are told, and it goes on the next day', async () => {
    const { verifier, clock, store, queue, submit } = restarted(await backlog(7, { maxCallsPerDay: 5 }))
    verifier.answerAll(success(sampleOutcome))
    await settled()
    await clock.pass(DAY_MS - 1)
    expect(store.countByState().answered).toBe(5)
    expect(queue.status().pausedBy).toEqual({ code: 'CALL_LIMIT_REACHED' })
    const late = await submit()
    queue.sendNow(late)
    await settled()
    expect(store.countByState().answered).toBe(5)
    await clock.pass(1)
    expect(store.countByState().answered).toBe(8)
    expect(queue.status()).not.toHaveProperty('pausedBy')
  })

  it('staff who send one now go beyond the minute, but never beyond the day', async () => {
    const { submit, queue, verifier, stateOf, limits } = kiosk()
    Object.assign(limits, { maxCallsPerMinute: 1, maxCallsPerDay: 2 })
    verifier.answerAll(success(sampleOutcome))
    await submit()
    const second = await submit()
    expect(stateOf(second)).toMatchObject({ at: 'queued' })
    queue.sendNow(second)
    await settled()
    expect(stateOf(second)).toMatchObject({ at: 'answered' })
    const third = await submit()
    queue.sendNow(third)
    await settled()
    expect(stateOf(third)).toMatchObject({ at: 'queued' })
  })

  it('a restart gives no new calls, neither after an orderly end nor after a power cut', async () => {
    for (const ending of ['stop', 'cut'] as const) {
      let here = kiosk()
      Object.assign(here.limits, { maxCallsPerMinute: 5, maxCallsPerDay: 8 })
      let calls = 0
      for (let run = 0; run < 6; run += 1) {
        here.verifier.answerAll(success(sampleOutcome))
        await here.submit()
        await here.submit()
        await here.clock.pass(2 * MINUTE_MS)
        calls += here.verifier.callCount()
        if (ending === 'stop') await here.queue.stop()
        here = restarted(here)
      }
      expect(calls, ending).toBeLessThanOrEqual(8)
      if (ending === 'stop') expect(calls).toBe(8)
    }
  })

  it('an orderly end forfeits none of them, each power cut at most a tenth', async () => {
    for (const ending of ['stop', 'cut'] as const) {
      let here = kiosk()
      Object.assign(here.limits, { maxCallsPerMinute: 30, maxCallsPerDay: 30 })
      let calls = 0
      for (let run = 0; run < 40; run += 1) {
        here.verifier.answerAll(success(sampleOutcome))
        await here.submit()
        await here.clock.pass(MINUTE_MS)
        calls += here.verifier.callCount()
        if (ending === 'stop') await here.queue.stop()
        here = restarted(here)
      }
      // one call and three that were noted ahead, seven times over
      expect(calls, ending).toBeGreaterThanOrEqual(ending === 'stop' ? 30 : 7)
      expect(calls, ending).toBeLessThanOrEqual(30)
    }
  })

  it('are not reached by calls side by side either', async () => {
    const { verifier, clock } = restarted(await backlog(20, { maxInFlight: 8, maxCallsPerMinute: 3 }))
    await settled()
    await clock.pass(1_000)
    expect(verifier.callCount()).toBe(3)
  })

  it.each([
    ['back by a year', -365 * DAY_MS],
    ['forward by a day', DAY_MS],
  ])('a clock that is set %s stalls nothing for longer than a day and makes no storm', async (_, jumpMs) => {
    const { verifier, clock, store } = restarted(await backlog(30, { maxCallsPerMinute: 10, maxCallsPerDay: 12 }))
    verifier.answerAll(success(sampleOutcome))
    await settled()
    await clock.pass(1_000)
    expect(store.countByState().answered).toBe(10)
    clock.jump(jumpMs)
    await clock.pass(MINUTE_MS)
    expect(store.countByState().answered).toBeLessThanOrEqual(20)
    await clock.pass(3 * DAY_MS)
    expect(store.countByState().answered).toBe(30)
  })
})
