/**
 * The limits of the local checks that an administrator may set: a profile for all of them, and single values that go
 * before it. Each with what every profile takes, where that comes from, and the range that nobody can leave: no limit is
 * looser than what the service itself refuses. Pure; the limits that are nobody's to set stay with the checks.
 */

export const checkProfiles = ['strict', 'normal', 'lenient'] as const
export type CheckProfile = (typeof checkProfiles)[number]

/** How a limit is written for people: `percent` of a share, `plain` a number without a unit. */
export type LimitUnit = 'px' | 'deg' | 'percent' | 'plain' | 'px-per-mm'

export interface LimitValues extends Readonly<Record<CheckProfile, number>> {
  readonly unit: LimitUnit
  /** What a single value may be; both ends included. */
  readonly lowest: number
  readonly highest: number
}

/**
 * "Service" marks the vendor's own published limits; lenient ends there, and so does the range. "Measured" marks ours.
 * The colour of the light is judged alike in every profile: its band was measured over all skins, and moving it would
 * suit some of them better than others.
 */
const face = {
  /** Width and height of the face. Service: 224 px [Image requirement > OkayFace], FACE_TOO_SMALL. Strict: a tenth more. */
  minBoxPx: { unit: 'px', strict: 250, normal: 224, lenient: 224, lowest: 224, highest: 600 },
  /** Service: 80 px [Image requirement > OkayFace]. Strict: below 90 px its liveness drops [Interpretation of results]. */
  minEyeDistancePx: { unit: 'px', strict: 90, normal: 80, lenient: 80, lowest: 80, highest: 240 },
  /**
   * Share of the picture's width and of its height that the face takes. Measured: good portraits up to 0.67. How near
   * the lens is, the mesh does not show: from 100 to 25 cm the nose of a drawn head grows from 0.27 to 0.30 of the
   * face's width and its misfit from 0.022 to 0.039, while 21 good portraits spread over 0.22-0.29 and 0.014-0.051
   * (`node scripts/measure/measure-nearness.ts`). Lenient: what 5 % on either side leave.
   */
  maxBoxShare: { unit: 'percent', strict: 0.7, normal: 0.8, lenient: 0.9, lowest: 0.5, highest: 0.9 },
  /**
   * Share of the picture's shorter side to every border, where that is more than the engine's 15 px. Ours: a guard band.
   * Lenient: those 15 px alone.
   */
  minBorderShare: { unit: 'percent', strict: 0.05, normal: 0.03, lenient: 0, lowest: 0, highest: 0.15 },
  /**
   * Either way. Service: +-20 (+-3) degrees [Image requirement > OkayFace]; normal is 2 less for our own error.
   * Measured by scripts/measure/measure-pose.ts: off by 3 or less up to 30 degrees. Good portraits up to 13, so strict.
   */
  maxYawDeg: { unit: 'deg', strict: 13, normal: 18, lenient: 20, lowest: 8, highest: 20 },
  /** As `maxYawDeg`. */
  maxPitchDeg: { unit: 'deg', strict: 13, normal: 18, lenient: 20, lowest: 8, highest: 20 },
  /** Either way. Service: +-30 (+-3) degrees [Image requirement > OkayFace]; measured to within 0.6. Strict: ours. */
  maxRollDeg: { unit: 'deg', strict: 20, normal: 29, lenient: 30, lowest: 8, highest: 30 },
  /**
   * How surely mouth or nose are covered. Measured: see resources/models/occlusion.md; five uncovered faces in a
   * thousand exceed 0.75. Strict and lenient: a sixth either way, ours.
   */
  maxMouthCovered: { unit: 'percent', strict: 0.6, normal: 0.7, lenient: 0.85, lowest: 0.4, highest: 0.95 },
  /** How surely an eye is covered. Measured: as `maxMouthCovered`. */
  maxEyesCovered: { unit: 'percent', strict: 0.5, normal: 0.6, lenient: 0.75, lowest: 0.4, highest: 0.95 },
  /**
   * How high the upper lid of the wider eye stands above the line through its corners, in eye widths, by its own contour.
   * Measured on 1,989 faces whose eyes are free: of 22 with closed eyes 19 below 0.1 (half below 0.064), of the others
   * two, one looking down and one squinting; 21 good portraits 0.138 and above, of narrow open eyes 99 in 100 0.105.
   * `node scripts/measure/measure-eyes.ts` measures it anew. Never stricter than normal: that would refuse people for
   * the shape of their eyes.
   */
  minEyeOpening: { unit: 'plain', strict: 0.1, normal: 0.1, lenient: 0.08, lowest: 0.05, highest: 0.1 },
  /**
   * Luma 0..255 that 5 of 100 pixels of the face exceed: gleams and the whites of the eyes, on dark skin as on fair.
   * Measured: good light 92 and above, a fifth of the light 51 and below.
   */
  minHighLuma: { unit: 'plain', strict: 80, normal: 70, lenient: 58, lowest: 52, highest: 92 },
  /** The same before a background that outshines the face. Measured: good light 92 and above, a face in its own shadow 76 and below. */
  minBacklitHighLuma: { unit: 'plain', strict: 92, normal: 90, lenient: 78, lowest: 52, highest: 100 },
  /** Luma 0..255, mean of the face. Measured: good light up to 220. Strict and lenient: ours. */
  maxMeanLuma: { unit: 'plain', strict: 215, normal: 220, lenient: 235, lowest: 190, highest: 245 },
  /**
   * Share of burnt-out pixels of the face. Measured: good light up to 0.1, for 199 of 200 up to 0.03; 2.5 times the
   * light 0.41 and above. Very pale portraits given 1.15 times the light burn out too (3 of 21, 0.20-0.40); the share
   * on bare skin alone, 0.23-0.61 for them, tells them from a face in far too much light no better. Strict: good light.
   */
  maxBrightShare: { unit: 'percent', strict: 0.1, normal: 0.15, lenient: 0.3, lowest: 0.03, highest: 0.4 },
  /**
   * Luma of the darker half of the face to that of the lighter one. Measured: good portraits 0.68 and above, one half
   * in a quarter of the light 0.17-0.34, of which 90 of 100 fail at 0.3; softly drawn side light, as photographers like
   * it, from 0.35 on. `node scripts/measure/measure-face-limits.ts` measures it anew. Strict: below all good portraits.
   */
  minEvenness: { unit: 'percent', strict: 0.5, normal: 0.3, lenient: 0.2, lowest: 0.1, highest: 0.68 },
  /**
   * As picture/sharpness.ts measures it. Measured: good portraits 5.8 and above. At a face width of 224 px, out of focus
   * by a sigma of 3 px all of 21 fail at 3.2 (1.9 and below), by 2 px 81 of 100 (0.8-5.1); shaken by 12 px along the rows
   * all, along the columns or a diagonal 71 to 81 of 100. `node scripts/measure/measure-face-limits.ts` measures it
   * anew. Strict: nearly all that is blurred by 2 px; lenient: all that is blurred by 3 px.
   */
  minSharpness: { unit: 'plain', strict: 4.5, normal: 3.2, lenient: 2.2, lowest: 1.9, highest: 5.8 },
} as const satisfies Readonly<Record<string, LimitValues>>

