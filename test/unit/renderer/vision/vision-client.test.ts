import { describe, expect, it } from 'vitest'
import {
  answerWithinMs,
  createVisionClient,
  loadWithinMs,
  restAfterFailureMs,
} from '../../../../src/renderer/vision/vision-client.ts'
import { profileLimits, type CheckLimits } from '../../../../src/shared/domain/check-limits.ts'
import { createManualClock } from '../../../fakes/manual-clock.ts'
import { faceReport } from '../../../fakes/measured-face.ts'
import { settled } from '../../../fakes/settled.ts'
import { takenPicture } from '../../../fakes/vision.ts'
import { fakeVisionWorker, loaded, type FakeVisionWorker } from '../../../fakes/vision-worker.ts'

function fakeFrame() {
  let timesClosed = 0
  return { frame: { close: () => void timesClosed++ } as unknown as ImageBitmap, timesClosed: () => timesClosed }
}

/** A client whose workers are made by `make`, one after the other. */
function clientWith(make: (index: number) => FakeVisionWorker = () => fakeVisionWorker(), limits?: () => CheckLimits) {
  const clock = createManualClock()
  const workers: FakeVisionWorker[] = []
  const client = createVisionClient({
    clock,
    assetsUrl: 'http://kiosk/',
    threads: 2,
    ...(limits && { limits }),
    createWorker: () => {
      const worker = make(workers.length)
      workers.push(worker)
      return worker
    },
  })
  return { client, clock, workers }
}

const report = (id: number) => ({ kind: 'report', id, report: faceReport() }) as const

