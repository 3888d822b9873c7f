import { describe, expect, it } from 'vitest'
import { STORE_RETRY_MS } from '../../../../src/main/submission/progress-recorder.ts'
import { LOCAL_PROBE_INTERVAL_MS, PROBE_INTERVAL_MS } from '../../../../src/main/submission/queue-pause.ts'
import { LONGEST_BACKOFF_MS } from '../../../../src/main/submission/retry-policy.ts'
import { SHRUNK_IMAGE_BYTES } from '../../../../src/main/submission/sender.ts'
import { emptyQueue } from '../../../../src/shared/domain/submission.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { sampleOutcome, sampleSubmission } from '../../../fakes/sample-submission.ts'
import { settled } from '../../../fakes/settled.ts'
import { answered, kiosk, restarted } from './queue-under-test.ts'

const HOUR_MS = 3_600_000

describe('a submission', () => {
  it('is stored before anything is sent, and sent at once', async () => {
    const { queue, store, verifier, submit } = kiosk()
    const storedWhenSent: boolean[] = []
    const verify = verifier.verify.bind(verifier)
    verifier.verify = (pictures, options) => {
      storedWhenSent.push(...store.list(10).map(({ id, state }) => store.hasPictures(id) && state.at === 'sending'))
      return verify(pictures, options)
    }
    const id = await submit(sampleSubmission({ reference: 'A-17' }))
    expect(storedWhenSent).toEqual([true])
    expect(store.find(id)).toMatchObject({ reference: 'A-17', state: { at: 'sending', attempts: 1 } })
    expect(store.find(id)?.receipt).toMatch(/^.{4}-.{4}$/)
    expect(queue.status()).toMatchObject({ waiting: 1, held: 0 })
  })

  it('that cannot be stored is refused with the reason, and nothing is sent', async () => {
    const { queue, store, verifier } = kiosk()
    store.refuseWrites({ code: 'STORE_FULL' })
    expect(await queue.submit(sampleSubmission())).toMatchObject({ error: { code: 'STORE_FULL' } })
    await settled()
    expect(verifier.callCount()).toBe(0)
  })

  it('that was answered has its answer saved and its pictures destroyed before anybody hears of it', async () => {
    const { submit, store, verifier, changes, queue } = kiosk()
    const id = await submit()
    verifier.next().answer()
    await settled()
    expect(changes.at(-1)).toMatchObject({ id, state: { at: 'answered', outcome: sampleOutcome } })
    expect(store.find(id)).toEqual(changes.at(-1))
    expect(store.hasPictures(id)).toBe(false)
    expect(queue.status()).toEqual({ ...emptyQueue, answered: 1 })
  })

  it('tells every step once it is on disk', async () => {
    const { submit, reply, changes } = kiosk()
    await submit()
    await reply()
    expect(changes.map(({ state }) => state.at)).toEqual(['queued', 'sending', 'answered'])
  })

  it('with a face that the service refused is held, with the picture to take again', async () => {
    const { submit, reply, store, queue } = kiosk()
    const id = await submit()
    await reply('FACE_TOO_SMALL', { image: 'card' })
    expect(store.find(id)).toMatchObject({
      state: { at: 'held', code: 'FACE_TOO_SMALL' },
      lastFailure: { code: 'FACE_TOO_SMALL', image: 'card' },
    })
    expect(store.hasPictures(id)).toBe(true)
    expect(queue.status()).toMatchObject({ waiting: 0, held: 1 })
  })

  it('that replaces a held one is sent, and the held one withdrawn', async () => {
    const { submit, reply, stateOf, changes } = kiosk()
    const held = await submit()
    await reply('EYES_CLOSED')
    const again = await submit(sampleSubmission({ replaces: held }))
    expect(stateOf(held)).toMatchObject({ at: 'withdrawn', by: 'replacement' })
    expect(changes.filter(({ id }) => id === held).at(-1)?.state.at).toBe('withdrawn')
    expect(stateOf(again)).toMatchObject({ at: 'sending' })
  })

  it('that replaces one on its way ends that send', async () => {
    const { submit, verifier, stateOf } = kiosk()
    const old = await submit()
    const call = verifier.next()
    await submit(sampleSubmission({ replaces: old }))
    expect(call.options.signal?.aborted).toBe(true)
    expect(stateOf(old)).toMatchObject({ at: 'withdrawn', by: 'replacement' })
  })

  it('whose pictures cannot be read is held, and the next one goes', async () => {
    const { submit, reply, store, stateOf, verifier } = kiosk()
    store.refuseOpening({ code: 'RECORD_UNREADABLE' })
    const unreadable = await submit()
    expect(stateOf(unreadable)).toEqual({ at: 'held', attempts: 0, code: 'RECORD_UNREADABLE' })
    store.refuseOpening(undefined)
    const next = await submit()
    await reply()
    expect(stateOf(next)).toMatchObject({ at: 'answered' })
    expect(verifier.callCount()).toBe(1)
  })
})

