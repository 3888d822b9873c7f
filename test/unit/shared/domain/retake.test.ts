import { describe, expect, it } from 'vitest'
import type { LocalCheck } from '../../../../src/shared/domain/capture.ts'
import { pictureToRetake } from '../../../../src/shared/domain/retake.ts'
import { errorCatalog, errorCodes, type ErrorCode } from '../../../../src/shared/errors/error-catalog.ts'
import { passedCheck } from '../../../fixtures/okayface/pictures.ts'

/** Which picture, when the card's check differs from a passed one in just this. */
function withCard(code: ErrorCode, card: Partial<LocalCheck>, face: Partial<LocalCheck> = {}) {
  return pictureToRetake(code, 'request', { card: { ...passedCheck, ...card }, face: { ...passedCheck, ...face } })
}

const noFace: LocalCheck = { takenAtMs: 0, takenBy: 'manual', failedCodes: [] }

it.each(errorCodes)('%s: what the catalogue says of the picture is never contradicted', (code) => {
  const { image } = errorCatalog[code]
  const worst = { card: noFace, face: passedCheck }
  if (image === 'card' || image === 'face') expect(pictureToRetake(code, 'request', worst)).toBe(image)
  if (image === 'either') expect(pictureToRetake(code, 'liveness', worst)).toBe('face')
})

const faceCodes = errorCodes.filter((code) => /FACE|LANDMARKS/.test(code) && errorCatalog[code].source === 'service')

describe.each(faceCodes)('%s', (code) => {
  it('is about both pictures when the checks tell no difference', () => {
    expect(withCard(code, {})).toBe('both')
    expect(pictureToRetake(code, 'request', { card: noFace, face: noFace })).toBe('both')
  })

  it('is about the picture whose check had foreseen it', () => {
    expect(withCard(code, { failedCodes: [code] })).toBe('card')
    expect(withCard(code, {}, { failedCodes: ['FACE_BLURRED', code] })).toBe('face')
  })

  it('is about the picture that failed any check, when nothing else tells', () => {
    expect(withCard(code, { failedCodes: ['CARD_BLURRED'] })).toBe('card')
    expect(withCard(code, {}, { failedCodes: ['FACE_TOO_DARK'] })).toBe('face')
  })
})

it.each<[ErrorCode, Partial<LocalCheck>]>([
  ['FACE_NOT_FOUND', { faceScore: 0.5 }],
  ['FACE_NOT_FOUND', { failedCodes: ['CARD_PORTRAIT_NOT_FOUND'] }],
  ['FAILED_TO_PREDICT_LANDMARKS', { faceScore: 0.5 }],
  ['FACE_IS_OCCLUDED', { faceScore: 0.5 }],
  ['TOO_MANY_FACES', { faceCount: 2 }],
  ['FACE_TOO_SMALL', { faceWidthPx: 120 }],
  ['FACE_TOO_SMALL', { eyeDistancePx: 40 }],
  ['FACE_TOO_SMALL', { failedCodes: ['CARD_TOO_FAR'] }],
  ['FACE_TOO_CLOSE', { faceWidthPx: 600, faceHeightPx: 800, eyeDistancePx: 300 }],
  ['FACE_CROPPED', { faceWidthPx: 600, faceHeightPx: 800, eyeDistancePx: 300 }],
  ['FACE_ANGLE_TOO_LARGE', { yawDeg: -25 }],
  ['FACE_ANGLE_TOO_LARGE', { pitchDeg: 25 }],
  ['FACE_ANGLE_TOO_LARGE', { rollDeg: -40 }],
])('%s is about the picture that measured clearly worse: %j', (code, worse) => {
  expect(withCard(code, worse)).toBe('card')
  const ofFace = { ...worse, failedCodes: worse.failedCodes ? [code] : [] }
  expect(withCard(code, {}, ofFace)).toBe('face')
})

it('no face was measured in one picture: that one', () => {
  expect(pictureToRetake('FACE_NOT_FOUND', 'request', { card: noFace, face: passedCheck })).toBe('card')
  expect(pictureToRetake('FACE_NOT_FOUND', 'request', { card: passedCheck, face: noFace })).toBe('face')
})

it('a picture without a measured face is not the one with too many', () => {
  expect(
    pictureToRetake('TOO_MANY_FACES', 'request', { card: noFace, face: { ...passedCheck, faceCount: 2 } }),
  ).not.toBe('card')
})

it('a hair of difference decides nothing', () => {
  expect(withCard('FACE_NOT_FOUND', { faceScore: 0.93 })).toBe('both')
  expect(withCard('FACE_ANGLE_TOO_LARGE', { yawDeg: 2.5 })).toBe('both')
})

it('a measure outweighs a failed check of another kind', () => {
  expect(withCard('FACE_NOT_FOUND', { faceScore: 0.4 }, { failedCodes: ['FACE_TOO_DARK'] })).toBe('card')
})

it.each(['MISSING_IMAGE', 'PHOTO_FORMAT_ERROR', 'PAYLOAD_TOO_LARGE', 'UNKNOWN'] as const)(
  '%s is about files, not faces: both',
  (code) => {
    expect(withCard(code, { faceScore: 0.1 })).toBe('both')
  },
)
