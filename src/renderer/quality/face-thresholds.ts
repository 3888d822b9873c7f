/**
 * Every number that the face's picture is judged by: value, unit, and where it comes from.
 * "Service" marks the vendor's own published limits; "measured" marks ours. Those that an administrator may set are in
 * shared/domain/check-limits.ts.
 */
import { normalLimits, type CheckLimits } from '../../shared/domain/check-limits.ts'

const fixedThresholds = {
  /** 0..1, detector's score of the main face. Measured: good portraits 0.85 and above, faces cut by the border 0.55. */
  minScore: 0.5,
  /** 0..1, detector's score from which a picture may hold a face that its border cuts. Measured: empty scenes below. */
  minTraceScore: 0.1,
  /** 0..1, detector's score of a face that the border cuts, completed by its own mirror image. Measured. */
  minCutScore: 0.4,
  /** 0..1, the mesh's opinion of such a face. Measured: half faces 0.4 and above, necks, hair and cloth below 0.02. */
  minCutPresence: 0.2,
  /** 0..1, detector's score of any further face: stricter, because a second box on one face must not count. Measured. */
  minFurtherScore: 0.6,
  /**
   * 0..1, detector's score and mesh's opinion: a find below both is no face. Measured: 2 of 368 covered faces below,
   * collars and locks of hair 0.51 and 0.00.
   */
  minLoneScore: 0.6,
  minLonePresence: 0.05,
  /** Width to that of the main face; a smaller one is a bystander far behind. Ours; the engine has such a filter too. */
  minFurtherWidthShare: 0.3,
  /** px from the face to every border. Service: the engine's min_face_padding. */
  minBorderPx: 15,
  /**
   * Share of the face's width or height outside the picture from which it counts as cut, not as near the border.
   * Measured on 21 good photos cut on each side: the mesh shrinks from a border, so touching it measures 0.007 and
   * below, a twentieth cut off half above 0.025, a tenth cut off 0.027 and above for 95 of 100.
   */
  maxOutsideShare: 0.025,
  /** The same, from which being cut is said before anything else. Ours: one face with closed eyes at 0.036 is told by its eyes. */
  farOutsideShare: 0.05,
  /** Times the limits of a turn, from which the turn is asked for before anything else. Measured: masked faces up to 1.3, with one of 1.75. */
  farTurn: 1.4,
  /** 0..1, the mesh's own opinion that it lies on a face. Measured: good portraits 1.00. */
  minPresence: 0.5,
  /**
   * How high the upper lid stands by the mesh, as `minEyeOpening`, below which the eye's own contour is asked. Measured:
   * 24 faces with closed eyes up to 0.152; of good portraits nine in ten are above, of open eyes of all kinds half.
   */
  doubtfulEyeOpening: 0.16,
  /** Luma 0..255 behind the head from which it may outshine the face; a white wall is as light. Measured with the next. */
  minBacklightLuma: 200,
  /** Logarithm of red to green of skin. Measured: -0.11 to 0.70; in red light 0.78 and above, green and cyan -0.2 and below. */
  skinRedness: [-0.15, 0.75],
  /** Logarithm of blue to green of skin. Measured: 99 of 100 from -0.85 to 0.13; in blue light from 0.3, in amber below -0.97. */
  skinBlueness: [-0.95, 0.2],
  /** Luma 0..255, mean of the whole picture, below which "no face" means "no light". Ours. */
  minSceneLuma: 25,
} as const

/** As the product comes. */
export const faceThresholds = { ...normalLimits.face, ...fixedThresholds }

export type FaceThresholds = typeof faceThresholds

export function faceThresholdsWith(limits: CheckLimits): FaceThresholds {
  return { ...limits.face, ...fixedThresholds }
}
