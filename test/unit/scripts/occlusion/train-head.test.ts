import { expect, it } from 'vitest'
import { coverOf, trainHead, trainingOptions, type LabelledFeatures } from '../../../../scripts/occlusion/train-head.ts'
import { seededChance } from '../../../../scripts/occlusion/seeded-chance.ts'

const CHANNELS = 8
const CELLS = 12
const chance = seededChance(1)

/** Noise around 5, and one channel that is higher in one cell where the region is covered. */
function sample(isCovered: boolean): LabelledFeatures {
  const features = Float32Array.from({ length: CELLS * CHANNELS }, () => 5 + chance.normal())
  if (isCovered) features[4 * CHANNELS + 3]! += 6
  return { features, isCovered }
}

const many = (count: number) => Array.from({ length: count }, (_, i) => sample(i % 2 === 0))
const options = { ...trainingOptions, epochs: 12, batch: 16, rate: 1e-2 }

it('a head learns what a single cell tells, and judges samples that it has not seen', () => {
  const head = trainHead(many(320), CHANNELS, seededChance(2), options)
  const unseen = many(40)
  const right = unseen.filter(({ features, isCovered }) => coverOf(head, features) > 0.5 === isCovered)
  expect(right.length).toBeGreaterThanOrEqual(36)
})

it('the same samples and seed give the same head', () => {
  const samples = many(32)
  const trained = () => trainHead(samples, CHANNELS, seededChance(3), options)
  expect(trained()).toEqual(trained())
})

it('without samples there is no head', () => {
  expect(() => trainHead([], CHANNELS, seededChance(1))).toThrow('nothing to learn from')
})
