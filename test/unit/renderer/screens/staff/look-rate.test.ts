/** The figure that tells staff whether this machine keeps up. */
import { expect, it } from 'vitest'
import { nextLookRate, type LookRate } from '../../../../../src/renderer/screens/staff/look-rate.ts'

const after = (times: readonly number[]) =>
  times.reduce<LookRate | undefined>((rate, atMs) => nextLookRate(rate, atMs), undefined)

it('is not known from one look', () => {
  expect(after([1000])).toEqual({ lastAtMs: 1000 })
})

it('tells how many looks there are in a second, and follows when they become fewer', () => {
  const ten = Array.from({ length: 20 }, (_, index) => index * 100)
  expect(after(ten)?.perSecond).toBeCloseTo(10)
  const thenFive = Array.from({ length: 30 }, (_, index) => 2100 + index * 200)
  expect(after([...ten, ...thenFive])?.perSecond).toBeCloseTo(5, 0)
})

it('begins anew with the next capture', () => {
  expect(after([0, 100, 200, 9000])).toEqual({ lastAtMs: 9000 })
  expect(after([5000, 5100, 0])).toEqual({ lastAtMs: 0 })
})
