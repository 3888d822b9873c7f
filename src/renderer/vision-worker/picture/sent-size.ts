/** How large a picture is sent: as the camera gives it, up to what the service has any use for. Never enlarged. */
import type { CaptureSubject } from '../../../shared/domain/capture.ts'
import type { SizePx } from '../../../shared/domain/units.ts'

/**
 * Face: 960 x 1280 at most [Image requirement > OkayLive].
 * Card: 1600 px wide at most, which is 18 px per mm; 8 are wanted [own card study].
 */
const largest = {
  face: { widthPx: 960, heightPx: 1280 },
  card: { widthPx: 1600, heightPx: 1600 },
} as const satisfies Record<CaptureSubject, SizePx>

/** The size, whole pixels, at which a part of a frame is judged and sent; it keeps the part's shape. */
export function sentSize(subject: CaptureSubject, cut: SizePx): SizePx {
  const limit = largest[subject]
  const scale = Math.min(1, limit.widthPx / cut.widthPx, limit.heightPx / cut.heightPx)
  return { widthPx: Math.round(cut.widthPx * scale), heightPx: Math.round(cut.heightPx * scale) }
}