describe('offline', () => {
  it('a submission is saved, waits, and goes when its time comes', async () => {
    const { submit, reply, stateOf, clock, verifier, queue } = kiosk()
    const id = await submit()
    await reply('NETWORK_UNREACHABLE')
    expect(stateOf(id)).toEqual({ at: 'queued', attempts: 1, dueAtMs: clock.nowMs() + 1_000 })
    expect(queue.status()).toMatchObject({ waiting: 1, held: 0 })
    await clock.pass(999)
    expect(verifier.pending).toHaveLength(0)
    await clock.pass(1)
    await reply()
    expect(stateOf(id)).toMatchObject({ at: 'answered' })
  })

  it('a hint that the network is back sends at once what waits for it', async () => {
    const { submit, reply, stateOf, queue } = kiosk()
    const id = await submit()
    await reply('NETWORK_UNREACHABLE')
    queue.hintOnline(true)
    await settled()
    await reply()
    expect(stateOf(id)).toMatchObject({ at: 'answered' })
  })

  it('a hint is used up by one try', async () => {
    const { submit, reply, queue, verifier } = kiosk()
    await submit()
    await reply('NETWORK_UNREACHABLE')
    queue.hintOnline(true)
    await settled()
    await reply('NETWORK_UNREACHABLE')
    expect(verifier.pending).toHaveLength(0)
  })

  it('a hint does not shorten a wait that the service asked for', async () => {
    const { submit, reply, queue, verifier } = kiosk()
    await submit()
    await reply('SERVICE_UNAVAILABLE', { httpStatus: 503, retryAfterMs: 60_000 })
    queue.hintOnline(true)
    await settled()
    expect(verifier.pending).toHaveLength(0)
  })

  it('a hint that there is no network keeps nothing back', async () => {
    const { submit, queue, verifier } = kiosk()
    queue.hintOnline(false)
    await submit()
    expect(verifier.pending).toHaveLength(1)
  })

  it('the first answer brings the others with it that failed on the line', async () => {
    const { submit, reply, clock, verifier } = kiosk()
    await submit()
    await submit()
    await reply('NETWORK_UNREACHABLE')
    await reply('NETWORK_UNREACHABLE')
    for (let failures = 0; failures < 8; failures += 1) {
      await clock.pass(LONGEST_BACKOFF_MS)
      while (verifier.pending.length > 0) await reply('NETWORK_UNREACHABLE')
    }
    await submit()
    expect(verifier.pending).toHaveLength(1)
    await reply()
    expect(verifier.pending).toHaveLength(2)
  })

  it('a service that was asked to be left alone is left alone, through a restart too', async () => {
    const first = kiosk()
    await first.submit()
    await first.reply('SERVICE_UNAVAILABLE', { retryAfterMs: HOUR_MS })
    const second = restarted(first)
    await second.clock.pass(HOUR_MS)
    expect(second.verifier.callCount()).toBe(0)
    await second.clock.pass(1_000)
    expect(second.verifier.callCount()).toBe(1)
  })
})

