/**
 * The visit as a pure machine: card, face, review, answer. An event that does not fit a step changes nothing and
 * returns the very same visit. Knows neither cameras nor the queue; useCheckFlow.ts tells it what they did.
 */
import type { CaptureSubject, TakenPicture } from '../../shared/domain/capture.ts'
import type { ReceiptNumber, SubmissionId } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { errorCatalog, isCustomerErrorCode, type ErrorCode } from '../../shared/errors/error-catalog.ts'
import { unreachable, type Failure } from '../../shared/errors/result.ts'
import type { Pictures, Visit, VisitEvent, VisitStep } from './visit.ts'

type At<S extends VisitStep> = Extract<Visit, { readonly at: S }>
type Told<T extends VisitEvent['type']> = Extract<VisitEvent, { readonly type: T }>

/** After so many pictures that the checks or the service refused, a colleague helps. */
export const MAX_FAILED_TRIES = 3

export const idleVisit: Visit = { at: 'idle' }

export function nextVisit(visit: Visit, event: VisitEvent): Visit {
  if (event.type === 'ended') return visit.at === 'idle' ? visit : idleVisit
  // the compiler does not follow that a table's row takes the very visit that chose the row
  const move = moves[visit.at][event.type] as ((visit: Visit, event: VisitEvent) => Visit) | undefined
  return move ? move(visit, event) : visit
}

type Moves = {
  readonly [S in VisitStep]: {
    readonly [T in Exclude<VisitEvent['type'], 'ended'>]?: (visit: At<S>, event: Told<T>) => Visit
  }
}

/** Step by step, the events that fit and what they lead to. The end fits everywhere. */
const moves: Moves = {
  idle: {
    started: (_visit, { nowMs }) => capture('card', nowMs, nothingYet),
    'trouble-met': (_visit, { failure }) => problem(failure, nothingYet, 'capture-card'),
    'colleague-called': () => problem(askedFor, nothingYet, 'capture-card'),
  },

  capturing: {
    'picture-asked': (visit) => (visit.isTaking ? visit : { ...visit, isTaking: true }),
    'hand-offered': (visit) => (visit.canTakeByHand ? visit : { ...visit, canTakeByHand: true }),
    'picture-taken': afterTaking,
    'picture-failed': afterMissing,
    'trouble-met': (visit, { failure }) => problem(failure, visit, resumeAt(visit.subject)),
    'colleague-called': (visit) => problem(askedFor, visit, resumeAt(visit.subject)),
  },

  review: {
    'retake-chosen': (visit, { image, nowMs }) => capture(image, nowMs, { ...carried(visit), pictures: both(visit) }),
    'pictures-accepted': (visit, { nowMs }) => check(visit.card, visit.face, nowMs, visit),
    'colleague-called': (visit) => problem(askedFor, { ...carried(visit), pictures: both(visit) }, 'review'),
  },

  checking: {
    stored: (visit, { id, receipt }) => (visit.submission ? visit : { ...visit, submission: { id, receipt } }),
    'store-refused': (visit, { failure }) =>
      visit.submission ? visit : problem(failure, { ...carried(visit), pictures: both(visit) }, 'submit'),
    'answer-came': afterAnswer,
    'submission-held': afterHolding,
    'submission-waits': (visit, { id, failure }) =>
      visit.submission?.id === id ? savedForLater(visit.submission, failure) : visit,
    'left-to-wait': (visit) => (visit.submission ? savedForLater(visit.submission) : visit),
  },

  retry: {
    retried: (visit, { nowMs }) => capture(firstOf(visit.image), nowMs, visit),
    'colleague-called': (visit) => problem(visit.failure, visit, resumeAt(firstOf(visit.image))),
  },

  problem: {
    // the newest trouble is what staff should read
    'trouble-met': (visit, { failure }) => ({ ...visit, code: failure.code, failure }),
    retried: (visit, { nowMs }) => resumed(visit, nowMs) ?? visit,
  },

  /**
   * A late answer is shown; a late refusal is not: this customer may have left, and a retry card would
   * let the next person's pictures replace theirs. Staff find it among the held submissions.
   */
  'saved-for-later': {
    'answer-came': (visit, event) => (event.id === visit.submissionId ? answered(event, visit.receipt) : visit),
  },

  answered: {
    // a new selfie makes a new submission: this one has its answer and stays as it is
    'retake-chosen': (visit, { image, nowMs }) =>
      visit.newFace && image === 'face'
        ? capture('face', nowMs, { pictures: { card: visit.newFace.card }, failedTries: visit.newFace.failedTries })
        : visit,
  },
}

function afterTaking(visit: At<'capturing'>, { subject, picture, nowMs }: Told<'picture-taken'>): Visit {
  if (!visit.isTaking || subject !== visit.subject) return visit
  const refusal = refusalOf(subject, picture)
  if (refusal) return refused(visit, refusal, subject)

  const { card, face }: Pictures = { ...visit.pictures, [subject]: picture }
  if (card && face) return { at: 'review', card, face, ...carried(visit) }
  const pictures: Pictures = { ...(card && { card }), ...(face && { face }) }
  return capture(card ? 'face' : 'card', nowMs, { ...carried(visit), pictures })
}

function afterMissing(visit: At<'capturing'>, { subject, by, failure }: Told<'picture-failed'>): Visit {
  if (!visit.isTaking || subject !== visit.subject) return visit
  if (!isCustomerErrorCode(failure.code)) return problem(failure, visit, resumeAt(subject))
  // the moment had passed before the picture was taken: nobody did anything wrong, the camera looks on
  return by === 'auto' ? { ...visit, isTaking: false } : refused(visit, failure, subject)
}