/** The "own card study" measured drawn frames; what is "ours" was chosen, not measured. */
const card = {
  /**
   * Pixels of the frame per mm on the card. At 8.34 a flat card is 450 px high: the service takes nothing smaller, and
   * enlarging adds nothing. [Image requirement > OkayFace; own card study: 8 wanted] Strict: 540 px, ours.
   */
  minPxPerMm: { unit: 'px-per-mm', strict: 10, normal: 8.34, lenient: 8.34, lowest: 8.34, highest: 16 },
  /**
   * Across the portrait's face: about 15 mm [ICAO 9303 portraits] at 6 px per mm, below which a card shows too little.
   * Never less: only a card without edges to be seen comes so near to it. Strict: 8 px per mm.
   */
  minPortraitWidthPx: { unit: 'px', strict: 120, normal: 90, lenient: 90, lowest: 90, highest: 240 },
  /** Between the card's normal and the camera's axis. [own card study: guide at 30, block at 38; error 2.6 at most] */
  maxTiltDeg: { unit: 'deg', strict: 30, normal: 35, lenient: 38, lowest: 15, highest: 38 },
  /** Shares of the frame's diagonal that a corner moves from frame to frame. [own card study's start value] Others: ours. */
  maxShift: { unit: 'percent', strict: 0.003, normal: 0.004, lenient: 0.006, lowest: 0.002, highest: 0.01 },
  /** Luma 0..255 that 5 % of the card's picture reach. [own card study: good 157 and above, dark at most 77] */
  minHighLuma: { unit: 'plain', strict: 110, normal: 90, lenient: 80, lowest: 78, highest: 157 },
  /** Share of burnt-out pixels on the portrait. [own card study: glare over 1 % blocks] Others: ours. */
  maxBrightShare: { unit: 'percent', strict: 0.005, normal: 0.01, lenient: 0.02, lowest: 0.002, highest: 0.05 },
  /** Acutance, see vision-worker/card/card-sharpness.ts. [own card study: good 0.41 and above, blurred at most 0.33] */
  minSharpness: { unit: 'plain', strict: 0.4, normal: 0.36, lenient: 0.34, lowest: 0.33, highest: 0.5 },
} as const satisfies Readonly<Record<string, LimitValues>>

