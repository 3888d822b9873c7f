/**
 * Whether every number of a measurement is one. NaN is neither above nor below any limit, so that it would pass every
 * check: a broken driver of a graphics card, or a shape without an area, must not.
 */
export function isMeasured(measurement: object): boolean {
  return Object.values(measurement).every((part: unknown) =>
    typeof part === 'object' && part !== null ? isMeasured(part) : Number.isFinite(part),
  )
}
