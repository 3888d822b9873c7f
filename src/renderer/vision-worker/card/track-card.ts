/**
 * Follows a card from frame to frame: found once, it is only laid anew onto the edges near where it was,
 * and looked for again now and then and whenever that is doubtful.
 */
import type { Share } from '../../../shared/domain/units.ts'
import type { FaceModels } from '../models/face-models.ts'
import type { Pixels } from '../picture/pixels.ts'
import { largestShift } from './card-geometry.ts'
import { confirmedCard } from './confirm-card.ts'
import { findCard, LIKELY_LIKENESS, seenNear, type FoundCard } from './find-card.ts'

export interface CardTrack {
  /** As it was in the last frame. */
  readonly card?: FoundCard
  /** Frames in a row in which it was only followed. */
  readonly followed: number
}

export const noTrack: CardTrack = { followed: 0 }

export interface TrackedCard {
  readonly card?: FoundCard
  /** Where there is no card: what looks a little like one, and whether something reaches out of the frame. */
  readonly isDoubtful: boolean
  readonly isCutOff: boolean
  /** How far the corners moved since the last frame, in shares of the frame's diagonal; absent in the card's first frame. */
  readonly shift?: Share
  readonly track: CardTrack
}

/** Every fifth frame is searched as a whole. [own card study] */
const LONGEST_FOLLOWED = 4

/** Less of the sides on edges is a lost track. [own card study] */
const LEAST_FIT: Share = 0.7

/** The logarithm of the odds from which an outline looks a little like a card. */
const DOUBTFUL_LIKENESS = -5

/** @param isThorough where it must be looked for: also by faint edges */
export async function trackCard(
  models: FaceModels,
  frame: Pixels,
  before: CardTrack,
  isThorough: boolean,
): Promise<TrackedCard> {
  const followed = before.followed < LONGEST_FOLLOWED && before.card ? follow(frame, before.card) : undefined
  if (followed) return tracked(frame, before, followed, before.followed + 1)
  const { candidates, isCutOff } = findCard(frame, isThorough)
  const card = await confirmedCard(models, frame, candidates)
  if (card) return tracked(frame, before, card, 0)
  return { isDoubtful: (candidates[0]?.likeness ?? -Infinity) >= DOUBTFUL_LIKENESS, isCutOff, track: noTrack }
}

function tracked(frame: Pixels, before: CardTrack, card: FoundCard, followed: number): TrackedCard {
  const diagonal = Math.hypot(frame.widthPx, frame.heightPx)
  const shift = before.card && largestShift(before.card.quad, card.quad) / diagonal
  return {
    card,
    isDoubtful: false,
    isCutOff: false,
    ...(shift !== undefined && { shift }),
    track: { card, followed },
  }
}

/** What its lines said is known from the search that it came from. */
function follow(frame: Pixels, before: FoundCard): FoundCard | undefined {
  const now = seenNear(frame, before.quad, before)
  return now.fit >= LEAST_FIT && now.likeness >= LIKELY_LIKENESS ? now : undefined
}
