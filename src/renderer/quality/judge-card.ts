/**
 * From what was measured on a camera frame to every check that its card fails. Knows numbers only.
 *
 * A card whose edges cannot be seen, white on white, still passes after a while by the guide's frame alone.
 */
import type { Ms, Share, SizePx } from '../../shared/domain/units.ts'
import type { CardMeasurement, CheckFailure, FaceMeasurement } from '../vision/vision-protocol.ts'
import { cardThresholds, type CardThresholds } from './card-thresholds.ts'
import { isMeasured } from './is-measured.ts'
import { pictureThresholds } from './picture-thresholds.ts'

export interface CardObservation {
  /** The flat card, or where there is none the guide's part of the frame. */
  readonly crop: SizePx
  /** The guide's part of the frame. */
  readonly guide: SizePx
  readonly card?: CardMeasurement
  /** What there is instead of a card: one that the frame cuts, something like one, or nothing. */
  readonly missing?: 'cut-off' | 'doubtful' | 'nowhere'
  /** How far the card's corners moved since the last frame, in shares of the frame's diagonal. */
  readonly shift?: Share
  /** On `crop`. */
  readonly light: { readonly highLuma: number; readonly medianLuma: number; readonly brightShare: Share }
  /** Luma of what lies around the guide. */
  readonly surroundLuma: number
  /** The largest portrait; its sharpness is that of the whole card. */
  readonly portrait?: FaceMeasurement
  readonly portraitCount: number
  /** The guide shows a portrait upside down; a card whose edges are found is turned upright instead. */
  readonly isUpsideDown: boolean
  /** How long a portrait has been in the guide without a card's edges around it. */
  readonly edgelessMs?: Ms
}

/** Every failed check, worst first: what hides the others comes before them. CAMERA_TOO_COARSE last, as in judge-face.ts. */
export function judgeCard(observed: CardObservation, limits: CardThresholds = cardThresholds): readonly CheckFailure[] {
  const { card, guide, isUpsideDown } = observed
  const portrait = portraitOf(observed, limits)
  const failed: CheckFailure[] = []
  if (isTooDark(observed, limits)) failed.push({ code: 'CARD_TOO_DARK' })
  const missing = missingCard(observed, limits)
  if (missing) failed.push(missing)
  if (isTooFar(card, portrait, limits)) failed.push({ code: 'CARD_TOO_FAR', direction: 'closer' })
  if (card && card.tiltDeg > limits.maxTiltDeg) failed.push({ code: 'CARD_TILTED' })
  if ((observed.shift ?? 0) > limits.maxShift) failed.push({ code: 'CARD_MOVING' })
  if (portrait && portrait.sharpness < limits.minSharpness) failed.push({ code: 'CARD_BLURRED' })
  if (isBurntOut(observed, limits)) failed.push({ code: 'CARD_TOO_BRIGHT' })
  if (isUpsideDown) failed.push({ code: 'CARD_UPSIDE_DOWN' })
  if (card && !portrait) failed.push({ code: 'CARD_PORTRAIT_NOT_FOUND' })
  if (Math.min(guide.widthPx, guide.heightPx) < pictureThresholds.minSidePx) failed.push({ code: 'CAMERA_TOO_COARSE' })
  return failed
}

/** Emblems and thumbs that only resemble a face are none. */
function portraitOf({ portrait }: CardObservation, limits: CardThresholds): FaceMeasurement | undefined {
  return portrait && portrait.presence >= limits.minPresence && isMeasured(portrait) ? portrait : undefined
}

function isTooDark(observed: CardObservation, limits: CardThresholds): boolean {
  const isSomethingThere = observed.card !== undefined || portraitOf(observed, limits) !== undefined
  return observed.light.highLuma < (isSomethingThere ? limits.minHighLuma : limits.minSceneHighLuma)
}

function missingCard(observed: CardObservation, limits: CardThresholds): CheckFailure | undefined {
  const { card, missing, light, surroundLuma, edgelessMs } = observed
  if (card) return isMeasured(card) ? undefined : { code: 'CARD_NOT_FOUND' }
  if (missing === 'cut-off') return { code: 'CARD_CUT_OFF' }
  const portrait = portraitOf(observed, limits)
  const isPaleOnPale = Math.min(light.medianLuma, surroundLuma) >= limits.minPaleLuma
  if (!isPaleOnPale || (!portrait && missing !== 'doubtful')) return { code: 'CARD_NOT_FOUND' }
  const hasWaited = portrait !== undefined && (edgelessMs ?? 0) >= limits.edgelessWaitMs
  return hasWaited ? undefined : { code: 'CARD_EDGES_FAINT' }
}

function isTooFar(
  card: CardMeasurement | undefined,
  portrait: FaceMeasurement | undefined,
  limits: CardThresholds,
): boolean {
  if (card && card.pxPerMm < limits.minPxPerMm) return true
  return portrait !== undefined && portrait.box.width < limits.minPortraitWidthPx
}

/** Glare on the portrait, or so much of it that it may hide the portrait. */
function isBurntOut(observed: CardObservation, limits: CardThresholds): boolean {
  const portrait = portraitOf(observed, limits)
  if (portrait) return portrait.brightShare > limits.maxBrightShare
  return observed.card !== undefined && observed.light.brightShare > limits.maxCardBrightShare
}
