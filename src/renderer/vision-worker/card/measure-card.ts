/**
 * Measures the card in a camera frame, and lays it out flat and upright: the very picture that would be sent.
 * Where its edges are not found, the guide's part of the frame stands in for it.
 */
import { guideFrame } from '../../../shared/domain/guide-frame.ts'
import type { Ms, Share } from '../../../shared/domain/units.ts'
import { cardThresholds } from '../../quality/card-thresholds.ts'
import type { CardObservation } from '../../quality/judge-card.ts'
import type { CardMeasurement } from '../../vision/vision-protocol.ts'
import type { DetectedFace } from '../face/detect-faces.ts'
import { mainFace } from '../face/find-faces.ts'
import { fitMesh } from '../face/fit-mesh.ts'
import { describeFace } from '../face/measure-face.ts'
import type { FaceModels } from '../models/face-models.ts'
import { createPyramid, type Pixels, type Pyramid } from '../picture/pixels.ts'
import { sentSize } from '../picture/sent-size.ts'
import { startingAt, type Quad } from './card-geometry.ts'
import { lightOnCard, lumaOfRim } from './card-light.ts'
import { findPortraits, turnedRound } from './card-portrait.ts'
import { acutanceOf, SHARPNESS_SIZE } from './card-sharpness.ts'
import { dewarped, flatSize, quadOfBox } from './dewarp.ts'
import type { FoundCard } from './find-card.ts'
import { noTrack, trackCard, type CardTrack } from './track-card.ts'

/** What of earlier frames the next one needs. */
export interface CardMemory {
  readonly track: CardTrack
  /** Whether the card's outline had to be turned round for its portrait to be upright; absent where there was none. */
  readonly isTurned?: boolean
  /** Since when a portrait is in the guide, but no card's edges around it. */
  readonly edgelessSinceMs?: Ms
  /** Frames in a row that showed neither card nor portrait. */
  readonly emptyFrames: number
}

export const noMemory: CardMemory = { track: noTrack, emptyFrames: 0 }

/** Before an empty counter only every third frame is searched for what is hard to see: the machine stays cool. Ours. */
const THOROUGH_EVERY = 3

export interface MeasuredCard {
  readonly observation: CardObservation
  /** Exactly the picture that would be sent. */
  readonly flat: Pixels
  readonly memory: CardMemory
}

/** @param frame the camera's whole upright frame */
export async function measureCard(
  models: FaceModels,
  frame: Pixels,
  capturedAtMs: Ms,
  before: CardMemory = noMemory,
): Promise<MeasuredCard> {
  const isThorough = before.emptyFrames % THOROUGH_EVERY === 0
  const { card, shift, track, ...without } = await trackCard(models, frame, before.track, isThorough)
  const guide = guideFrame('card', frame)
  const guideSize = sentSize('card', { widthPx: guide.width, heightPx: guide.height })
  const quad = card?.quad ?? quadOfBox(guide)
  const asItLies = dewarped(frame, quad, card ? flatSize(quad) : guideSize)
  const upright =
    card || isThorough
      ? await uprightCard(models, asItLies, before.isTurned)
      : await lookedAt(models, asItLies, false, false)

  const small = dewarped(frame, quad, SHARPNESS_SIZE)
  const isFlipped = !card && upright.isTurned
  const flat = isFlipped ? turnedRound(upright.flat) : upright.flat
  const main = mainFace(upright.portraits, cardThresholds.minSureScore)
  const edgelessSinceMs = card || !main ? undefined : (before.edgelessSinceMs ?? capturedAtMs)
  const observation: CardObservation = {
    crop: { widthPx: flat.widthPx, heightPx: flat.heightPx },
    guide: guideSize,
    light: lightOnCard(small),
    surroundLuma: lumaOfRim(frame),
    portraitCount: upright.portraits.length,
    isUpsideDown: isFlipped,
    ...(card
      ? { card: cardMeasurement(card, frame, upright.isTurned), ...(shift !== undefined && { shift }) }
      : { missing: without.isCutOff ? 'cut-off' : without.isDoubtful ? 'doubtful' : 'nowhere' }),
    ...(edgelessSinceMs !== undefined && { edgelessMs: capturedAtMs - edgelessSinceMs }),
    ...(main && { portrait: await describePortrait(models, upright.pyramid, main, acutanceOf(small)) }),
  }
  const memory: CardMemory = {
    track,
    ...(card && main && { isTurned: upright.isTurned }),
    ...(edgelessSinceMs !== undefined && { edgelessSinceMs }),
    emptyFrames: card || main ? 0 : before.emptyFrames + 1,
  }
  return { observation, flat, memory }
}

interface UprightCard {
  readonly flat: Pixels
  readonly pyramid: Pyramid
  readonly portraits: readonly DetectedFace[]
  readonly isTurned: boolean
}

/**
 * Turned so that its portrait is upright. A face upside down resembles one too: of an unknown card both ways are tried.
 * @param wasTurned how it had to be turned last time; absent where that is unknown
 */
async function uprightCard(models: FaceModels, flat: Pixels, wasTurned: boolean | undefined): Promise<UprightCard> {
  const first = await lookedAt(models, flat, wasTurned ?? false)
  if (wasTurned !== undefined && first.portraits.length > 0) return first
  const second = await lookedAt(models, flat, !first.isTurned)
  return scoreOf(second) > scoreOf(first) ? second : first
}

async function lookedAt(models: FaceModels, flat: Pixels, isTurned: boolean, isThorough = true): Promise<UprightCard> {
  const upright = isTurned ? turnedRound(flat) : flat
  const pyramid = createPyramid(upright)
  return { flat: upright, pyramid, isTurned, portraits: await findPortraits(models, pyramid, isThorough) }
}

const scoreOf = ({ portraits }: UprightCard): Share => portraits[0]?.score ?? 0

/** @param acutance the whole card's, which counts as the portrait's sharpness */
async function describePortrait(models: FaceModels, pyramid: Pyramid, portrait: DetectedFace, acutance: number) {
  return describeFace(pyramid, portrait, await fitMesh(models, pyramid, portrait), acutance)
}

function cardMeasurement({ quad, pose, pxPerMm }: FoundCard, frame: Pixels, isTurned: boolean): CardMeasurement {
  const upright: Quad = isTurned ? startingAt(quad, 2) : quad
  const [p, q, r, s] = upright.map(({ x, y }) => ({ x: (x + 0.5) / frame.widthPx, y: (y + 0.5) / frame.heightPx }))
  return { corners: [p!, q!, r!, s!], tiltDeg: pose.tiltDeg, pxPerMm }
}
