/**
 * Every number that the face's picture is judged by: value, unit, and where it comes from.
 * "Service" marks the vendor's own published limits; "measured" marks ours.
 */

export const faceThresholds = {
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
  /** px, width and height of the face. Service: [Image requirement > OkayFace], FACE_TOO_SMALL. */
  minBoxPx: 224,
  /** px between the eyes. Service: [Image requirement > OkayFace], FACE_TOO_SMALL. */
  minEyeDistancePx: 80,
  /**
   * Share of the picture's width and of its height that the face takes. Measured: good portraits up to 0.67. How near
   * the lens is, the mesh does not show: from 100 to 25 cm the nose of a drawn head grows from 0.27 to 0.30 of the
   * face's width and its misfit from 0.022 to 0.039, while 21 good portraits spread over 0.22-0.29 and 0.014-0.051
   * (`node scripts/measure/measure-nearness.ts`).
   */
  maxBoxShare: 0.8,
  /** px from the face to every border. Service: the engine's min_face_padding. */
  minBorderPx: 15,
  /** Share of the picture's shorter side to every border, where that is more than `minBorderPx`. Ours: a guard band. */
  minBorderShare: 0.03,
  /**
   * Share of the face's width or height outside the picture from which it counts as cut, not as near the border.
   * Measured on 21 good photos cut on each side: the mesh shrinks from a border, so touching it measures 0.007 and
   * below, a twentieth cut off half above 0.025, a tenth cut off 0.027 and above for 95 of 100.
   */
  maxOutsideShare: 0.025,
  /** The same, from which being cut is said before anything else. Ours: one face with closed eyes at 0.036 is told by its eyes. */
  farOutsideShare: 0.05,
  /**
   * Degrees, either way. Service: +-20 (+-3) [Image requirement > OkayFace]; 2 less for our own error.
   * Measured by scripts/measure/measure-pose.ts: off by 3 or less up to 30 degrees. Good portraits up to 13.
   */
  maxYawDeg: 18,
  /** Degrees, either way. Service: as `maxYawDeg`. */
  maxPitchDeg: 18,
  /** Degrees, either way. Service: +-30 (+-3) [Image requirement > OkayFace]; measured to within 0.6. */
  maxRollDeg: 29,
  /** Times the limits above, from which the turn is asked for before anything else. Measured: masked faces up to 1.3, with one of 1.75. */
  farTurn: 1.4,
  /** 0..1, how surely mouth or nose are covered. Measured: see resources/models/occlusion.md. */
  maxMouthCovered: 0.7,
  /** 0..1, how surely an eye is covered. Measured: as `maxMouthCovered`. */
  maxEyesCovered: 0.6,
  /** 0..1, the mesh's own opinion that it lies on a face. Measured: good portraits 1.00. */
  minPresence: 0.5,
  /**
   * Height to width of the wider eye, from its own contour. Measured on 942 uncovered faces: 6 below, all but one of
   * them closed or looking down; narrow open eyes 0.20-0.33. Dark lashes on closed eyes can measure 0.23.
   * `node scripts/measure/measure-eyes.ts` measures it anew.
   */
  minEyeAspect: 0.18,
  /**
   * The same by the mesh, below which the eye's own contour is asked. Measured: eyes that are closed up to 0.28, by
   * their own contour 0.11; a quarter of all people are above.
   */
  doubtfulEyeAspect: 0.3,
  /**
   * Luma 0..255 that 5 of 100 pixels of the face exceed: gleams and the whites of the eyes, on dark skin as on fair.
   * Measured: good light 92 and above, a fifth of the light 51 and below.
   */
  minHighLuma: 70,
  /** Luma 0..255, mean of the face. Measured: good light up to 220. */
  maxMeanLuma: 220,
  /**
   * Share of burnt-out pixels of the face. Measured: good light up to 0.1, for 199 of 200 up to 0.03; 2.5 times the
   * light 0.41 and above. Very pale portraits given 1.15 times the light burn out too (3 of 21, 0.20-0.40); the share
   * on bare skin alone, 0.23-0.61 for them, tells them from a face in far too much light no better.
   */
  maxBrightShare: 0.15,
  /** Luma 0..255 behind the head from which it may outshine the face; a white wall is as light. Measured with the next. */
  minBacklightLuma: 200,
  /** As `minHighLuma`, before a background that bright. Measured: good light 92 and above, a face in its own shadow 76 and below. */
  minBacklitHighLuma: 90,
  /**
   * Luma of the darker half of the face to that of the lighter one. Measured: good portraits 0.68 and above, one half
   * in a quarter of the light 0.17-0.34, of which 90 of 100 fail; softly drawn side light, as photographers like it,
   * from 0.35 on. `node scripts/measure/measure-face-limits.ts` measures it anew.
   */
  minEvenness: 0.3,
  /** Logarithm of red to green of skin. Measured: -0.11 to 0.70; in red light 0.78 and above, green and cyan -0.2 and below. */
  skinRedness: [-0.15, 0.75],
  /** Logarithm of blue to green of skin. Measured: 99 of 100 from -0.85 to 0.13; in blue light from 0.3, in amber below -0.97. */
  skinBlueness: [-0.95, 0.2],
  /**
   * As picture/sharpness.ts measures it. Measured: good portraits 5.8 and above. At a face width of 224 px, out of focus
   * by a sigma of 3 px all of 21 fail (1.9 and below), by 2 px 81 of 100 (0.8-5.1); shaken by 12 px along the rows all,
   * along the columns or a diagonal 71 to 81 of 100. `node scripts/measure/measure-face-limits.ts` measures it anew.
   */
  minSharpness: 3.2,
  /** Luma 0..255, mean of the whole picture, below which "no face" means "no light". Ours. */
  minSceneLuma: 25,
} as const
