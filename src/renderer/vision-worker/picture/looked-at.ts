/** Which part of a frame is looked at, and how finely. */
import type { CaptureSubject } from '../../../shared/domain/capture.ts'
import { guideFrame } from '../../../shared/domain/guide-frame.ts'
import type { BoxPx, SizePx } from '../../../shared/domain/units.ts'
import { wholeOf } from './plane-transform.ts'
import { sentSize } from './sent-size.ts'

/** px; a frame in which a card is looked for: 1080p as it is, larger ones made smaller. */
const LONGEST_CARD_FRAME_PX = 1920

export interface LookedAt {
  readonly cut: BoxPx
  /** Of the cut, never enlarged. */
  readonly size: SizePx
}

/** Of a face the guide's part, as it is sent. Of a card the whole frame: where in it the card lies is found out. */
export function lookedAt(subject: CaptureSubject, frame: SizePx): LookedAt {
  if (subject === 'face') {
    const cut = guideFrame(subject, frame)
    return { cut, size: sentSize(subject, { widthPx: cut.width, heightPx: cut.height }) }
  }
  const scale = Math.min(1, LONGEST_CARD_FRAME_PX / Math.max(frame.widthPx, frame.heightPx))
  const size = { widthPx: Math.round(frame.widthPx * scale), heightPx: Math.round(frame.heightPx * scale) }
  return { cut: wholeOf(frame), size }
}
