/**
 * The visit as a pure machine: card, face, review, answer. An event that does not fit a step changes nothing and
 * returns the very same visit. Knows neither cameras nor the queue; useCheckFlow.ts tells it what they did.
 */
import type { CaptureSubject, TakenPicture } from '../../shared/domain/capture.ts'
import type { SubmissionId } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { errorCatalog, isCustomerErrorCode, type ErrorCode } from '../../shared/errors/error-catalog.ts'
import { unreachable, type Failure } from '../../shared/errors/result.ts'
import type { Pictures, Visit, VisitEvent } from './visit.ts'

type At<S extends Visit['at']> = Extract<Visit, { readonly at: S }>

/** After so many pictures that the checks or the service refused, a colleague helps. */
export const MAX_FAILED_TRIES = 3

export const idleVisit: Visit = { at: 'idle' }

export function nextVisit(visit: Visit, event: VisitEvent): Visit {
  if (event.type === 'ended') return visit.at === 'idle' ? visit : idleVisit
  switch (visit.at) {
    case 'idle':
      return fromIdle(visit, event)
    case 'capturing':
      return fromCapturing(visit, event)
    case 'review':
      return fromReview(visit, event)
    case 'checking':
      return fromChecking(visit, event)
    case 'retry':
      return fromRetry(visit, event)
    case 'problem':
      return fromProblem(visit, event)
    case 'saved-for-later':
      return fromSavedForLater(visit, event)
    case 'answered':
      return visit
    default:
      return unreachable(visit)
  }
}

function fromIdle(visit: At<'idle'>, event: VisitEvent): Visit {
  switch (event.type) {
    case 'started':
      return capture('card', event.nowMs, nothingYet)
    case 'trouble-met':
      return problem(event.failure, nothingYet, 'capture-card')
    case 'colleague-called':
      return problem(askedFor, nothingYet, 'capture-card')
    default:
      return visit
  }
}

function fromCapturing(visit: At<'capturing'>, event: VisitEvent): Visit {
  switch (event.type) {
    case 'picture-asked':
      return visit.isTaking ? visit : { ...visit, isTaking: true }
    case 'hand-offered':
      return visit.canTakeByHand ? visit : { ...visit, canTakeByHand: true }
    case 'picture-taken': {
      if (!visit.isTaking || event.subject !== visit.subject) return visit
      const refusal = refusalOf(event.subject, event.picture)
      return refusal ? refused(visit, refusal, visit.subject) : withPicture(visit, event.picture, event.nowMs)
    }
    case 'picture-failed':
      if (!visit.isTaking || event.subject !== visit.subject) return visit
      if (!isCustomerErrorCode(event.failure.code)) return problem(event.failure, visit, resumeAt(visit.subject))
      // the moment had passed before the picture was taken: nobody did anything wrong, the camera looks on
      if (event.by === 'auto') return { ...visit, isTaking: false }
      return refused(visit, event.failure, visit.subject)
    case 'trouble-met':
      return problem(event.failure, visit, resumeAt(visit.subject))
    case 'colleague-called':
      return problem(askedFor, visit, resumeAt(visit.subject))
    default:
      return visit
  }
}

function fromReview(visit: At<'review'>, event: VisitEvent): Visit {
  const kept = { ...carried(visit), pictures: { card: visit.card, face: visit.face } }
  switch (event.type) {
    case 'retake-chosen':
      return capture(event.image, event.nowMs, { ...kept, pictures: without(kept.pictures, event.image) })
    case 'pictures-accepted':
      return check(visit.card, visit.face, event.nowMs, visit)
    case 'colleague-called':
      return problem(askedFor, kept, 'review')
    default:
      return visit
  }
}

