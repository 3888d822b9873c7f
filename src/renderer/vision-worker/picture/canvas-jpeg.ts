/** Encodes pixels with the browser's own JPEG encoder. */
import type { EncodeJpeg } from './encode-still.ts'

export const encodeCanvasJpeg: EncodeJpeg = async ({ data, widthPx, heightPx }, quality) => {
  const canvas = new OffscreenCanvas(widthPx, heightPx)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('no 2d canvas in this worker')
  const picture = new ImageData(widthPx, heightPx)
  picture.data.set(data)
  context.putImageData(picture, 0, 0)
  picture.data.fill(0)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return new Uint8Array(await blob.arrayBuffer())
}
