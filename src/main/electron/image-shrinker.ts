/** Encodes a picture smaller, for the one case in which the service finds it too large. */
import { nativeImage } from 'electron'
import { MIN_IMAGE_SIDE_PX, type EncodedImage } from '../../shared/domain/capture.ts'

/** JPEG quality "no lower than 70" [Image requirement > OkayLive]. */
const LOWEST_QUALITY = 70
const SHRINK_STEP = 0.85

/**
 * Lowers the size step by step at quality 70 until the bytes fit.
 * @returns undefined when the picture does not open, or would fall below the service's smallest size
 */
export function shrinkImage(image: EncodedImage, maxBytes: number): EncodedImage | undefined {
  const original = nativeImage.createFromBuffer(Buffer.from(image.bytes))
  if (original.isEmpty()) return undefined
  const size = original.getSize()
  for (let scale = 1; ; scale *= SHRINK_STEP) {
    const widthPx = Math.round(size.width * scale)
    const heightPx = Math.round(size.height * scale)
    if (Math.min(widthPx, heightPx) < MIN_IMAGE_SIDE_PX) return undefined
    const smaller = scale === 1 ? original : original.resize({ width: widthPx, height: heightPx, quality: 'best' })
    const bytes = new Uint8Array(smaller.toJPEG(LOWEST_QUALITY))
    if (bytes.byteLength <= maxBytes) return { bytes, mediaType: 'image/jpeg', widthPx, heightPx }
  }
}
