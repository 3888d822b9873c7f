/** What becomes of the visit once a picture was taken, was not, or is used although a check refused it. Pure. */
import type { CaptureSubject, TakenPicture } from '../../shared/domain/capture.ts'
import { failingCodes, isTooSmallToSend } from '../../shared/domain/override.ts'
import { isCustomerErrorCode } from '../../shared/errors/error-catalog.ts'
import type { Failure } from '../../shared/errors/result.ts'
import { problem, refused, resumeAt, withPicture } from './make-visit.ts'
import type { At, Told, Visit, VisitRules } from './visit.ts'

/** One that a check refused costs a try, and staff may look at it. */
export function afterTaking(
  visit: At<'capturing'>,
  { subject, picture, nowMs }: Told<'picture-taken'>,
  rules: VisitRules,
): Visit {
  if (!visit.isTaking || subject !== visit.subject) return visit
  const refusal = refusalOf(subject, picture)
  if (refusal) return refused({ ...visit, refused: { subject, picture } }, refusal, subject, rules)
  return withPicture(visit, subject, picture, nowMs)
}

/** By hand it costs a try; the camera by itself looks on. */
export function afterMissing(
  visit: At<'capturing'>,
  { subject, by, failure }: Told<'picture-failed'>,
  rules: VisitRules,
): Visit {
  if (!visit.isTaking || subject !== visit.subject) return visit
  if (!isCustomerErrorCode(failure.code)) return problem(failure, visit, resumeAt(subject))
  // the moment had passed before the picture was taken: nobody did anything wrong, the camera looks on
  return by === 'auto' ? { ...visit, isTaking: false } : refused(visit, failure, subject, rules)
}

/** Whether the refused picture may be used at all is for the page to ask and for main to say. */
export function afterOverride(visit: At<'retry'> | At<'problem'>, { reason, nowMs }: Told<'override-given'>): Visit {
  if (!visit.refused || isTooSmallToSend(visit.refused.picture.image)) return visit
  const { subject, picture } = visit.refused
  const overridden = { ...picture, check: { ...picture.check, overriddenFor: reason } }
  return withPicture(visit, subject, overridden, nowMs)
}

/** Why a picture may not be kept. */
function refusalOf(subject: CaptureSubject, { check }: TakenPicture): Failure | undefined {
  const codes = failingCodes(subject, check)
  const code = codes.find(isCustomerErrorCode) ?? codes[0]
  return code && { code, image: subject }
}
