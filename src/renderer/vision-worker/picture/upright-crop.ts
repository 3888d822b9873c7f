/** Cuts out of a camera frame what is looked at, at the size it is looked at. */
import type { CaptureSubject } from '../../../shared/domain/capture.ts'
import type { BoxPx, SizePx } from '../../../shared/domain/units.ts'
import { lookedAt } from './looked-at.ts'
import type { PictureMemory } from './picture-memory.ts'
import type { Pixels } from './pixels.ts'

/** @param takeBytes where memory for the pixels may be taken from */
export type CropFrame<Frame> = (
  frame: Frame,
  subject: CaptureSubject,
  takeBytes: PictureMemory['take'],
) => Pixels | Promise<Pixels>

/** TypeScript knows neither yet: what a frame must be turned by, and pixels converted while they are copied. */
interface NewerVideoFrame {
  readonly rotation?: number
  readonly flip?: boolean
}
type CopyAsRgba = VideoFrameCopyToOptions & { readonly format: 'RGBA' }

/** Leaves the frame open. */
export function createUprightCrop(): CropFrame<VideoFrame | ImageBitmap> {
  const draw = createDrawing()
  return (frame, subject, takeBytes) => {
    const { cut, size } = lookedAt(subject, sizeOf(frame))
    const canBeCopied = 'copyTo' in frame && isPlain(frame) && size.widthPx === cut.width
    return canBeCopied ? copied(frame, cut, takeBytes) : draw(frame, cut, size)
  }
}

/** Is what the frame holds what it shows, pixel for pixel, and where it can be read? */
function isPlain(frame: VideoFrame & NewerVideoFrame): boolean {
  const { format, visibleRect: visible, displayWidth, displayHeight, rotation, flip } = frame
  return format !== null && visible?.width === displayWidth && visible.height === displayHeight && !rotation && !flip
}

/** Straight from the frame's own memory: a quarter of a canvas's time. `guideFrame` starts at even pixels, as this must. */
async function copied(frame: VideoFrame, cut: BoxPx, takeBytes: PictureMemory['take']): Promise<Pixels> {
  const { x, y } = frame.visibleRect ?? { x: 0, y: 0 }
  const data = takeBytes(cut.width * cut.height * 4)
  const options: CopyAsRgba = { rect: { ...cut, x: cut.x + x, y: cut.y + y }, format: 'RGBA' }
  await frame.copyTo(data, options)
  return { data, widthPx: cut.width, heightPx: cut.height }
}

/** Whatever else comes: through one canvas for all frames, kept in main memory because its pixels are read each time. */
function createDrawing() {
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) throw new Error('no 2d canvas in this worker')

  return (frame: VideoFrame | ImageBitmap, cut: BoxPx, { widthPx, heightPx }: SizePx): Pixels => {
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

function sizeOf(frame: VideoFrame | ImageBitmap): SizePx {
  return 'displayWidth' in frame
    ? { widthPx: frame.displayWidth, heightPx: frame.displayHeight }
    : { widthPx: frame.width, heightPx: frame.height }
}
