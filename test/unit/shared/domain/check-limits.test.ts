import { describe, expect, it } from 'vitest'
import {
  areCheckLimits,
  checkLimitValues,
  checkProfiles,
  limitsInForce,
  normalLimits,
  profileLimits,
  type LimitValues,
} from '../../../../src/shared/domain/check-limits.ts'

const all = Object.entries(checkLimitValues).flatMap(([subject, limits]) =>
  Object.entries<LimitValues>(limits).map(([name, values]) => ({ name: `${subject}.${name}`, values })),
)

describe('the limits of the checks', () => {
  it('as the product comes are written down a second time: whoever changes one says so twice', () => {
    expect(normalLimits).toEqual({
      face: {
        minBoxPx: 224,
        minEyeDistancePx: 80,
        maxBoxShare: 0.8,
        minBorderShare: 0.03,
        maxYawDeg: 18,
        maxPitchDeg: 18,
        maxRollDeg: 29,
        maxMouthCovered: 0.7,
        maxEyesCovered: 0.6,
        minEyeOpening: 0.1,
        minHighLuma: 70,
        minBacklitHighLuma: 90,
        maxMeanLuma: 220,
        maxBrightShare: 0.15,
        minEvenness: 0.3,
        minSharpness: 3.2,
      },
      card: {
        minPxPerMm: 8.34,
        minPortraitWidthPx: 90,
        maxTiltDeg: 35,
        maxShift: 0.004,
        minHighLuma: 90,
        maxBrightShare: 0.01,
        minSharpness: 0.36,
      },
    })
  })

  it.each(all)(
    '$name: strict asks at least as much as normal, lenient no more, all within the range',
    ({ name, values }) => {
      const { strict, normal, lenient, lowest, highest } = values
      const fromLoose = name.includes('.min') ? [lenient, normal, strict] : [strict, normal, lenient]
      expect([lowest, ...fromLoose, highest]).toEqual([lowest, ...fromLoose, highest].toSorted((a, b) => a - b))
      expect(strict === normal && normal === lenient).toBe(false)
    },
  )

  it('cannot be looser than what the service itself refuses', () => {
    const { face, card } = checkLimitValues
    expect(face.minBoxPx.lowest).toBe(224)
    expect(face.minEyeDistancePx.lowest).toBe(80)
    expect([face.maxYawDeg.highest, face.maxPitchDeg.highest, face.maxRollDeg.highest]).toEqual([20, 20, 30])
    // an ID-1 card is 53.98 mm high, and 450 px are the least that the service takes
    expect(card.minPxPerMm.lowest * 53.98).toBeGreaterThanOrEqual(450)
  })

  it('that were set one by one go before the profile, and only they', () => {
    const checkLimits = { face: { maxYawDeg: 10 }, card: { maxTiltDeg: 20 } }
    const inForce = limitsInForce({ checkProfile: 'lenient', checkLimits })
    const lenient = profileLimits('lenient')
    expect(inForce).toEqual({ face: { ...lenient.face, maxYawDeg: 10 }, card: { ...lenient.card, maxTiltDeg: 20 } })
  })

  it('from another thread are believed when each is there and in its range, and nothing else is', () => {
    for (const profile of checkProfiles) expect(areCheckLimits(structuredClone(profileLimits(profile)))).toBe(true)
    const { face, card } = normalLimits
    const { maxYawDeg: _, ...without } = face
    for (const wrong of [
      undefined,
      null,
      'normal',
      { face },
      { face: without, card },
      { face: { ...face, maxYawDeg: 20.1 }, card },
      { face: { ...face, maxYawDeg: Number.NaN }, card },
      { face: { ...face, maxYawDeg: '18' }, card },
      { face: { ...face, more: 1 }, card },
      { face: { ...without, more: 1 }, card },
    ])
      expect(areCheckLimits(wrong)).toBe(false)
  })
})
