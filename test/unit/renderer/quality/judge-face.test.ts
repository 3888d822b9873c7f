import { describe, expect, it } from 'vitest'
import type { FaceMeasurement } from '../../../../src/renderer/vision/vision-protocol.ts'
import { profileLimits, type CheckProfile } from '../../../../src/shared/domain/check-limits.ts'
import { faceThresholdsWith } from '../../../../src/renderer/quality/face-thresholds.ts'
import { judgeFace } from '../../../../src/renderer/quality/judge-face.ts'
import { measuredFace, observedFace } from '../../../fakes/measured-face.ts'

const judged = (changes: Partial<FaceMeasurement>) => judgeFace(observedFace(changes))
const codes = (changes: Partial<FaceMeasurement>) => judged(changes).map(({ code }) => code)

describe('judgeFace', () => {
  it('judges by the limits that it is given', () => {
    const by = (profile: CheckProfile, changes: Partial<FaceMeasurement>) =>
      judgeFace(observedFace(changes), faceThresholdsWith(profileLimits(profile))).map(({ code }) => code)
    const cases = [
      [{ yawDeg: 16 }, 'strict', 'FACE_ANGLE_TOO_LARGE'],
      [{ yawDeg: 19.5 }, 'normal', 'FACE_ANGLE_TOO_LARGE'],
      [{ eyeDistancePx: 85 }, 'strict', 'FACE_TOO_SMALL'],
      [{ sharpness: 2.5 }, 'normal', 'FACE_BLURRED'],
      [{ eyeOpening: 0.09 }, 'normal', 'EYES_CLOSED'],
      [{ covered: { mouth: 0.8, eyes: 0 } }, 'normal', 'FACE_IS_OCCLUDED'],
      [{ evenness: 0.25 }, 'normal', 'FACE_LIT_FROM_SIDE'],
      [{ brightShare: 0.2 }, 'normal', 'FACE_TOO_BRIGHT'],
      [{ highLuma: 60 }, 'normal', 'FACE_TOO_DARK'],
    ] as const
    for (const [changes, profile, code] of cases) {
      expect(by(profile, changes)).toEqual([code])
      expect(by('lenient', changes)).toEqual([])
    }
  })

  it('lets a good face pass', () => {
    expect(judgeFace(observedFace())).toEqual([])
  })

  it.each(Object.keys(measuredFace()) as (keyof FaceMeasurement)[])(
    'lets no face pass whose %s is no number: that is neither above nor below a limit',
    (name) => {
      const noNumber = { box: { ...measuredFace().box, width: NaN }, covered: { mouth: 0, eyes: NaN } }
      expect(
        codes({ [name]: NaN, ...(name in noNumber && { [name]: noNumber[name as keyof typeof noNumber] }) }),
      ).not.toEqual([])
    },
  )

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

  it('calls a face cropped, not near the border, once more than a fortieth of its width or height is outside', () => {
    const box = { x: -7, y: 220, width: 280, height: 340 }
    expect(codes({ box })).toEqual(['FACE_CLOSE_TO_BORDER'])
    expect(judged({ box: { ...box, x: -7.1 } })).toEqual([{ code: 'FACE_CROPPED', direction: 'left' }])
    expect(codes({ box: { ...box, x: 160, y: 468.5 } })).toEqual(['FACE_CLOSE_TO_BORDER'])
    expect(judged({ box: { ...box, x: 160, y: 468.6 } })).toEqual([{ code: 'FACE_CROPPED', direction: 'up' }])
  })

  it('shows closed eyes before a face that is cut a little, and after one that is cut by more than a twentieth', () => {
    const cut = (x: number) => codes({ eyeOpening: 0.05, box: { x, y: 220, width: 280, height: 340 } })
    expect(cut(-14)).toEqual(['EYES_CLOSED', 'FACE_CROPPED'])
    expect(cut(-14.1)).toEqual(['FACE_CROPPED', 'EYES_CLOSED'])
  })

  it('asks to move back where a face is cut on both sides', () => {
    const failed = judged({ box: { x: -40, y: 100, width: 680, height: 600 } })
    expect(failed[0]).toEqual({ code: 'FACE_CROPPED', direction: 'back' })
  })

  it.each([
    [{ yawDeg: 18, pitchDeg: -18, rollDeg: 29 }, undefined],
    [{ yawDeg: 18.1 }, 'right'],
    [{ yawDeg: -18.1 }, 'left'],
    [{ pitchDeg: 18.1 }, 'down'],
    [{ pitchDeg: -18.1 }, 'up'],
    [{ rollDeg: 29.1 }, 'level'],
    [{ rollDeg: -29.1 }, 'level'],
    [{ yawDeg: 25, pitchDeg: 40 }, 'down'],
  ] as const)('turns a head of %o back the way that helps most: %s', (pose, direction) => {
    expect(judged(pose)).toEqual(direction ? [{ code: 'FACE_ANGLE_TOO_LARGE', direction }] : [])
  })

  it.each([
    ['FAILED_TO_PREDICT_LANDMARKS', { presence: 0.49 }, { presence: 0.5 }],
    ['EYES_CLOSED', { eyeOpening: 0.099 }, { eyeOpening: 0.1 }],
    ['FACE_BLURRED', { sharpness: 3.19 }, { sharpness: 3.2 }],
    ['FACE_TOO_BRIGHT', { meanLuma: 221 }, { meanLuma: 220 }],
    ['FACE_TOO_BRIGHT', { brightShare: 0.16 }, { brightShare: 0.15 }],
    ['FACE_TOO_DARK', { highLuma: 69 }, { highLuma: 70 }],
    ['FACE_LIT_FROM_BEHIND', { behindLuma: 200, highLuma: 89 }, { behindLuma: 200, highLuma: 90 }],
    ['FACE_LIT_FROM_BEHIND', { behindLuma: 200, highLuma: 80 }, { behindLuma: 199, highLuma: 80 }],
    ['FACE_LIT_FROM_SIDE', { evenness: 0.29 }, { evenness: 0.3 }],
    ['FACE_LIGHT_COLOURED', { redness: 0.76 }, { redness: 0.75 }],
    ['FACE_LIGHT_COLOURED', { redness: -0.16 }, { redness: -0.15 }],
    ['FACE_LIGHT_COLOURED', { blueness: 0.21 }, { blueness: 0.2 }],
    ['FACE_LIGHT_COLOURED', { blueness: -0.96 }, { blueness: -0.95 }],
  ])('says %s for %o and not for %o', (code, bad, good) => {
    expect(codes(bad)).toEqual([code])
    expect(codes(good)).toEqual([])
  })

  it('does not take dark skin for a lack of light, on a white wall neither', () => {
    expect(codes({ meanLuma: 44, darkShare: 0.6, highLuma: 95, behindLuma: 240 })).toEqual([])
  })

  it('fails no light that was not measured', () => {
    const { evenness: _, redness: _2, blueness: _3, behindLuma: _4, ...face } = measuredFace()
    expect(judgeFace({ ...observedFace(), face })).toEqual([])
  })

  it('finds no face where the detector is in doubt and the mesh sees none', () => {
    expect(codes({ score: 0.59, presence: 0.04 })).toEqual(['FACE_NOT_FOUND'])
    expect(codes({ score: 0.6, presence: 0.04 })).toEqual(['FAILED_TO_PREDICT_LANDMARKS'])
    expect(codes({ score: 0.59, presence: 0.05 })).toEqual(['FAILED_TO_PREDICT_LANDMARKS'])
  })

  it('shows closed eyes before a face that is too near, and after one too small to tell', () => {
    expect(codes({ eyeOpening: 0.05, box: { x: 5, y: 5, width: 560, height: 700 } })).toEqual([
      'EYES_CLOSED',
      'FACE_TOO_CLOSE',
      'FACE_CLOSE_TO_BORDER',
    ])
    expect(codes({ eyeOpening: 0.05, eyeDistancePx: 60 })).toEqual(['FACE_TOO_SMALL', 'EYES_CLOSED'])
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

describe('a covered face', () => {
  const covered = (mouth: number, eyes: number, changes: Partial<FaceMeasurement> = {}) =>
    judgeFace(observedFace({ covered: { mouth, eyes }, ...changes }))

  it('is told which part to uncover, and of both none', () => {
    expect(covered(0.71, 0)).toEqual([{ code: 'FACE_IS_OCCLUDED', part: 'mouth' }])
    expect(covered(0, 0.61)).toEqual([{ code: 'FACE_IS_OCCLUDED', part: 'eyes' }])
    expect(covered(1, 1)).toEqual([{ code: 'FACE_IS_OCCLUDED' }])
    expect(covered(0.7, 0.6)).toEqual([])
  })

  it('is asked to uncover before it is asked to turn, unless it is turned far', () => {
    const codes = (yawDeg: number) => covered(1, 0, { yawDeg }).map(({ code }) => code)
    expect(codes(25.2)).toEqual(['FACE_IS_OCCLUDED', 'FACE_ANGLE_TOO_LARGE'])
    expect(codes(25.3)).toEqual(['FACE_ANGLE_TOO_LARGE', 'FACE_IS_OCCLUDED'])
  })
})
