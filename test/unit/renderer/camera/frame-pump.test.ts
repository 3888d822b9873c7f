import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startFramePump } from '../../../../src/renderer/camera/frame-pump.ts'
import { restAfter } from '../../../../src/renderer/camera/pacing.ts'
import { systemClock } from '../../../../src/renderer/flow/clock.ts'
import { fakeFrames, type FakeFrame, type FakeFrames } from '../../../fakes/camera.ts'

let source: FakeFrames
let consumed: FakeFrame[]
/** Ends the consumer's work on the frame it has. */
let finish: (() => void) | undefined
const onSilence = vi.fn()
const onBroken = vi.fn()

const flush = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

/** A consumer that takes its time, and closes its frame when done, as the vision client does. */
function slowly(frame: FakeFrame): Promise<void> {
  consumed.push(frame)
  return new Promise((resolve) => {
    finish = () => {
      frame.close()
      resolve()
    }
  })
}

function quickly(frame: FakeFrame): Promise<void> {
  consumed.push(frame)
  frame.close()
  return Promise.resolve()
}

function start(consume: (frame: FakeFrame, capturedAtMs: number) => Promise<void>): () => void {
  const nowMs = (): number => systemClock.nowMs()
  const after = (delayMs: number, task: () => void): (() => void) => systemClock.after(delayMs, task)
  return startFramePump({ source, consume, nowMs, after, onSilence, onBroken })
}

beforeEach(() => {
  vi.useFakeTimers({ now: 5000 })
  source = fakeFrames()
  consumed = []
  finish = undefined
  vi.resetAllMocks()
})
afterEach(() => {
  expect(vi.getTimerCount(), 'timers left behind').toBe(0)
  vi.useRealTimers()
})

const everyFrameClosedOnce = (): void =>
  expect(source.frames.map((frame) => frame.timesClosed)).toEqual(source.frames.map(() => 1))

describe('the frame pump', () => {
  it('gives each frame with its time, and closes none itself', async () => {
    const consume = vi.fn((frame: FakeFrame, _capturedAtMs: number) => quickly(frame))
    const stop = start(consume)
    source.shoot()
    await vi.advanceTimersByTimeAsync(100)
    source.shoot()
    await flush()
    stop()
    await flush()
    expect(consume.mock.calls.map(([frame, atMs]) => [frame.number, atMs])).toEqual([
      [0, 5000],
      [1, 5100],
    ])
    everyFrameClosedOnce()
  })

  it('has one frame in flight; a slow consumer gets the newest and misses the rest', async () => {
    const stop = start(slowly)
    for (let shot = 0; shot < 10; shot += 1) source.shoot()
    await flush()
    // the pump had asked before, so the first frame reached it at once
    expect(consumed.map(({ number }) => number)).toEqual([0])
    finish?.()
    await vi.advanceTimersByTimeAsync(100)
    expect(consumed.map(({ number }) => number)).toEqual([0, 9])
    finish?.()
    stop()
    await flush()
    everyFrameClosedOnce()
  })

  it('rests between frames, and takes the newest after that', async () => {
    const stop = start(quickly)
    source.shoot()
    await flush()
    source.shoot()
    source.shoot()
    await vi.advanceTimersByTimeAsync(restAfter(0) - 1)
    expect(consumed.map(({ number }) => number)).toEqual([0])
    await vi.advanceTimersByTimeAsync(2)
    expect(consumed.map(({ number }) => number)).toEqual([0, 2])
    stop()
    await flush()
    everyFrameClosedOnce()
  })

  it('rests longer after a frame that took long', async () => {
    const stop = start(slowly)
    source.shoot()
    await vi.advanceTimersByTimeAsync(200)
    finish?.()
    source.shoot()
    await vi.advanceTimersByTimeAsync(restAfter(200) - 1)
    expect(consumed).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2)
    expect(consumed).toHaveLength(2)
    finish?.()
    stop()
    await flush()
  })

  it('a stop ends the rest', async () => {
    const stop = start(quickly)
    source.shoot()
    await flush()
    source.shoot()
    stop()
    await flush()
    expect(consumed).toHaveLength(1)
    everyFrameClosedOnce()
  })

  it('a stop while a frame is in flight leaves it to its consumer and gives no other', async () => {
    const stop = start(slowly)
    source.shoot()
    await flush()
    source.shoot()
    stop()
    source.shoot()
    finish?.()
    await flush()
    expect(consumed).toHaveLength(1)
    expect(source.isClosed()).toBe(true)
    everyFrameClosedOnce()
  })

  it('a frame that arrives in the very moment of the stop is closed', async () => {
    const stop = start(quickly)
    source.shoot()
    stop()
    await flush()
    expect(consumed).toEqual([])
    everyFrameClosedOnce()
  })

  it('ends with the track, without complaint', async () => {
    start(quickly)
    source.shoot()
    await flush()
    source.end()
    await vi.advanceTimersByTimeAsync(100)
    expect(onBroken).not.toHaveBeenCalled()
    everyFrameClosedOnce()
  })

  it('a track that freezes is told once, after 1.5 s without a frame; a first frame may take 4 s', async () => {
    const stop = start(quickly)
    await vi.advanceTimersByTimeAsync(3900)
    source.shoot()
    await vi.advanceTimersByTimeAsync(1499)
    expect(onSilence).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(100)
    expect(onSilence).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onSilence).toHaveBeenCalledOnce()
    stop()
  })

  it('a track that never gives a frame is told after 4 s', async () => {
    const stop = start(quickly)
    await vi.advanceTimersByTimeAsync(4199)
    expect(onSilence).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(onSilence).toHaveBeenCalledOnce()
    stop()
  })

  it('a page that was busy itself takes the frame that waited, and hears no alarm', async () => {
    const stop = start(quickly)
    source.shoot()
    await flush()
    // the alarm's own timer comes first, then the frame that came meanwhile
    await vi.advanceTimersByTimeAsync(1400)
    source.shoot()
    await vi.advanceTimersByTimeAsync(500)
    expect(onSilence).not.toHaveBeenCalled()
    stop()
  })

  it('a slow consumer is not silence', async () => {
    const stop = start(slowly)
    source.shoot()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onSilence).not.toHaveBeenCalled()
    finish?.()
    stop()
    await flush()
  })

  it('a source that breaks is told and let go', async () => {
    start(quickly)
    await flush()
    source.breakWith(new Error('decoder gone'))
    await flush()
    expect(onBroken).toHaveBeenCalledOnce()
    expect(source.isClosed()).toBe(true)
  })

  it('a consumer that breaks is told, and its source is let go', async () => {
    start((frame) => {
      frame.close()
      return Promise.reject(new Error('bug'))
    })
    source.shoot()
    await flush()
    expect(onBroken).toHaveBeenCalledOnce()
    everyFrameClosedOnce()
  })

  it('what breaks because of the stop is nobody’s trouble', async () => {
    const stop = start(() => new Promise((_, reject) => (finish = () => reject(new Error('aborted')))))
    const frame = source.shoot()
    await flush()
    stop()
    frame.close()
    finish?.()
    await flush()
    expect(onBroken).not.toHaveBeenCalled()
  })
})
