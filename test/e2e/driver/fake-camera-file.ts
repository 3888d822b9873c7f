/** Makes a clip for Chromium's own fake camera from still pictures, without a video encoder. */
import { open } from 'node:fs/promises'
import sharp from 'sharp'

export interface ClipOptions {
  /** Even numbers. @default 1280 x 720 */
  readonly size?: { readonly width: number; readonly height: number }
  /** @default contain */
  readonly fit?: 'contain' | 'cover'
  /** Small where the clip is long: a second of 15 frames takes 20 MB. @default 15 */
  readonly framesPerSecond?: number
  /** No frame differs from the one before, as no sensor does it. @default a sensor's slight noise */
  readonly isNoiseless?: boolean
  /** How long each picture stands. Chromium plays the clip in a loop. @default two frames */
  readonly secondsEach?: number
}

/**
 * Writes a Y4M file (raw I420 frames) for `LaunchOptions.fakeCameraFile`.
 * @param pictures JPEG or PNG, one after the other
 */
export async function fakeCameraFile(
  path: string,
  pictures: readonly Uint8Array[],
  options: ClipOptions = {},
): Promise<string> {
  const { width, height } = options.size ?? { width: 1280, height: 720 }
  const { framesPerSecond = 15, secondsEach } = options
  const framesEach = secondsEach === undefined ? 2 : Math.round(secondsEach * framesPerSecond)

  const file = await open(path, 'w')
  try {
    await file.write(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)
    for (const picture of pictures) {
      const { data } = await sharp(picture)
        .rotate()
        .resize(width, height, { fit: options.fit ?? 'contain', background: 'black' })
        .removeAlpha()
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true })
      const frame = toI420(data, width, height)
      for (let count = 0; count < framesEach; count++) {
        await file.write('FRAME\n')
        await file.write(options.isNoiseless ? frame : withNoise(frame, count))
      }
    }
  } finally {
    await file.close()
  }
  return path
}

/** Every seventh number of luma and colours a little larger, in every frame others. */
function withNoise(frame: Uint8Array, count: number): Uint8Array {
  return frame.map((value, index) => ((index + count) % 7 === 0 ? Math.min(240, value + 2) : value))
}

/**
 * RGB (3 bytes a pixel) to planar YUV 4:2:0, BT.601 in limited range, colour taken from the top left of each 2 x 2.
 * Coefficients: ITU-R BT.601, in 8-bit fixed point.
 */
function toI420(rgb: Uint8Array, width: number, height: number): Uint8Array {
  const lumaSize = width * height
  const chromaSize = lumaSize / 4
  const frame = new Uint8Array(lumaSize + 2 * chromaSize)
  let chromaAt = lumaSize
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      const [r, g, b] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0]
      frame[y * width + x] = ((66 * r + 129 * g + 25 * b + 128) >> 8) + 16
      if (x % 2 || y % 2) continue
      frame[chromaAt] = ((-38 * r - 74 * g + 112 * b + 128) >> 8) + 128
      frame[chromaAt + chromaSize] = ((112 * r - 94 * g - 18 * b + 128) >> 8) + 128
      chromaAt++
    }
  }
  return frame
}
