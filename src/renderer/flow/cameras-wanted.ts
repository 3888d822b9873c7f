/** Which cameras a visit needs right now. Pure; everything that is not named here is off. */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import { errorCatalog } from '../../shared/errors/error-catalog.ts'
import type { Visit } from './visit.ts'

/**
 * @param isCardNearlyDone opening a camera takes up to a second: the face's opens while the last card frames are looked at
 */
export function camerasWanted(visit: Visit, isCardNearlyDone: boolean): readonly CaptureSubject[] {
  const subject = subjectOf(visit)
  if (!subject) return []
  const isFaceNext =
    visit.at === 'capturing' && visit.subject === 'card' && !visit.pictures.face && (isCardNearlyDone || visit.isTaking)
  return isFaceNext ? ['card', 'face'] : [subject]
}

/** The subject whose camera must be live; also while a camera problem waits for that camera to come back. */
export function subjectOf(visit: Visit): CaptureSubject | undefined {
  if (visit.at === 'capturing') return visit.subject
  return waitsForCamera(visit)
}

/** The camera whose return ends the problem by itself, where the problem is one of a camera. */
export function waitsForCamera(visit: Visit): CaptureSubject | undefined {
  if (visit.at !== 'problem' || errorCatalog[visit.code].source !== 'camera') return undefined
  if (visit.resume === 'capture-card') return 'card'
  return visit.resume === 'capture-face' ? 'face' : undefined
}