export const checkLimitValues = { face, card } as const

export type FaceLimit = keyof typeof face
export type CardLimit = keyof typeof card

/** One value for each limit. */
export interface CheckLimits {
  readonly face: Readonly<Record<FaceLimit, number>>
  readonly card: Readonly<Record<CardLimit, number>>
}

/** Values that go before the profile's. */
export interface SingleLimits {
  readonly face?: Readonly<Partial<Record<FaceLimit, number>>>
  readonly card?: Readonly<Partial<Record<CardLimit, number>>>
}

export const faceLimits = Object.keys(face) as readonly FaceLimit[]
export const cardLimits = Object.keys(card) as readonly CardLimit[]

function ofProfile<Name extends string>(values: Readonly<Record<Name, LimitValues>>, profile: CheckProfile) {
  const pairs = Object.entries<LimitValues>(values).map(([name, value]) => [name, value[profile]])
  return Object.fromEntries(pairs) as Readonly<Record<Name, number>>
}

export function profileLimits(profile: CheckProfile): CheckLimits {
  return { face: ofProfile(face, profile), card: ofProfile(card, profile) }
}

/** As the product comes. */
export const normalLimits: CheckLimits = profileLimits('normal')

/** What is judged by. */
export function limitsInForce({
  checkProfile,
  checkLimits,
}: {
  readonly checkProfile: CheckProfile
  readonly checkLimits: SingleLimits
}): CheckLimits {
  const profile = profileLimits(checkProfile)
  return { face: { ...profile.face, ...checkLimits.face }, card: { ...profile.card, ...checkLimits.card } }
}

/** Whether every limit is there and in its range, and nothing else: for what comes from another thread. */
export function areCheckLimits(given: unknown): given is CheckLimits {
  return isObject(given) && hasAll(given['face'], face) && hasAll(given['card'], card)
}

function hasAll(given: unknown, values: Readonly<Record<string, LimitValues>>): boolean {
  if (!isObject(given) || Object.keys(given).length !== Object.keys(values).length) return false
  return Object.entries(values).every(([name, range]) => isWithin(given[name], range))
}

/** No comparison holds for what is no number. */
function isWithin(value: unknown, { lowest, highest }: Pick<LimitValues, 'lowest' | 'highest'>): boolean {
  return typeof value === 'number' && value >= lowest && value <= highest
}

function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null
}
