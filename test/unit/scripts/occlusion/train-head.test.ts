import { expect, it } from 'vitest'
import {
  coverOf,
  KINDS,
  trainHead,
  trainingOptions,
  type LabelledFeatures,
} from '../../../../scripts/occlusion/train-head.ts'
import { seededChance } from '../../../../scripts/occlusion/seeded-chance.ts'

const shape = { channels: 8, columns: 6, sides: 1 }
const CELLS = 12
const chance = seededChance(1)

/** Noise around 5, and one channel that is higher in one cell where the region is covered. */
function sample(isCovered: boolean): LabelledFeatures {
  const features = Float32Array.from({ length: CELLS * shape.channels }, () => 5 + chance.normal())
  if (isCovered) features[4 * shape.channels + 3]! += 6
  return { features, isCovered }
}

const many = (count: number) => Array.from({ length: count }, (_, i) => sample(i % 2 === 0))
const options = { ...trainingOptions, epochs: 12, batch: 16, rate: 1e-2 }

it('a head learns what a single cell tells, and judges samples that it has not seen', () => {
  const head = trainHead(many(320), shape, seededChance(2), options)
  const unseen = many(40)
  const right = unseen.filter(({ features, isCovered }) => coverOf(head, features) > 0.5 === isCovered)
  expect(right.length).toBeGreaterThanOrEqual(36)
})

it('with two sides a cover of either one is enough', () => {
  const twoSides = { ...shape, sides: 2 }
  const oneSided = (at: number | undefined): LabelledFeatures => {
    const { features } = sample(false)
    if (at !== undefined) features[at * shape.channels + 3]! += 6
    return { features, isCovered: at !== undefined }
  }
  // cells 1 and 10 lie in the first and the last half of their rows
  const samples = (count: number) =>
    Array.from({ length: count }, (_, i) => oneSided([undefined, 1, undefined, 10][i % 4]))
  const head = trainHead(samples(640), twoSides, seededChance(2), options)
  const right = samples(80).filter(({ features, isCovered }) => coverOf(head, features) > 0.5 === isCovered)
  expect(head.biases).toHaveLength(2)
  expect(right.length).toBeGreaterThanOrEqual(72)
  // real training: half a second alone, many times that on a machine with other work
}, 60_000)

it('the surest side alone speaks', () => {
  // one row of two cells, a side each
  const head = {
    shape: { channels: 1, columns: 2, sides: 2 },
    reduce: Float32Array.from({ length: KINDS }, (_, kind) => (kind === 0 ? 1 : 0)),
    reduceBias: new Float32Array(KINDS),
    weights: Float32Array.from({ length: 2 * KINDS }, (_, i) => (i % KINDS === 0 ? 2 : 0)),
    biases: Float32Array.of(-1, -1),
  }
  const seen = (first: number, second: number) => coverOf(head, Float32Array.of(first, second))
  expect(seen(0, 0)).toBeCloseTo(1 / (1 + Math.exp(1)), 6)
  expect(seen(1, 0)).toBeCloseTo(1 / (1 + Math.exp(-1)), 6)
  expect(seen(0, 1)).toBe(seen(1, 0))
  expect(seen(1, 1)).toBe(seen(1, 0))
})

it('the same samples and seed give the same head', () => {
  const samples = many(32)
  const trained = () => trainHead(samples, shape, seededChance(3), options)
  expect(trained()).toEqual(trained())
})

it('without samples there is no head', () => {
  expect(() => trainHead([], shape, seededChance(1))).toThrow('nothing to learn from')
})
