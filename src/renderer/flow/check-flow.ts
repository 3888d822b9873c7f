/**
 * The visit as a pure machine: consent where it is asked for, card, face, review, answer. An event that does not fit
 * a step changes nothing and returns the very same visit. Knows neither cameras nor the queue; useCheckFlow.ts tells
 * it what they did.
 */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { unreachable } from '../../shared/errors/result.ts'
import { afterMissing, afterOverride, afterTaking } from './after-picture.ts'
import { afterAnswer, afterHolding, afterRefusedStoring } from './after-submission.ts'
import {
  answered,
  askedFor,
  both,
  called,
  capture,
  carried,
  check,
  firstOf,
  nothingYet,
  problem,
  resumeAt,
  savedForLater,
  type WithPictures,
} from './make-visit.ts'
import type { At, Pictures, TakeAgain, Told, Visit, VisitEvent, VisitRules, VisitStep } from './visit.ts'

export const defaultVisitRules: VisitRules = { maxFailedTries: defaultSettings.triesBeforeStaff }

export const idleVisit: Visit = { at: 'idle' }

export function nextVisit(visit: Visit, event: VisitEvent, rules: VisitRules = defaultVisitRules): Visit {
  if (event.type === 'ended') return visit.at === 'idle' ? visit : idleVisit
  // the compiler does not follow that a table's row takes the very visit that chose the row
  const move = moves[visit.at][event.type] as Move | undefined
  return move ? move(visit, event, rules) : visit
}

type Move = (visit: Visit, event: VisitEvent, rules: VisitRules) => Visit

type Moves = {
  readonly [S in VisitStep]: {
    readonly [T in Exclude<VisitEvent['type'], 'ended'>]?: (visit: At<S>, event: Told<T>, rules: VisitRules) => Visit
  }
}

/** Step by step, the events that fit and what they lead to. The end fits everywhere. */
const moves: Moves = {
  idle: {
    started: (_visit, event) => begin(nothingYet, event),
    'trouble-met': (_visit, { failure }) => problem(failure, nothingYet, 'begin'),
    'colleague-called': () => problem(askedFor, nothingYet, 'begin'),
  },

  consent: {
    'consent-given': (visit, { nowMs }) => capture(firstMissing(visit.pictures), nowMs, visit),
    'reference-noted': noted,
    'trouble-met': (visit, { failure }) => problem(failure, visit, 'begin'),
    'colleague-called': (visit) => problem(askedFor, visit, 'begin'),
  },

  capturing: {
    'picture-asked': (visit) => (visit.isTaking ? visit : { ...visit, isTaking: true }),
    'hand-offered': (visit) => (visit.canTakeByHand ? visit : { ...visit, canTakeByHand: true }),
    'picture-taken': afterTaking,
    'picture-failed': afterMissing,
    'picture-let-go': (visit) => (visit.isTaking ? { ...visit, isTaking: false } : visit),
    'reference-noted': noted,
    'trouble-met': (visit, { failure }) => problem(failure, visit, resumeAt(visit.subject)),
    'colleague-called': (visit) => problem(askedFor, visit, resumeAt(visit.subject)),
  },

  review: {
    'retake-chosen': (visit, { image, nowMs }) => capture(image, nowMs, { ...carried(visit), pictures: both(visit) }),
    'reference-noted': noted,
    'pictures-accepted': (visit, { nowMs }) => check(visit.card, visit.face, nowMs, visit),
    'colleague-called': (visit) => problem(askedFor, { ...carried(visit), pictures: both(visit) }, 'review'),
  },

  checking: {
    stored: (visit, { id, receipt }) => (visit.submission ? visit : { ...visit, submission: { id, receipt } }),
    'store-refused': afterRefusedStoring,
    'answer-came': afterAnswer,
    'submission-held': afterHolding,
    'submission-waits': (visit, { id, failure }) =>
      visit.submission?.id === id ? savedForLater(visit.submission, failure) : visit,
    'left-to-wait': (visit) => (visit.submission ? savedForLater(visit.submission) : visit),
    // what is saved goes on without the customer; before that moment nobody would hear that it was refused
    'colleague-called': (visit) => (visit.submission ? problem(askedFor, nothingYet) : visit),
  },

  retry: {
    retried: (visit, { nowMs }) => capture(firstOf(visit.image), nowMs, visit),
    'reference-noted': noted,
    'override-given': afterOverride,
    'colleague-called': (visit) => called(problem(visit.failure, visit, resumeAt(firstOf(visit.image)))),
  },

  problem: {
    // the newest trouble is what staff should read
    'trouble-met': (visit, { failure }) => ({ ...visit, code: failure.code, failure }),
    started: (visit, event) => (visit.resume === 'begin' ? begin(visit, event) : visit),
    retried: (visit, { nowMs }, rules) => resumed(visit, nowMs, rules) ?? visit,
    'reference-noted': noted,
    'override-given': afterOverride,
    'colleague-called': (visit) => (visit.code === askedFor.code ? visit : called(visit)),
  },

  /**
   * A late answer is shown; a late refusal is not: this customer may have left, and a retry card would
   * let the next person's pictures replace theirs. Staff find it among the held submissions.
   */
  'saved-for-later': {
    'answer-came': (visit, event) => (event.id === visit.submissionId ? answered(event, visit.receipt) : visit),
    'colleague-called': () => problem(askedFor, nothingYet),
  },

  answered: {
    // a new selfie makes a new submission: this one has its answer and stays as it is
    'retake-chosen': (visit, { image, nowMs }) =>
      visit.newFace && image === 'face'
        ? capture('face', nowMs, { ...carried(visit.newFace), pictures: { card: visit.newFace.card } })
        : visit,
    'colleague-called': (visit) => (visit.outcome.verdict === 'match' ? visit : problem(askedFor, nothingYet)),
  },
}

