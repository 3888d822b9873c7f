/**
 * Picks the one instruction that the customer is given, from the reports as they come.
 * A text stays long enough to be read, does not flicker between two, and grows stronger when it is ignored.
 */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { CheckFailure, FrameReport } from '../vision/vision-protocol.ts'
import { calledBack, faceAtBorder, type FaceAtBorder } from './guidance-lost-face.ts'
import { instructionFor } from './instruction-for.ts'
import { isPraise, type Guidance, type Instruction } from './instruction.ts'

/** A text stays at least this long before another one takes its place; only praise may come sooner. Ours. */
export const holdMs: Ms = 1200

/** A text that no frame has asked for in this long gives way. Ours; the card study's least time for a message. */
export const settleMs: Ms = 400

/** So long something must be the worst to push aside a text that is still asked for, or to bring back the text before it. Ours. */
export const insistMs: Ms = 1000

/** Frames must be good for this long before they are praised: one by chance is not enough. Ours. */
export const praiseAfterMs: Ms = 150

/** After this long the same instruction is worded stronger. Ours. */
export const urgentAfterMs: Ms = 4000

/** So long the card's edges must be faint before anybody is sent for a darker surface: most cards are just on their way. Ours. */
export const faintAfterMs: Ms = 1500

/** All absent before the first report. */
export interface GuidanceState {
  readonly shown?: Shown
  /** The instruction that was shown before this one; absent after praise. */
  readonly previous?: Instruction
  /** What the latest frames put first, and since when without a break. */
  readonly worst?: Lasting
  /** Since when the card's edges are faint, without a break. */
  readonly faintSinceMs?: Ms
  /** The face that was last seen at the border, for as long as it may be called back. */
  readonly atBorder?: FaceAtBorder
}

interface Lasting {
  readonly instruction: Instruction
  readonly sinceMs: Ms
}

interface Shown extends Lasting {
  /** Since when no frame has asked for it; absent while they do. */
  readonly missingSinceMs?: Ms
}

export function startGuidance(): GuidanceState {
  return {}
}

/** After one more report. How near auto-capture is, is told by steadiness.ts. */
export function nextGuidance(
  before: GuidanceState,
  report: FrameReport,
  nowMs: Ms,
): { readonly state: GuidanceState; readonly guidance: Omit<Guidance, 'progress'> } {
  const isFaint = report.failed.some(({ code }) => code === 'CARD_EDGES_FAINT')
  const faintSinceMs = isFaint ? (before.faintSinceMs ?? nowMs) : undefined
  const isFaintForLong = faintSinceMs !== undefined && nowMs - faintSinceMs >= faintAfterMs

  const atBorder = faceAtBorder(before.atBorder, report, nowMs)
  const asked = askedBy(report.subject, calledBack(report, atBorder), isFaintForLong)
  // who waits for a darker surface has waited long enough
  const sinceMs = asked[0] === 'card-on-dark' ? (faintSinceMs ?? nowMs) : nowMs
  const worst = before.worst?.instruction === asked[0] ? before.worst : { instruction: asked[0], sinceMs }
  const { shown, previous } = chosen(before, asked, worst, nowMs)
  const state = {
    shown,
    worst,
    ...(previous && { previous }),
    ...(faintSinceMs !== undefined && { faintSinceMs }),
    ...(atBorder && { atBorder }),
  }
  return { state, guidance: guidanceFrom(shown, nowMs) }
}

/** Everything that a frame asks for, worst first; praise where it asks for nothing. */
function askedBy(
  subject: CaptureSubject,
  failed: readonly CheckFailure[],
  isFaintForLong: boolean,
): readonly [Instruction, ...Instruction[]] {
  if (failed.length === 0) return [subject === 'face' ? 'stay-like-this' : 'card-stay']
  // a card that is on its way moves, whatever else is wrong with it
  const standing = failed.filter(({ code }) => code !== 'CARD_MOVING')
  const [first, ...others] = (standing.length > 0 ? standing : failed)
    .filter(({ code }) => isFaintForLong || code !== 'CARD_EDGES_FAINT')
    .map(instructionFor)
    .filter((instruction) => instruction !== undefined)
  return [first ?? (subject === 'face' ? 'look-at-camera' : 'show-card'), ...others]
}

function chosen(before: GuidanceState, asked: readonly Instruction[], worst: Lasting, nowMs: Ms) {
  const fresh: Shown = { instruction: worst.instruction, sinceMs: nowMs }
  if (!before.shown) return { shown: fresh }
  const shown = stillShown(before.shown, asked, worst, nowMs)
  if (!givesWay(shown, worst, before.previous, nowMs)) return { shown, previous: before.previous }
  const isBetweenTwo = !isPraise(shown.instruction) && !isPraise(worst.instruction)
  return { shown: fresh, previous: isBetweenTwo ? shown.instruction : undefined }
}

/** What is shown, after one more frame. Praise counts as asked for again only as surely as it was given. */
function stillShown(shown: Shown, asked: readonly Instruction[], worst: Lasting, nowMs: Ms): Shown {
  const { instruction, sinceMs } = shown
  const isAsked = isPraise(instruction)
    ? isPraise(worst.instruction) && nowMs - worst.sinceMs >= praiseAfterMs
    : asked.includes(instruction)
  return isAsked ? { instruction, sinceMs } : { ...shown, missingSinceMs: shown.missingSinceMs ?? nowMs }
}

/** Does what is shown make room for the worst? */
function givesWay(shown: Shown, worst: Lasting, previous: Instruction | undefined, nowMs: Ms): boolean {
  const worstForMs = nowMs - worst.sinceMs
  if (worst.instruction === shown.instruction) return false
  if (isPraise(worst.instruction)) return worstForMs >= praiseAfterMs
  if (nowMs - shown.sinceMs < holdMs) return false
  return worstForMs >= insistMs || missingForMs(shown, nowMs) >= (worst.instruction === previous ? insistMs : settleMs)
}

const missingForMs = ({ missingSinceMs }: Shown, nowMs: Ms): Ms =>
  missingSinceMs === undefined ? 0 : nowMs - missingSinceMs

function guidanceFrom(shown: Shown, nowMs: Ms): Omit<Guidance, 'progress'> {
  const { instruction, sinceMs } = shown
  return {
    instruction,
    isUrgent: !isPraise(instruction) && nowMs - sinceMs >= urgentAfterMs,
    isGood: isPraise(instruction) && missingForMs(shown, nowMs) < settleMs,
  }
}
