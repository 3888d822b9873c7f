/** Makes the visit's steps, and what each takes over from the one before. Pure; knows no rule of when. */
import type { CaptureSubject, TakenPicture } from '../../shared/domain/capture.ts'
import type { ReceiptNumber, SubmissionId } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { isCustomerErrorCode } from '../../shared/errors/error-catalog.ts'
import type { Failure } from '../../shared/errors/result.ts'
import type { At, Carried, Pictures, RefusedPicture, Told, Visit, VisitPicture, VisitRules } from './visit.ts'

/** What a step takes over from the one before, and the pictures so far. */
export type WithPictures = Carried & { readonly pictures: Pictures; readonly refused?: RefusedPicture }

/** Of a visit that has not begun. */
export const nothingYet: WithPictures = { pictures: {}, failedTries: 0 }

/** Nothing is wrong: the customer would rather have a colleague. */
export const askedFor: Failure = { code: 'COLLEAGUE_CALLED' }

/** What goes on from step to step, and nothing else of the step before. */
export function carried({ failedTries, replaces, ...others }: Carried): Carried {
  return { failedTries, ...referenceOf(others), ...(replaces !== undefined && { replaces }) }
}

/** Absent stays absent. */
export function referenceOf({ reference }: { readonly reference?: string }): { readonly reference?: string } {
  return reference === undefined ? {} : { reference }
}

/** The picture that is there already, if any, is let go. */
export function capture(subject: CaptureSubject, nowMs: Ms, from: WithPictures): At<'capturing'> {
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

/** Both pictures are handed over. */
export function check(card: VisitPicture, face: VisitPicture, nowMs: Ms, from: Carried): At<'checking'> {
  return { at: 'checking', card, face, startedAtMs: nowMs, ...carried(from) }
}

/** Keeps no picture. */
export function answered({ id, outcome }: Told<'answer-came'>, receipt: ReceiptNumber): At<'answered'> {
  return { at: 'answered', outcome, receipt, submissionId: id }
}

/** Keeps no picture either. @param failure what it waits for, where that is known */
export function savedForLater(
  { id, receipt }: { readonly id: SubmissionId; readonly receipt: ReceiptNumber },
  failure?: Failure,
): At<'saved-for-later'> {
  return { at: 'saved-for-later', receipt, submissionId: id, ...(failure && { failure }) }
}

/** @param resume absent: only the end of the visit goes on from here */
export function problem(failure: Failure, from: WithPictures, resume?: At<'problem'>['resume']): At<'problem'> {
  const { pictures, refused } = from
  const more = { ...(resume && { resume }), ...(refused && { refused }) }
  return { at: 'problem', code: failure.code, failure, pictures, ...more, ...carried(from) }
}

/** The customer wants no more of it; staff still read what had been the matter. */
export function called(visit: At<'problem'>): At<'problem'> {
  return { ...visit, code: askedFor.code }
}

/** One more failed try: a retry card, or a colleague where it was the last. */
export function refused(
  from: WithPictures,
  failure: Failure,
  image: CaptureSubject | 'both',
  { maxFailedTries }: VisitRules,
): Visit {
  const { code } = failure
  const pictures = image === 'both' ? {} : without(from.pictures, image)
  const refusedPicture = from.refused && { refused: from.refused }
  const next = { ...carried(from), failedTries: from.failedTries + 1, pictures, ...refusedPicture }
  const resume = resumeAt(firstOf(image))
  if (!isCustomerErrorCode(code) || next.failedTries >= maxFailedTries) return problem(failure, next, resume)
  return { at: 'retry', code, image, failure, ...next }
}

/** On to the other picture, or to the review of both. */
export function withPicture(visit: WithPictures, subject: CaptureSubject, picture: TakenPicture, nowMs: Ms): Visit {
  const { card, face }: Pictures = { ...visit.pictures, [subject]: picture }
  if (card && face) return { at: 'review', card, face, ...carried(visit) }
  const pictures: Pictures = { ...(card && { card }), ...(face && { face }) }
  return capture(card ? 'face' : 'card', nowMs, { ...carried(visit), pictures })
}

/** Of a step that has both. */
export function both({ card, face }: Required<Pictures>): Pictures {
  return { card, face }
}

/** The other one, where it is there. */
export function without({ card, face }: Pictures, subject: CaptureSubject): Pictures {
  if (subject === 'card') return face ? { face } : {}
  return card ? { card } : {}
}

/** The card comes first. */
export function firstOf(image: CaptureSubject | 'both'): CaptureSubject {
  return image === 'both' ? 'card' : image
}

/** Where a problem goes on. */
export function resumeAt(subject: CaptureSubject): 'capture-card' | 'capture-face' {
  return subject === 'card' ? 'capture-card' : 'capture-face'
}
