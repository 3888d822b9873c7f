/** Closed eyes and narrow ones, both made from a photo of open eyes: lids are drawn over them, or they are squeezed. */
import sharp, { type Sharp } from 'sharp'
import { beforeAll, expect, it } from 'vitest'
import { findFaces, mainFace } from '../../../src/renderer/vision-worker/face/find-faces.ts'
import { fitMesh, type FaceMesh } from '../../../src/renderer/vision-worker/face/fit-mesh.ts'
import type { FaceModels } from '../../../src/renderer/vision-worker/models/face-models.ts'
import { createPyramid } from '../../../src/renderer/vision-worker/picture/pixels.ts'
import { faceThresholds } from '../../../src/renderer/quality/face-thresholds.ts'
import { engineWith, fixed, judged, openRealModels, people, person, pixelsOf } from './real-eyes.ts'

let models: FaceModels

beforeAll(async () => {
  models = await openRealModels()
})

const photo = () => person(people.other, 720)

async function meshOf(picture: Sharp): Promise<FaceMesh> {
  const pyramid = createPyramid(await pixelsOf(picture))
  const main = mainFace(await findFaces(models, pyramid), faceThresholds.minFurtherScore)
  if (!main) throw new Error('no face')
  return fitMesh(models, pyramid, main)
}

const eyes = [
  { outer: 33, inner: 133, upper: 159, lower: 145, brow: 105, cheek: 119 },
  { outer: 263, inner: 362, upper: 386, lower: 374, brow: 334, cheek: 348 },
] as const

/** A lid in the colour of the skin above each eye, and lashes along its lower rim. */
async function withLids(picture: Sharp, which: readonly (typeof eyes)[number][]): Promise<Sharp> {
  const base = await fixed(picture)
  const { points } = await meshOf(base.clone())
  const { data, widthPx } = await pixelsOf(base.clone())
  const lids = which.map(({ outer, inner, upper, lower, brow }) => {
    const [a, b, top, bottom, above] = [points[outer]!, points[inner]!, points[upper]!, points[lower]!, points[brow]!]
    const place = { x: (top.x + above.x) / 2, y: top.y * 0.7 + above.y * 0.3 }
    const at = (Math.round(place.y) * widthPx + Math.round(place.x)) * 4
    const skin = `rgb(${data[at]},${data[at + 1]},${data[at + 2]})`
    const width = Math.hypot(b.x - a.x, b.y - a.y)
    const middle = { x: (a.x + b.x) / 2, y: (top.y + bottom.y) / 2 }
    const lashes = `M${a.x} ${a.y} Q${middle.x} ${bottom.y + width * 0.12} ${b.x} ${b.y}`
    return `<ellipse cx="${middle.x}" cy="${middle.y}" rx="${width * 0.6}" ry="${width * 0.3}" fill="${skin}"/><path d="${lashes}" fill="none" stroke="#2a1c16" stroke-width="${width * 0.05}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="960"><filter id="f"><feGaussianBlur stdDeviation="1.5"/></filter><g filter="url(#f)">${lids.join('')}</g></svg>`
  return base.composite([{ input: Buffer.from(svg) }])
}

/** The strip from brows to cheeks pressed together, and the face below moved up to it. */
async function withNarrowEyes(picture: Sharp, share: number): Promise<Sharp> {
  const base = await fixed(picture)
  const { points } = await meshOf(base.clone())
  const top = Math.round(Math.min(...eyes.map(({ brow }) => points[brow]!.y)))
  const bottom = Math.round(Math.max(...eyes.map(({ cheek }) => points[cheek]!.y)))
  const strip = await base
    .clone()
    .extract({ left: 0, top, width: 720, height: bottom - top })
    .png()
    .toBuffer()
  const height = Math.round((bottom - top) * share)
  const narrow = await sharp(strip).resize(720, height, { fit: 'fill' }).png().toBuffer()
  const rest = await base
    .clone()
    .extract({ left: 0, top: bottom, width: 720, height: 960 - bottom })
    .png()
    .toBuffer()
  return base.composite([
    { input: narrow, left: 0, top },
    { input: rest, left: 0, top: top + height },
  ])
}

const codesOf = async (picture: Sharp) => judged(engineWith(models), 'face', await fixed(picture))

it('closed eyes are told to open', async () => {
  expect(await codesOf(await withLids(photo(), eyes))).toContain('EYES_CLOSED')
})

it('one closed eye alone is let pass: it may be a wink or a scar', async () => {
  for (const eye of eyes) expect(await codesOf(await withLids(photo(), [eye]))).not.toContain('EYES_CLOSED')
})

it.each([0.7, 0.5])('open eyes that are narrower (to %f of their height) are let pass', async (share) => {
  for (const who of [people.good, people.other])
    expect(await codesOf(await withNarrowEyes(person(who, 720), share))).not.toContain('EYES_CLOSED')
})
