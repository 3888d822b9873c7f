/**
 * Is the camera well? Told from a series of small summaries of its pictures, within 2 s, and steadily. Pure.
 * Does not know what follows from it, nor that drawn pictures have every right to stand still.
 */
import type { Ms } from '../../shared/domain/units.ts'
import type { PictureSummary } from '../vision/vision-protocol.ts'

export type PictureTrouble = 'black' | 'very-dark' | 'infrared' | 'frozen'

export interface PictureHealth {
  /** What is wrong, as far as it is sure; absent where nothing is. */
  readonly trouble?: PictureTrouble
  /** What the newest pictures look like, and since when. */
  readonly seen?: { readonly trouble: PictureTrouble | undefined; readonly sinceMs: Ms }
  readonly print?: number
  /**
   * Its pictures have differed. One whose pictures never did plays a still, which is no fault of a camera: what freezes
   * moved before. Outlasts opening it anew.
   */
  readonly hasMoved?: true
}

/**
 * Luma of the lightest. Drawn sensor noise around nothing (deviation 2 to 8, clipped at 0) stays below it, as
 * picture-summary.test.ts shows.
 */
export const BLACK_BELOW_LUMA = 20
/**
 * What exposure.ts calls a nearly black pixel: here 99 of 100 are. Measured: the darkest of 40 drawn desks without a
 * card has 56, the darkest of 70 labelled photos of customers 164.
 */
export const VERY_DARK_BELOW_LUMA = 40
/**
 * Red, green and blue of an infrared sensor are one number, and stay one through YUV and JPEG: 0 apart, noise included.
 * The least colour that YUV can hold sets them 2 or 3 apart [BT.601]. Measured: the greyest of 40 drawn desks has 3, the
 * greyest of 70 labelled photos of customers 43.
 */
export const INFRARED_UP_TO_COLOUR = 1
/**
 * A colourless desk is no proof: a colour camera whose white balance is right to 4 in 1000 sends it through JPEG without
 * any colour. So the picture must show something: luma from the darkest to the lightest. Measured on drawn frames: desks
 * with a lens's shading up to 64, a card on them from 157.
 */
export const INFRARED_FROM_SPREAD = 80
/** Luma, and levels of colour: so much better before a trouble counts as over. Ours. */
const CLEARLY_LUMA = 6
const CLEARLY_COLOUR = 2

/** Looks come every 70 to 300 ms: with the one that confirms it less than 2 s. Longer than a hand that passes, or exposure that settles. */
export const TROUBLE_AFTER_MS: Ms = 1500
/** A camera that has just been uncovered is well after a look or two. */
export const WELL_AFTER_MS: Ms = 400

export const unknownHealth: PictureHealth = {}

export function nextPictureHealth(before: PictureHealth, picture: PictureSummary, nowMs: Ms): PictureHealth {
  const canCompare = picture.print !== undefined && before.print !== undefined
  const isSame = canCompare && picture.print === before.print
  const hasMoved = before.hasMoved || (canCompare && !isSame)
  const trouble = lookOf(picture, before.trouble) ?? (isSame && hasMoved ? 'frozen' : undefined)
  const sinceMs = before.seen && isAlike(before.seen.trouble, trouble) ? before.seen.sinceMs : nowMs
  const isSure = nowMs - sinceMs >= (trouble ? TROUBLE_AFTER_MS : WELL_AFTER_MS)
  const told = isSure ? trouble : before.trouble
  return {
    ...(told && { trouble: told }),
    seen: { trouble, sinceMs },
    ...(picture.print !== undefined && { print: picture.print }),
    ...(hasMoved && { hasMoved }),
  }
}

/** A camera that was opened anew: what was wrong counts until its pictures are well, and they are new pictures. */
export function healthOnTrial({ trouble, hasMoved }: PictureHealth): PictureHealth {
  return { ...(trouble && { trouble }), ...(hasMoved && { hasMoved }) }
}

/** A camera that somebody wants again, after it was off: nothing is known but whether it can move. */
export function healthWhenWanted({ hasMoved }: PictureHealth): PictureHealth {
  return hasMoved ? { hasMoved } : unknownHealth
}

/** What one picture shows by itself. @param told a trouble that is told already is over only when it is clearly over */
function lookOf(
  { highLuma, lowLuma, colour }: PictureSummary,
  told: PictureTrouble | undefined,
): PictureTrouble | undefined {
  const isToldDark = told === 'black' || told === 'very-dark'
  if (highLuma < BLACK_BELOW_LUMA) return 'black'
  if (highLuma < VERY_DARK_BELOW_LUMA + (isToldDark ? CLEARLY_LUMA : 0)) return 'very-dark'
  // what was sure stays so until colours are seen, also when there is nothing in view any more
  if (told === 'infrared') return colour <= INFRARED_UP_TO_COLOUR + CLEARLY_COLOUR ? 'infrared' : undefined
  return colour <= INFRARED_UP_TO_COLOUR && highLuma - lowLuma >= INFRARED_FROM_SPREAD ? 'infrared' : undefined
}

/** Between black and very dark a picture may waver. */
function isAlike(a: PictureTrouble | undefined, b: PictureTrouble | undefined): boolean {
  const kind = (trouble: typeof a) => (trouble === 'black' ? 'very-dark' : trouble)
  return kind(a) === kind(b)
}
