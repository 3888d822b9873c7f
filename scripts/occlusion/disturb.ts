/** What cameras, light and compression do to a picture; each sample is disturbed anew. */
import sharp, { type Sharp } from 'sharp'
import type { Pixels } from '../../src/renderer/vision-worker/picture/pixels.ts'
import type { Chance } from './seeded-chance.ts'

export const sharpOf = ({ data, widthPx, heightPx }: Pixels): Sharp =>
  sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } })

export async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return {
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
    widthPx: info.width,
    heightPx: info.height,
  }
}

/** Light, colour, blur, coarseness, compression and noise; the size stays. */
export async function disturbed(pixels: Pixels, chance: Chance): Promise<Pixels> {
  const { widthPx, heightPx } = pixels
  let picture = sharpOf(pixels).removeAlpha()
  if (chance.isTrue(0.35)) {
    const scale = chance.between(0.35, 0.9)
    const coarse = await picture
      .resize(Math.round(widthPx * scale), Math.round(heightPx * scale))
      .toBuffer({ resolveWithObject: true })
    const { width, height, channels } = coarse.info
    picture = sharp(coarse.data, { raw: { width, height, channels } }).resize(widthPx, heightPx, { fit: 'fill' })
  }
  if (chance.isTrue(0.3)) picture = picture.blur(chance.between(0.4, 1.8))
  let lit = await pixelsOf(picture)
  lit = lightChanged(lit, chance)
  if (!chance.isTrue(0.5)) return lit
  return pixelsOf(
    sharp(
      await sharpOf(lit)
        .removeAlpha()
        .jpeg({ quality: Math.round(chance.between(35, 92)) })
        .toBuffer(),
    ),
  )
}

/** Brightness, contrast, gamma, colour cast, gray, noise and a slope of light over the picture. */
function lightChanged({ data, widthPx, heightPx }: Pixels, chance: Chance): Pixels {
  const isGray = chance.isTrue(0.1)
  const gamma = Math.exp(0.3 * chance.normal())
  const contrast = Math.exp(0.18 * chance.normal())
  const brightness = 20 * chance.normal()
  const casts = [0, 1, 2].map(() => Math.exp(0.08 * chance.normal()))
  const saturation = isGray ? 0 : Math.exp(0.3 * chance.normal())
  const noise = chance.isTrue(0.35) ? chance.between(1, 9) : 0
  const [slopeX, slopeY] = chance.isTrue(0.35) ? [chance.between(-0.5, 0.5), chance.between(-0.5, 0.5)] : [0, 0]
  const curve = Float32Array.from({ length: 256 }, (_, value) => 255 * (value / 255) ** gamma)
  const result = new Uint8ClampedArray(data.length)
  for (let y = 0, at = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, at += 4) {
      const light = (1 + slopeX * (x / widthPx - 0.5) + slopeY * (y / heightPx - 0.5)) * contrast
      const luma = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!
      const grain = noise > 0 ? noise * chance.normal() : 0
      for (let channel = 0; channel < 3; channel++) {
        const value = Math.min(255, Math.max(0, luma + saturation * (data[at + channel]! - luma)))
        const curved = curve[Math.round(value)]! * casts[channel]!
        result[at + channel] = (curved - 128) * light + 128 + brightness + grain
      }
      result[at + 3] = 255
    }
  }
  return { data: result, widthPx, heightPx }
}
