/** Makes the file that is sent: a JPEG as good as fits, without metadata, never enlarged. */
import { MAX_IMAGE_BYTES, type EncodedImage } from '../../../shared/domain/capture.ts'
import type { Share } from '../../../shared/domain/units.ts'
import { bareJpeg } from './bare-jpeg.ts'
import type { Pixels } from './pixels.ts'

/** @param quality 0..1 */
export type EncodeJpeg = (pixels: Pixels, quality: Share) => Promise<Uint8Array>

/** Best first; the service wants no less than 70 [Image requirement > OkayFace]. */
export const jpegQualities: readonly Share[] = [0.92, 0.86, 0.8, 0.75, 0.7]

/** @returns undefined where even the lowest quality is over the service's limit */
export async function encodeStill(
  pixels: Pixels,
  encodeJpeg: EncodeJpeg,
  maxBytes = MAX_IMAGE_BYTES,
): Promise<EncodedImage | undefined> {
  for (const quality of jpegQualities) {
    const bytes = bareJpeg(await encodeJpeg(pixels, quality))
    if (bytes.byteLength <= maxBytes)
      return { bytes, mediaType: 'image/jpeg', widthPx: pixels.widthPx, heightPx: pixels.heightPx }
  }
  return undefined
}
