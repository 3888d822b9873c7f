/**
 * Trains the head: logistic regression on the mesh network's inner features, one output for the mouth, one for the eyes.
 * Pure: the same samples and seed give the same weights.
 */
import type { Chance } from './seeded-chance.ts'

/** 6 x 6 cells of 128 channels. */
export const FEATURES = 4608
const CHANNELS = 128

export const regions = ['mouth', 'eyes'] as const

export interface LabelledFeatures {
  /** `FEATURES` numbers. */
  readonly features: Float32Array
  readonly mouth: boolean
  readonly eyes: boolean
}

export interface Head {
  /** `FEATURES` x 2, on features as they come. */
  readonly weights: Float32Array
  /** 2, logits. */
  readonly bias: Float32Array
}

export interface TrainingOptions {
  readonly epochs: number
  readonly batch: number
  readonly rate: number
  /** Share of the features that are left out of each look, so that no few of them decide alone. */
  readonly dropout: number
  /** Decoupled weight decay [Loshchilov and Hutter 2019]. */
  readonly decay: number
}

export const trainingOptions: TrainingOptions = { epochs: 10, batch: 128, rate: 1e-3, dropout: 0.3, decay: 1e-3 }

/** Adam [Kingma and Ba 2015] with a rate that falls along a cosine. */
const beta1 = 0.9
const beta2 = 0.999
const epsilon = 1e-8

/** Throws where there are no samples. */
export function trainHead(samples: readonly LabelledFeatures[], chance: Chance, options = trainingOptions): Head {
  if (samples.length === 0) throw new Error('there is nothing to learn from')
  const { mean, deviation } = channelStatistics(samples)
  const parameters = 2 * (FEATURES + 1)
  const [weights, gradient, first, second] = [0, 1, 2, 3].map(() => new Float64Array(parameters)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const input = new Float32Array(FEATURES)
  const order = samples.map((_, i) => i)
  const steps = options.epochs * Math.ceil(samples.length / options.batch)
  let step = 0

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, chance)
    for (let from = 0; from < order.length; from += options.batch) {
      const batch = order.slice(from, from + options.batch)
      gradient.fill(0)
      for (const index of batch) {
        const sample = samples[index]!
        for (let i = 0; i < FEATURES; i++)
          input[i] = chance.isTrue(options.dropout)
            ? 0
            : (sample.features[i]! - mean[i % CHANNELS]!) / deviation[i % CHANNELS]! / (1 - options.dropout)
        for (const [output, region] of regions.entries()) addGradient(output, sample[region] ? 1 : 0)
      }
      step++
      const rate = (options.rate * (1 + Math.cos((Math.PI * step) / steps))) / 2
      for (let i = 0; i < parameters; i++) {
        const slope = gradient[i]! / batch.length
        first[i] = beta1 * first[i]! + (1 - beta1) * slope
        second[i] = beta2 * second[i]! + (1 - beta2) * slope * slope
        const move = first[i]! / (1 - beta1 ** step) / (Math.sqrt(second[i]! / (1 - beta2 ** step)) + epsilon)
        weights[i] = weights[i]! - rate * (move + options.decay * weights[i]!)
      }
    }
  }
  return onPlainFeatures(weights, mean, deviation)

  function addGradient(output: number, target: 0 | 1): void {
    const start = output * (FEATURES + 1)
    let logit = weights[start + FEATURES]!
    for (let i = 0; i < FEATURES; i++) logit += weights[start + i]! * input[i]!
    const error = 1 / (1 + Math.exp(-logit)) - target
    for (let i = 0; i < FEATURES; i++) gradient[start + i]! += error * input[i]!
    gradient[start + FEATURES]! += error
  }
}

/** How surely each region is covered, 0..1. */
export function coverOf(
  { weights, bias }: Head,
  features: Float32Array,
): { readonly mouth: number; readonly eyes: number } {
  const [mouth, eyes] = regions.map((_, output) => {
    let logit = bias[output]!
    for (let i = 0; i < FEATURES; i++) logit += weights[2 * i + output]! * features[i]!
    return 1 / (1 + Math.exp(-logit))
  })
  return { mouth: mouth!, eyes: eyes! }
}

/** Over all cells: what a channel means does not hang on where in the face it is. */
function channelStatistics(samples: readonly LabelledFeatures[]) {
  const sum = new Float64Array(CHANNELS)
  const squares = new Float64Array(CHANNELS)
  for (const { features } of samples)
    for (let i = 0; i < FEATURES; i++) {
      sum[i % CHANNELS]! += features[i]!
      squares[i % CHANNELS]! += features[i]! ** 2
    }
  const count = (samples.length * FEATURES) / CHANNELS
  const mean = sum.map((value) => value / count)
  const deviation = squares.map((value, i) => Math.sqrt(Math.max(0, value / count - mean[i]! ** 2)) + 1e-3)
  return { mean, deviation }
}

/** The scaling of the features taken into the weights. */
function onPlainFeatures(trained: Float64Array, mean: Float64Array, deviation: Float64Array): Head {
  const weights = new Float32Array(2 * FEATURES)
  const bias = new Float32Array(2)
  for (const output of [0, 1]) {
    const start = output * (FEATURES + 1)
    let offset = trained[start + FEATURES]!
    for (let i = 0; i < FEATURES; i++) {
      const weight = trained[start + i]! / deviation[i % CHANNELS]!
      weights[2 * i + output] = weight
      offset -= weight * mean[i % CHANNELS]!
    }
    bias[output] = offset
  }
  return { weights, bias }
}

function shuffle(items: number[], chance: Chance): void {
  for (let i = items.length - 1; i > 0; i--) {
    const other = Math.floor(chance.between(0, i + 1))
    ;[items[i], items[other]] = [items[other]!, items[i]!]
  }
}
