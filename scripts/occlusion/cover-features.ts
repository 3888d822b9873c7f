/**
 * Which of the mesh network's inner features each region's head looks at: only those around it. A head that sees the
 * whole face learns the look of a photo collection as well, and fails on the next one (measured, see occlusion.md).
 */
export const regions = ['mouth', 'eyes'] as const

export type Region = (typeof regions)[number]

export interface FeatureWindow {
  /** Where the layer begins among the features. */
  readonly start: number
  /** Cells along one side of the layer. */
  readonly side: number
  readonly channels: number
  /** From, and up to but not including. */
  readonly rows: readonly [number, number]
  readonly columns: readonly [number, number]
  /** So many equal parts side by side, each with an opinion of its own; the surest one counts. */
  readonly sides: 1 | 2
}

/**
 * An eye is small: it takes the finer layer, and one covered eye is enough, so that each eye is asked by itself.
 * In the mesh's own alignment the eyes lie at 0.41, the mouth at 0.67 of the height.
 */
export const featureWindows: Readonly<Record<Region, FeatureWindow>> = {
  mouth: { start: 24 * 24 * 64, side: 12, channels: 128, rows: [5, 11], columns: [2, 10], sides: 1 },
  eyes: { start: 0, side: 24, channels: 64, rows: [6, 14], columns: [3, 21], sides: 2 },
}

export function cellsOf({ rows, columns }: FeatureWindow): number {
  return (rows[1] - rows[0]) * (columns[1] - columns[0])
}

/** `cellsOf` x `channels`, row by row. */
export function inWindow(
  features: Float32Array,
  { start, side, channels, rows, columns }: FeatureWindow,
): Float32Array {
  const width = (columns[1] - columns[0]) * channels
  const cut = new Float32Array((rows[1] - rows[0]) * width)
  for (let row = rows[0]; row < rows[1]; row++) {
    const from = start + (row * side + columns[0]) * channels
    cut.set(features.subarray(from, from + width), (row - rows[0]) * width)
  }
  return cut
}
