import { beforeEach, describe, expect, it } from 'vitest'
import {
  DAY_MS,
  FIRST_CHECK_AFTER_MS,
  LONGEST_PUT_OFF_MS,
  LOOK_AGAIN_AFTER_MS,
  startDailyCheck,
} from '../../../../src/main/health/daily-check.ts'
import { createManualClock, type ManualClock } from '../../../fakes/manual-clock.ts'
import { settled } from '../../../fakes/settled.ts'

let clock: ManualClock
let examined: number[]
let isBusy: boolean
beforeEach(() => {
  clock = createManualClock(0)
  examined = []
  isBusy = false
})

function start(examine: () => Promise<void> = () => Promise.resolve()) {
  return startDailyCheck({
    clock,
    isBusy: () => isBusy,
    examine: () => {
      examined.push(clock.nowMs())
      return examine()
    },
  })
}

describe('what is kept is examined', () => {
  it('some minutes after the start, and then once a day', async () => {
    start()
    await clock.pass(FIRST_CHECK_AFTER_MS - 1)
    expect(examined).toEqual([])
    await clock.pass(1)
    await clock.pass(2 * DAY_MS)
    expect(examined).toEqual([0, 1, 2].map((day) => FIRST_CHECK_AFTER_MS + day * DAY_MS))
  })

  it('not while something is being sent, but as soon as that is over', async () => {
    start()
    isBusy = true
    await clock.pass(FIRST_CHECK_AFTER_MS + 5 * LOOK_AGAIN_AFTER_MS)
    expect(examined).toEqual([])
    isBusy = false
    await clock.pass(LOOK_AGAIN_AFTER_MS)
    expect(examined).toEqual([FIRST_CHECK_AFTER_MS + 6 * LOOK_AGAIN_AFTER_MS])
  })

  it('also in a kiosk that never rests, after some hours', async () => {
    start()
    isBusy = true
    await clock.pass(FIRST_CHECK_AFTER_MS + LONGEST_PUT_OFF_MS - 1)
    expect(examined).toEqual([])
    await clock.pass(1)
    expect(examined).toHaveLength(1)
  })

  it('once a day whatever the wall clock says', async () => {
    start()
    await clock.pass(FIRST_CHECK_AFTER_MS)
    clock.jump(30 * DAY_MS)
    await clock.pass(DAY_MS - 1)
    expect(examined).toHaveLength(1)
    clock.jump(-60 * DAY_MS)
    await clock.pass(1)
    expect(examined).toHaveLength(2)
  })

  it('never twice at once: the day is counted from the end of the last time', async () => {
    let finish = (): void => undefined
    start(() => new Promise((resolve) => (finish = resolve)))
    await clock.pass(FIRST_CHECK_AFTER_MS + 3 * DAY_MS)
    expect(examined).toHaveLength(1)
    finish()
    await settled()
    await clock.pass(DAY_MS)
    expect(examined).toHaveLength(2)
  })
})

describe('stopping', () => {
  it('lets no further examination begin', async () => {
    const stop = start()
    await stop()
    await clock.pass(3 * DAY_MS)
    expect(examined).toEqual([])
    expect(clock.nextTimerMs()).toBeUndefined()
  })

  it('waits for the one that is under way, and leaves no timer behind', async () => {
    let finish = (): void => undefined
    let isStopped = false
    const stop = start(() => new Promise((resolve) => (finish = resolve)))
    await clock.pass(FIRST_CHECK_AFTER_MS)
    const stopping = stop().then(() => (isStopped = true))
    await settled()
    expect(isStopped).toBe(false)
    finish()
    await stopping
    expect(clock.nextTimerMs()).toBeUndefined()
  })
})
