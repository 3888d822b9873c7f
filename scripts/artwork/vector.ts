/** Small 3-vectors and a seeded random source; the drawing's only arithmetic. Centimetres, y up, z towards the viewer. */

export type Vec3 = readonly [x: number, y: number, z: number]

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
export const sub = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
export const scale = (a: Vec3, k: number): Vec3 => [a[0] * k, a[1] * k, a[2] * k]
export const times = (a: Vec3, b: Vec3): Vec3 => [a[0] * b[0], a[1] * b[1], a[2] * b[2]]
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
export const length = (a: Vec3): number => Math.hypot(a[0], a[1], a[2])
export const unit = (a: Vec3): Vec3 => scale(a, 1 / (length(a) || 1))
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t
export const mix3 = (a: Vec3, b: Vec3, t: number): Vec3 => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)]
export const clamp = (v: number, low = 0, high = 1): number => Math.min(high, Math.max(low, v))

/** 0 below `from`, 1 above `to`, smooth between; `from` may be the larger. */
export function ramp(from: number, to: number, v: number): number {
  const t = clamp((v - from) / (to - from))
  return t * t * (3 - 2 * t)
}

/** A turn of the head: yaw about y, then pitch about x, then roll about z; degrees. */
export interface Turn {
  /** Positive: to the subject's left (the picture's right). */
  readonly yawDeg: number
  /** Positive: chin up. */
  readonly pitchDeg: number
  /** Positive: leans clockwise as seen in the picture. */
  readonly rollDeg: number
}

/** Turns a direction. */
export function turned([x, y, z]: Vec3, { yawDeg, pitchDeg, rollDeg }: Turn): Vec3 {
  const [a, b, c] = [(yawDeg * Math.PI) / 180, (pitchDeg * Math.PI) / 180, (-rollDeg * Math.PI) / 180]
  const [x1, z1] = [x * Math.cos(a) + z * Math.sin(a), z * Math.cos(a) - x * Math.sin(a)]
  const [y2, z2] = [y * Math.cos(b) + z1 * Math.sin(b), z1 * Math.cos(b) - y * Math.sin(b)]
  return [x1 * Math.cos(c) - y2 * Math.sin(c), x1 * Math.sin(c) + y2 * Math.cos(c), z2]
}

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Smooth noise in about -1..1, the same for the same place. */
export function noise(x: number, y: number, z: number): number {
  const [xi, yi, zi] = [Math.floor(x), Math.floor(y), Math.floor(z)]
  const fade = (t: number): number => t * t * (3 - 2 * t)
  const [u, v, w] = [fade(x - xi), fade(y - yi), fade(z - zi)]
  const at = (i: number, j: number, k: number): number => {
    let h = Math.imul(xi + i, 374761393) ^ Math.imul(yi + j, 668265263) ^ Math.imul(zi + k, 2147483647)
    h = Math.imul(h ^ (h >>> 13), 1274126177)
    return ((h ^ (h >>> 16)) >>> 0) / 2147483648 - 1
  }
  const line = (j: number, k: number): number => mix(at(0, j, k), at(1, j, k), u)
  return mix(mix(line(0, 0), line(1, 0), v), mix(line(0, 1), line(1, 1), v), w)
}

/** A point on the smooth curve through `points`, t in 0..1 (Catmull-Rom). */
export function along(points: readonly Vec3[], t: number): Vec3 {
  const last = points.length - 1
  const i = Math.min(last - 1, Math.floor(clamp(t) * last))
  const f = clamp(t) * last - i
  const point = (k: number): Vec3 => points[clamp(k, 0, last)] ?? [0, 0, 0]
  const [p0, p1, p2, p3] = [point(i - 1), point(i), point(i + 1), point(i + 2)]
  const axis = (k: 0 | 1 | 2): number =>
    0.5 *
    (2 * p1[k] +
      (p2[k] - p0[k]) * f +
      (2 * p0[k] - 5 * p1[k] + 4 * p2[k] - p3[k]) * f * f +
      (3 * p1[k] - p0[k] - 3 * p2[k] + p3[k]) * f * f * f)
  return [axis(0), axis(1), axis(2)]
}
