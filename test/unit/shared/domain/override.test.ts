import { describe, expect, it } from 'vitest'
import type { LocalCheck } from '../../../../src/shared/domain/capture.ts'
import {
  codesInTheWay,
  failingCodes,
  maySend,
  overrideBy,
  type OverrideBy,
} from '../../../../src/shared/domain/override.ts'
import { errorCatalog, errorCodes, type ErrorCode } from '../../../../src/shared/errors/error-catalog.ts'

/** Written down a second time, code by code: whoever changes the rule says so twice. */
const expected: Readonly<Partial<Record<ErrorCode, OverrideBy>>> = {
  FACE_NOT_FOUND: 'administrator',
  TOO_MANY_FACES: 'administrator',
  FAILED_TO_PREDICT_LANDMARKS: 'administrator',
  FACE_TOO_SMALL: 'administrator',
  FACE_CROPPED: 'administrator',
  CARD_PORTRAIT_NOT_FOUND: 'administrator',
  CARD_TOO_FAR: 'administrator',
  CARD_UPSIDE_DOWN: 'administrator',
  FACE_TOO_CLOSE: 'officer',
  FACE_CLOSE_TO_BORDER: 'officer',
  FACE_IS_OCCLUDED: 'officer',
  FACE_ANGLE_TOO_LARGE: 'officer',
  EYES_CLOSED: 'officer',
  FACE_TOO_DARK: 'officer',
  FACE_TOO_BRIGHT: 'officer',
  FACE_BLURRED: 'officer',
  FACE_LIT_FROM_BEHIND: 'officer',
  FACE_LIT_FROM_SIDE: 'officer',
  FACE_LIGHT_COLOURED: 'officer',
  CARD_NOT_FOUND: 'officer',
  CARD_EDGES_FAINT: 'officer',
  CARD_CUT_OFF: 'officer',
  CARD_TILTED: 'officer',
  CARD_MOVING: 'officer',
  CARD_TOO_DARK: 'officer',
  CARD_TOO_BRIGHT: 'officer',
  CARD_BLURRED: 'officer',
}

const check = (more: Partial<LocalCheck> = {}): LocalCheck => ({
  takenAtMs: 0,
  takenBy: 'manual',
  faceWidthPx: 260,
  failedCodes: [],
  ...more,
})

describe('who may set a failed check aside', () => {
  it.each(errorCodes)('%s', (code) => {
    expect(overrideBy(code)).toBe(expected[code] ?? 'never')
  })

  it('what is too small for this kiosk and not for the service is an officer’s to say', () => {
    const large = { faceWidthPx: 224, faceHeightPx: 300, eyeDistancePx: 80 }
    expect(overrideBy('FACE_TOO_SMALL', large)).toBe('officer')
    expect(overrideBy('FACE_TOO_SMALL', { ...large, eyeDistancePx: 79 })).toBe('administrator')
    expect(overrideBy('FACE_TOO_SMALL', { ...large, faceHeightPx: 223 })).toBe('administrator')
    const small = check({ ...large, failedCodes: ['FACE_TOO_SMALL'], overriddenFor: 'medical' })
    expect(maySend('face', small, false)).toBe(true)
    expect(maySend('face', { ...small, faceWidthPx: 223 }, false)).toBe(false)
  })

  it.each([
    [{ yawDeg: 23 }, 'officer'],
    [{ yawDeg: -23.1 }, 'administrator'],
    [{ pitchDeg: 24 }, 'administrator'],
    [{ rollDeg: 33 }, 'officer'],
    [{ rollDeg: -34 }, 'administrator'],
  ] as const)('a head turned by %j: %s, for the service takes 20, 20 and 30 degrees and 3 more', (measured, by) => {
    expect(overrideBy('FACE_ANGLE_TOO_LARGE', measured)).toBe(by)
  })

  it('every code that a customer can be asked to pose for has its rule', () => {
    const posed = errorCodes.filter((code) => errorCatalog[code].actor === 'customer')
    expect(posed.filter((code) => overrideBy(code) === 'never')).toEqual([])
  })

  it('a size that the service refuses is not for the officer alone', () => {
    expect(codesInTheWay(['FACE_TOO_SMALL', 'FACE_BLURRED'], false)).toEqual(['FACE_TOO_SMALL'])
    expect(codesInTheWay(['FACE_TOO_SMALL', 'FACE_BLURRED'], true)).toEqual([])
  })

  it('what the kiosk itself does not send, nobody sends', () => {
    expect(codesInTheWay(['CAMERA_TOO_COARSE'], true)).toEqual(['CAMERA_TOO_COARSE'])
  })
})

describe('a picture', () => {
  it('that fails nothing may be sent', () => {
    expect(maySend('face', check(), false)).toBe(true)
  })

  it('that fails a check may not, before somebody gave a reason', () => {
    expect(maySend('face', check({ failedCodes: ['FACE_BLURRED'] }), true)).toBe(false)
    expect(maySend('face', check({ failedCodes: ['FACE_BLURRED'], overriddenFor: 'medical' }), false)).toBe(true)
  })

  it('that the service would surely refuse may only where the administrator allows it', () => {
    const refused = check({ failedCodes: ['FACE_BLURRED', 'TOO_MANY_FACES'], overriddenFor: 'check-is-wrong' })
    expect(maySend('face', refused, false)).toBe(false)
    expect(maySend('face', refused, true)).toBe(true)
  })

  it.each([
    ['card', 'CARD_PORTRAIT_NOT_FOUND'],
    ['face', 'FACE_NOT_FOUND'],
  ] as const)('of a %s without a measured face fails, even if no check said so', (subject, code) => {
    const { faceWidthPx: _, ...bare } = check({ overriddenFor: 'medical' })
    expect(failingCodes(subject, bare)).toEqual([code])
    expect(maySend(subject, bare, false)).toBe(false)
  })
})
