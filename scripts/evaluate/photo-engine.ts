/** The kiosk's eyes exactly as they are shipped, looking at photos from a folder instead of camera frames. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp, { type OutputInfo } from 'sharp'
import type { EncodeJpeg } from '../../src/renderer/vision-worker/picture/encode-still.ts'
import { lookedAt } from '../../src/renderer/vision-worker/picture/looked-at.ts'
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

/**
 * An engine that takes each photo as the upright picture that would be sent, or for a card as the camera's whole frame,
 * which the kiosk makes smaller where it is larger than any camera's.
 */
export function engineForPhotos(models: FaceModels): VisionEngine<Pixels> {
  return createVisionEngine<Pixels>({
    models,
    cropFrame: (photo, subject) => (subject === 'card' ? asLookedAt(photo) : photo),
    encodeJpeg,
    nowMs: () => performance.now(),
  })
}

async function asLookedAt(frame: Pixels): Promise<Pixels> {
  const { data, widthPx, heightPx } = frame
  const { size } = lookedAt('card', frame)
  if (size.widthPx === widthPx && size.heightPx === heightPx) return frame
  const smaller = await sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .resize(Math.max(1, size.widthPx), Math.max(1, size.heightPx), { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return pixelsOf(smaller)
}

/** Turned upright as its EXIF says; throws with the file's name where it is no picture. */
export async function readPhoto(file: string): Promise<Pixels> {
  try {
    const upright = sharp(file).rotate().toColourspace('srgb').ensureAlpha()
    return pixelsOf(await upright.raw().toBuffer({ resolveWithObject: true }))
  } catch (error) {
    throw new Error(`${file} cannot be read as a picture`, { cause: error })
  }
}

const pixelsOf = ({ data, info }: { readonly data: Buffer; readonly info: OutputInfo }): Pixels => ({
  data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
  widthPx: info.width,
  heightPx: info.height,
})

export const encodeJpeg: EncodeJpeg = async ({ data, widthPx, heightPx }, quality) =>
  sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: quality * 100 })
    .toBuffer()
