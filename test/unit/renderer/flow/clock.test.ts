import { expect, it } from 'vitest'
import { createVisitClock } from '../../../../src/renderer/flow/clock.ts'

it('goes evenly through a visit, whatever is done to the computer’s clock, and follows it again afterwards', () => {
  let wallMs = 1_000_000
  let monotonicMs = 70
  const clock = createVisitClock(
    () => wallMs,
    () => monotonicMs,
  )
  wallMs += 5_000
  expect(clock.nowMs()).toBe(1_005_000)
  clock.goEvenly()
  wallMs -= 3_600_000
  monotonicMs += 250
  expect(clock.nowMs()).toBe(1_005_250)
  // the computer has slept for an hour, of which only its clock knows
  wallMs += 2 * 3_600_000
  clock.goEvenly()
  expect(clock.nowMs()).toBe(wallMs)
  clock.followAgain()
  wallMs += 9
  expect(clock.nowMs()).toBe(wallMs)
})
