/**
 * What a moment of a visit is to the ear: which screen it is, how it sounds when it comes, what is said of it. Pure;
 * does not know when anything was said last, nor any language.
 */
import type { Visit } from '../flow/visit.ts'
import type { WordKey } from '../i18n/words.ts'
import type { Guidance } from '../quality/instruction.ts'

/** `captured`: a picture was taken; `attention`: something is asked; `done`: all went well; `trouble`: it did not. */
export const tones = ['captured', 'attention', 'done', 'trouble'] as const
export type Tone = (typeof tones)[number]

/** Said as it stands on the screen; `consent` is the administrator's own text. */
export type Spoken = Extract<WordKey, SpokenKey> | 'consent'
type SpokenKey =
  | `screen.${'consent' | 'review' | 'checking'}.title`
  | `screen.${'problem' | 'otherWay' | 'idleWarning' | 'capturing.card' | 'capturing.face'}.${'title' | 'text'}`
  | `screen.savedForLater.${'title' | 'next' | 'mayLeave'}`
  | `instruction.${string}.${'live' | 'urgent'}`
  | `verdict.customer.${string}.${'title' | 'text'}`
  | `error.${string}.${'live' | 'remedyCard' | 'remedyFace'}`

export interface Moment {
  /** Changes where the screen does. */
  readonly screen: string
  /** As the screen comes; absent where nothing is asked of anybody. */
  readonly tone?: Tone
  /** Said once, as the screen comes. */
  readonly opening: readonly Spoken[]
  /** What is asked for just now while the camera looks; said as often as it helps. */
  readonly instruction?: Spoken
}

export interface Heard {
  readonly visit: Visit
  readonly guidance: Guidance | undefined
  /** Somebody is asked whether they are still there. */
  readonly isWarned: boolean
}

/** @returns nothing where nobody is there to be spoken to */
export function momentOf({ visit, guidance, isWarned }: Heard): Moment | undefined {
  if (visit.at === 'idle') return undefined
  if (isWarned)
    return {
      screen: 'idle-warning',
      tone: 'attention',
      opening: ['screen.idleWarning.title', 'screen.idleWarning.text'],
    }
  switch (visit.at) {
    case 'consent':
      return { screen: 'consent', tone: 'attention', opening: ['screen.consent.title', 'consent'] }
    case 'capturing': {
      const { subject, isTaking } = visit
      return {
        screen: `capturing ${subject}`,
        tone: 'attention',
        opening: [`screen.capturing.${subject}.title`, `screen.capturing.${subject}.text`],
        ...(guidance &&
          !isTaking && {
            instruction: `instruction.${guidance.instruction}.${guidance.isUrgent ? 'urgent' : 'live'}` as const,
          }),
      }
    }
    case 'review':
      return { screen: 'review', tone: 'attention', opening: ['screen.review.title'] }
    case 'checking':
      return { screen: 'checking', opening: ['screen.checking.title'] }
    case 'retry': {
      const { code, image } = visit
      return {
        screen: 'retry',
        tone: 'trouble',
        opening: [
          `error.${code}.live`,
          ...(image === 'face' ? [] : [`error.${code}.remedyCard` as const]),
          ...(image === 'card' ? [] : [`error.${code}.remedyFace` as const]),
        ],
      }
    }
    case 'problem':
      return visit.code === 'COLLEAGUE_CALLED'
        ? { screen: 'another-way', tone: 'attention', opening: ['screen.otherWay.title', 'screen.otherWay.text'] }
        : { screen: 'problem', tone: 'trouble', opening: ['screen.problem.title', 'screen.problem.text'] }
    case 'answered': {
      const { verdict } = visit.outcome
      // as AnsweredScreen.vue says it
      if (verdict === 'poor-quality' && !visit.newFace)
        return { screen: 'answered', tone: 'attention', opening: ['screen.problem.title', 'screen.problem.text'] }
      return {
        screen: 'answered',
        tone: verdict === 'match' ? 'done' : 'attention',
        opening: [`verdict.customer.${verdict}.title`, `verdict.customer.${verdict}.text`],
      }
    }
    case 'saved-for-later':
      return {
        screen: 'saved-for-later',
        tone: 'done',
        opening: ['screen.savedForLater.title', 'screen.savedForLater.next', 'screen.savedForLater.mayLeave'],
      }
  }
}
