/** From linear light to a picture file's pixels. */
import sharp, { type Sharp } from 'sharp'
import type { Canvas } from './canvas.ts'
import { clamp } from './vector.ts'

/** Averages `shrink` x `shrink` pixels into one, rolls off highlights and returns sRGB with transparency. */
export function develop({ camera, colour }: Canvas, shrink: number, exposure = 1): Sharp {
  const [width, height] = [camera.widthPx / shrink, camera.heightPx / shrink]
  const out = Buffer.alloc(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const sum = [0, 0, 0, 0]
      for (let j = 0; j < shrink; j++)
        for (let i = 0; i < shrink; i++)
          for (let k = 0; k < 4; k++)
            sum[k]! += tone(colour[4 * ((y * shrink + j) * camera.widthPx + x * shrink + i) + k]!, k, exposure)
      const cover = sum[3]! / (shrink * shrink)
      for (let k = 0; k < 3; k++)
        out[4 * (y * width + x) + k] = Math.round(255 * display(cover > 0 ? sum[k]! / (shrink * shrink) / cover : 0))
      out[4 * (y * width + x) + 3] = Math.round(255 * cover)
    }
  return sharp(out, { raw: { width, height, channels: 4 } })
}

/** A soft shoulder: linear below a half, never quite white. */
function tone(v: number, channel: number, exposure: number): number {
  if (channel === 3) return v
  const e = v * exposure
  return e < 0.5 ? e : 0.5 + 0.5 * (1 - Math.exp(-(e - 0.5) / 0.5))
}

const display = (v: number): number => clamp(v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)
