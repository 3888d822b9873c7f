import { expect, it } from 'vitest'
import { attendFromBeside } from '../../../../src/renderer/flow/attend-from-beside.ts'

function officer() {
  const state = { nowMs: 1_000_000, isVisitUnderWay: true, told: 0, listens: false }
  let touch = (): void => undefined
  const leave = attendFromBeside({
    hearActivity: (listener) => {
      touch = listener
      state.listens = true
      return () => (state.listens = false)
    },
    isVisitUnderWay: () => state.isVisitUnderWay,
    attend: () => (state.told += 1),
    nowMs: () => state.nowMs,
  })
  return { state, touch: () => touch(), leave }
}

it('an officer who types is told of at once, and then every five seconds', () => {
  const { state, touch } = officer()
  for (let second = 0; second <= 12; second += 1) {
    touch()
    touch()
    state.nowMs += 1_000
  }
  expect(state.told).toBe(3)
})

it('a clock that is set back silences nobody', () => {
  const { state, touch } = officer()
  touch()
  state.nowMs -= 3_600_000
  touch()
  expect(state.told).toBe(2)
})

it('without a visit nobody is told, and a window that closes listens no more', () => {
  const { state, touch, leave } = officer()
  state.isVisitUnderWay = false
  touch()
  expect(state.told).toBe(0)
  expect(state.listens).toBe(true)
  leave()
  expect(state.listens).toBe(false)
})
