/** Figures of a series of measurements. */

/** The value below which `share` (0..1) of the series lies; NaN for an empty one. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** For people and files: three digits after the point. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000
