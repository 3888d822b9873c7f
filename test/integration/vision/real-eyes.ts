/** The kiosk's eyes as they are shipped, with real models, on photos instead of camera frames. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'
import { convertGraph } from '../../../scripts/models/convert-graph.ts'
import { modelSources } from '../../../scripts/models/model-sources.ts'
import { readTfjsModel } from '../../../scripts/models/read-tfjs-model.ts'
import type { CaptureSubject } from '../../../src/shared/domain/capture.ts'
import type { EncodeJpeg } from '../../../src/renderer/vision-worker/picture/encode-still.ts'
import {
  openFaceModels,
  type FaceModels,
  type ModelName,
} from '../../../src/renderer/vision-worker/models/face-models.ts'
import type { Pixels } from '../../../src/renderer/vision-worker/picture/pixels.ts'
import { createVisionEngine, type VisionEngine } from '../../../src/renderer/vision-worker/vision-engine.ts'

const packages = fileURLToPath(new URL('../../../node_modules', import.meta.url))

/** Converted anew from the packages, so that no earlier build is needed; the head of our own is in the project. */
export function convertedModel(name: ModelName): Uint8Array {
  if (name === 'occlusion')
    return readFileSync(fileURLToPath(new URL('../../../resources/models/occlusion.onnx', import.meta.url)))
  const source = modelSources.find((model) => model.name === name)
  if (!source) throw new Error(`no model ${name}`)
  return convertGraph(readTfjsModel(join(packages, source.sourcePackage, source.sourceFile)), source.outputs).bytes()
}

export function openRealModels(): Promise<FaceModels> {
  return openFaceModels({ threads: 1, loadModel: (name) => Promise.resolve(convertedModel(name)) })
}

/** An engine whose frames are upright crops already. */
export function engineWith(models: FaceModels): VisionEngine<Pixels> {
  return createVisionEngine<Pixels>({ models, cropFrame: (pixels) => pixels, encodeJpeg, nowMs: () => 0 })
}

const encodeJpeg: EncodeJpeg = async ({ data, widthPx, heightPx }, quality) =>
  sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: quality * 100 })
    .toBuffer()

export async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8ClampedArray(data), widthPx: info.width, heightPx: info.height }
}

/** `CODE` or `CODE:direction` for every failed check of a picture. */
export async function judged(engine: VisionEngine<Pixels>, subject: CaptureSubject, picture: Sharp): Promise<string[]> {
  const { failed } = await engine.look(subject, await pixelsOf(picture), 0)
  return failed.map(({ code, direction }) => (direction ? `${code}:${direction}` : code))
}

const demoPhoto = (number: number) => join(packages, `@vladmandic/face-api/demo/sample${number}.jpg`)

interface Place {
  readonly photo: number
  /** Middle and width of the face in the photo. */
  readonly x: number
  readonly y: number
  readonly width: number
}

export const people = {
  /** Looks into the camera. */
  good: { photo: 6, x: 346, y: 640, width: 233 },
  /** Looks into the camera too, another person. */
  other: { photo: 6, x: 1590, y: 430, width: 247 },
  /** Looks far to her own right. */
  turned: { photo: 2, x: 454, y: 292, width: 209 },
  /** Looks down. */
  chinDown: { photo: 2, x: 970, y: 357, width: 208 },
  /** Leans her head far to the right as seen in the picture. */
  leaning: { photo: 1, x: 1566, y: 341, width: 144 },
} as const satisfies Record<string, Place>

/** One person who looks into the camera: 720 x 960, the face in the middle, about 318 px wide from x 217 and y 303. */
export const goodFace = (): Sharp => person(people.good, 720)

/** A person cut out 3:4, the face 46 % of the width, and scaled to `widthPx`. */
export function person({ photo, x, y, width }: Place, widthPx: number): Sharp {
  const cutWidth = Math.round(width / 0.46)
  const cutHeight = Math.round((cutWidth * 4) / 3)
  const left = Math.max(0, Math.round(x - cutWidth / 2))
  const top = Math.max(0, Math.round(y - cutHeight / 2))
  return sharp(demoPhoto(photo))
    .extract({ left, top, width: cutWidth, height: cutHeight })
    .resize(widthPx, Math.round((widthPx * 4) / 3), { fit: 'fill' })
}

/** sharp applies its operations in an order of its own; what comes after this comes after what came before. */
export async function fixed(picture: Sharp): Promise<Sharp> {
  return sharp(await picture.png({ compressionLevel: 0 }).toBuffer())
}
