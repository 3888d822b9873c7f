/** Judges an answer by its version's own scale. The liveness `score` has no part in it. */
import type { Liveness, ServiceVersion, Verdict, VerificationOutcome } from '../../shared/domain/verification.ts'
import type { ServiceAnswer } from './answer-schemas.ts'
import { versionTraits } from './service-versions.ts'

/** Probability and quality pass above this, not at it [Interpretation of results]. */
const LIVENESS_PASSES_ABOVE = 0.5

export function judge(version: ServiceVersion, answer: ServiceAnswer): VerificationOutcome {
  const { scale } = versionTraits[version]
  const verdict = verdictOf(answer.confidence >= scale.passesAt, answer.liveness)
  return {
    verdict,
    ...answer,
    threshold: scale.passesAt,
    isNearMiss: verdict === 'no-match' && answer.confidence >= scale.nearFrom,
  }
}

/**
 * A picture too poor to judge says nothing about life, and one that may not be of a
 * living person says nothing about likeness: hence the order.
 */
function verdictOf(isSamePerson: boolean, liveness: Liveness | undefined): Verdict {
  if (liveness && !(liveness.quality > LIVENESS_PASSES_ABOVE)) return 'poor-quality'
  if (liveness && !(liveness.probability > LIVENESS_PASSES_ABOVE)) return 'not-live'
  return isSamePerson ? 'match' : 'no-match'
}