function fromChecking(visit: At<'checking'>, event: VisitEvent): Visit {
  const { submission } = visit
  const pictures = { card: visit.card, face: visit.face }

  if (!submission) {
    switch (event.type) {
      case 'stored':
        return { ...visit, submission: { id: event.id, receipt: event.receipt } }
      case 'store-refused':
        return problem(event.failure, { ...carried(visit), pictures }, 'submit')
      default:
        return visit
    }
  }

  switch (event.type) {
    case 'answer-came':
      return event.id === submission.id ? answered(event, submission.receipt) : visit
    case 'submission-waits':
      return event.id === submission.id ? savedForLater(submission, event.failure) : visit
    case 'left-to-wait':
      return savedForLater(submission)
    case 'submission-held': {
      if (event.id !== submission.id) return visit
      const held = { pictures, failedTries: visit.failedTries, replaces: submission.id }
      const failure = event.failure ?? { code: event.code }
      if (isCustomerErrorCode(event.code)) return refused(held, failure, imageToRetake(event.code, failure))
      // the service will not have these pictures, and it is not the customer's doing
      if (errorCatalog[event.code].retry === 'retake')
        return problem(failure, { ...held, pictures: {} }, 'capture-card')
      return problem(failure, held, 'submit')
    }
    default:
      return visit
  }
}

function fromRetry(visit: At<'retry'>, event: VisitEvent): Visit {
  const first = visit.image === 'both' ? 'card' : visit.image
  switch (event.type) {
    case 'retried':
      return capture(first, event.nowMs, visit)
    case 'colleague-called':
      return problem(visit.failure, visit, resumeAt(first))
    default:
      return visit
  }
}

function fromProblem(visit: At<'problem'>, event: VisitEvent): Visit {
  switch (event.type) {
    // the newest trouble is what staff should read
    case 'trouble-met':
      return { ...visit, code: event.failure.code, failure: event.failure }
    case 'retried': {
      // a colleague has helped: that deserves fresh tries
      const failedTries = visit.failedTries < MAX_FAILED_TRIES ? visit.failedTries : 0
      return resumed({ ...visit, failedTries }, event.nowMs) ?? visit
    }
    default:
      return visit
  }
}

function resumed(visit: At<'problem'>, nowMs: Ms): Visit | undefined {
  const { card, face } = visit.pictures
  switch (visit.resume) {
    case 'capture-card':
      return capture('card', nowMs, visit)
    case 'capture-face':
      return capture('face', nowMs, visit)
    case 'review':
      return card && face ? { at: 'review', card, face, ...carried(visit) } : undefined
    case 'submit':
      return card && face ? check(card, face, nowMs, visit) : undefined
    case undefined:
      return undefined
    default:
      return unreachable(visit.resume)
  }
}

/**
 * A late answer is shown; a late refusal is not: this customer may have left, and a retry card would
 * let the next person's pictures replace theirs. Staff find it among the held submissions.
 */
function fromSavedForLater(visit: At<'saved-for-later'>, event: VisitEvent): Visit {
  return event.type === 'answer-came' && event.id === visit.submissionId ? answered(event, visit.receipt) : visit
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

function withPicture(visit: At<'capturing'>, picture: TakenPicture, nowMs: Ms): Visit {
  const { card, face }: Pictures = { ...visit.pictures, [visit.subject]: picture }
  if (card && face) return { at: 'review', card, face, ...carried(visit) }
  const pictures: Pictures = { ...(card && { card }), ...(face && { face }) }
  return capture(card ? 'face' : 'card', nowMs, { ...carried(visit), pictures })
}

function check(card: TakenPicture, face: TakenPicture, nowMs: Ms, from: Carried): At<'checking'> {
  return { at: 'checking', card, face, startedAtMs: nowMs, ...carried(from) }
}

function answered(
  { id, outcome }: Extract<VisitEvent, { readonly type: 'answer-came' }>,
  receipt: string,
): At<'answered'> {
  return { at: 'answered', outcome, receipt, submissionId: id }
}

function savedForLater(
  { id, receipt }: { readonly id: SubmissionId; readonly receipt: string },
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
  const resume = resumeAt(image === 'both' ? 'card' : image)
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

function resumeAt(subject: CaptureSubject): 'capture-card' | 'capture-face' {
  return subject === 'card' ? 'capture-card' : 'capture-face'
}

function without({ card, face }: Pictures, subject: CaptureSubject): Pictures {
  if (subject === 'card') return face ? { face } : {}
  return card ? { card } : {}
}
