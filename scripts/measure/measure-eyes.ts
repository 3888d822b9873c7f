/**
 * `node scripts/measure/measure-eyes.ts --images <folder> --labels <csv>`: how far open the eyes of labelled faces are,
 * and who would be told to open them, by how narrow the mesh takes the eyes for: nobody may be refused for the shape of
 * their eyes (columns file, label or expected_code; `clean` and `OK` have open eyes, EYES_CLOSED closed ones; every other
 * label is left out).
 */
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { faceThresholds } from '../../src/renderer/quality/face-thresholds.ts'
import { seenEyeOpening } from '../../src/renderer/vision-worker/face/eye-contour.ts'
import { findFaces, mainFace } from '../../src/renderer/vision-worker/face/find-faces.ts'
import { fitMesh, type FaceMesh } from '../../src/renderer/vision-worker/face/fit-mesh.ts'
import { createPyramid } from '../../src/renderer/vision-worker/picture/pixels.ts'
import { readLabels } from '../evaluate/labelled-photos.ts'
import { quantile } from '../bench/statistics.ts'
import { openShippedModels, readPhoto } from '../evaluate/photo-engine.ts'

const { values } = parseArgs({ options: { images: { type: 'string' }, labels: { type: 'string' } } })
if (!values.images || !values.labels) throw new Error('--images <folder> and --labels <csv> are needed')

interface Eyes {
  readonly isClosed: boolean
  readonly meshAspect: number
  /** What the kiosk judges. */
  readonly judged: number
}

const models = await openShippedModels()
const measured: Eyes[] = []
for (const { path, row } of readLabels({ images: resolve(values.images), labels: resolve(values.labels) }, [])) {
  const label = (row as Record<string, string>)['label'] ?? (row as Record<string, string>)['expected_code']
  if (label !== 'clean' && label !== 'OK' && label !== 'EYES_CLOSED') continue
  const pyramid = createPyramid(await readPhoto(path))
  const main = mainFace(await findFaces(models, pyramid), faceThresholds.minFurtherScore)
  if (!main) continue
  const mesh = await fitMesh(models, pyramid, main)
  const judged = await seenEyeOpening(models, pyramid, mesh)
  measured.push({ isClosed: label === 'EYES_CLOSED', meshAspect: eyeAspect(mesh), judged })
}

console.log('mesh aspect    faces  open, told to open  closed, told to open')
for (let low = 0; low < 0.4; low += 0.04) {
  const bin = measured.filter(({ meshAspect }) => meshAspect >= low && meshAspect < low + 0.04)
  const told = bin.filter(({ judged }) => judged < faceThresholds.minEyeOpening)
  const closed = bin.filter(({ isClosed }) => isClosed).length
  const toldClosed = told.filter(({ isClosed }) => isClosed).length
  console.log(
    `${low.toFixed(2)}-${(low + 0.04).toFixed(2)}  ${String(bin.length).padStart(9)}` +
      `  ${String(told.length - toldClosed).padStart(10)} of ${bin.length - closed}  ${String(toldClosed).padStart(10)} of ${closed}`,
  )
}

const openings = (ofClosed: boolean) =>
  measured.filter(({ isClosed }) => isClosed === ofClosed).map(({ judged }) => judged)
for (const [name, shares] of [
  ['open', [0, 0.002, 0.005, 0.01, 0.05]],
  ['closed', [0.5, 0.8, 0.9, 1]],
] as const) {
  const judged = openings(name === 'closed')
  const at = shares.map((share) => `${quantile(judged, share).toFixed(3)} (${100 * share} % are below)`)
  console.log(`${name}, ${judged.length} faces: ${at.join(', ')}`)
}

/**
 * Height to width of the eye that is further open, by the mesh [Soukupová and Čech, Real-Time Eye Blink Detection using
 * Facial Landmarks, 2016].
 */
function eyeAspect({ points }: FaceMesh): number {
  const apart = (a: number, b: number) => Math.hypot(points[a]!.x - points[b]!.x, points[a]!.y - points[b]!.y)
  return Math.max(
    (apart(160, 144) + apart(158, 153)) / (2 * apart(33, 133)),
    (apart(385, 380) + apart(387, 373)) / (2 * apart(362, 263)),
  )
}
