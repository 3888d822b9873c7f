/** The instructions that a customer can be given while the camera looks; one at a time. Words for each are in i18n. */
export const instructions = [
  // face
  'look-at-camera',
  'one-person-only',
  'come-closer',
  'move-back',
  'move-left',
  'move-right',
  'move-up',
  'move-down',
  'turn-left',
  'turn-right',
  'chin-up',
  'chin-down',
  'head-level',
  'uncover-face',
  'uncover-mouth',
  'uncover-eyes',
  'open-eyes',
  'more-light',
  'less-light',
  'face-the-light',
  'even-light',
  'plain-light',
  'hold-still',
  'stay-like-this',
  // card
  'show-card',
  'card-on-dark',
  'card-whole',
  'card-closer',
  'card-flat',
  'card-turn-round',
  'card-more-light',
  'card-less-glare',
  'card-hold-still',
  'card-stay',
] as const

export type Instruction = (typeof instructions)[number]

/** Says that all is well. */
export function isPraise(instruction: Instruction): boolean {
  return instruction === 'stay-like-this' || instruction === 'card-stay'
}

/** What the screen shows while the camera looks. */
export interface Guidance {
  readonly instruction: Instruction
  /** The same instruction has been ignored for a while: say it stronger. */
  readonly isUrgent: boolean
  /** What is shown is praise, and the checks still pass: a single frame does not count. */
  readonly isGood: boolean
  /** How much of the outline is filled, 0..1; see outline-fill.ts. */
  readonly progress: number
}
