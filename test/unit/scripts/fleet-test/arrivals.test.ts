import { expect, it } from 'vitest'
import { figuresOf, histogram, perSecond } from '../../../../scripts/fleet-test/arrivals.ts'
import { createVirtualClock } from '../../../../scripts/fleet-test/virtual-clock.ts'

it('calls are counted by the whole second, from the end of the outage on', () => {
  expect(perSecond([900, 1_000, 1_999, 2_000, 4_999, 5_000], 1_000, 5_000)).toEqual([2, 1, 0, 1])
})

it('the busiest second is held against the mean of the time in which calls came', () => {
  expect(figuresOf([10_000, 10_100, 10_200, 13_500, 99_000], 5_000, 20_000)).toEqual({
    calls: 4,
    spanSeconds: 4,
    meanPerSecond: 1,
    peakPerSecond: 3,
    peakOverMean: 3,
  })
  expect(figuresOf([], 0, 10_000)).toMatchObject({ calls: 0, peakPerSecond: 0, peakOverMean: 0 })
})

it('a histogram shows each stretch by its mean and its busiest second', () => {
  expect(histogram([4, 0, 1, 1], 2)).toEqual([
    `     0 s  mean    2.00  peak    4  ${'#'.repeat(40)}`,
    `     2 s  mean    1.00  peak    1  ${'#'.repeat(10)}`,
  ])
})

it('the virtual clock steps from timer to timer in order, and stands still while something real is under way', async () => {
  const clock = createVirtualClock(1_000)
  const seen: [string, number][] = []
  clock.after(500, () => {
    seen.push(['late', clock.nowMs()])
    clock.after(0, () => seen.push(['follows', clock.nowMs()]))
  })
  clock.after(100, () => {
    void clock.whileReal(turnsOfTheLoop(20)).then(() => {
      seen.push(['real', clock.nowMs()])
      clock.after(50, () => seen.push(['after real', clock.nowMs()]))
    })
  })
  clock.after(200, () => seen.push(['never', clock.nowMs()]))()
  await clock.runUntil(10_000)
  expect(seen).toEqual([
    ['real', 1_100],
    ['after real', 1_150],
    ['late', 1_500],
    ['follows', 1_500],
  ])
  expect(clock.nowMs()).toBe(10_000)
})

async function turnsOfTheLoop(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