describe('the order', () => {
  it('is oldest first, two at a time', async () => {
    const first = kiosk()
    first.verifier.answerAll({ ok: false, error: { code: 'NETWORK_UNREACHABLE' } })
    const submissions = Array.from({ length: 5 }, () => sampleSubmission())
    for (const submission of submissions) {
      await first.submit(submission)
      await first.clock.pass(1)
    }
    await first.queue.stop()
    await first.clock.pass(10_000)

    const { verifier, reply } = restarted(first)
    await settled()
    const sentFaces: Uint8Array[] = []
    for (let left = 5; left > 0; left -= 1) {
      expect(verifier.pending).toHaveLength(Math.min(2, left))
      sentFaces.push(verifier.next().pictures.face.image.bytes)
      await reply()
    }
    expect(sentFaces).toEqual(submissions.map(({ face }) => face.image.bytes))
  })

  it('one that staff send again takes its old place', async () => {
    const { submit, reply, verifier, queue, clock } = kiosk()
    const oldest = sampleSubmission()
    const held = await submit(oldest)
    await reply('EYES_CLOSED')
    for (let more = 0; more < 3; more += 1) {
      await clock.pass(1_000)
      await submit()
    }
    expect(verifier.pending).toHaveLength(2)
    queue.sendNow(held)
    await reply()
    expect(verifier.pending[1]?.pictures.face.image.bytes).toEqual(oldest.face.image.bytes)
  })
})

describe('after a restart', () => {
  it('what was queued is sent', async () => {
    const first = kiosk()
    const id = await first.submit()
    await first.reply('NETWORK_UNREACHABLE')
    const second = restarted(first)
    await second.clock.pass(1_000)
    await second.reply()
    expect(second.stateOf(id)).toMatchObject({ at: 'answered' })
  })

  it('a submission found mid-send is sent again', async () => {
    const first = kiosk()
    const id = await first.submit()
    expect(first.stateOf(id)).toMatchObject({ at: 'sending' })
    const second = restarted(first)
    expect(second.store.find(id)).toMatchObject({ state: { at: 'queued', attempts: 1 }, lostReplies: 1 })
    await second.clock.pass(1_000)
    await second.reply()
    expect(second.stateOf(id)).toMatchObject({ at: 'answered' })
  })

  it('a submission found mid-send for the second time waits for staff', async () => {
    const first = kiosk()
    const id = await first.submit()
    const second = restarted(first)
    await second.clock.pass(1_000)
    expect(second.stateOf(id)).toMatchObject({ at: 'sending', attempts: 2 })
    const third = restarted(second)
    expect(third.stateOf(id)).toMatchObject({ at: 'held' })
    await third.clock.pass(HOUR_MS)
    expect(third.verifier.callCount()).toBe(0)
  })

  it('pictures that outlived their answer are destroyed', async () => {
    const first = kiosk()
    const id = await first.submit()
    first.store.saveProgress(id, { state: { at: 'answered', outcome: sampleOutcome }, lostReplies: 0 })
    const second = restarted(first)
    expect(second.store.hasPictures(id)).toBe(false)
  })
})

describe('a lost reply', () => {
  it('is sent again once, then waits for staff, who may send it', async () => {
    const { submit, reply, clock, store, stateOf, queue, verifier } = kiosk()
    const id = await submit()
    await reply('TIMEOUT', { replyLost: true })
    expect(store.find(id)).toMatchObject({ state: { at: 'queued' }, lostReplies: 1 })
    await clock.pass(1_000)
    await reply('TIMEOUT', { replyLost: true })
    expect(store.find(id)).toMatchObject({ state: { at: 'held', code: 'TIMEOUT' }, lostReplies: 2 })
    await clock.pass(HOUR_MS)
    expect(verifier.callCount()).toBe(2)
    expect(queue.sendNow(id)).toEqual(success(undefined))
    await settled()
    await reply()
    expect(stateOf(id)).toMatchObject({ at: 'answered' })
  })
})

