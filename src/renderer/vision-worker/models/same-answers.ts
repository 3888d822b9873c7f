/** Whether a graphics card computes what WASM does: a driver may be fast and wrong, and its numbers would look like any others. */
import { DETECTOR_SIDE_PX, EYE_SIDE_PX, MESH_SIDE_PX, type FaceModels } from './face-models.ts'

/** Of the largest number of an output. Both compute in 32 bits and add in another order, which changes far less. Ours. */
const TOLERANCE = 0.02

type Numbers = ArrayLike<number>

/** One run of every network on each. @returns false too where the card gives what is no number */
export async function giveSameAnswers(steady: FaceModels, card: FaceModels): Promise<boolean> {
  for (const ask of questions) {
    const [ours, theirs] = [await ask(steady), await ask(card)]
    if (!ours.every((numbers, at) => areAlike(numbers, theirs[at] ?? []))) return false
  }
  return true
}

const questions: readonly ((models: FaceModels) => Promise<readonly Numbers[]>)[] = [
  async (models) => {
    const { scores, boxes } = await models.detect(waves(DETECTOR_SIDE_PX))
    return [...scores, ...boxes]
  },
  async (models) => {
    const { points, presence, features } = await models.mesh(waves(MESH_SIDE_PX))
    const { mouth, eyes } = await models.cover(features)
    return [points, [presence], features, [mouth], [eyes]]
  },
  async (models) => [await models.eye(waves(EYE_SIDE_PX))],
]

/** No picture of anything, but none of its pixels is like the next: 0..1, which every network takes. */
function waves(sidePx: number): Float32Array {
  return Float32Array.from({ length: sidePx ** 2 * 3 }, (_, at) => 0.5 + 0.5 * Math.sin(at / 7 + (at % sidePx) / 11))
}

function areAlike(ours: Numbers, theirs: Numbers): boolean {
  let largest = 0
  let difference = ours.length === theirs.length ? 0 : Infinity
  for (let at = 0; at < ours.length; at += 1) {
    const [our = 0, their = NaN] = [ours[at], theirs[at]]
    largest = Math.max(largest, Math.abs(our))
    difference = Math.max(difference, Math.abs(our - their))
  }
  // NaN is not below anything
  return difference <= TOLERANCE * Math.max(largest, 1)
}