/** While the pictures are still here, a selfie that was too poor to be judged can be taken anew. */
function afterAnswer(visit: At<'checking'>, event: Told<'answer-came'>): Visit {
  if (visit.submission?.id !== event.id) return visit
  const failedTries = visit.failedTries + 1
  const canRetake = event.outcome.verdict === 'poor-quality' && failedTries < MAX_FAILED_TRIES
  const newFace = canRetake && { newFace: { card: visit.card, failedTries } }
  return { ...answered(event, visit.submission.receipt), ...newFace }
}

function afterHolding(visit: At<'checking'>, { id, code, failure = { code } }: Told<'submission-held'>): Visit {
  if (visit.submission?.id !== id) return visit
  const held = { pictures: both(visit), failedTries: visit.failedTries, replaces: id }
  if (isCustomerErrorCode(code)) return refused(held, failure, imageToRetake(code, failure))
  // the service will not have these pictures, and it is not the customer's doing
  if (errorCatalog[code].retry === 'retake') return problem(failure, { ...held, pictures: {} }, 'capture-card')
  return problem(failure, held, 'submit')
}

/** Absent where there is nothing to go on with. A colleague has helped, so spent tries are given anew. */
function resumed(visit: At<'problem'>, nowMs: Ms): Visit | undefined {
  const { card, face } = visit.pictures
  const helped = { ...visit, failedTries: visit.failedTries < MAX_FAILED_TRIES ? visit.failedTries : 0 }
  switch (visit.resume) {
    case 'capture-card':
      return capture('card', nowMs, helped)
    case 'capture-face':
      return capture('face', nowMs, helped)
    case 'review':
      return card && face ? { at: 'review', card, face, ...carried(helped) } : undefined
    case 'submit':
      return card && face ? check(card, face, nowMs, helped) : undefined
    case undefined:
      return undefined
    default:
      return unreachable(visit.resume)
  }
}

/** What every step of one visit hands to the next. */
interface Carried {
  readonly failedTries: number
  readonly replaces?: SubmissionId
}

function carried({ failedTries, replaces }: Carried): Carried {
  return replaces === undefined ? { failedTries } : { failedTries, replaces }
}

type WithPictures = Carried & { readonly pictures: Pictures }

const nothingYet: WithPictures = { pictures: {}, failedTries: 0 }
const askedFor: Failure = { code: 'COLLEAGUE_CALLED' }

function capture(subject: CaptureSubject, nowMs: Ms, from: WithPictures): At<'capturing'> {
  return {
    at: 'capturing',
    subject,
    startedAtMs: nowMs,
    canTakeByHand: false,
    isTaking: false,
    pictures: without(from.pictures, subject),
    ...carried(from),
  }
}

function check(card: TakenPicture, face: TakenPicture, nowMs: Ms, from: Carried): At<'checking'> {
  return { at: 'checking', card, face, startedAtMs: nowMs, ...carried(from) }
}

function answered({ id, outcome }: Told<'answer-came'>, receipt: ReceiptNumber): At<'answered'> {
  return { at: 'answered', outcome, receipt, submissionId: id }
}

function savedForLater(
  { id, receipt }: { readonly id: SubmissionId; readonly receipt: ReceiptNumber },
  failure?: Failure,
): At<'saved-for-later'> {
  return { at: 'saved-for-later', receipt, submissionId: id, ...(failure && { failure }) }
}

function problem(failure: Failure, from: WithPictures, resume: NonNullable<At<'problem'>['resume']>): At<'problem'> {
  return { at: 'problem', code: failure.code, failure, pictures: from.pictures, resume, ...carried(from) }
}

/** One more failed try: a retry card, or a colleague where it was the last. */
function refused(from: WithPictures, failure: Failure, image: CaptureSubject | 'both'): Visit {
  const { code } = failure
  const pictures = image === 'both' ? {} : without(from.pictures, image)
  const next = { ...carried(from), failedTries: from.failedTries + 1, pictures }
  const resume = resumeAt(firstOf(image))
  if (!isCustomerErrorCode(code) || next.failedTries >= MAX_FAILED_TRIES) return problem(failure, next, resume)
  return { at: 'retry', code, image, failure, ...next }
}

/** Why a picture may not be kept. A picture without a measured face is refused even if no check said so. */
function refusalOf(subject: CaptureSubject, { check }: TakenPicture): Failure | undefined {
  const code: ErrorCode | undefined = check.failedCodes.find(isCustomerErrorCode) ?? check.failedCodes[0]
  if (code) return { code, image: subject }
  if (check.faceWidthPx !== undefined) return undefined
  return { code: subject === 'card' ? 'CARD_PORTRAIT_NOT_FOUND' : 'FACE_NOT_FOUND', image: subject }
}

/** Main tells the picture where it could find out; the catalogue knows it for some codes; else both are taken again. */
function imageToRetake(code: ErrorCode, failure: Failure): CaptureSubject | 'both' {
  if (failure.image) return failure.image
  const { image } = errorCatalog[code]
  return image === 'card' || image === 'face' ? image : 'both'
}

function firstOf(image: CaptureSubject | 'both'): CaptureSubject {
  return image === 'both' ? 'card' : image
}

function both({ card, face }: Required<Pictures>): Pictures {
  return { card, face }
}

function resumeAt(subject: CaptureSubject): 'capture-card' | 'capture-face' {
  return subject === 'card' ? 'capture-card' : 'capture-face'
}

function without({ card, face }: Pictures, subject: CaptureSubject): Pictures {
  if (subject === 'card') return face ? { face } : {}
  return card ? { card } : {}
}
