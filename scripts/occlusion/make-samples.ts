/** Turns crops into what the head learns from: what the mesh network looks at, of the crop as it is and with covers painted on. */
import sharp from 'sharp'
import type { Pixels } from '../../src/renderer/vision-worker/picture/pixels.ts'
import { createPyramid } from '../../src/renderer/vision-worker/picture/pixels.ts'
import { fitMesh, type FaceMesh } from '../../src/renderer/vision-worker/face/fit-mesh.ts'
import type { DetectedFace } from '../../src/renderer/vision-worker/face/detect-faces.ts'
import { readPhoto } from '../evaluate/photo-engine.ts'
import { disturbed, pixelsOf, sharpOf } from './disturb.ts'
import { faceFrame } from './face-frame.ts'
import { findOnCrop } from './find-on-crop.ts'
import { covers, harmless, type Cover } from './paint-covers.ts'
import type { Crop } from './read-crops.ts'
import type { RecordingModels } from './recorded-input.ts'
import type { Chance } from './seeded-chance.ts'
import type { Colour } from './svg-shapes.ts'

export interface Sample {
  readonly crop: Crop
  /** `as it is`, `disturbed`, or the name of what was painted on. */
  readonly made: string
  readonly mouth: boolean
  readonly eyes: boolean
  /** What the mesh network looked at: RGB bytes. */
  readonly input: Uint8Array
}

/** The crop as it is first, then `variants` more; empty where no face is found on it. */
export async function samplesOf(
  models: RecordingModels,
  crop: Crop,
  variants: number,
  chance: Chance,
): Promise<Sample[]> {
  const picture = await readPhoto(crop.path)
  const face = await findOnCrop(models, picture)
  if (!face) return []
  const truth = { mouth: crop.label === 'mouth_covered', eyes: crop.label === 'eyes_covered' }
  const samples: Sample[] = [{ crop, made: 'as it is', ...truth, input: models.lastInput() }]
  for (let i = 0; i < variants; i++) {
    const layers = chosenLayers(crop, chance)
    const painted = await paintedOn(picture, face.mesh, layers, chance)
    const isMirrored = chance.isTrue(0.5)
    const seen = await disturbed(isMirrored ? await mirrored(painted) : painted, chance)
    const there = isMirrored ? mirroredFace(face.detected, picture.widthPx) : face.detected
    const cut = chance.isTrue(0.4) ? cutAround(seen, there, chance) : seen
    await fitMesh(models, createPyramid(cut), jittered(there, chance))
    samples.push({
      crop,
      made: layers.map(({ name }) => name).join(' + ') || 'disturbed',
      mouth: truth.mouth || layers.some((layer) => layer.mouth),
      eyes: truth.eyes || layers.some((layer) => layer.eyes),
      input: models.lastInput(),
    })
  }
  return samples
}

/** A third stays uncovered, so that covers and pictures that were worked on are not one and the same. */
function chosenLayers(crop: Crop, chance: Chance): Cover[] {
  const layers: Cover[] = []
  if (chance.isTrue(0.35)) layers.push(chance.oneOf(harmless))
  if (chance.isTrue(crop.label === 'clean' ? 0.55 : 0.3)) layers.push(chosenCover(chance))
  if (layers.at(-1)?.mouth && chance.isTrue(0.15)) layers.push(chance.oneOf(covers.filter(({ eyes }) => eyes)))
  return layers
}

const chosenCover = (chance: Chance): Cover => {
  if (chance.isTrue(0.22)) return covers.find(({ name }) => name === 'dark glasses')!
  if (chance.isTrue(0.2)) return covers.find(({ name }) => name === 'mask')!
  return chance.oneOf(covers)
}

export async function paintedOn(
  picture: Pixels,
  mesh: FaceMesh,
  layers: readonly Cover[],
  chance: Chance,
): Promise<Pixels> {
  let painted = picture
  for (const { paint } of layers) {
    const { widthPx, heightPx } = painted
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">${paint(faceFrame(mesh), chance, cheekColour(picture, mesh))}</svg>`
    const layer = await sharp(Buffer.from(svg)).blur(chance.between(0.3, 0.9)).png().toBuffer()
    painted = await pixelsOf(
      sharp(
        await sharpOf(painted)
          .composite([{ input: layer }])
          .png({ compressionLevel: 0 })
          .toBuffer(),
      ),
    )
  }
  return painted
}

/** Mean colour beside the nose: what a hand before this face would look like. */
function cheekColour({ data, widthPx, heightPx }: Pixels, { points }: FaceMesh): Colour {
  const sums = [0, 0, 0]
  const places = [50, 101, 280, 330, 151, 9]
  for (const index of places) {
    const x = Math.min(widthPx - 1, Math.max(0, Math.round(points[index]!.x)))
    const y = Math.min(heightPx - 1, Math.max(0, Math.round(points[index]!.y)))
    for (let channel = 0; channel < 3; channel++)
      sums[channel]! += data[(y * widthPx + x) * 4 + channel]! / places.length
  }
  return [sums[0]!, sums[1]!, sums[2]!]
}

async function mirrored(pixels: Pixels): Promise<Pixels> {
  return pixelsOf(sharpOf(pixels).flop())
}

function mirroredFace(face: DetectedFace, widthPx: number): DetectedFace {
  const flip = ({ x, y }: { x: number; y: number }) => ({ x: widthPx - x, y })
  const { box } = face
  return {
    ...face,
    box: { ...box, x: widthPx - box.x - box.width },
    rightEye: flip(face.leftEye),
    leftEye: flip(face.rightEye),
  }
}

/** Black from a little outside the face on: how tightly a photo was cut out must say nothing about covers. */
function cutAround({ data, widthPx, heightPx }: Pixels, { box }: DetectedFace, chance: Chance): Pixels {
  const margin = () => box.width * chance.between(-0.05, 0.5)
  const [left, right] = [box.x - margin(), box.x + box.width + margin()]
  const [top, bottom] = [box.y - margin(), box.y + box.height + margin()]
  const cut = data.slice()
  for (let y = 0, at = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++, at += 4)
      if (x < left || x >= right || y < top || y >= bottom) cut.fill(0, at, at + 3)
  return { data: cut, widthPx, heightPx }
}

/** Placed a little wrong, as the detector's box is on a covered face, and as a track is on a moving one. */
function jittered(face: DetectedFace, chance: Chance): DetectedFace {
  const { box } = face
  const scale = Math.exp(0.07 * chance.normal())
  const width = box.width * scale
  const height = box.height * scale
  const x = box.x + (box.width - width) / 2 + 0.05 * box.width * chance.normal()
  const y = box.y + (box.height - height) / 2 + 0.05 * box.height * chance.normal()
  const lean = 0.05 * (face.leftEye.x - face.rightEye.x) * chance.normal()
  return { ...face, box: { x, y, width, height }, leftEye: { x: face.leftEye.x, y: face.leftEye.y + lean } }
}
