/** What the customer can do about each failed check. Knows codes and instructions; neither time nor words. */
import { isCustomerErrorCode, type CustomerErrorCode } from '../../shared/errors/error-catalog.ts'
import { unreachable } from '../../shared/errors/result.ts'
import type { CheckFailure, Direction } from '../vision/vision-protocol.ts'
import type { Instruction } from './instruction.ts'

/** What to ask of the customer for each code that is theirs to put right; a new one does not compile without it. */
const instructionByCode: Record<CustomerErrorCode, Instruction | ((failed: CheckFailure) => Instruction)> = {
  FACE_NOT_FOUND: 'look-at-camera',
  TOO_MANY_FACES: 'one-person-only',
  FACE_TOO_CLOSE: 'move-back',
  FACE_TOO_SMALL: 'come-closer',
  FACE_CLOSE_TO_BORDER: ({ direction = 'back' }) => moveTo(direction),
  FACE_CROPPED: ({ direction = 'back' }) => moveTo(direction),
  FACE_IS_OCCLUDED: ({ part }) => (part ? `uncover-${part}` : 'uncover-face'),
  FACE_ANGLE_TOO_LARGE: ({ direction }) => (direction ? turnTo(direction) : 'look-at-camera'),
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

/** What the customer can do about one failed check; nothing where it is not theirs to put right. */
export function instructionFor(failed: CheckFailure): Instruction | undefined {
  if (!isCustomerErrorCode(failed.code)) return undefined
  const instruction = instructionByCode[failed.code]
  return typeof instruction === 'function' ? instruction(failed) : instruction
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
