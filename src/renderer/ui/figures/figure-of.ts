/** Which figure shows what: the instruction that a code's remedy comes down to. Knows no drawing and no words. */
import type { Instruction } from '../../quality/instruction.ts'
import type { CaptureSubject } from '../../../shared/domain/capture.ts'
import type { CustomerErrorCode } from '../../../shared/errors/error-catalog.ts'

export type CardInstruction = Extract<Instruction, 'show-card' | `card-${string}`>
export type FaceInstruction = Exclude<Instruction, CardInstruction>

export function isCardInstruction(instruction: Instruction): instruction is CardInstruction {
  return instruction.includes('card')
}

interface Figures {
  readonly face: FaceInstruction
  readonly card: CardInstruction
}

const figures: Readonly<Record<CustomerErrorCode, Figures>> = {
  FACE_NOT_FOUND: { face: 'look-at-camera', card: 'show-card' },
  TOO_MANY_FACES: { face: 'one-person-only', card: 'show-card' },
  FACE_TOO_CLOSE: { face: 'move-back', card: 'show-card' },
  FACE_TOO_SMALL: { face: 'come-closer', card: 'card-closer' },
  FACE_CLOSE_TO_BORDER: { face: 'look-at-camera', card: 'show-card' },
  FACE_CROPPED: { face: 'move-back', card: 'show-card' },
  FACE_IS_OCCLUDED: { face: 'uncover-face', card: 'card-less-glare' },
  FACE_ANGLE_TOO_LARGE: { face: 'look-at-camera', card: 'show-card' },
  FAILED_TO_PREDICT_LANDMARKS: { face: 'more-light', card: 'card-more-light' },
  EYES_CLOSED: { face: 'open-eyes', card: 'show-card' },
  FACE_TOO_DARK: { face: 'more-light', card: 'card-more-light' },
  FACE_TOO_BRIGHT: { face: 'less-light', card: 'card-less-glare' },
  FACE_BLURRED: { face: 'hold-still', card: 'card-hold-still' },
  FACE_LIT_FROM_BEHIND: { face: 'face-the-light', card: 'card-more-light' },
  FACE_LIT_FROM_SIDE: { face: 'even-light', card: 'card-more-light' },
  FACE_LIGHT_COLOURED: { face: 'plain-light', card: 'card-more-light' },
  CARD_NOT_FOUND: { face: 'look-at-camera', card: 'show-card' },
  CARD_EDGES_FAINT: { face: 'look-at-camera', card: 'card-on-dark' },
  CARD_CUT_OFF: { face: 'look-at-camera', card: 'card-whole' },
  CARD_TILTED: { face: 'look-at-camera', card: 'card-flat' },
  CARD_MOVING: { face: 'hold-still', card: 'card-hold-still' },
  CARD_UPSIDE_DOWN: { face: 'look-at-camera', card: 'card-turn-round' },
  CARD_PORTRAIT_NOT_FOUND: { face: 'look-at-camera', card: 'show-card' },
  CARD_TOO_FAR: { face: 'come-closer', card: 'card-closer' },
  CARD_TOO_DARK: { face: 'more-light', card: 'card-more-light' },
  CARD_TOO_BRIGHT: { face: 'less-light', card: 'card-less-glare' },
  CARD_BLURRED: { face: 'hold-still', card: 'card-hold-still' },
}

/** What to draw beside the words of a retry. */
export function figureOf(code: CustomerErrorCode, subject: CaptureSubject): Instruction {
  return figures[code][subject]
}
