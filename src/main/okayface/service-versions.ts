/** How the five versions of the service differ: body, liveness and the scale of confidence. One table, read by request and verdict. */
import type { ServiceVersion } from '../../shared/domain/verification.ts'

export interface ConfidenceScale {
  /** A number outside these ends is no answer on this scale. */
  readonly lowest: number
  readonly highest: number
  /** Match at or above [Interpretation of results]. */
  readonly passesAt: number
  /** Near miss from here up to `passesAt`. The band is ours; the service knows none. */
  readonly nearFrom: number
}

export interface VersionTraits {
  readonly body: 'multipart' | 'json'
  /** The answer must carry liveness; without it there is no verdict. */
  readonly hasLiveness: boolean
  readonly scale: ConfidenceScale
}

const percent: ConfidenceScale = { lowest: 0, highest: 100, passesAt: 75, nearFrom: 65 }

/**
 * The service states no ends for this scale. Ours are wide, but refuse an answer
 * that came on the other scale: there 40 is no match, here it would be one.
 */
const v4Scale: ConfidenceScale = { lowest: -10, highest: 10, passesAt: 1, nearFrom: 0.9 }

export const versionTraits: Readonly<Record<ServiceVersion, VersionTraits>> = {
  v2: { body: 'multipart', hasLiveness: false, scale: percent },
  'v2-1': { body: 'multipart', hasLiveness: true, scale: percent },
  'v2-2': { body: 'json', hasLiveness: true, scale: percent },
  v4: { body: 'json', hasLiveness: false, scale: v4Scale },
  'v4-1': { body: 'json', hasLiveness: true, scale: v4Scale },
}