describe('pictures that are too large', () => {
  it('are sent smaller once, then held', async () => {
    const { submit, reply, stateOf, verifier } = kiosk()
    const id = await submit()
    expect(verifier.next().options.maxImageBytes).toBeUndefined()
    await reply('PAYLOAD_TOO_LARGE')
    expect(verifier.next().options.maxImageBytes).toBe(SHRUNK_IMAGE_BYTES)
    await reply('PAYLOAD_TOO_LARGE')
    expect(stateOf(id)).toMatchObject({ at: 'held', code: 'PAYLOAD_TOO_LARGE' })
  })
})

describe('a key that the service refuses', () => {
  async function paused() {
    const it = kiosk()
    await it.submit()
    await it.reply('INVALID_API_KEY', answered)
    await it.submit()
    await it.submit()
    return it
  }

  it('stops everything, and says why', async () => {
    const { verifier, queue, statuses, stateOf, store } = await paused()
    expect(verifier.callCount()).toBe(1)
    expect(queue.status()).toEqual({ ...emptyQueue, waiting: 3, pausedBy: { code: 'INVALID_API_KEY', ...answered } })
    expect(statuses.at(-1)).toEqual(queue.status())
    expect(store.listOpen().map(({ id }) => stateOf(id)?.at)).toEqual(['queued', 'queued', 'queued'])
  })

  it('a new key is tried with one submission; when it is good, all go', async () => {
    const { verifier, queue, reply, store } = await paused()
    queue.resume()
    await settled()
    expect(verifier.pending).toHaveLength(1)
    await reply()
    expect(queue.status()).not.toHaveProperty('pausedBy')
    expect(verifier.pending).toHaveLength(2)
    await reply()
    await reply()
    expect(store.countByState().answered).toBe(3)
  })

  it('a new key that is refused too costs one call, not three', async () => {
    const { verifier, queue, reply } = await paused()
    queue.resume()
    await settled()
    await reply('API_KEY_EXPIRED', answered)
    expect(verifier.callCount()).toBe(2)
    expect(queue.status().pausedBy).toEqual({ code: 'API_KEY_EXPIRED', ...answered })
  })

  it('a face that the service refuses proves that the key is good', async () => {
    const { verifier, queue, reply } = await paused()
    queue.resume()
    await settled()
    await reply('FACE_NOT_FOUND', answered)
    expect(queue.status()).not.toHaveProperty('pausedBy')
    expect(verifier.pending).toHaveLength(2)
  })

  it('is asked again by itself with one submission, for a quota turns without telling us', async () => {
    const { verifier, clock, reply, queue } = await paused()
    await clock.pass(PROBE_INTERVAL_MS - 1)
    expect(verifier.pending).toHaveLength(0)
    await clock.pass(1)
    expect(verifier.pending).toHaveLength(1)
    await reply()
    expect(queue.status()).not.toHaveProperty('pausedBy')
  })

  it('is remembered over a restart, which therefore costs no call', async () => {
    const first = await paused()
    await first.clock.pass(PROBE_INTERVAL_MS / 3)
    const second = restarted(first)
    await settled()
    expect(second.queue.status()).toMatchObject({ waiting: 3, pausedBy: { code: 'INVALID_API_KEY' } })
    await second.clock.pass((PROBE_INTERVAL_MS * 2) / 3 - 1)
    expect(second.verifier.callCount()).toBe(0)
    await second.clock.pass(1)
    expect(second.verifier.callCount()).toBe(1)
    await second.reply()
    expect(restarted(second).queue.status()).not.toHaveProperty('pausedBy')
  })

  it('a restart after the clock was set back asks at once rather than never', async () => {
    const first = await paused()
    first.clock.jump(-365 * 24 * HOUR_MS)
    const second = restarted(first)
    await settled()
    expect(second.verifier.pending).toHaveLength(1)
  })

  it('a new key is tried at once although all wait for the network', async () => {
    const { submit, verifier, queue, reply } = kiosk()
    await submit()
    await reply('INVALID_API_KEY', answered)
    queue.resume()
    await settled()
    await reply('NETWORK_UNREACHABLE')
    expect(verifier.pending).toHaveLength(0)
    queue.resume()
    await settled()
    expect(verifier.pending).toHaveLength(1)
  })

  it('a key store that opens again is found by itself, and looking costs neither a call nor an attempt', async () => {
    const { submit, store, queue, verifier, reply, clock, stateOf } = kiosk()
    store.refuseOpening({ code: 'SECRETS_LOCKED' })
    const id = await submit()
    await clock.pass(LOCAL_PROBE_INTERVAL_MS * 5)
    expect(stateOf(id)).toMatchObject({ at: 'queued', attempts: 0 })
    store.refuseOpening(undefined)
    await clock.pass(LOCAL_PROBE_INTERVAL_MS)
    await reply()
    expect(queue.status()).toEqual({ ...emptyQueue, answered: 1 })
    expect(verifier.callCount()).toBe(1)
  })

  it('a key that is not set is looked for without counting attempts or calls', async () => {
    const { submit, clock, reply, queue, stateOf, limits } = kiosk()
    limits.maxCallsPerDay = 3
    const id = await submit()
    for (let probe = 0; probe < 10; probe += 1) {
      await reply('MISSING_API_KEY')
      expect(queue.status().pausedBy).toEqual({ code: 'MISSING_API_KEY' })
      await clock.pass(LOCAL_PROBE_INTERVAL_MS)
    }
    await reply()
    expect(stateOf(id)).toMatchObject({ at: 'answered', attempts: 1 })
  })

  it('a locked key store stops everything and holds nothing', async () => {
    const { submit, store, queue, verifier, reply } = kiosk()
    store.refuseOpening({ code: 'SECRETS_LOCKED' })
    await submit()
    expect(queue.status()).toEqual({ ...emptyQueue, waiting: 1, pausedBy: { code: 'SECRETS_LOCKED' } })
    store.refuseOpening(undefined)
    queue.resume()
    await settled()
    await reply()
    expect(queue.status()).toEqual({ ...emptyQueue, answered: 1 })
    expect(verifier.callCount()).toBe(1)
  })
})

