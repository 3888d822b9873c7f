/**
 * Fits the weights of `src/renderer/vision-worker/card/card-likeness.ts` to drawn frames, and prints them.
 *
 * `node scripts/card-frames/fit-likeness.ts --images FOLDER --labels CSV`, both made by make-card-frames.ts.
 * Every outline that the finder looks at closely is an example: of a card where each corner is within 0.6 % of the
 * diagonal of the truth, of something else beyond 2 %; what lies between teaches nothing.
 */
import type { PointPx } from '../../src/shared/domain/units.ts'
import type { Quad } from '../../src/renderer/vision-worker/card/card-geometry.ts'
import { likenessFeatures } from '../../src/renderer/vision-worker/card/card-likeness.ts'
import { findCard } from '../../src/renderer/vision-worker/card/find-card.ts'
import { evaluationArguments, readLabels } from '../evaluate/labelled-photos.ts'
import { readPhoto } from '../evaluate/photo-engine.ts'

const RIGHT = 0.006
const WRONG = 0.02

interface Example {
  readonly features: readonly number[]
  readonly isCard: boolean
}

let names: readonly string[] = []
const examples: Example[] = []
for (const { path, row } of readLabels(evaluationArguments('node scripts/card-frames/fit-likeness.ts'), places())) {
  const photo = await readPhoto(path)
  const truth = row['x0'] === '' ? undefined : places().map((place) => Number(row[place]))
  for (const candidate of findCard(photo).candidates) {
    const error = truth ? errorOf(candidate.quad, truth) / Math.hypot(photo.widthPx, photo.heightPx) : Infinity
    if (error > RIGHT && error < WRONG) continue
    const features = likenessFeatures(candidate)
    names = Object.keys(features)
    examples.push({ features: Object.values(features), isCard: error <= RIGHT })
  }
}
const weights = fitted(examples)
for (const [i, name] of names.entries()) console.log(`${name}: ${weights[i]!.toFixed(2)},`)
console.log(`${examples.length} outlines, ${examples.filter(({ isCard }) => isCard).length} of them a card's`)

function places() {
  return ['x0', 'y0', 'x1', 'y1', 'x2', 'y2', 'x3', 'y3'] as const
}

/** px; the farthest corner, in the best order. */
function errorOf(quad: Quad, truth: readonly number[]): number {
  const corners: readonly PointPx[] = [0, 1, 2, 3].map((i) => ({ x: truth[2 * i]!, y: truth[2 * i + 1]! }))
  const inOrder = (first: number) =>
    Math.max(...corners.map(({ x, y }, i) => Math.hypot(quad[(i + first) % 4]!.x - x, quad[(i + first) % 4]!.y - y)))
  return Math.min(...[0, 1, 2, 3].map(inOrder))
}

/** Logistic regression by gradient descent, its weights held small. */
function fitted(all: readonly Example[]): readonly number[] {
  const ROUNDS = 8000
  const STEP = 0.6
  const SMALLNESS = 2e-4
  const found = Array<number>(names.length).fill(0)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = Array<number>(names.length).fill(0)
    for (const { features, isCard } of all) {
      const odds = features.reduce((sum, value, i) => sum + value * found[i]!, 0)
      const surplus = 1 / (1 + Math.exp(-odds)) - (isCard ? 1 : 0)
      for (const [i, value] of features.entries()) slope[i]! += surplus * value
    }
    for (const i of found.keys()) found[i]! -= STEP * (slope[i]! / all.length + (i > 0 ? SMALLNESS * found[i]! : 0))
  }
  return found
}
