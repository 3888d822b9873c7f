/**
 * Trains one region's head: each cell's channels are reduced to a few by weights that all cells share, a logistic
 * regression weighs the cells of each side, and the surest side counts. Pure: the same samples and seed give the same
 * weights.
 */
import '@tensorflow/tfjs-backend-wasm'
import { matMul, setBackend, tensor2d, tidy, transpose } from '@tensorflow/tfjs-core'
import type { Chance } from './seeded-chance.ts'

await setBackend('wasm')

/** What is left of each cell's channels. */
export const KINDS = 16

export interface LabelledFeatures {
  /** Cells x channels. */
  readonly features: Float32Array
  readonly isCovered: boolean
}

/** How the features are laid out. */
export interface HeadShape {
  readonly channels: number
  /** Cells in a row. */
  readonly columns: number
  /** Equal parts of a row. */
  readonly sides: number
}

/** On features as they come: covered = sigmoid(max over sides of sum(relu(features * reduce + reduceBias) * weights) + bias). */
export interface Head {
  readonly shape: HeadShape
  /** `channels` x `KINDS`. */
  readonly reduce: Float32Array
  /** `KINDS`. */
  readonly reduceBias: Float32Array
  /** Cells x `KINDS`. */
  readonly weights: Float32Array
  /** Logits, one for each side. */
  readonly biases: Float32Array
}

export interface TrainingOptions {
  readonly epochs: number
  readonly batch: number
  readonly rate: number
  /** Share of the reduced features that are left out of each look, so that no few of them decide alone. */
  readonly dropout: number
  /** Decoupled weight decay [Loshchilov and Hutter 2019]. */
  readonly decay: number
}

export const trainingOptions: TrainingOptions = { epochs: 8, batch: 64, rate: 1e-3, dropout: 0.3, decay: 1e-2 }

/** Adam [Kingma and Ba 2015] with a rate that falls along a cosine. */
const beta1 = 0.9
const beta2 = 0.999
const epsilon = 1e-8

/** Throws where there are no samples. */
export function trainHead(
  samples: readonly LabelledFeatures[],
  shape: HeadShape,
  chance: Chance,
  options = trainingOptions,
): Head {
  const [one] = samples
  if (!one) throw new Error('there is nothing to learn from')
  const { channels, sides } = shape
  const { mean, deviation } = channelStatistics(samples, channels)
  const reduced = (one.features.length / channels) * KINDS
  // one after the other: reduce, its bias, weights, biases
  const biasAt = channels * KINDS
  const weightsAt = biasAt + KINDS
  const biasesAt = weightsAt + reduced
  const count = biasesAt + sides
  const [parameters, gradient, first, second] = [0, 1, 2, 3].map(() => new Float64Array(count))
  for (let i = 0; i < count; i++) {
    const bound = 1 / Math.sqrt(i < weightsAt ? channels : reduced)
    parameters![i] = chance.between(-bound, bound)
  }
  const order = samples.map((_, i) => i)
  const steps = options.epochs * Math.ceil(samples.length / options.batch)
  let step = 0

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, chance)
    for (let from = 0; from < order.length; from += options.batch) {
      const batch = order.slice(from, from + options.batch).map((index) => samples[index]!)
      gradient!.fill(0)
      addGradient(onPlainFeatures(), batch)
      onScaledFeatures()
      step++
      move((options.rate * (1 + Math.cos((Math.PI * step) / steps))) / 2, batch.length)
    }
  }
  return onPlainFeatures()

  /** Adds to `gradient`, with the features as they come. */
  function addGradient(head: Head, batch: readonly LabelledFeatures[]): void {
    const features = endToEnd(batch)
    const kept = reducedOf(head, features)
    // by how much each reduced feature should have been less
    const slopes = new Float32Array(kept.length)
    for (const [row, { isCovered }] of batch.entries()) {
      const own = kept.subarray(row * reduced, (row + 1) * reduced)
      for (let i = 0; i < reduced; i++) own[i] = chance.isTrue(options.dropout) ? 0 : own[i]! / (1 - options.dropout)
      const { side, logit } = surest(head, own)
      const error = sigmoid(logit) - (isCovered ? 1 : 0)
      gradient![biasesAt + side]! += error
      for (let i = 0; i < reduced; i++) {
        if (own[i] === 0 || sideOf(shape, i) !== side) continue
        const slope = (error * head.weights[i]!) / (1 - options.dropout)
        slopes[row * reduced + i] = slope
        gradient![weightsAt + i]! += error * own[i]!
        gradient![biasAt + (i % KINDS)]! += slope
      }
    }
    const cells = features.length / channels
    const shared = tidy(() =>
      matMul(transpose(tensor2d(features, [cells, channels])), tensor2d(slopes, [cells, KINDS])).dataSync(),
    )
    for (const [i, slope] of shared.entries()) gradient![i]! += slope
  }

  /** The slopes of the shared weights as they are for features of mean 0 and deviation 1, on which the rate rests. */
  function onScaledFeatures(): void {
    for (let i = 0; i < biasAt; i++) {
      const c = Math.floor(i / KINDS)
      gradient![i] = (gradient![i]! - mean[c]! * gradient![biasAt + (i % KINDS)]!) / deviation[c]!
    }
  }

  function move(rate: number, batchSize: number): void {
    for (let i = 0; i < count; i++) {
      const slope = gradient![i]! / batchSize
      first![i] = beta1 * first![i]! + (1 - beta1) * slope
      second![i] = beta2 * second![i]! + (1 - beta2) * slope * slope
      const direction = first![i]! / (1 - beta1 ** step) / (Math.sqrt(second![i]! / (1 - beta2 ** step)) + epsilon)
      parameters![i] = parameters![i]! - rate * (direction + options.decay * parameters![i]!)
    }
  }

  /** The scaling of the features taken into the weights. */
  function onPlainFeatures(): Head {
    const reduce = Float32Array.from({ length: biasAt }, (_, i) => parameters![i]! / deviation[Math.floor(i / KINDS)]!)
    const reduceBias = Float32Array.from({ length: KINDS }, (_, kind) => {
      let bias = parameters![biasAt + kind]!
      for (let c = 0; c < channels; c++) bias -= reduce[c * KINDS + kind]! * mean[c]!
      return bias
    })
    const weights = Float32Array.from(parameters!.subarray(weightsAt, biasesAt))
    const biases = Float32Array.from(parameters!.subarray(biasesAt))
    return { shape, reduce, reduceBias, weights, biases }
  }
}

