/** Plain numbers with their unit in the type's name, so that a signature says what it counts. */

/** Milliseconds; a point in time counts from 1970 UTC. */
export type Ms = number
/** Pixels of the picture that the surrounding type names. */
export type Px = number
/** Degrees. */
export type Deg = number
/** A share, 0..1. */
export type Share = number

export interface SizePx {
  readonly widthPx: Px
  readonly heightPx: Px
}

export interface PointPx {
  readonly x: Px
  readonly y: Px
}

/** Axis-aligned box: left top corner and size. */
export interface BoxPx {
  readonly x: Px
  readonly y: Px
  readonly width: Px
  readonly height: Px
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
