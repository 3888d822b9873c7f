/** What becomes of the visit once its pictures were handed over: answered, held, or not even taken. Pure. */
import { captureSubjects, type CaptureSubject } from '../../shared/domain/capture.ts'
import { errorCatalog, isCustomerErrorCode, type ErrorCode } from '../../shared/errors/error-catalog.ts'
import type { Failure } from '../../shared/errors/result.ts'
import { answered, both, carried, problem, referenceOf, refused, resumeAt, without } from './make-visit.ts'
import type { At, Told, Visit, VisitRules } from './visit.ts'

/** While the pictures are still here, a selfie that was too poor to be judged can be taken anew. */
export function afterAnswer(visit: At<'checking'>, event: Told<'answer-came'>, { maxFailedTries }: VisitRules): Visit {
  if (visit.submission?.id !== event.id) return visit
  const failedTries = visit.failedTries + 1
  const { card } = visit
  const canRetake = event.outcome.verdict === 'poor-quality' && failedTries < maxFailedTries
  // a card that stayed in main was destroyed there with the answer
  const newFace = canRetake && card !== 'kept' && { newFace: { card, failedTries, ...referenceOf(visit) } }
  return { ...answered(event, visit.submission.receipt), ...newFace }
}

/** What main could not put in any more is taken again; what a check speaks against is looked at once more. */
export function afterRefusedStoring(visit: At<'checking'>, { failure }: Told<'store-refused'>): Visit {
  if (visit.submission) return visit
  const from = { ...carried(visit), pictures: both(visit) }
  if (failure.code === 'CHECK_NOT_PASSED') return problem(failure, from, 'review')
  const gone = captureSubjects.find((subject) => visit[subject] === 'kept')
  const isGone = failure.code === 'SUBMISSION_NOT_FOUND' || failure.code === 'RECORD_UNREADABLE'
  if (!gone || !isGone) return problem(failure, from, 'submit')
  return problem(failure, { ...from, pictures: without(from.pictures, gone) }, resumeAt(gone))
}

/** The customer is helped where they can mend it; else staff are called. */
export function afterHolding(
  visit: At<'checking'>,
  { id, code, failure = { code } }: Told<'submission-held'>,
  rules: VisitRules,
): Visit {
  if (visit.submission?.id !== id) return visit
  const held = { pictures: both(visit), failedTries: visit.failedTries, replaces: id, ...referenceOf(visit) }
  if (isCustomerErrorCode(code)) return refused(held, failure, imageToRetake(code, failure), rules)
  // the service will not have these pictures, and it is not the customer's doing
  if (errorCatalog[code].retry === 'retake') return problem(failure, { ...held, pictures: {} }, 'capture-card')
  return problem(failure, held, 'submit')
}

/** Main tells the picture where it could find out; the catalogue knows it for some codes; else both are taken again. */
function imageToRetake(code: ErrorCode, failure: Failure): CaptureSubject | 'both' {
  if (failure.image) return failure.image
  const { image } = errorCatalog[code]
  return image === 'card' || image === 'face' ? image : 'both'
}
