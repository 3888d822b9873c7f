/**
 * Every number that the face's picture is judged by: value, unit, and where it comes from.
 * "Service" marks the vendor's own published limits; "measured" marks ours.
 */

export const faceThresholds = {
  /** 0..1, detector's score of the main face. Measured: good portraits 0.85 and above, faces cut by the border 0.55. */
  minScore: 0.5,
  /** 0..1, detector's score of any further face: stricter, because a second box on one face must not count. Measured. */
  minFurtherScore: 0.6,
  /** Width to that of the main face; a smaller one is a bystander far behind. Ours; the engine has such a filter too. */
  minFurtherWidthShare: 0.3,
  /** px, width and height of the face. Service: [Image requirement > OkayFace], FACE_TOO_SMALL. */
  minBoxPx: 224,
  /** px between the eyes. Service: [Image requirement > OkayFace], FACE_TOO_SMALL. */
  minEyeDistancePx: 80,
  /** Share of the picture's width and of its height that the face takes. Measured: good portraits up to 0.67. */
  maxBoxShare: 0.8,
  /** px from the face to every border. Service: the engine's min_face_padding. */
  minBorderPx: 15,
  /** Share of the picture's shorter side to every border, where that is more than `minBorderPx`. Ours: a guard band. */
  minBorderShare: 0.03,
  /** Share of the mesh outside the picture from which the face counts as cut, not as near the border. Ours. */
  maxOutsideShare: 0.02,
  /** Degrees, either way. Service: +-20 (+-3) [Image requirement > OkayFace]. */
  maxYawDeg: 20,
  /** Degrees, either way. Service: as `maxYawDeg`. */
  maxPitchDeg: 20,
  /** Degrees, either way. Service: +-30 (+-3) [Image requirement > OkayFace]. */
  maxRollDeg: 30,
  /** 0..1, the mesh's own opinion that it lies on a face. Measured: good portraits 1.00. */
  minPresence: 0.5,
  /** Height to width of the wider eye. Measured: closed 0.12-0.14, open 0.20-0.35. */
  minEyeAspect: 0.17,
  /** Luma 0..255, mean of the face. Measured; low, so that dark skin in good light passes. */
  minMeanLuma: 45,
  /** Share of nearly black pixels of the face; with `minMeanLuma` it takes both to be too dark. Ours. */
  maxDarkShare: 0.5,
  /** Luma 0..255, mean of the face. Measured. */
  maxMeanLuma: 220,
  /** Share of burnt-out pixels of the face. Measured. */
  maxBrightShare: 0.1,
  /** As vision-worker/sharpness.ts measures it. Good portraits 2.2 and above; blurred by 2 px at 224 px face width nine of ten below 0.65. */
  minSharpness: 0.8,
  /** Luma 0..255, mean of the whole picture, below which "no face" means "no light". Ours. */
  minSceneLuma: 25,
} as const