describe('withdrawing', () => {
  it('destroys the pictures at once and ends the send; a late answer changes nothing', async () => {
    const { submit, queue, store, stateOf, verifier, log } = kiosk()
    const id = await submit()
    const call = verifier.next()
    // the answer is already on its way when the customer changes their mind
    call.answer()
    expect(queue.withdraw(id, 'customer', 'changed their mind')).toEqual(success(undefined))
    expect(store.hasPictures(id)).toBe(false)
    expect(call.options.signal?.aborted).toBe(true)
    await settled()
    expect(stateOf(id)).toEqual({
      at: 'withdrawn',
      by: 'customer',
      reason: 'changed their mind',
      attempts: 1,
    })
    expect(log.events('info')).toContain('answer-after-withdrawal')
  })

  it('while the pictures are opened, nothing is sent', async () => {
    const { submit, queue, store, verifier, stateOf } = kiosk()
    const openPictures = store.openPictures.bind(store)
    const opening = Promise.withResolvers<undefined>()
    store.openPictures = (id) => opening.promise.then(() => openPictures(id))
    const id = await submit()
    queue.withdraw(id, 'staff', 'test')
    opening.resolve(undefined)
    await settled()
    expect(verifier.callCount()).toBe(0)
    expect(stateOf(id)).toMatchObject({ at: 'withdrawn' })
  })

  it('twice is fine; what was answered or never there is refused', async () => {
    const { submit, reply, queue } = kiosk()
    const withdrawn = await submit()
    queue.withdraw(withdrawn, 'staff', 'test')
    await settled()
    expect(queue.withdraw(withdrawn, 'staff', 'test')).toEqual(success(undefined))
    const answered = await submit()
    await reply()
    expect(queue.withdraw(answered, 'staff', 'test')).toMatchObject({ error: { code: 'SUBMISSION_NOT_FOUND' } })
    expect(queue.withdraw('nobody', 'staff', 'test')).toMatchObject({ error: { code: 'SUBMISSION_NOT_FOUND' } })
  })
})

