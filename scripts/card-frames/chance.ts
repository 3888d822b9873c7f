/** Named draws from a seeded source of chance, so that a frame's making reads like a description. */
import { seededRandom } from '../artwork/vector.ts'

export interface Chance {
  /** Evenly between two numbers. */
  between(low: number, high: number): number
  /** A whole number, both ends included. */
  whole(low: number, high: number): number
  oneOf<T>(choices: readonly T[]): T
  /** True in this share of all draws. */
  in(share: number): boolean
  sign(): 1 | -1
  /** Normally distributed about 0 with deviation 1. */
  gauss(): number
}

/** Drawn once, because a frame's noise takes millions [Box and Muller 1958]. */
const normal = (() => {
  const random = seededRandom(1)
  return Float64Array.from(
    { length: 65_536 },
    () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random()),
  )
})()

export function createChance(seed: number): Chance {
  const random = seededRandom(seed)
  const between = (low: number, high: number) => low + (high - low) * random()
  return {
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    oneOf: (choices) => choices[Math.floor(random() * choices.length)]!,
    in: (share) => random() < share,
    sign: () => (random() < 0.5 ? 1 : -1),
    gauss: () => normal[Math.floor(random() * normal.length)]!,
  }
}
