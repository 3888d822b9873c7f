import { describe, expect, it } from 'vitest'
import { nextSteadiness, startSteadiness } from '../../../../src/renderer/quality/steadiness.ts'

/** Feeds frames as [time, good]; gives what is known after the last. */
function after(frames: readonly (readonly [number, boolean])[]) {
  let state = startSteadiness()
  let last = { state, progress: 0, isReady: false }
  for (const [atMs, isGood] of frames) {
    last = nextSteadiness(state, isGood, atMs)
    state = last.state
  }
  return last
}

const good = (...timesMs: number[]) => timesMs.map((atMs) => [atMs, true] as const)

describe('nextSteadiness', () => {
  it('is ready after four good frames over 400 ms', () => {
    expect(after(good(1000, 1130, 1260, 1400)).isReady).toBe(true)
  })

  it('is not ready after three good frames, however long they took', () => {
    expect(after(good(1000, 1500, 2000)).isReady).toBe(false)
  })

  it('is not ready after many good frames in less than 400 ms', () => {
    expect(after(good(1000, 1050, 1100, 1150, 1200, 1250, 1300, 1350, 1399)).isReady).toBe(false)
  })

  it('begins again after one bad frame', () => {
    const last = after([...good(1000, 1200, 1400), [1500, false], ...good(1600, 1800, 2000)])
    expect(last.isReady).toBe(false)
    expect(last.state).toEqual({ goodFrames: 3, sinceMs: 1600 })
  })

  it('tells how near it is', () => {
    expect(after([[1000, false]]).progress).toBe(0)
    expect(after(good(1000, 1200)).progress).toBe(0.5)
    expect(after(good(1000, 1100, 1200, 1300)).progress).toBe(0.75)
    expect(after(good(1000, 1200, 1400, 1600, 1800)).progress).toBe(1)
  })
})