describe('the vision client', () => {
  it('loads the models once, however often it is started', async () => {
    const { client, workers } = clientWith()
    const started = await Promise.all([client.start(), client.start()])
    expect(started).toEqual(Array(2).fill({ ok: true, value: { threads: 2, loadMs: 7 } }))
    expect(await client.start()).toEqual(started[0])
    expect(workers).toHaveLength(1)
    expect(workers[0]?.asked).toEqual([{ kind: 'load', id: 1, assetsUrl: 'http://kiosk/', threads: 2 }])
  })

  it('hands a frame over and gives its report back', async () => {
    const { client, workers } = clientWith()
    const { frame } = fakeFrame()
    const looking = client.look('face', frame, 42)
    await settled()
    expect(workers[0]?.asked.at(-1)).toMatchObject({ kind: 'look', subject: 'face', frame, capturedAtMs: 42 })
    expect(workers[0]?.handedOver).toEqual([frame])
    workers[0]?.answer('look', report)
    expect(await looking).toEqual({ ok: true, value: faceReport() })
  })

  it('sends the limits with every frame and every wish for a picture, asked anew each time', async () => {
    let limits = profileLimits('strict')
    const { client, workers } = clientWith(undefined, () => limits)
    const looking = client.look('face', fakeFrame().frame, 42)
    await settled()
    expect(workers[0]?.asked.at(-1)).toMatchObject({ kind: 'look', limits: profileLimits('strict') })
    workers[0]?.answer('look', report)
    await looking
    limits = profileLimits('lenient')
    void client.take('face', 'best', 'auto')
    await settled()
    expect(workers[0]?.asked.at(-1)).toMatchObject({ kind: 'take', limits: profileLimits('lenient') })
  })

  it('refuses and closes a second frame while one is in flight', async () => {
    const { client, workers } = clientWith()
    const looking = client.look('face', fakeFrame().frame, 1)
    const second = fakeFrame()
    expect(await client.look('face', second.frame, 2)).toMatchObject({ ok: false, error: { code: 'INTERNAL_ERROR' } })
    expect(second.timesClosed()).toBe(1)
    await settled()
    workers[0]?.answer('look', report)
    expect(await looking).toMatchObject({ ok: true })
    expect(workers[0]?.asked.filter(({ kind }) => kind === 'look')).toHaveLength(1)
  })

  it('terminates a worker that does not answer, says so, and has another one ready', async () => {
    const { client, clock, workers } = clientWith()
    const looking = client.look('face', fakeFrame().frame, 1)
    await settled()
    await clock.pass(answerWithinMs - 1)
    expect(workers[0]?.isTerminated()).toBe(false)
    await clock.pass(1)
    expect(await looking).toMatchObject({ ok: false, error: { code: 'CHECKS_UNAVAILABLE' } })
    expect(workers[0]?.isTerminated()).toBe(true)

    expect(workers[1]?.asked.map(({ kind }) => kind)).toEqual(['load'])
    const again = client.look('face', fakeFrame().frame, 2)
    await settled()
    workers[1]?.answer('look', report)
    expect(await again).toMatchObject({ ok: true })
  })

  it('leaves a worker alone that answered in time', async () => {
    const { client, clock, workers } = clientWith()
    const looking = client.look('face', fakeFrame().frame, 1)
    await settled()
    workers[0]?.answer('look', report)
    await looking
    await clock.pass(answerWithinMs * 2)
    expect(workers[0]?.isTerminated()).toBe(false)
  })

  it('closes a frame that it could not hand over', async () => {
    const worker = fakeVisionWorker()
    const { client } = clientWith(() => ({
      ...worker,
      postMessage(message, transfer) {
        if (message.kind === 'look') throw new Error('cannot be cloned')
        worker.postMessage(message, transfer)
      },
    }))
    const { frame, timesClosed } = fakeFrame()
    expect(await client.look('face', frame, 1)).toMatchObject({ ok: false, error: { code: 'CHECKS_UNAVAILABLE' } })
    expect(timesClosed()).toBe(1)
  })

  it('gives the models a minute to load, then says that the checks are unavailable', async () => {
    const { client, clock, workers } = clientWith(() => fakeVisionWorker(false))
    const starting = client.start()
    await clock.pass(loadWithinMs)
    expect(await starting).toMatchObject({ ok: false, error: { code: 'CHECKS_UNAVAILABLE' } })
    expect(workers[0]?.isTerminated()).toBe(true)
  })

  it('rests after models did not load, then tries with a new worker', async () => {
    const { client, clock, workers } = clientWith((index) => fakeVisionWorker(index > 0))
    const starting = client.start()
    workers[0]?.answer('load', (id) => ({ kind: 'failed', id, failure: { code: 'CHECKS_UNAVAILABLE' } }))
    expect(await starting).toMatchObject({ ok: false })
    const { frame, timesClosed } = fakeFrame()
    expect(await client.look('face', frame, 1)).toMatchObject({ ok: false, error: { code: 'CHECKS_UNAVAILABLE' } })
    expect(timesClosed()).toBe(1)
    expect(workers).toHaveLength(1)

    await clock.pass(restAfterFailureMs)
    expect(await client.start()).toMatchObject({ ok: true })
    expect(workers).toHaveLength(2)
  })

  it('answers everything that a broken worker owes', async () => {
    const { client, workers } = clientWith()
    const looking = client.look('face', fakeFrame().frame, 1)
    const taking = client.take('face', 'best', 'auto')
    await settled()
    workers[0]?.breakDown()
    expect(await looking).toMatchObject({ ok: false, error: { code: 'CHECKS_UNAVAILABLE' } })
    expect(await taking).toMatchObject({ ok: false, error: { code: 'CHECKS_UNAVAILABLE' } })
  })

  it('passes a taken picture on, and the reason where there is none', async () => {
    const { client, workers } = clientWith()
    const taking = client.take('face', 'best', 'auto')
    await settled()
    workers[0]?.answer('take', (id) => ({ kind: 'taken', id, picture: takenPicture() }))
    expect(await taking).toEqual({ ok: true, value: takenPicture() })

    const again = client.take('face', 'best', 'auto')
    await settled()
    workers[0]?.answer('take', (id) => ({ kind: 'failed', id, failure: { code: 'FACE_NOT_FOUND' } }))
    expect(await again).toEqual({ ok: false, error: { code: 'FACE_NOT_FOUND' } })
  })

  it('has the worker drop its pixels, and makes none for that', async () => {
    const { client, workers } = clientWith()
    client.forget()
    expect(workers).toHaveLength(0)
    await client.start()
    client.forget()
    expect(workers[0]?.asked.at(-1)).toMatchObject({ kind: 'forget' })
  })

  it('a frame that waits for the models is not looked at once everything was forgotten', async () => {
    const { client, workers } = clientWith(() => fakeVisionWorker(false))
    const { frame, timesClosed } = fakeFrame()
    const looking = client.look('face', frame, 1)
    client.forget()
    workers[0]?.answer('load', loaded)
    expect(await looking).toMatchObject({ ok: false, error: { code: 'CHECKS_UNAVAILABLE' } })
    expect(timesClosed()).toBe(1)
    expect(workers[0]?.asked.map(({ kind }) => kind)).toEqual(['load'])
  })

  it('leaves a worker alone that still loads when everything is forgotten, and lets it take its time', async () => {
    const { client, clock, workers } = clientWith(() => fakeVisionWorker(false))
    const starting = client.start()
    client.forget()
    await clock.pass(answerWithinMs)
    expect(workers[0]?.isTerminated()).toBe(false)
    workers[0]?.answer('load', loaded)
    expect(await starting).toMatchObject({ ok: true })
    expect(workers).toHaveLength(1)
  })

  it('a frame after everything was forgotten is looked at after that', async () => {
    const { client, workers } = clientWith()
    await client.start()
    client.forget()
    void client.look('face', fakeFrame().frame, 1)
    await settled()
    expect(workers[0]?.asked.map(({ kind }) => kind)).toEqual(['load', 'forget', 'look'])
  })

  it('is over when it is closed: the worker ends and no other one is made', async () => {
    const { client, workers } = clientWith()
    await client.start()
    client.close()
    expect(workers[0]?.isTerminated()).toBe(true)
    const { frame, timesClosed } = fakeFrame()
    expect(await client.look('face', frame, 1)).toMatchObject({ ok: false, error: { code: 'CHECKS_UNAVAILABLE' } })
    expect(timesClosed()).toBe(1)
    expect(workers).toHaveLength(1)
  })

  it('survives a worker that cannot even be made', async () => {
    const { client } = clientWith(() => {
      throw new Error('refused')
    })
    expect(await client.start()).toMatchObject({ ok: false, error: { code: 'CHECKS_UNAVAILABLE' } })
  })
})
