/**
 * Every number that the card's picture is judged by: value, unit, and in brackets where it comes from. The "own card
 * study" measured drawn frames, before this code; what is "ours" was chosen, not measured.
 * `npm run evaluate:card` measures how surely a card is found, none of these numbers.
 */

export const cardThresholds = {
  /** 0..1, detector's score of the portrait. As for faces. */
  minScore: 0.5,
  /** 0..1, score from which the largest portrait is the card's own; below, the likeliest one is. As for faces. */
  minSureScore: 0.6,
  /** 0..1, the mesh's opinion: keeps emblems and thumbs from counting as portraits. As for faces. */
  minPresence: 0.5,
  /** px across the portrait's face: about 15 mm [ICAO 9303 portraits] at 6 px per mm, below which a card shows too little. */
  minPortraitWidthPx: 90,
  /**
   * px of the frame per mm on the card. At 8.34 a flat card is 450 px high: the service takes nothing smaller,
   * and enlarging adds nothing. [Image requirement > OkayFace; own card study: 8 wanted]
   */
  minPxPerMm: 8.34,
  /** Degrees between the card's normal and the camera's axis. [own card study: guide at 30, block at 38; error 2.6 at most] */
  maxTiltDeg: 35,
  /** Shares of the frame's diagonal that a corner moves from frame to frame. [own card study's start value] */
  maxShift: 0.004,
  /** Luma 0..255 that 5 % of the card's picture reach. [own card study: good 157 and above, dark at most 77] */
  minHighLuma: 90,
  /** The same where there is neither card nor portrait: a dark mat must not count as a dark room. Ours. */
  minSceneHighLuma: 40,
  /** Median luma 0..255 of the guide's part from which a pale card's edges may be lost on it. Ours. */
  minPaleLuma: 150,
  /** Share of burnt-out pixels on the portrait. [own card study: glare over 1 % blocks] */
  maxBrightShare: 0.01,
  /** Share of burnt-out pixels on a card whose portrait is not found: glare may hide it. [own card study: 6 %] */
  maxCardBrightShare: 0.06,
  /** Acutance, see vision-worker/card/card-sharpness.ts. [own card study: good 0.41 and above, blurred at most 0.33] */
  minSharpness: 0.36,
  /** ms that a portrait must have been in the guide before its picture counts without the card's edges. Ours. */
  edgelessWaitMs: 3000,
} as const