describe('sending now', () => {
  it('does not wait for the due time, for one or for all', async () => {
    const { submit, reply, queue, verifier } = kiosk()
    const first = await submit()
    await reply('SERVICE_UNAVAILABLE', { retryAfterMs: HOUR_MS, httpStatus: 503 })
    await submit()
    await reply('SERVICE_UNAVAILABLE', { retryAfterMs: HOUR_MS, httpStatus: 503 })
    queue.sendNow(first)
    await settled()
    expect(verifier.pending).toHaveLength(1)
    queue.sendNow()
    await settled()
    expect(verifier.pending).toHaveLength(2)
  })

  it('of one goes before all that are older, once', async () => {
    const { submit, reply, queue, verifier, clock } = kiosk()
    const pairs = Array.from({ length: 4 }, () => sampleSubmission())
    const ids: string[] = []
    for (const pair of pairs) {
      ids.push(await submit(pair))
      await reply('NETWORK_UNREACHABLE')
      await clock.pass(1)
    }
    queue.sendNow(ids[3])
    await settled()
    expect(verifier.pending).toHaveLength(1)
    expect(verifier.next().pictures.face.image.bytes).toEqual(pairs[3]?.face.image.bytes)
    await reply('NETWORK_UNREACHABLE')
    expect(verifier.pending).toHaveLength(0)
  })

  it('is refused for what has ended, and fine for what is on its way', async () => {
    const { submit, reply, queue, verifier } = kiosk()
    const id = await submit()
    expect(queue.sendNow(id)).toEqual(success(undefined))
    await settled()
    expect(verifier.callCount()).toBe(1)
    await reply()
    expect(queue.sendNow(id)).toMatchObject({ error: { code: 'SUBMISSION_NOT_FOUND' } })
  })
})

describe('a disk that refuses', () => {
  it('never loses an answer: it is saved when the disk is back, and told only then', async () => {
    const { submit, store, verifier, clock, queue, changes, stateOf, log } = kiosk()
    const id = await submit()
    store.refuseWrites({ code: 'STORE_FAILED', note: 'EIO' })
    verifier.next().answer()
    await settled()
    expect(stateOf(id)).toMatchObject({ at: 'sending' })
    expect(changes.at(-1)?.state.at).toBe('sending')
    expect(queue.status().pausedBy).toMatchObject({ code: 'STORE_FAILED' })
    await clock.pass(STORE_RETRY_MS * 3)
    expect(log.events('error')).toEqual(['store-refuses'])
    store.refuseWrites(undefined)
    await clock.pass(STORE_RETRY_MS)
    expect(changes.at(-1)).toMatchObject({ id, state: { at: 'answered' } })
    expect(store.hasPictures(id)).toBe(false)
    expect(queue.status()).toEqual({ ...emptyQueue, answered: 1 })
  })

  it('keeps on until the pictures are destroyed, though the answer is already saved', async () => {
    const { submit, store, reply, clock, queue } = kiosk()
    const id = await submit()
    const destroyPictures = store.destroyPictures.bind(store)
    store.destroyPictures = () => failure('STORE_FAILED')
    await reply()
    expect(store.hasPictures(id)).toBe(true)
    expect(queue.status().pausedBy).toMatchObject({ code: 'STORE_FAILED' })
    store.destroyPictures = destroyPictures
    await clock.pass(STORE_RETRY_MS)
    expect(store.hasPictures(id)).toBe(false)
    expect(queue.status()).toEqual({ ...emptyQueue, answered: 1 })
  })

  it('does not bring back what was replaced while it refused', async () => {
    const { submit, reply, store, clock, stateOf } = kiosk()
    const id = await submit()
    store.refuseWrites({ code: 'STORE_FAILED' })
    await reply('SERVICE_UNAVAILABLE')
    store.refuseWrites(undefined)
    await submit(sampleSubmission({ replaces: id }))
    await clock.pass(STORE_RETRY_MS)
    expect(stateOf(id)).toMatchObject({ at: 'withdrawn', by: 'replacement' })
  })

  it('is told once of each submission, however often it was tried', async () => {
    const { submit, store, reply, clock, changes } = kiosk()
    await submit()
    store.refuseWrites({ code: 'STORE_FAILED' })
    await reply()
    await clock.pass(STORE_RETRY_MS * 4)
    store.refuseWrites(undefined)
    await clock.pass(STORE_RETRY_MS * 4)
    expect(changes.map(({ state }) => state.at)).toEqual(['queued', 'sending', 'answered'])
  })

  it('sends nothing that it could not record', async () => {
    const { submit, reply, store, clock, verifier, stateOf } = kiosk()
    const id = await submit()
    await reply('NETWORK_UNREACHABLE')
    store.refuseWrites({ code: 'STORE_FULL' })
    await clock.pass(HOUR_MS)
    expect(verifier.callCount()).toBe(1)
    store.refuseWrites(undefined)
    await clock.pass(STORE_RETRY_MS)
    await reply()
    expect(stateOf(id)).toMatchObject({ at: 'answered' })
  })

  it('refuses a withdrawal instead of pretending', async () => {
    const { submit, queue, store, verifier, stateOf } = kiosk()
    const id = await submit()
    store.refuseWrites({ code: 'STORE_FAILED' })
    expect(queue.withdraw(id, 'customer', 'x')).toMatchObject({ error: { code: 'STORE_FAILED' } })
    expect(verifier.next().options.signal?.aborted).toBe(false)
    expect(stateOf(id)).toMatchObject({ at: 'sending' })
  })

  it('gets one more chance when the kiosk quits, and what is still unsaved is logged', async () => {
    const { submit, store, verifier, queue, log } = kiosk()
    await submit()
    store.refuseWrites({ code: 'STORE_FAILED' })
    verifier.next().answer()
    await settled()
    await queue.stop()
    expect(log.lines.at(-1)).toMatchObject({ event: 'progress-not-saved', facts: { state: 'answered' } })
  })
})

