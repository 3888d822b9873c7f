/** What the service's answer means, in our words. */
import type { Share } from './units.ts'

export const serviceVersions = ['v2', 'v2-1', 'v2-2', 'v4', 'v4-1'] as const

/** The service's API versions; they differ in body, in liveness and in the scale of confidence. */
export type ServiceVersion = (typeof serviceVersions)[number]

/**
 * - `match`: same person, alive where that was checked, picture good
 * - `no-match`: the two faces differ
 * - `not-live`: the selfie does not look like a person in front of a camera
 * - `poor-quality`: the selfie is too poor to be judged
 */
export type Verdict = 'match' | 'no-match' | 'not-live' | 'poor-quality'

export interface Liveness {
  /** Passes above 0.5. */
  readonly probability: Share
  /** Picture quality; passes above 0.5. */
  readonly quality: Share
}

/** One answer of the service, judged. Staff see all of it, the customer only the verdict in words. */
export interface VerificationOutcome {
  readonly verdict: Verdict
  /** On the version's own scale. */
  readonly confidence: number
  /** What `confidence` had to reach: 75, for the v4 family 1.0. */
  readonly threshold: number
  /** Absent for versions that do not check it. */
  readonly liveness?: Liveness
  readonly requestId?: string
  /** No match, but not far off: a card portrait over ten years old lowers the confidence. */
  readonly isNearMiss: boolean
}
