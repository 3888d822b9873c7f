import { describe, expect, it } from 'vitest'
import { controlConstraints, offeredModes } from '../../../../src/renderer/camera/camera-controls.ts'

const offered = {
  focusMode: ['manual', 'continuous'],
  focusDistance: { min: 10, max: 100, step: 5 },
  exposureMode: ['manual', 'continuous'],
  exposureTime: { min: 10, max: 100, step: 5 },
}

describe('focus and exposure', () => {
  it('nothing is asked for that was not set, or that the camera does not offer', () => {
    expect(controlConstraints({}, offered)).toBeUndefined()
    expect(controlConstraints({ rotationDeg: 90, isMirrored: true }, offered)).toBeUndefined()
    expect(controlConstraints({ focusMode: 'manual', focusDistance: 20 }, {})).toBeUndefined()
    expect(controlConstraints({ focusMode: 'single-shot' }, offered)).toBeUndefined()
  })

  it('a fixed distance or time counts in manual only', () => {
    expect(controlConstraints({ focusMode: 'manual', focusDistance: 20 }, offered)).toEqual({
      advanced: [{ focusMode: 'manual', focusDistance: 20 }],
    })
    expect(controlConstraints({ focusMode: 'continuous', focusDistance: 20 }, offered)).toEqual({
      advanced: [{ focusMode: 'continuous' }],
    })
    expect(controlConstraints({ exposureMode: 'manual', exposureTime: 55 }, offered)).toEqual({
      advanced: [{ exposureMode: 'manual', exposureTime: 55 }],
    })
  })

  it('a number from another camera is brought to what this one can do', () => {
    const picture = { focusMode: 'manual', focusDistance: 900, exposureMode: 'manual', exposureTime: 1 } as const
    expect(controlConstraints(picture, offered)).toEqual({
      advanced: [{ focusMode: 'manual', focusDistance: 100, exposureMode: 'manual', exposureTime: 10 }],
    })
  })

  it('a single mode is no choice, nor is one that the standard does not know', () => {
    expect(offeredModes(undefined)).toEqual([])
    expect(offeredModes(['none', 'manual'])).toEqual([])
    expect(offeredModes(['manual', 'turbo', 'continuous'])).toEqual(['continuous', 'manual'])
  })
})
