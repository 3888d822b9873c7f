import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../../../src/renderer/flow/clock.ts'
import { idleOutlook, idleTimesOf, isIdleWatched } from '../../../../src/renderer/flow/idle-timer.ts'
import { useIdleTimer } from '../../../../src/renderer/flow/useIdleTimer.ts'
import { takenPicture } from '../../../fakes/vision.ts'

describe('the outlook of a visit that nobody touches', () => {
  it.each([
    [0, { at: 'attended', changesInMs: 60_000 }],
    [59_999, { at: 'attended', changesInMs: 1 }],
    [60_000, { at: 'warning', secondsLeft: 20, changesInMs: 1000 }],
    [60_001, { at: 'warning', secondsLeft: 20, changesInMs: 999 }],
    [61_000, { at: 'warning', secondsLeft: 19, changesInMs: 1000 }],
    [79_999, { at: 'warning', secondsLeft: 1, changesInMs: 1 }],
    [80_000, { at: 'over' }],
    [9_000_000, { at: 'over' }],
    [-5000, { at: 'attended', changesInMs: 60_000 }],
  ])('after %d ms', (idleMs, expected) => {
    expect(idleOutlook(1_000_000, 1_000_000 + idleMs)).toEqual(expected)
  })

  it('is as the administrator set it', () => {
    const times = idleTimesOf({ idleSeconds: 30, idleWarningSeconds: 45 })
    const after = (idleMs: number) => idleOutlook(0, idleMs, times)
    expect(after(29_999)).toEqual({ at: 'attended', changesInMs: 1 })
    expect(after(30_000)).toEqual({ at: 'warning', secondsLeft: 45, changesInMs: 1000 })
    expect(after(75_000)).toEqual({ at: 'over' })
  })

  it('nothing ends while idle already, or while the answer is on its way', () => {
    const picture = takenPicture()
    expect(isIdleWatched({ at: 'idle' })).toBe(false)
    const checking = { at: 'checking', card: picture, face: picture, failedTries: 0, startedAtMs: 0 } as const
    expect(isIdleWatched(checking)).toBe(false)
    expect(isIdleWatched({ at: 'saved-for-later', receipt: 'r', submissionId: 's' })).toBe(true)
    expect(isIdleWatched({ at: 'review', card: picture, face: picture, failedTries: 0 })).toBe(true)
  })
})

describe('the idle timer', () => {
  const onOver = vi.fn()
  const start = () => useIdleTimer(systemClock, onOver)
  const pass = (ms: number) => vi.advanceTimersByTime(ms)

  beforeEach(() => {
    vi.resetAllMocks()
    vi.useFakeTimers({ now: 1_000_000 })
  })
  afterEach(() => void vi.useRealTimers())

  it('warns after 60 s, counts down from 20 and is over once', () => {
    const timer = start()
    timer.watch(true)
    pass(59_999)
    expect(timer.warning.value).toBeUndefined()
    pass(1)
    expect(timer.warning.value).toEqual({ secondsLeft: 20 })
    pass(5000)
    expect(timer.warning.value).toEqual({ secondsLeft: 15 })
    pass(14_999)
    expect(onOver).not.toHaveBeenCalled()
    pass(1)
    expect(onOver).toHaveBeenCalledOnce()
    expect(timer.warning.value).toBeUndefined()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('takes its times from the settings, anew each time that somebody is there', () => {
    let times = { warnAfterMs: 30_000, warningLastsMs: 20_000 }
    const timer = useIdleTimer(systemClock, onOver, () => times)
    timer.watch(true)
    pass(30_000)
    expect(timer.warning.value).toEqual({ secondsLeft: 20 })
    times = { warnAfterMs: 40_000, warningLastsMs: 30_000 }
    timer.noteActivity()
    pass(39_999)
    expect(timer.warning.value).toBeUndefined()
    pass(1)
    expect(timer.warning.value).toEqual({ secondsLeft: 30 })
  })

  it('can be put off any number of times', () => {
    const timer = start()
    timer.watch(true)
    for (let times = 0; times < 20; times += 1) {
      pass(79_000)
      expect(timer.warning.value).toEqual({ secondsLeft: 1 })
      timer.noteActivity()
      expect(timer.warning.value).toBeUndefined()
    }
    expect(onOver).not.toHaveBeenCalled()
  })

  it('does not run while unwatched, whatever is touched', () => {
    const timer = start()
    timer.noteActivity()
    timer.watch(true)
    pass(70_000)
    timer.watch(false)
    expect(timer.warning.value).toBeUndefined()
    timer.noteActivity()
    pass(600_000)
    expect(onOver).not.toHaveBeenCalled()
  })

  it('starts anew when watched again, and watching on does not', () => {
    const timer = start()
    timer.watch(true)
    pass(50_000)
    timer.watch(false)
    timer.watch(true)
    pass(50_000)
    timer.watch(true)
    expect(timer.warning.value).toBeUndefined()
    pass(10_000)
    expect(timer.warning.value).toEqual({ secondsLeft: 20 })
  })

  it('a machine that slept through it ends the visit as soon as it wakes', () => {
    const timer = start()
    timer.watch(true)
    vi.setSystemTime(1_000_000 + 3_600_000)
    pass(60_000)
    expect(onOver).toHaveBeenCalledOnce()
  })

  it('a clock that is set back by a day does not keep the visit open for a day', () => {
    const timer = start()
    timer.watch(true)
    vi.setSystemTime(1_000_000 - 86_400_000)
    pass(60_000 + 80_000)
    expect(onOver).toHaveBeenCalledOnce()
  })
})
