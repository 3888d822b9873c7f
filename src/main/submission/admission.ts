/**
 * Makes a submission of what the page hands over, or says why not: puts in the picture that stayed here, and lets no
 * picture pass that fails a check which nobody set aside as it may be. Stores and sends nothing itself.
 */
import { captureSubjects, type CaptureSubject, type TakenPicture } from '../../shared/domain/capture.ts'
import { failingCodes, maySend } from '../../shared/domain/override.ts'
import type { NewSubmission, WishedSubmission } from '../../shared/domain/submission.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { SubmissionStore } from './ports.ts'

/**
 * @param allowsSureRefusals as the administrator set it
 * @returns CHECK_NOT_PASSED naming picture and codes; SUBMISSION_NOT_FOUND or RECORD_UNREADABLE where a picture that was
 * to be kept is no more, or is not of a held submission
 */
export async function admit(
  wished: WishedSubmission,
  store: Pick<SubmissionStore, 'find' | 'openPictures'>,
  allowsSureRefusals: boolean,
): Promise<Result<NewSubmission>> {
  const whole = await withKept(wished, store)
  if (!whole.ok) return whole
  for (const subject of captureSubjects) {
    const { check } = whole.value[subject]
    // what was kept passed here before, maybe under another setting
    if (wished[subject] === 'kept' || maySend(subject, check, allowsSureRefusals)) continue
    return failure('CHECK_NOT_PASSED', { image: subject, note: failingCodes(subject, check).join(', ') })
  }
  return whole
}

async function withKept(
  wished: WishedSubmission,
  store: Pick<SubmissionStore, 'find' | 'openPictures'>,
): Promise<Result<NewSubmission>> {
  const { card, face, ...others } = wished
  if (card !== 'kept' && face !== 'kept') return success({ card, face, ...others })
  const { replaces } = wished
  // else any picture in the store could be joined to any other
  if (replaces === undefined || store.find(replaces)?.state.at !== 'held') return failure('SUBMISSION_NOT_FOUND')
  const opened = await store.openPictures(replaces)
  if (!opened.ok) return opened
  const chosen = (subject: CaptureSubject, picture: TakenPicture | 'kept'): TakenPicture =>
    picture === 'kept' ? opened.value[subject] : picture
  return success({ card: chosen('card', card), face: chosen('face', face), ...others })
}
