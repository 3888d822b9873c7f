/** The edges of a frame at the size where a card's sides are looked for: where they lie, how strong, which way. */
import type { Px, SizePx } from '../../../shared/domain/units.ts'
import type { Pixels } from '../picture/pixels.ts'

/** Red, green and blue of a small picture, 0..255. */
export interface ColourPlanes extends SizePx {
  readonly planes: readonly [Float32Array, Float32Array, Float32Array]
  /** Frame pixels per pixel of the planes. */
  readonly step: number
}

export interface EdgeMap extends SizePx {
  /** Of the colour that changes most, per pixel; 0..255 per pixel. */
  readonly gradientX: Float32Array
  readonly gradientY: Float32Array
  readonly strength: Float32Array
  /** Indexes of the pixels that lie on a ridge of strength. */
  readonly pixels: Int32Array
}

/** What counts as an edge. */
export interface EdgeLimits {
  readonly minStrength: number
  /** Share of all pixels that are edges at most; the strongest are kept. */
  readonly maxShare: number
}

/** The frame made smaller by area average, so that its long side is `longSidePx` at most; then a little smoothed. */
export function smallPlanes({ data, widthPx, heightPx }: Pixels, longSidePx: Px): ColourPlanes {
  const scale = Math.min(1, longSidePx / Math.max(widthPx, heightPx))
  const width = Math.round(widthPx * scale)
  const height = Math.round(heightPx * scale)
  const size = width * height
  const planes = [new Float32Array(size), new Float32Array(size), new Float32Array(size)] as const
  const [red, green, blue] = planes
  for (let y = 0, to = 0; y < height; y++) {
    const top = Math.floor((y * heightPx) / height)
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * heightPx) / height))
    for (let x = 0; x < width; x++, to++) {
      const left = Math.floor((x * widthPx) / width)
      const right = Math.max(left + 1, Math.floor(((x + 1) * widthPx) / width))
      let [r, g, b] = [0, 0, 0]
      for (let row = top; row < bottom; row++) {
        for (let at = (row * widthPx + left) * 4, end = (row * widthPx + right) * 4; at < end; at += 4) {
          r += data[at]!
          g += data[at + 1]!
          b += data[at + 2]!
        }
      }
      const count = (right - left) * (bottom - top)
      red[to] = r / count
      green[to] = g / count
      blue[to] = b / count
    }
  }
  const between = new Float32Array(size)
  for (const plane of planes) smooth(plane, between, width, height)
  return { planes, widthPx: width, heightPx: height, step: widthPx / width }
}

/** Binomial 1 4 6 4 1, along rows and then along columns, in place. */
function smooth(plane: Float32Array, between: Float32Array, width: number, height: number): void {
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      const [a, b] = [row + Math.max(0, x - 2), row + Math.max(0, x - 1)]
      const [d, e] = [row + Math.min(width - 1, x + 1), row + Math.min(width - 1, x + 2)]
      between[row + x] = (plane[a]! + 4 * plane[b]! + 6 * plane[row + x]! + 4 * plane[d]! + plane[e]!) / 16
    }
  }
  for (let y = 0; y < height; y++) {
    const [a, b] = [Math.max(0, y - 2) * width, Math.max(0, y - 1) * width]
    const c = y * width
    const [d, e] = [Math.min(height - 1, y + 1) * width, Math.min(height - 1, y + 2) * width]
    for (let x = 0; x < width; x++)
      plane[c + x] =
        (between[a + x]! + 4 * between[b + x]! + 6 * between[c + x]! + 4 * between[d + x]! + between[e + x]!) / 16
  }
}

/** Sobel's gradient of the colour that changes most; colour finds what brightness alone does not. */
export function gradientsOf({ planes, widthPx: width, heightPx: height }: ColourPlanes): Omit<EdgeMap, 'pixels'> {
  const size = width * height
  const gradientX = new Float32Array(size)
  const gradientY = new Float32Array(size)
  const strength = new Float32Array(size)
  for (const plane of planes) {
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
        const falling = plane[at + width + 1]! - plane[at - width - 1]!
        const rising = plane[at - width + 1]! - plane[at + width - 1]!
        const dx = (falling + rising + 2 * (plane[at + 1]! - plane[at - 1]!)) / 8
        const dy = (falling - rising + 2 * (plane[at + width]! - plane[at - width]!)) / 8
        const squared = dx * dx + dy * dy
        if (squared <= strength[at]!) continue
        strength[at] = squared
        gradientX[at] = dx
        gradientY[at] = dy
      }
    }
  }
  for (let at = 0; at < size; at++) strength[at] = Math.sqrt(strength[at]!)
  return { widthPx: width, heightPx: height, gradientX, gradientY, strength }
}

/** Steps of 1/4 that strengths are counted in. */
const STRENGTH_BINS = 512

/** Slopes of the lines between eight directions: tan 67.5 deg. */
const STEEP = 2.414

/** Ridges of strength that are strong enough. */
export function edgesOf(gradients: Omit<EdgeMap, 'pixels'>, { minStrength, maxShare }: EdgeLimits): EdgeMap {
  const { widthPx: width, heightPx: height, gradientX, gradientY, strength } = gradients
  const ridges: number[] = []
  const histogram = new Uint32Array(STRENGTH_BINS)
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2, at = y * width + 2; x < width - 2; x++, at++) {
      const here = strength[at]!
      if (here < minStrength) continue
      const [dx, dy] = [Math.abs(gradientX[at]!), Math.abs(gradientY[at]!)]
      const across =
        dx > STEEP * dy ? 1 : dy > STEEP * dx ? width : gradientX[at]! * gradientY[at]! > 0 ? width + 1 : width - 1
      if (here < strength[at - across]! || here <= strength[at + across]!) continue
      ridges.push(at)
      histogram[Math.min(STRENGTH_BINS - 1, Math.floor(here * 4))]!++
    }
  }
  let [weakest, room] = [STRENGTH_BINS - 1, maxShare * width * height]
  while (weakest > 0 && room > 0) room -= histogram[weakest--]!
  const least = Math.max(minStrength, (weakest + 1) / 4)
  return { ...gradients, pixels: Int32Array.from(ridges.filter((at) => strength[at]! >= least)) }
}
