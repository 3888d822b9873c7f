/** Cuts the guide's part out of a camera frame, at the size that is sent: the very pixels that are judged. */
import type { CaptureSubject } from '../../../shared/domain/capture.ts'
import { guideFrame } from '../../../shared/domain/guide-frame.ts'
import type { Pixels } from './pixels.ts'
import { sentSize } from './sent-size.ts'

export type CropFrame<Frame> = (frame: Frame, subject: CaptureSubject) => Pixels

/** One canvas for all frames, kept in main memory because its pixels are read each time. Leaves the frame open. */
export function createUprightCrop(): CropFrame<VideoFrame | ImageBitmap> {
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) throw new Error('no 2d canvas in this worker')

  return (frame, subject) => {
    const cut = guideFrame(subject, sizeOf(frame))
    const { widthPx, heightPx } = sentSize(subject, { widthPx: cut.width, heightPx: cut.height })
    if (canvas.width !== widthPx || canvas.height !== heightPx) {
      canvas.width = widthPx
      canvas.height = heightPx
    }
    context.imageSmoothingQuality = 'medium'
    context.drawImage(frame, cut.x, cut.y, cut.width, cut.height, 0, 0, widthPx, heightPx)
    const { data } = context.getImageData(0, 0, widthPx, heightPx)
    // the canvas outlives the visit, the picture must not
    context.clearRect(0, 0, widthPx, heightPx)
    return { data, widthPx, heightPx }
  }
}

function sizeOf(frame: VideoFrame | ImageBitmap) {
  return 'displayWidth' in frame
    ? { widthPx: frame.displayWidth, heightPx: frame.displayHeight }
    : { widthPx: frame.width, heightPx: frame.height }
}
