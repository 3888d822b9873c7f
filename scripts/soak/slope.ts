/**
 * The straight line through a series, and how sure its slope is. Pure arithmetic.
 *
 * Neighbouring readings of a process's memory are alike, so plain least squares would claim far too narrow an interval:
 * the line is laid through means of blocks, and its error allows for blocks that are alike too [Newey and West, 1987].
 */

export interface Reading {
  readonly at: number
  readonly value: number
}

export interface Slope {
  /** Of `value` per unit of `at`. */
  readonly slope: number
  readonly ci95: readonly [number, number]
}

/** Blocks enough for an error, few enough to even out what lasts for some readings. */
const BLOCKS = 24

/** Blocks whose errors may hang together; the usual 4 (n / 100)^(2/9), rounded up. */
const LAGS = 3

/** Throws where there are fewer readings than blocks. */
export function slopeOf(readings: readonly Reading[]): Slope {
  if (readings.length < BLOCKS) throw new Error(`${readings.length} readings are too few for a slope; ${BLOCKS} needed`)
  const blocks = blockMeans(readings)
  const meanAt = mean(blocks.map(({ at }) => at))
  const meanValue = mean(blocks.map(({ value }) => value))
  const spread = sum(blocks.map(({ at }) => (at - meanAt) ** 2))
  const slope = sum(blocks.map(({ at, value }) => (at - meanAt) * (value - meanValue))) / spread
  const pulls = blocks.map(({ at, value }) => (at - meanAt) * (value - meanValue - slope * (at - meanAt)))
  const error = Math.sqrt(longRunSum(pulls) * (BLOCKS / (BLOCKS - 2))) / spread
  const margin = STUDENT_T_22 * error
  return { slope, ci95: [slope - margin, slope + margin] }
}

/** 97.5 % of Student's t with `BLOCKS - 2` degrees of freedom. */
const STUDENT_T_22 = 2.074

function blockMeans(readings: readonly Reading[]): Reading[] {
  return Array.from({ length: BLOCKS }, (_, block) => {
    const start = Math.round((block * readings.length) / BLOCKS)
    const members = readings.slice(start, Math.round(((block + 1) * readings.length) / BLOCKS))
    return { at: mean(members.map(({ at }) => at)), value: mean(members.map(({ value }) => value)) }
  })
}

/** The sum of squares, plus what neighbours have in common: less weight the further apart. It never makes surer. */
function longRunSum(pulls: readonly number[]): number {
  const alone = sum(pulls.map((pull) => pull ** 2))
  let total = alone
  for (let lag = 1; lag <= LAGS; lag++) {
    const shared = sum(pulls.slice(lag).map((pull, index) => pull * pulls[index]!))
    total += 2 * (1 - lag / (LAGS + 1)) * shared
  }
  return Math.max(alone, total)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]): number => sum(values) / values.length
