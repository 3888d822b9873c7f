/**
 * Every number that the card's picture is judged by: value, unit, and where it comes from.
 * "Service" marks the vendor's own published limits; "measured" marks ours.
 */

export const cardThresholds = {
  /** 0..1, detector's score of the portrait: printed and small, so lower than for a face. Measured. */
  minScore: 0.5,
  /** 0..1, score from which the largest portrait is the card's own; below, the likeliest one is. As for faces. */
  minSureScore: 0.6,
  /** 0..1, the mesh's opinion: keeps emblems and thumbs from counting as portraits. Measured. */
  minPresence: 0.5,
  /**
   * px across the portrait's face. A card is too far below 6 px per mm [own card study], and the face on it
   * is about 15 mm across (a photo of 25 mm, of which the head takes 60 % [ICAO 9303 portraits]).
   */
  minPortraitWidthPx: 90,
  /** Luma 0..255 that 5 % of the card's picture reach. [own card study: good 157 and above, dark at most 77] */
  minHighLuma: 90,
  /** Share of burnt-out pixels on the portrait. [own card study: glare over 1 % blocks] */
  maxBrightShare: 0.01,
  /** As vision-worker/sharpness.ts measures it on the whole card. Measured on drawn cards of 1028 px: 15 and above sharp, blurred by 3 px 0.5-1.7. */
  minSharpness: 1.5,
} as const
