import { expect, it } from 'vitest'
import {
  coverOf,
  FEATURES,
  trainHead,
  trainingOptions,
  type LabelledFeatures,
} from '../../../../scripts/occlusion/train-head.ts'
import { seededChance } from '../../../../scripts/occlusion/seeded-chance.ts'

const chance = seededChance(1)

/** Noise, and a number at one place for the mouth, at another one for the eyes. */
function sample(mouth: boolean, eyes: boolean): LabelledFeatures {
  const features = Float32Array.from({ length: FEATURES }, () => chance.normal())
  for (let i = 0; i < 64; i++) {
    features[i] = features[i]! + (mouth ? 6 : 0)
    features[2000 + i] = features[2000 + i]! + (eyes ? 6 : 0)
  }
  return { features, mouth, eyes }
}

const many = (count: number) => Array.from({ length: count }, (_, i) => sample(i % 2 === 0, i % 3 === 0))
const options = { ...trainingOptions, epochs: 4, batch: 16, rate: 1e-2 }

it('a head learns each region by itself, and tells samples that it has not seen', () => {
  const head = trainHead(many(160), seededChance(2), options)
  for (const unseen of many(24)) {
    const { mouth, eyes } = coverOf(head, unseen.features)
    expect([mouth > 0.5, eyes > 0.5]).toEqual([unseen.mouth, unseen.eyes])
  }
})

it('the same samples and seed give the same head', () => {
  const samples = many(32)
  expect(trainHead(samples, seededChance(3), options)).toEqual(trainHead(samples, seededChance(3), options))
})

it('without samples there is no head', () => {
  expect(() => trainHead([], seededChance(1))).toThrow('nothing to learn from')
})