describe('a wrong clock', () => {
  it('set back by a year stalls nothing', async () => {
    const { submit, reply, clock, verifier } = kiosk()
    await submit()
    await reply('NETWORK_UNREACHABLE')
    clock.jump(-365 * 24 * HOUR_MS)
    await clock.pass(1_000)
    expect(verifier.pending).toHaveLength(1)
  })

  it('set back between two runs stalls nothing', async () => {
    const first = kiosk()
    await first.submit()
    await first.reply('NETWORK_UNREACHABLE')
    first.clock.jump(-365 * 24 * HOUR_MS)
    const second = restarted(first)
    await settled()
    expect(second.verifier.pending).toHaveLength(1)
  })

  it('set forward by a day makes no storm: what is due at once goes two at a time, and no more where that fails', async () => {
    const { submit, reply, clock, verifier, queue } = kiosk()
    for (let count = 0; count < 40; count += 1) {
      await submit()
      await reply('NETWORK_UNREACHABLE')
    }
    clock.jump(24 * HOUR_MS)
    queue.hintOnline(true)
    await settled()
    expect(verifier.pending).toHaveLength(2)
    await reply('NETWORK_UNREACHABLE')
    await reply('NETWORK_UNREACHABLE')
    expect(verifier.pending).toHaveLength(0)
    expect(verifier.callCount()).toBe(42)
  })
})

