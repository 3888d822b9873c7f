import { describe, expect, it } from 'vitest'
import { keptAs, limitRows, withLimit } from '../../../../../src/renderer/screens/staff/limit-rows.ts'
import type { StaffWordsAccess } from '../../../../../src/renderer/screens/staff/useStaffWords.ts'
import { checkLimitValues, checkProfiles } from '../../../../../src/shared/domain/check-limits.ts'

/** The last part of a word's path, with the values that it was given. */
const t = ((key: string, values: Readonly<Record<string, unknown>> = {}) =>
  [key.split('.').at(-1), ...Object.values(values)].join(' ')) as StaffWordsAccess['t']

const rowsOf = (settings: Parameters<typeof limitRows>[0]) => limitRows(settings, t)

describe('the limits that are set one by one', () => {
  it('have a line each, the face first', () => {
    const rows = rowsOf({ checkProfile: 'normal', checkLimits: {} })
    const names = Object.entries(checkLimitValues).flatMap(([subject, values]) =>
      Object.keys(values).map((name) => `${subject}.${name}`),
    )
    expect(rows.map(({ subject, name }) => `${subject}.${name}`)).toEqual(names)
    expect(rows.some(({ isSetHere }) => isSetHere)).toBe(false)
  })

  it('say what the profile takes and what they may be, in the units of people', () => {
    const rows = rowsOf({ checkProfile: 'strict', checkLimits: { face: { maxBrightShare: 0.04 } } })
    expect(rows.find(({ name }) => name === 'maxYawDeg')).toMatchObject({
      value: 13,
      unit: '°',
      profile: 'ofProfile atMost 13°',
      range: 'range 8 20°',
      isSetHere: false,
    })
    expect(rows.find(({ name }) => name === 'maxBrightShare')).toMatchObject({
      value: 4,
      unit: '%',
      profile: 'ofProfile atMost 10 %',
      range: 'range 3 40 %',
      lowest: 3,
      highest: 40,
      isSetHere: true,
    })
    expect(rows.find(({ name }) => name === 'minBoxPx')?.profile).toBe('ofProfile atLeast 250 px')
  })

  it('are kept as what is shown of them, crumbs apart', () => {
    for (const checkProfile of checkProfiles) {
      for (const row of rowsOf({ checkProfile, checkLimits: {} })) {
        const values: Readonly<Record<string, Readonly<Record<string, unknown>>>> = checkLimitValues[row.subject]
        expect(keptAs(row, row.value)).toBe(values[row.name]?.[checkProfile])
      }
    }
    expect(keptAs({ subject: 'face', name: 'minBorderShare' }, 7)).toBe(0.07)
  })

  it('take their place beside the others, and leave nothing behind when they go back', () => {
    const one = withLimit({}, { subject: 'face', name: 'maxYawDeg' }, 12)
    expect(one).toEqual({ face: { maxYawDeg: 12 } })
    const two = withLimit(one, { subject: 'card', name: 'maxTiltDeg' }, 30)
    expect(two).toEqual({ face: { maxYawDeg: 12 }, card: { maxTiltDeg: 30 } })
    expect(withLimit(two, { subject: 'face', name: 'maxYawDeg' }, undefined)).toEqual({ card: { maxTiltDeg: 30 } })
  })
})
