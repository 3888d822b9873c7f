import { describe, expect, it } from 'vitest'
import { judgeFace } from '../../../../src/renderer/quality/judge-face.ts'
import type { FaceMeasurement } from '../../../../src/renderer/vision/vision-protocol.ts'
import { observedFace } from '../../../fakes/measured-face.ts'

const judged = (changes: Partial<FaceMeasurement>) => judgeFace(observedFace(changes))
const codes = (changes: Partial<FaceMeasurement>) => judged(changes).map(({ code }) => code)

describe('judgeFace', () => {
  it('lets a good face pass', () => {
    expect(judgeFace(observedFace())).toEqual([])
  })

  it('says that there is no face, and that it is dark where nothing can be seen at all', () => {
    const { face: _, ...empty } = observedFace({}, { faceCount: 0 })
    expect(judgeFace(empty)).toEqual([{ code: 'FACE_NOT_FOUND' }])
    expect(judgeFace({ ...empty, sceneLuma: 24.9 })).toEqual([{ code: 'FACE_TOO_DARK' }, { code: 'FACE_NOT_FOUND' }])
  })

  it('wants one face only', () => {
    expect(judgeFace(observedFace({}, { faceCount: 2 }))).toEqual([{ code: 'TOO_MANY_FACES' }])
  })

  it.each([
    ['224 px wide', { box: { x: 180, y: 220, width: 224, height: 300 } }, false],
    ['223.9 px wide', { box: { x: 180, y: 220, width: 223.9, height: 300 } }, true],
    ['224 px high', { box: { x: 160, y: 220, width: 240, height: 224 } }, false],
    ['223.9 px high', { box: { x: 160, y: 220, width: 240, height: 223.9 } }, true],
    ['eyes 80 px apart', { eyeDistancePx: 80 }, false],
    ['eyes 79.9 px apart', { eyeDistancePx: 79.9 }, true],
  ])('judges the size of a face %s by the limits of the service', (_, changes, isSmall) => {
    expect(judged(changes)).toEqual(isSmall ? [{ code: 'FACE_TOO_SMALL', direction: 'closer' }] : [])
  })

  it('calls a camera too coarse that gives less than 450 px, beside what is wrong with the face', () => {
    const crop = { widthPx: 449, heightPx: 600 }
    const box = { x: 100, y: 150, width: 230, height: 280 }
    expect(judgeFace(observedFace({ box }, { crop }))).toEqual([{ code: 'CAMERA_TOO_COARSE' }])
    expect(judgeFace(observedFace({ box }, { crop: { ...crop, widthPx: 450 } }))).toEqual([])
    expect(judgeFace(observedFace({ box, yawDeg: 30 }, { crop })).at(-1)).toEqual({ code: 'CAMERA_TOO_COARSE' })
  })

  it('finds a face too close that takes more than four fifths of the picture either way', () => {
    expect(codes({ box: { x: 60, y: 100, width: 480, height: 600 } })).toEqual([])
    expect(judged({ box: { x: 58, y: 100, width: 484, height: 600 } })).toEqual([
      { code: 'FACE_TOO_CLOSE', direction: 'back' },
    ])
    expect(codes({ box: { x: 100, y: 70, width: 400, height: 641 } })).toEqual(['FACE_TOO_CLOSE'])
  })

  it.each([
    ['left', { x: 17, y: 220, width: 280, height: 340 }, 'left'],
    ['right', { x: 303, y: 220, width: 280, height: 340 }, 'right'],
    ['top', { x: 160, y: 17, width: 280, height: 340 }, 'down'],
    ['bottom', { x: 160, y: 443, width: 280, height: 340 }, 'up'],
  ] as const)(
    'sends a face that is near the %s of the unmirrored picture the way that the subject must go',
    (_, box, direction) => {
      expect(judged({ box })).toEqual([{ code: 'FACE_CLOSE_TO_BORDER', direction }])
    },
  )

  it('leaves a face alone that is clear of the border by the guard band', () => {
    expect(codes({ box: { x: 18, y: 220, width: 280, height: 340 } })).toEqual([])
  })

  it('calls a face cropped, not near the border, once more than a fiftieth of it is outside', () => {
    const box = { x: -30, y: 220, width: 280, height: 340 }
    expect(judged({ box, outsideShare: 0.021 })).toEqual([{ code: 'FACE_CROPPED', direction: 'left' }])
    expect(codes({ box, outsideShare: 0.02 })).toEqual(['FACE_CLOSE_TO_BORDER'])
  })

  it('asks to move back where a face is cut on both sides', () => {
    const failed = judged({ box: { x: -40, y: 100, width: 680, height: 600 }, outsideShare: 0.2 })
    expect(failed[0]).toEqual({ code: 'FACE_CROPPED', direction: 'back' })
  })

  it.each([
    [{ yawDeg: 20, pitchDeg: -20, rollDeg: 30 }, undefined],
    [{ yawDeg: 20.1 }, 'right'],
    [{ yawDeg: -20.1 }, 'left'],
    [{ pitchDeg: 20.1 }, 'down'],
    [{ pitchDeg: -20.1 }, 'up'],
    [{ rollDeg: 30.1 }, 'level'],
    [{ rollDeg: -30.1 }, 'level'],
    [{ yawDeg: 25, pitchDeg: 40 }, 'down'],
  ] as const)('turns a head of %o back the way that helps most: %s', (pose, direction) => {
    expect(judged(pose)).toEqual(direction ? [{ code: 'FACE_ANGLE_TOO_LARGE', direction }] : [])
  })

  it.each([
    ['FAILED_TO_PREDICT_LANDMARKS', { presence: 0.49 }, { presence: 0.5 }],
    ['EYES_CLOSED', { eyeAspect: 0.169 }, { eyeAspect: 0.17 }],
    ['FACE_BLURRED', { sharpness: 0.79 }, { sharpness: 0.8 }],
    ['FACE_TOO_BRIGHT', { meanLuma: 221 }, { meanLuma: 220 }],
    ['FACE_TOO_BRIGHT', { brightShare: 0.11 }, { brightShare: 0.1 }],
    ['FACE_TOO_DARK', { meanLuma: 44, darkShare: 0.6 }, { meanLuma: 45, darkShare: 0.6 }],
  ])('says %s for %o and not for %o', (code, bad, good) => {
    expect(codes(bad)).toEqual([code])
    expect(codes(good)).toEqual([])
  })

  it('does not take dark skin for a lack of light', () => {
    expect(codes({ meanLuma: 44, darkShare: 0.4 })).toEqual([])
  })

  it('names every failed check, the one that hides the others first', () => {
    const failed = judgeFace(
      observedFace({ yawDeg: 40, sharpness: 0.1, eyeDistancePx: 40, meanLuma: 230 }, { faceCount: 3 }),
    )
    expect(failed.map(({ code }) => code)).toEqual([
      'TOO_MANY_FACES',
      'FACE_ANGLE_TOO_LARGE',
      'FACE_TOO_SMALL',
      'FACE_TOO_BRIGHT',
      'FACE_BLURRED',
    ])
  })
})
