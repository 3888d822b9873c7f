import { describe, expect, it } from 'vitest'
import { untilAnswered } from '../../../../src/renderer/bridge/until-answered.ts'
import { createManualClock } from '../../../fakes/manual-clock.ts'
import { settled } from '../../../fakes/settled.ts'

function asking(refusals: number) {
  const clock = createManualClock()
  const told: unknown[] = []
  let asked = 0
  const answer = untilAnswered(
    async () => {
      asked += 1
      if (asked <= refusals) throw new Error('no mode is open')
      return 'state'
    },
    { onRefused: (error) => told.push(error), after: (delayMs, task) => clock.after(delayMs, task) },
  )
  return { clock, told, answer, asked: () => asked }
}

describe('a page that opens while main answers nobody', () => {
  it('asks on, once a second, until it is answered', async () => {
    const { clock, answer, asked } = asking(3)
    await settled()
    expect(asked()).toBe(1)
    await clock.pass(2_999)
    expect(asked()).toBe(3)
    await clock.pass(1)
    expect(await answer).toBe('state')
    expect(clock.nextTimerMs()).toBeUndefined()
  })

  it('tells of it once', async () => {
    const { clock, answer, told } = asking(5)
    await settled()
    await clock.pass(10_000)
    await answer
    expect(told).toHaveLength(1)
  })

  it('is answered at once where main is there', async () => {
    const { answer, told } = asking(0)
    expect(await answer).toBe('state')
    expect(told).toEqual([])
  })
})