/** Absent where there is nothing to go on with. A colleague has helped, so spent tries are given anew. */
function resumed(visit: At<'problem'>, nowMs: Ms, { maxFailedTries }: VisitRules): Visit | undefined {
  const { card, face } = visit.pictures
  const helped = { ...visit, failedTries: visit.failedTries < maxFailedTries ? visit.failedTries : 0 }
  switch (visit.resume) {
    case 'capture-card':
      return capture('card', nowMs, helped)
    case 'capture-face':
      return capture('face', nowMs, helped)
    case 'review':
      return card && face ? { at: 'review', card, face, ...carried(helped) } : undefined
    case 'submit':
      return card && face ? check(card, face, nowMs, helped) : undefined
    // it begins anew, with the question for consent: that is said by `started`
    case 'begin':
    case undefined:
      return undefined
    default:
      return unreachable(visit.resume)
  }
}

function noted<V extends Visit>(visit: V, { reference }: Told<'reference-noted'>): V {
  // without the one before, also where the new one is empty
  const { reference: _, ...others } = { reference, ...visit }
  return { ...others, ...(reference !== '' && { reference }) } as V
}

/** Nothing is captured before it is agreed to. Taking another check's picture again takes nothing over from before. */
function begin(before: WithPictures, { nowMs, asksConsent, reference, takeAgain }: Told<'started'>): Visit {
  const from: WithPictures = {
    ...(reference && { reference }),
    ...(takeAgain ? againOf(takeAgain) : { ...carried(before), pictures: before.pictures }),
  }
  return asksConsent
    ? { at: 'consent', pictures: from.pictures, ...carried(from) }
    : capture(firstMissing(from.pictures), nowMs, from)
}

function againOf({ replaces, image }: TakeAgain): WithPictures {
  return { ...nothingYet, replaces, pictures: keptBeside(image) }
}

/** The picture that is not taken again stays in main. */
function keptBeside(image: TakeAgain['image']): Pictures {
  if (image === 'both') return {}
  return image === 'card' ? { face: 'kept' } : { card: 'kept' }
}

function firstMissing({ card }: Pictures): CaptureSubject {
  return card ? 'face' : 'card'
}