describe('stopping', () => {
  it('ends a send that has not left, and it counts for nothing', async () => {
    const first = kiosk()
    const id = await first.submit()
    await first.queue.stop()
    expect(first.store.find(id)).toMatchObject({ state: { at: 'queued', attempts: 0 }, lostReplies: 0 })
    expect(first.store.find(id)).not.toHaveProperty('lastFailure')
    const second = restarted(first)
    await settled()
    await second.reply()
    expect(second.stateOf(id)).toMatchObject({ at: 'answered' })
  })

  it('counts a send that may have left as a lost reply', async () => {
    const { submit, verifier, queue, store } = kiosk()
    const id = await submit()
    verifier.loseReplyOnAbort(true)
    await queue.stop()
    expect(store.find(id)).toMatchObject({ state: { at: 'queued', attempts: 1 }, lostReplies: 1 })
  })

  it('sends nothing afterwards and leaves no timer behind', async () => {
    const { submit, reply, queue, clock, verifier } = kiosk()
    await submit()
    await reply('NETWORK_UNREACHABLE')
    await queue.stop()
    expect(clock.nextTimerMs()).toBeUndefined()
    queue.hintOnline(true)
    await clock.pass(HOUR_MS)
    expect(verifier.callCount()).toBe(1)
  })

  it('while pictures are opened, nothing is sent any more and nothing counts', async () => {
    const { submit, store, queue, verifier } = kiosk()
    const openPictures = store.openPictures.bind(store)
    const opening = Promise.withResolvers<undefined>()
    store.openPictures = (id) => opening.promise.then(() => openPictures(id))
    const id = await submit()
    const stopped = queue.stop()
    opening.resolve(undefined)
    await settled()
    expect(verifier.callCount()).toBe(0)
    await stopped
    expect(store.find(id)?.state).toMatchObject({ at: 'queued', attempts: 0 })
  })

  it('waits for a submission that is just being stored', async () => {
    const { queue, store } = kiosk()
    const add = store.add.bind(store)
    const disk = Promise.withResolvers<undefined>()
    store.add = (...pair) => disk.promise.then(() => add(...pair))
    const submitting = queue.submit(sampleSubmission())
    let isStopped = false
    const stopped = queue.stop().then(() => (isStopped = true))
    await settled()
    expect(isStopped).toBe(false)
    disk.resolve(undefined)
    await stopped
    expect(await submitting).toMatchObject({ ok: true })
    expect(store.list(1)).toHaveLength(1)
  })

  it('stops trying a disk that refuses, too', async () => {
    const { submit, store, verifier, queue, clock } = kiosk()
    await submit()
    await submit()
    store.refuseWrites({ code: 'STORE_FAILED' })
    verifier.next().answer()
    verifier.next().fail('SERVICE_UNAVAILABLE')
    await settled()
    await queue.stop()
    expect(clock.nextTimerMs()).toBeUndefined()
  })
})

it('a defect in a port holds the submission that met it, and is said', async () => {
  const broken = kiosk()
  broken.verifier.verify = () => Promise.reject(new RangeError('secret text'))
  const id = await broken.submit()
  expect(broken.store.find(id)).toMatchObject({
    state: { at: 'held', code: 'INTERNAL_ERROR' },
    lastFailure: { note: 'RangeError' },
  })
})

describe("staff's own reference", () => {
  it('is written down whatever state the submission is in, told, and taken off again when it is empty', async () => {
    const { submit, reply, queue, store, changes } = kiosk()
    const held = await submit()
    await reply('EYES_CLOSED')
    expect(await queue.setReference(held, 'file 12')).toEqual(success(undefined))
    expect(changes.at(-1)).toMatchObject({ id: held, reference: 'file 12', state: { at: 'held' } })
    await queue.setReference(held, '')
    expect(store.find(held)).not.toHaveProperty('reference')
    expect(await queue.setReference('nobody', 'x')).toMatchObject({ error: { code: 'SUBMISSION_NOT_FOUND' } })
  })

  it('stays with what is on its way', async () => {
    const { submit, reply, queue, store } = kiosk()
    const id = await submit()
    await queue.setReference(id, 'file 13')
    await reply('NETWORK_UNREACHABLE')
    expect(store.find(id)).toMatchObject({ reference: 'file 13', state: { at: 'queued', attempts: 1 } })
  })

  it('that cannot be written is refused', async () => {
    const { submit, queue, store, changes } = kiosk()
    const id = await submit()
    const told = changes.length
    store.refuseWrites({ code: 'STORE_FULL' })
    expect(await queue.setReference(id, 'x')).toMatchObject({ error: { code: 'STORE_FULL' } })
    expect(changes).toHaveLength(told)
  })
})
