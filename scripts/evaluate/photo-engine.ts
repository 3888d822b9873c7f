/** The kiosk's eyes exactly as they are shipped, looking at photos from a folder instead of camera frames. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { EncodeJpeg } from '../../src/renderer/vision-worker/picture/encode-still.ts'
import type { Pixels } from '../../src/renderer/vision-worker/picture/pixels.ts'
import { openFaceModels, type FaceModels } from '../../src/renderer/vision-worker/models/face-models.ts'
import { createVisionEngine, type VisionEngine } from '../../src/renderer/vision-worker/vision-engine.ts'
import { projectFolder } from '../project.ts'

/** The networks that `npm run models` made; on one thread, which is all that onnxruntime-web starts in Node by itself. */
export function openShippedModels(): Promise<FaceModels> {
  return openFaceModels({
    threads: 1,
    loadModel: (name) => readFile(join(projectFolder, `resources/models/${name}.onnx`)),
  })
}

/** An engine that takes each photo as the upright picture that would be sent, or for a card as the camera's whole frame. */
export function engineForPhotos(models: FaceModels): VisionEngine<Pixels> {
  return createVisionEngine<Pixels>({ models, cropFrame: (photo) => photo, encodeJpeg, nowMs: () => performance.now() })
}

/** Turned upright as its EXIF says; throws with the file's name where it is no picture. */
export async function readPhoto(file: string): Promise<Pixels> {
  try {
    const { data, info } = await sharp(file)
      .rotate()
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return {
      data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
      widthPx: info.width,
      heightPx: info.height,
    }
  } catch (error) {
    throw new Error(`${file} cannot be read as a picture`, { cause: error })
  }
}

export const encodeJpeg: EncodeJpeg = async ({ data, widthPx, heightPx }, quality) =>
  sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: quality * 100 })
    .toBuffer()
