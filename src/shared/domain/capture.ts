/** A picture as it leaves the vision worker, and what the local checks measured on it. */
import type { ErrorCode } from '../errors/error-catalog.ts'
import type { OverrideReason } from './override-reason.ts'
import type { Deg, Ms, Px, Share } from './units.ts'

/** What a picture shows; also the role of the camera that takes it. */
export type CaptureSubject = 'card' | 'face'

export const captureSubjects = ['card', 'face'] as const satisfies readonly CaptureSubject[]

/** The service takes pictures of at most 3 MB [Image requirement > OkayFace]; read as 3 x 10^6 so that both readings hold. */
export const MAX_IMAGE_BYTES = 3_000_000

/** The service takes nothing below 450 x 450 px [Image requirement > OkayFace]. */
export const MIN_IMAGE_SIDE_PX = 450

/** An encoded JPEG without metadata. */
export interface EncodedImage {
  readonly bytes: Uint8Array
  readonly mediaType: 'image/jpeg'
  readonly widthPx: Px
  readonly heightPx: Px
}

/**
 * What the local checks measured on a picture that was taken; stored beside it.
 * Unknown is absent, never 0. All lengths in pixels of the picture as encoded.
 */
export interface LocalCheck {
  readonly takenAtMs: Ms
  readonly takenBy: 'auto' | 'manual'
  /** The detector's score of the main face. */
  readonly faceScore?: Share
  readonly faceWidthPx?: Px
  readonly faceHeightPx?: Px
  readonly eyeDistancePx?: Px
  /** Positive: the subject's head turned to the subject's left. */
  readonly yawDeg?: Deg
  /** Positive: chin up. */
  readonly pitchDeg?: Deg
  /** Positive: the head leans clockwise as seen in the picture. */
  readonly rollDeg?: Deg
  readonly faceCount?: number
  /** Every check that failed, worst first; empty for a picture that passed. */
  readonly failedCodes: readonly ErrorCode[]
  /** Staff set the failed checks aside; absent where nothing failed, or nobody did. */
  readonly overriddenFor?: OverrideReason
}

export interface TakenPicture {
  readonly image: EncodedImage
  readonly check: LocalCheck
}
