import { describe, expect, it } from 'vitest'
import {
  arrangementOf,
  isSamePlace,
  placeWindows,
  type Display,
  type Placement,
} from '../../../../src/main/displays/place-windows.ts'

const display = (id: number, x: number, more: Partial<Display> = {}): Display => ({
  id,
  bounds: { x, y: 0, width: 1920, height: 1080 },
  isPrimary: false,
  isInternal: false,
  ...more,
})
const primary = display(1, 0, { isPrimary: true })
const second = display(2, 1920)
const third = display(3, 3840)

/** The customer's display, and the officer's where there is one. */
const ids = (placement: Placement | undefined) => [placement?.customer.displayId, placement?.officer?.displayId]

describe('which window stands on which display', () => {
  it('one display serves both', () => {
    expect(ids(placeWindows([primary], undefined, true))).toEqual([1, undefined])
  })

  it('a second one that is plugged in is the customer’s, the first stays the officer’s', () => {
    const before = placeWindows([primary], undefined, true)
    expect(ids(placeWindows([primary, second], before, true))).toEqual([2, 1])
  })

  it('when it goes, one window serves both again', () => {
    const before = placeWindows([primary, second], undefined, true)
    expect(ids(placeWindows([primary], before, true))).toEqual([1, undefined])
  })

  it('when the primary one goes, what is left serves both', () => {
    const before = placeWindows([primary, second], undefined, true)
    expect(ids(placeWindows([{ ...second, isPrimary: true }], before, true))).toEqual([2, undefined])
  })

  it('when another one becomes primary, the windows change places', () => {
    const before = placeWindows([primary, second], undefined, true)
    const now = [
      { ...primary, isPrimary: false },
      { ...second, isPrimary: true },
    ]
    expect(ids(placeWindows(now, before, true))).toEqual([1, 2])
  })

  it('a third one that comes later leaves the customer where they are', () => {
    const before = placeWindows([primary, third], undefined, true)
    expect(ids(before)).toEqual([3, 1])
    expect(ids(placeWindows([primary, second, third], before, true))).toEqual([3, 1])
  })

  it('of two, the customer gets the one that is plugged in, not the machine’s own', () => {
    const own = display(2, -1920, { isInternal: true })
    expect(ids(placeWindows([primary, own, third], undefined, true))).toEqual([3, 1])
  })

  it('of three, when the customer’s goes, the other one takes its place', () => {
    const before = placeWindows([primary, second, third], undefined, true)
    expect(ids(before)).toEqual([2, 1])
    expect(ids(placeWindows([primary, third], before, true))).toEqual([3, 1])
  })

  it('a display that mirrors the first is no second one', () => {
    expect(ids(placeWindows([primary, display(2, 0)], undefined, true))).toEqual([1, undefined])
  })

  it('left unused by the administrator, a second one changes nothing', () => {
    expect(ids(placeWindows([primary, second], undefined, false))).toEqual([1, undefined])
  })

  it('while no display is known at all, everything stays where it is', () => {
    const before = placeWindows([primary, second], undefined, true)
    expect(placeWindows([], before, true)).toBe(before)
    expect(placeWindows([], undefined, true)).toBeUndefined()
  })

  it('without a primary one the first counts as it', () => {
    expect(ids(placeWindows([second, third], undefined, true))).toEqual([3, 2])
  })

  it('another resolution or another arrangement is another place on the same display', () => {
    const before = placeWindows([primary, second], undefined, true)
    const smaller = placeWindows([primary, { ...second, bounds: { ...second.bounds, width: 1280 } }], before, true)
    const leftOf = placeWindows([primary, { ...second, bounds: { ...second.bounds, x: -1920 } }], before, true)
    expect([ids(smaller), ids(leftOf)]).toEqual([
      [2, 1],
      [2, 1],
    ])
    expect(isSamePlace(before?.customer, smaller?.customer)).toBe(false)
    expect(isSamePlace(before?.customer, leftOf?.customer)).toBe(false)
    expect(isSamePlace(before?.officer, leftOf?.officer)).toBe(true)
  })

  it('with an officer’s window there are two', () => {
    expect(arrangementOf(placeWindows([primary], undefined, true))).toBe('one-window')
    expect(arrangementOf(placeWindows([primary, second], undefined, true))).toBe('two-windows')
    expect(arrangementOf(undefined)).toBe('one-window')
  })
})
