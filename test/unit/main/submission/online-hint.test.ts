import { expect, it } from 'vitest'
import { createOnlineHint, SPREAD_MS } from '../../../../src/main/submission/online-hint.ts'
import { createManualClock } from '../../../fakes/manual-clock.ts'

it('a hint is acted on once, at a moment of chance within the spread', async () => {
  const clock = createManualClock()
  const startMs = clock.nowMs()
  const chances = [0.5, 0.1]
  const acted: number[] = []
  const online = createOnlineHint({ clock, random: () => chances.shift() ?? 0 }, () =>
    acted.push(clock.nowMs() - startMs),
  )
  online.hint()
  await clock.pass(1_000)
  online.hint()
  await clock.pass(SPREAD_MS)
  online.hint()
  await clock.pass(SPREAD_MS)
  expect(acted).toEqual([0.5 * SPREAD_MS, 1_000 + SPREAD_MS + 0.1 * SPREAD_MS])
})

it('nothing is acted on any more once it was stopped', async () => {
  const clock = createManualClock()
  let acted = 0
  const online = createOnlineHint({ clock, random: () => 0.5 }, () => (acted += 1))
  online.hint()
  online.stop()
  await clock.pass(2 * SPREAD_MS)
  expect(acted).toBe(0)
})
