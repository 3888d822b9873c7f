/**
 * Picks the one instruction that the customer is given, from the reports as they come.
 * A text stays long enough to be read, does not flicker between two, and grows stronger when it is ignored.
 */
import { isCustomerErrorCode, type CustomerErrorCode } from '../../shared/errors/error-catalog.ts'
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
  const mayChange = isGood || (hasBeenRead && isSettled)
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

/** What to ask of the customer for each code that is theirs to put right; a new one does not compile without it. */
const instructionByCode: Record<CustomerErrorCode, Instruction | ((direction: Direction | undefined) => Instruction)> =
  {
    FACE_NOT_FOUND: 'look-at-camera',
    TOO_MANY_FACES: 'one-person-only',
    FACE_TOO_CLOSE: 'move-back',
    FACE_TOO_SMALL: 'come-closer',
    FACE_CLOSE_TO_BORDER: (direction = 'back') => moveTo(direction),
    FACE_CROPPED: (direction = 'back') => moveTo(direction),
    FACE_IS_OCCLUDED: 'uncover-face',
    FACE_ANGLE_TOO_LARGE: (direction) => (direction ? turnTo(direction) : 'look-at-camera'),
    FAILED_TO_PREDICT_LANDMARKS: 'look-at-camera',
    EYES_CLOSED: 'open-eyes',
    FACE_TOO_DARK: 'more-light',
    FACE_TOO_BRIGHT: 'less-light',
    FACE_BLURRED: 'hold-still',
    FACE_LIT_FROM_BEHIND: 'face-the-light',
    FACE_LIT_FROM_SIDE: 'even-light',
    FACE_LIGHT_COLOURED: 'plain-light',
    CARD_NOT_FOUND: 'show-card',
    CARD_EDGES_FAINT: 'card-on-dark',
    CARD_CUT_OFF: 'card-whole',
    CARD_TILTED: 'card-flat',
    CARD_MOVING: 'card-hold-still',
    CARD_UPSIDE_DOWN: 'card-turn-round',
    CARD_PORTRAIT_NOT_FOUND: 'show-card',
    CARD_TOO_FAR: 'card-closer',
    CARD_TOO_DARK: 'card-more-light',
    CARD_TOO_BRIGHT: 'card-less-glare',
    CARD_BLURRED: 'card-hold-still',
  }

/**
 * What the customer can do about one failed check.
 * Codes that are not the customer's to put right give 'look-at-camera': screens show those to staff instead.
 */
export function instructionFor({ code, direction }: CheckFailure): Instruction {
  if (!isCustomerErrorCode(code)) return 'look-at-camera'
  const instruction = instructionByCode[code]
  return typeof instruction === 'function' ? instruction(direction) : instruction
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
