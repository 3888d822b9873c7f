import { describe, expect, it } from 'vitest'
import {
  holdMs,
  instructionFor,
  nextGuidance,
  settleMs,
  startGuidance,
  urgentAfterMs,
} from '../../../../src/renderer/quality/guidance.ts'
import type { CheckFailure } from '../../../../src/renderer/vision/vision-protocol.ts'
import { isCustomerErrorCode, errorCodes } from '../../../../src/shared/errors/error-catalog.ts'
import { faceReport } from '../../../fakes/measured-face.ts'

const tooSmall: CheckFailure = { code: 'FACE_TOO_SMALL', direction: 'closer' }
const turned: CheckFailure = { code: 'FACE_ANGLE_TOO_LARGE', direction: 'left' }

/** Feeds one report each `everyMs`, beginning at 0; gives what was shown after each. */
function shownFor(frames: readonly (readonly CheckFailure[])[], everyMs: number) {
  let state = startGuidance()
  return frames.map((failed, index) => {
    const next = nextGuidance(state, faceReport({ failed }), index * everyMs)
    state = next.state
    return next.guidance
  })
}

const repeated = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value)
const texts = (shown: ReturnType<typeof shownFor>) => shown.map(({ instruction }) => instruction)

describe('nextGuidance', () => {
  it('shows the first instruction at once', () => {
    expect(shownFor([[tooSmall]], 100)).toEqual([{ instruction: 'come-closer', isUrgent: false, isGood: false }])
  })

  it('holds an instruction until it could be read, then shows the next', () => {
    const shown = texts(shownFor([[tooSmall], ...repeated([turned], 20)], 100))
    const changedAtMs = shown.indexOf('turn-left') * 100
    expect(changedAtMs).toBe(holdMs)
    expect(shown.slice(changedAtMs / 100).every((text) => text === 'turn-left')).toBe(true)
  })

  it('never flickers between two instructions that take turns', () => {
    const frames = Array.from({ length: 100 }, (_, index) => [index % 2 === 0 ? tooSmall : turned])
    expect(new Set(texts(shownFor(frames, 100)))).toEqual(new Set(['come-closer']))
  })

  it('does not show a wish that was there for a moment only', () => {
    const frames = [...repeated([tooSmall], 20), [turned], [turned], ...repeated([tooSmall], 5)]
    expect(settleMs).toBeGreaterThan(200)
    expect(new Set(texts(shownFor(frames, 100)))).toEqual(new Set(['come-closer']))
  })

  it('shows at once that all is well', () => {
    expect(shownFor([[tooSmall], []], 50).at(-1)).toEqual({
      instruction: 'stay-like-this',
      isUrgent: false,
      isGood: true,
    })
  })

  it('keeps the good text through one bad frame, but does not call that frame good', () => {
    const shown = shownFor([[], [tooSmall], []], 100)
    expect(texts(shown)).toEqual(repeated('stay-like-this', 3))
    expect(shown.map(({ isGood }) => isGood)).toEqual([true, false, true])
  })

  it('grows urgent when the same instruction is ignored for four seconds, and calm again with the next', () => {
    const shown = shownFor([...repeated([tooSmall], 41), ...repeated([turned], 4)], 100)
    expect(shown.findIndex(({ isUrgent }) => isUrgent) * 100).toBe(urgentAfterMs)
    expect(shown.at(-1)).toEqual({ instruction: 'turn-left', isUrgent: false, isGood: false })
  })

  it('never urges somebody who does it right', () => {
    expect(shownFor(repeated([], 60), 100).some(({ isUrgent }) => isUrgent)).toBe(false)
  })

  it('does not tell the customer about a camera that is too coarse', () => {
    expect(texts(shownFor([[{ code: 'CAMERA_TOO_COARSE' }]], 100))).toEqual(['look-at-camera'])
  })

  it('speaks of the card while the card is shown', () => {
    const card = faceReport({ subject: 'card', failed: [{ code: 'CAMERA_TOO_COARSE' }] })
    expect(nextGuidance(startGuidance(), card, 0).guidance.instruction).toBe('show-card')
    expect(nextGuidance(startGuidance(), { ...card, failed: [] }, 0).guidance.instruction).toBe('card-stay')
  })
})

describe('instructionFor', () => {
  it.each([
    [{ code: 'FACE_CROPPED', direction: 'left' }, 'move-left'],
    [{ code: 'FACE_CLOSE_TO_BORDER', direction: 'up' }, 'move-up'],
    [{ code: 'FACE_CROPPED', direction: 'back' }, 'move-back'],
    [{ code: 'FACE_CROPPED' }, 'move-back'],
    [{ code: 'FACE_ANGLE_TOO_LARGE', direction: 'left' }, 'turn-left'],
    [{ code: 'FACE_ANGLE_TOO_LARGE', direction: 'down' }, 'chin-down'],
    [{ code: 'FACE_ANGLE_TOO_LARGE', direction: 'level' }, 'head-level'],
    [{ code: 'TOO_MANY_FACES' }, 'one-person-only'],
    [{ code: 'EYES_CLOSED' }, 'open-eyes'],
    [{ code: 'CARD_TOO_BRIGHT' }, 'card-less-glare'],
  ] as const satisfies readonly [CheckFailure, string][])('answers %o with %s', (failed, instruction) => {
    expect(instructionFor(failed)).toBe(instruction)
  })

  it('falls back to looking at the camera only where there is nothing better to ask for', () => {
    const vague = errorCodes.filter(
      (code) => isCustomerErrorCode(code) && instructionFor({ code }) === 'look-at-camera',
    )
    expect(vague).toEqual(['FACE_NOT_FOUND', 'FACE_ANGLE_TOO_LARGE', 'FAILED_TO_PREDICT_LANDMARKS'])
  })
})
