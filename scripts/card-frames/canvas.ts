/** A frame in the making: colours 0..255 that may go over before the camera clips them. */
import sharp from 'sharp'
import type { Homography, Quad } from '../../src/renderer/vision-worker/card/card-geometry.ts'
import { squareToQuad } from '../../src/renderer/vision-worker/card/card-geometry.ts'

export const frameSize = { width: 1280, height: 720 } as const

/** RGB, row by row. */
export type Canvas = Float32Array

export interface Sticker {
  /** RGBA. */
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

export function blank(colour: readonly [number, number, number]): Canvas {
  const canvas = new Float32Array(frameSize.width * frameSize.height * 3)
  for (let at = 0; at < canvas.length; at++) canvas[at] = colour[at % 3]!
  return canvas
}

/** Calls `paint` with each pixel's place and the index of its red. */
export function eachPixel(paint: (x: number, y: number, at: number) => void): void {
  for (let y = 0, at = 0; y < frameSize.height; y++) for (let x = 0; x < frameSize.width; x++, at += 3) paint(x, y, at)
}

export async function stickerFromSvg(svg: string): Promise<Sticker> {
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The same picture over the whole canvas. */
export async function canvasFromSvg(svg: string): Promise<Canvas> {
  const { data } = await sharp(Buffer.from(svg))
    .resize(frameSize.width, frameSize.height, { fit: 'cover' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Float32Array.from(data)
}

/** From the frame back to the unit square: the inverse of `squareToQuad`. */
export function quadToSquare(quad: Quad): (x: number, y: number) => readonly [u: number, v: number] {
  const [a, b, c, d, e, f, g, h] = squareToQuad(quad) satisfies Homography
  const m = [
    e - f * h,
    c * h - b,
    b * f - c * e,
    f * g - d,
    a - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
  return (x, y) => {
    const w = m[6]! * x + m[7]! * y + m[8]!
    return [(m[0]! * x + m[1]! * y + m[2]!) / w, (m[3]! * x + m[4]! * y + m[5]!) / w]
  }
}

const SAMPLES = 2

/** Lays a sticker into the quad with antialiased edges; the quad counts pixel centres at whole numbers. */
export function lay(canvas: Canvas, sticker: Sticker, quad: Quad): void {
  const toSquare = quadToSquare(quad)
  const [left, right] = extent(
    quad.map(({ x }) => x),
    frameSize.width,
  )
  const [top, bottom] = extent(
    quad.map(({ y }) => y),
    frameSize.height,
  )
  const sum = [0, 0, 0, 0]
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      sum.fill(0)
      for (let i = 0; i < SAMPLES ** 2; i++) {
        const [dx, dy] = [((i % SAMPLES) + 0.5) / SAMPLES - 0.5, (Math.floor(i / SAMPLES) + 0.5) / SAMPLES - 0.5]
        const [u, v] = toSquare(x + dx, y + dy)
        if (u >= 0 && v >= 0 && u <= 1 && v <= 1) addSample(sticker, u, v, sum)
      }
      const cover = sum[3]! / SAMPLES ** 2
      if (cover === 0) continue
      const at = (y * frameSize.width + x) * 3
      for (let k = 0; k < 3; k++) canvas[at + k] = canvas[at + k]! * (1 - cover) + sum[k]! / SAMPLES ** 2
    }
}

function addSample({ data, width, height }: Sticker, u: number, v: number, sum: number[]): void {
  const [x, y] = [u * width - 0.5, v * height - 0.5]
  const [left, top] = [
    Math.min(width - 2, Math.max(0, Math.floor(x))),
    Math.min(height - 2, Math.max(0, Math.floor(y))),
  ]
  const [right, bottom] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top))]
  const at = (top * width + left) * 4
  const below = at + width * 4
  const mixed = (k: number) =>
    (data[at + k]! * (1 - right) + data[at + 4 + k]! * right) * (1 - bottom) +
    (data[below + k]! * (1 - right) + data[below + 4 + k]! * right) * bottom
  const cover = mixed(3) / 255
  for (let k = 0; k < 3; k++) sum[k]! += mixed(k) * cover
  sum[3]! += cover
}

/** The soft shadow that something flat and thin throws beside itself. */
export function shade(
  canvas: Canvas,
  quad: Quad,
  { strength, dx, dy, softPx }: { strength: number; dx: number; dy: number; softPx: number },
): void {
  const toSquare = quadToSquare(quad)
  const [wide, high] = [apart(quad, 0), apart(quad, 1)]
  const reach = 3 * softPx + Math.hypot(dx, dy)
  const [left, right] = extent(
    quad.map(({ x }) => x),
    frameSize.width,
    reach,
  )
  const [top, bottom] = extent(
    quad.map(({ y }) => y),
    frameSize.height,
    reach,
  )
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const [u, v] = toSquare(x - dx, y - dy)
      const outPx = Math.max(Math.max(-u, u - 1) * wide, Math.max(-v, v - 1) * high)
      const dark = 1 - strength / (1 + Math.exp((1.6 * outPx) / softPx))
      const at = (y * frameSize.width + x) * 3
      for (let k = 0; k < 3; k++) canvas[at + k]! *= dark
    }
}

const apart = (quad: Quad, i: number) =>
  Math.max(20, Math.hypot(quad[i + 1]!.x - quad[i]!.x, quad[i + 1]!.y - quad[i]!.y))

function extent(values: readonly number[], length: number, more = 2): readonly [number, number] {
  return [
    Math.max(0, Math.floor(Math.min(...values) - more)),
    Math.min(length - 1, Math.ceil(Math.max(...values) + more)),
  ]
}
