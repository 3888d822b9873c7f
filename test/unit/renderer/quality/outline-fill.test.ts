import { describe, expect, it } from 'vitest'
import { FILLED_BY_CHECKS, outlineFill } from '../../../../src/renderer/quality/outline-fill.ts'
import { captureSubjects, type CaptureSubject } from '../../../../src/shared/domain/capture.ts'
import { errorCatalog, errorCodes, type ErrorCode } from '../../../../src/shared/errors/error-catalog.ts'

const filled = (subject: CaptureSubject, codes: readonly ErrorCode[], steady = 0) =>
  outlineFill({ subject, failed: codes.map((code) => ({ code })) }, steady)

describe('the outline', () => {
  it('is empty where nothing is found', () => {
    expect(filled('face', ['FACE_TOO_DARK', 'FACE_NOT_FOUND'])).toBe(0)
    expect(filled('card', ['CARD_NOT_FOUND'])).toBe(0)
  })

  it('fills with every check that passes', () => {
    const steps = [
      filled('face', ['FACE_TOO_SMALL', 'FACE_ANGLE_TOO_LARGE', 'EYES_CLOSED']),
      filled('face', ['FACE_ANGLE_TOO_LARGE', 'EYES_CLOSED']),
      filled('face', ['EYES_CLOSED']),
      filled('face', []),
      filled('face', [], 0.5),
      filled('face', [], 1),
    ]
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b))
    expect(steps.at(-1)).toBe(1)
  })

  it('counts failures of one kind once', () => {
    expect(filled('face', ['FACE_TOO_SMALL', 'FACE_CLOSE_TO_BORDER'])).toBe(filled('face', ['FACE_TOO_SMALL']))
  })

  it.each(captureSubjects)('of a %s is never as full as a good one while any check fails', (subject) => {
    for (const code of errorCodes.filter((known) => ['check', 'service'].includes(errorCatalog[known].source)))
      expect(filled(subject, [code]), code).toBeLessThan(FILLED_BY_CHECKS)
  })
})
