/**
 * Picks the one instruction that the customer is given, from the reports as they come.
 * A text stays long enough to be read, does not flicker between two, and grows stronger when it is ignored.
 */
import { isCustomerErrorCode } from '../../shared/errors/error-catalog.ts'
import { unreachable } from '../../shared/errors/result.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { CheckFailure, Direction, FrameReport } from '../vision/vision-protocol.ts'
import type { Guidance, Instruction } from './instruction.ts'

/** A text stays at least this long before another one takes its place; "good" may come at any time. Ours. */
export const holdMs: Ms = 1200

/** What is wished for must have been the worst for this long before it is said. Ours. */
export const settleMs: Ms = 300

/** After this long the same instruction is worded stronger. Ours. */
export const urgentAfterMs: Ms = 4000

/** What was shown last, and since when; absent before the first report. */
export interface GuidanceState {
  readonly shown?: { readonly instruction: Instruction; readonly sinceMs: Ms }
  /** What the latest reports would like said, and since when without a break. */
  readonly wish?: { readonly instruction: Instruction; readonly sinceMs: Ms }
}

export function startGuidance(): GuidanceState {
  return {}
}

/** After one more report. How near auto-capture is, is told by steadiness.ts. */
export function nextGuidance(
  before: GuidanceState,
  report: FrameReport,
  nowMs: Ms,
): { readonly state: GuidanceState; readonly guidance: Omit<Guidance, 'progress'> } {
  const isGood = report.failed.length === 0
  const instruction = instructionFrom(report)
  const fresh = { instruction, sinceMs: nowMs }
  const wish = instruction === before.wish?.instruction ? before.wish : fresh

  const hasBeenRead = !before.shown || nowMs - before.shown.sinceMs >= holdMs
  const isSettled = !before.shown || nowMs - wish.sinceMs >= settleMs
  const mayChange = (hasBeenRead && isSettled)
  const shown = before.shown && (before.shown.instruction === instruction || !mayChange) ? before.shown : fresh

  const isUrgent = !isGood && nowMs - shown.sinceMs >= urgentAfterMs
  return { state: { shown, wish }, guidance: { instruction: shown.instruction, isUrgent, isGood } }
}

function instructionFrom({ subject, failed }: FrameReport): Instruction {
  const worst = failed.find(({ code }) => isCustomerErrorCode(code))
  if (worst) return instructionFor(worst)
  if (failed.length > 0) return subject === 'face' ? 'look-at-camera' : 'show-card'
  return subject === 'face' ? 'stay-like-this' : 'card-stay'
}

/**
 * What the customer can do about one failed check.
 * Codes that are not the customer's to put right give 'look-at-camera': screens show those to staff instead.
 */
export function instructionFor({ code, direction }: CheckFailure): Instruction {
  switch (code) {
    case 'TOO_MANY_FACES':
      return 'one-person-only'
    case 'FACE_TOO_SMALL':
      return 'come-closer'
    case 'FACE_TOO_CLOSE':
      return 'move-back'
    case 'FACE_CROPPED':
    case 'FACE_CLOSE_TO_BORDER':
      return direction ? moveTo(direction) : 'move-back'
    case 'FACE_ANGLE_TOO_LARGE':
      return direction ? turnTo(direction) : 'look-at-camera'
    case 'FACE_IS_OCCLUDED':
      return 'uncover-face'
    case 'EYES_CLOSED':
      return 'open-eyes'
    case 'FACE_TOO_DARK':
      return 'more-light'
    case 'FACE_TOO_BRIGHT':
      return 'less-light'
    case 'FACE_BLURRED':
      return 'hold-still'
    case 'CARD_PORTRAIT_NOT_FOUND':
      return 'show-card'
    case 'CARD_TOO_FAR':
      return 'card-closer'
    case 'CARD_TOO_DARK':
      return 'card-more-light'
    case 'CARD_TOO_BRIGHT':
      return 'card-less-glare'
    case 'CARD_BLURRED':
      return 'card-hold-still'
    default:
      // FACE_NOT_FOUND and FAILED_TO_PREDICT_LANDMARKS too: a face towards the camera is all one can ask for
      return 'look-at-camera'
  }
}

function moveTo(direction: Direction): Instruction {
  switch (direction) {
    case 'left':
      return 'move-left'
    case 'right':
      return 'move-right'
    case 'up':
      return 'move-up'
    case 'down':
      return 'move-down'
    case 'closer':
      return 'come-closer'
    case 'back':
      return 'move-back'
    case 'level':
      return 'head-level'
    default:
      return unreachable(direction)
  }
}

function turnTo(direction: Direction): Instruction {
  switch (direction) {
    case 'left':
      return 'turn-left'
    case 'right':
      return 'turn-right'
    case 'up':
      return 'chin-up'
    case 'down':
      return 'chin-down'
    case 'level':
      return 'head-level'
    case 'closer':
    case 'back':
      return 'look-at-camera'
    default:
      return unreachable(direction)
  }
}
