/** Chance that comes out the same every time: one seed, one sequence. */

export interface Chance {
  /** From `low` up to, not including, `high`. */
  between(low: number, high: number): number
  isTrue(share: number): boolean
  oneOf<Item>(items: readonly Item[]): Item
  /** Around 0 with a standard deviation of 1. */
  normal(): number
}

/** Mulberry32 [Tommy Ettinger, 2017, public domain]. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    between: (low, high) => low + (high - low) * next(),
    isTrue: (share) => next() < share,
    oneOf: (items) => items[Math.floor(next() * items.length)]!,
    // Box-Muller
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}
