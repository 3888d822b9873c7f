/** What both pictures are judged by: value, unit, and where it comes from. */
import { MIN_IMAGE_SIDE_PX } from '../../shared/domain/capture.ts'

export const pictureThresholds = {
  /** px, both sides of the picture. Service: [Image requirement > OkayFace]. */
  minSidePx: MIN_IMAGE_SIDE_PX,
} as const

/** Of two boxes, the share of the smaller one that the other covers from which they are one face. Measured. */
export const maxFaceOverlap = 0.5
