import { expect, it } from 'vitest'
import { instructionFor } from '../../../../src/renderer/quality/instruction-for.ts'
import type { CheckFailure } from '../../../../src/renderer/vision/vision-protocol.ts'
import { errorCodes, isCustomerErrorCode } from '../../../../src/shared/errors/error-catalog.ts'

it.each([
  [{ code: 'FACE_CROPPED', direction: 'left' }, 'move-left'],
  [{ code: 'FACE_CLOSE_TO_BORDER', direction: 'up' }, 'move-up'],
  [{ code: 'FACE_CROPPED', direction: 'back' }, 'move-back'],
  [{ code: 'FACE_CROPPED' }, 'move-back'],
  [{ code: 'FACE_ANGLE_TOO_LARGE', direction: 'left' }, 'turn-left'],
  [{ code: 'FACE_ANGLE_TOO_LARGE', direction: 'down' }, 'chin-down'],
  [{ code: 'FACE_ANGLE_TOO_LARGE', direction: 'level' }, 'head-level'],
  [{ code: 'FACE_IS_OCCLUDED', part: 'mouth' }, 'uncover-mouth'],
  [{ code: 'FACE_IS_OCCLUDED', part: 'eyes' }, 'uncover-eyes'],
  [{ code: 'FACE_IS_OCCLUDED' }, 'uncover-face'],
  [{ code: 'FACE_LIT_FROM_BEHIND' }, 'face-the-light'],
  [{ code: 'TOO_MANY_FACES' }, 'one-person-only'],
  [{ code: 'EYES_CLOSED' }, 'open-eyes'],
  [{ code: 'CARD_EDGES_FAINT' }, 'card-on-dark'],
  [{ code: 'CARD_UPSIDE_DOWN' }, 'card-turn-round'],
  [{ code: 'CARD_TOO_BRIGHT' }, 'card-less-glare'],
] as const satisfies readonly [CheckFailure, string][])('answers %o with %s', (failed, instruction) => {
  expect(instructionFor(failed)).toBe(instruction)
})

it('asks nothing of the customer that is not theirs to put right', () => {
  const others = errorCodes.filter((code) => !isCustomerErrorCode(code))
  expect(others.map((code) => instructionFor({ code }))).toEqual(others.map(() => undefined))
})

it('falls back to looking at the camera only where there is nothing better to ask for', () => {
  const vague = errorCodes.filter((code) => instructionFor({ code }) === 'look-at-camera')
  expect(vague).toEqual(['FACE_NOT_FOUND', 'FACE_ANGLE_TOO_LARGE', 'FAILED_TO_PREDICT_LANDMARKS'])
})
