import { describe, expect, it } from 'vitest'
import {
  confusionTable,
  faceFigures,
  labelsOf,
  type FaceLabel,
  type JudgedPhoto,
} from '../../../../scripts/evaluate/face-figures.ts'
import type { ErrorCode } from '../../../../src/shared/errors/error-catalog.ts'

const photo = (expected: FaceLabel, ...failed: ErrorCode[]): JudgedPhoto => ({ file: 'a.jpg', expected, failed })

const photos = [
  photo('OK'),
  photo('OK'),
  photo('OK'),
  photo('OK', 'FACE_BLURRED'),
  photo('EYES_CLOSED', 'EYES_CLOSED', 'FACE_BLURRED'),
  photo('EYES_CLOSED', 'FACE_CROPPED', 'EYES_CLOSED'),
  photo('EYES_CLOSED', 'FACE_CROPPED'),
  photo('EYES_CLOSED'),
  photo('FACE_CROPPED', 'FACE_CROPPED'),
]

describe('the figures of the face checks', () => {
  it('count a bad photo as right when its code is among the failed checks, and as primary when it is shown', () => {
    expect(faceFigures(photos)).toMatchObject({ photos: 9, rightCode: 3 / 5, primaryRight: 2 / 5 })
  })

  it('count a bad photo as let through only when no check failed, and a good one as stopped when any did', () => {
    expect(faceFigures(photos)).toMatchObject({ badLetThrough: 1 / 5, goodStopped: 1 / 4 })
  })

  it('take precision from what is shown and recall from all that failed, for OK as for a code', () => {
    expect(faceFigures(photos).byCode).toEqual({
      OK: { n: 4, precision: 3 / 4, recall: 3 / 4 },
      EYES_CLOSED: { n: 4, precision: 1, recall: 2 / 4 },
      FACE_BLURRED: { n: 0, precision: 0, recall: null },
      FACE_CROPPED: { n: 1, precision: 1 / 3, recall: 1 },
    })
  })

  it('are null where there is nothing to take a share of', () => {
    expect(faceFigures([photo('OK')])).toEqual({
      photos: 1,
      rightCode: null,
      primaryRight: null,
      badLetThrough: null,
      goodStopped: 0,
      byCode: { OK: { n: 1, precision: 1, recall: 1 } },
    })
  })

  it('confuse what was expected with what is shown, OK first', () => {
    expect(labelsOf(photos)).toEqual(['OK', 'EYES_CLOSED', 'FACE_BLURRED', 'FACE_CROPPED'])
    const table = confusionTable(photos)
    expect(Object.fromEntries(table.get('EYES_CLOSED')!)).toEqual({ EYES_CLOSED: 1, FACE_CROPPED: 2, OK: 1 })
    expect(Object.fromEntries(table.get('OK')!)).toEqual({ OK: 3, FACE_BLURRED: 1 })
  })
})
