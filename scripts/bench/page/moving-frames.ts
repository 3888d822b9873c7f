/**
 * What a camera sees of a person who sits and looks at it: one drawn picture that sways, nears and leans a little.
 * The same index gives the same pixels; knows nothing of who looks at them.
 */

export const FRAME_WIDTH_PX = 1280
export const FRAME_HEIGHT_PX = 720

/** As live: the pace of the frames in the times that they carry. */
export const FRAMES_PER_SECOND = 15

/** Frames after which the movement starts again. */
export const FRAMES_PER_SWAY = 48

export interface MovingFrames {
  /** As a camera gives them: YUV 4:2:0. The caller closes it. */
  videoFrame(index: number): VideoFrame
  /** The same picture as a bitmap. The caller closes it. */
  bitmap(index: number): Promise<ImageBitmap>
  /** When a frame was captured, ms. */
  capturedAtMs(index: number): number
}

/** @param pictureUrl a face in the middle, in the frames' shape */
export async function movingFrames(pictureUrl: string): Promise<MovingFrames> {
  const picture = await createImageBitmap(await (await fetch(pictureUrl)).blob())
  const frames = Array.from({ length: FRAMES_PER_SWAY }, (_, index) => drawn(picture, index))
  const at = (index: number) => frames[index % FRAMES_PER_SWAY] as Uint8Array<ArrayBuffer>
  const videoFrame = (index: number) =>
    new VideoFrame(at(index), {
      format: 'I420',
      codedWidth: FRAME_WIDTH_PX,
      codedHeight: FRAME_HEIGHT_PX,
      timestamp: Math.round((index * 1e6) / FRAMES_PER_SECOND),
    })
  return {
    videoFrame,
    async bitmap(index) {
      const frame = videoFrame(index)
      try {
        return await createImageBitmap(frame)
      } finally {
        frame.close()
      }
    },
    capturedAtMs: (index) => (index * 1000) / FRAMES_PER_SECOND,
  }
}

function drawn(picture: ImageBitmap, index: number): Uint8Array<ArrayBuffer> {
  const canvas = new OffscreenCanvas(FRAME_WIDTH_PX, FRAME_HEIGHT_PX)
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) throw new Error('no 2d canvas in this page')
  const phase = (2 * Math.PI * index) / FRAMES_PER_SWAY
  const zoom = 1.04 + 0.02 * Math.sin(phase)
  context.translate(FRAME_WIDTH_PX / 2 + 8 * Math.sin(phase), FRAME_HEIGHT_PX / 2 + 4 * Math.sin(2 * phase))
  context.rotate(0.02 * Math.cos(phase))
  context.scale(zoom, zoom)
  context.drawImage(picture, -FRAME_WIDTH_PX / 2, -FRAME_HEIGHT_PX / 2, FRAME_WIDTH_PX, FRAME_HEIGHT_PX)
  return toI420(context.getImageData(0, 0, FRAME_WIDTH_PX, FRAME_HEIGHT_PX).data)
}

/** RGBA to planar YUV 4:2:0, BT.601 in limited range. Coefficients: ITU-R BT.601, in 8-bit fixed point. */
function toI420(rgba: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const lumaSize = FRAME_WIDTH_PX * FRAME_HEIGHT_PX
  const frame = new Uint8Array(lumaSize * 1.5)
  let chromaAt = lumaSize
  for (let pixel = 0; pixel < lumaSize; pixel++) {
    const [r = 0, g = 0, b = 0] = [rgba[4 * pixel], rgba[4 * pixel + 1], rgba[4 * pixel + 2]]
    frame[pixel] = ((66 * r + 129 * g + 25 * b + 128) >> 8) + 16
    if (pixel % 2 || Math.floor(pixel / FRAME_WIDTH_PX) % 2) continue
    frame[chromaAt] = ((-38 * r - 74 * g + 112 * b + 128) >> 8) + 128
    frame[chromaAt + lumaSize / 4] = ((112 * r - 94 * g - 18 * b + 128) >> 8) + 128
    chromaAt++
  }
  return frame
}