/** How surely the region is covered, 0..1. */
export function coverOf(head: Head, features: Float32Array): number {
  return sigmoid(surest(head, reducedOf(head, features)).logit)
}

/** The side that speaks for a cover most surely. */
function surest({ shape, weights, biases }: Head, reduced: Float32Array): { side: number; logit: number } {
  const logits = [...biases]
  for (const [i, value] of reduced.entries()) logits[sideOf(shape, i)]! += weights[i]! * value
  const logit = Math.max(...logits)
  return { side: logits.indexOf(logit), logit }
}

/** Of the reduced feature at `index`. */
function sideOf({ columns, sides }: HeadShape, index: number): number {
  return Math.floor(((Math.floor(index / KINDS) % columns) * sides) / columns)
}

/** Of any number of cells. */
function reducedOf({ shape: { channels }, reduce, reduceBias }: Head, features: Float32Array): Float32Array {
  const cells = features.length / channels
  const reduced = tidy(() =>
    matMul(tensor2d(features, [cells, channels]), tensor2d(reduce, [channels, KINDS])).dataSync(),
  )
  return Float32Array.from(reduced, (value, i) => Math.max(0, value + reduceBias[i % KINDS]!))
}

function endToEnd(samples: readonly LabelledFeatures[]): Float32Array {
  const length = samples[0]!.features.length
  const all = new Float32Array(samples.length * length)
  for (const [i, { features }] of samples.entries()) all.set(features, i * length)
  return all
}

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit))

/** Over all cells: what a channel means does not hang on where in the face it is. */
function channelStatistics(samples: readonly LabelledFeatures[], channels: number) {
  const sum = new Float64Array(channels)
  const squares = new Float64Array(channels)
  let count = 0
  for (const { features } of samples) {
    count += features.length / channels
    for (let i = 0; i < features.length; i++) {
      sum[i % channels]! += features[i]!
      squares[i % channels]! += features[i]! ** 2
    }
  }
  const mean = sum.map((value) => value / count)
  const deviation = squares.map((value, i) => Math.sqrt(Math.max(0, value / count - mean[i]! ** 2)) + 1e-3)
  return { mean, deviation }
}

function shuffle(items: number[], chance: Chance): void {
  for (let i = items.length - 1; i > 0; i--) {
    const other = Math.floor(chance.between(0, i + 1))
    ;[items[i], items[other]] = [items[other]!, items[i]!]
  }
}
