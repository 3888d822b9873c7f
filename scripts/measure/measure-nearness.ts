/**
 * `node scripts/measure/measure-nearness.ts [--images <folder> --labels <csv>]`: does the mesh show how near a face is?
 * A near lens shows the nose larger and the cheeks smaller. Draws one head from several distances, always as large in
 * the picture; with photos, labelled as for `npm run evaluate`, also how far good portraits lie apart anyway.
 */
import { parseArgs } from 'node:util'
import { person } from '../artwork/scenes.ts'
import { GOOD } from '../evaluate/face-figures.ts'
import { readLabels } from '../evaluate/labelled-photos.ts'
import { openShippedModels, readPhoto } from '../evaluate/photo-engine.ts'
import { faceThresholds } from '../../src/renderer/quality/face-thresholds.ts'
import { canonicalPoints } from '../../src/renderer/vision-worker/face/canonical-face.ts'
import { findFaces, mainFace } from '../../src/renderer/vision-worker/face/find-faces.ts'
import { fitMesh, type FaceMesh } from '../../src/renderer/vision-worker/face/fit-mesh.ts'
import { fitTurn, turned } from '../../src/renderer/vision-worker/face/fit-turn.ts'
import { createPyramid, type Pixels } from '../../src/renderer/vision-worker/picture/pixels.ts'
import { sculptHead } from './drawn-head.ts'

const { values } = parseArgs({ options: { images: { type: 'string' }, labels: { type: 'string' } } })
const distancesCm = [25, 35, 50, 75, 100] as const

const models = await openShippedModels()
const draw = await sculptHead({ ...person, raysPerVertex: 8 })

console.log('                nose to face  eyes to face  misfit')
for (const distanceCm of distancesCm) {
  const turn = { yawDeg: 0, pitchDeg: 0, rollDeg: 0 }
  const picture = draw({ turn, distanceCm, widthPx: 450, heightPx: 600, pxPerCm: 17 })
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const pixels = { data: new Uint8ClampedArray(data), widthPx: info.width, heightPx: info.height }
  print(`${String(distanceCm)} cm`, await numbersOf(pixels))
}
if (values.images && values.labels) {
  const all: (readonly number[])[] = []
  for (const { path, row } of readLabels({ images: values.images, labels: values.labels }, ['expected_code'])) {
    const numbers = row.expected_code === GOOD ? await numbersOf(await readPhoto(path)) : undefined
    if (numbers) all.push(numbers)
  }
  for (const level of [0, 0.05, 0.5, 0.95, 1]) {
    const at = (column: number) => {
      const column_ = all.map((numbers) => numbers[column]!).toSorted((a, b) => a - b)
      return column_[Math.round(level * (column_.length - 1))]!
    }
    print(`photos, ${String(100 * level)} %`, [at(0), at(1), at(2)])
  }
}
await models.close()

function print(name: string, numbers: readonly number[] | undefined): void {
  console.log(name.padEnd(16) + (numbers ? numbers.map((value) => value.toFixed(3).padStart(12)).join('') : ' no face'))
}

/** Width of the nose and distance of the outer eye corners to the face's width; misfit of the canonical face, by its size. */
async function numbersOf(pixels: Pixels): Promise<readonly number[] | undefined> {
  const pyramid = createPyramid(pixels)
  const main = mainFace(await findFaces(models, pyramid), faceThresholds.minFurtherScore)
  if (!main) return undefined
  const mesh = await fitMesh(models, pyramid, main)
  const apart = (a: number, b: number) => {
    const [from, to] = [mesh.points[a]!, mesh.points[b]!]
    return Math.hypot(to.x - from.x, to.y - from.y)
  }
  const faceWidth = apart(234, 454)
  return [apart(98, 327) / faceWidth, apart(33, 263) / faceWidth, misfitOf(mesh)]
}

/** Root mean square of what is left when the canonical face, turned and scaled as it fits best, is taken off; to the root mean square radius. */
function misfitOf({ points }: FaceMesh): number {
  const seen = canonicalPoints.map(({ index }) => points[index]!)
  const turn = fitTurn(
    canonicalPoints.map(({ place }) => place),
    seen,
  )
  const model = centred(canonicalPoints.map(({ place }) => turned(turn, place)))
  const real = centred(seen.map(({ x, y }) => [x, y]))
  const product = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]) =>
    a.reduce((sum, [x, y], i) => sum + x! * b[i]![0]! + y! * b[i]![1]!, 0)
  const size = product(model, real) / product(model, model)
  const rest = real.map(([x, y], i) => [x! - size * model[i]![0]!, y! - size * model[i]![1]!])
  return Math.sqrt(product(rest, rest) / product(real, real))
}

function centred(points: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const mean = (column: number) => points.reduce((sum, point) => sum + point[column]!, 0) / points.length
  const [x0, y0] = [mean(0), mean(1)]
  return points.map(([x, y]) => [x! - x0, y! - y0])
}
