/** A camera's frame with a drawn card on a plain desk, its portrait a photo from an npm package. */
import sharp from 'sharp'
import { blank, lay, shade, stickerFromSvg, type Canvas } from '../../../scripts/card-frames/canvas.ts'
import { mapped, squareToQuad, type Quad } from '../../../src/renderer/vision-worker/card/card-geometry.ts'
import type { Pixels } from '../../../src/renderer/vision-worker/picture/pixels.ts'
import { seenQuad } from '../../fakes/drawn-card.ts'
import { people, person } from './real-eyes.ts'

export const frameSize = { widthPx: 1280, heightPx: 720 }

export interface CardOnDesk {
  readonly turnDeg?: number
  readonly tiltDeg?: number
  readonly pxPerMm?: number
  /** px by which the card lies off the frame's middle. */
  readonly aside?: number
  readonly paper?: string
  readonly desk?: readonly [number, number, number]
  /** Strength of the card's shadow. */
  readonly shadow?: number
  /** px; of a card that is printed 1012 px wide. 0 for none. */
  readonly photoWidth?: number
  /** Share of the light that there should be. */
  readonly light?: number
  /** Sigma, px. */
  readonly blur?: number
  /** Where a lamp is mirrored, in shares of the card. */
  readonly glare?: readonly [number, number]
}

/** Clockwise from the left top of the card as it is read. */
export function cornersOf({ turnDeg = 0, tiltDeg = 0, pxPerMm = 10, aside = 0 }: CardOnDesk = {}): Quad {
  const quad = seenQuad({ ...frameSize, turnDeg, tiltDeg, pxPerMm })
  return quad.map(({ x, y }) => ({ x: x + aside, y })) as unknown as Quad
}

export async function cardOnDesk(options: CardOnDesk = {}): Promise<Pixels> {
  const { desk = [96, 84, 70], shadow = 0.3, light = 1, blur = 0, glare } = options
  const canvas = blank(desk)
  const quad = cornersOf(options)
  shade(canvas, quad, { strength: shadow, dx: 2, dy: 4, softPx: 4 })
  lay(canvas, await stickerFromSvg(await print(options)), quad)
  if (glare) addLamp(canvas, mapped(squareToQuad(quad), ...glare))
  const lit = Buffer.from(Uint8ClampedArray.from(canvas, (value) => value * light))
  const frame = sharp(lit, { raw: { width: frameSize.widthPx, height: frameSize.heightPx, channels: 3 } })
  const { data } = await (blur > 0 ? frame.blur(blur) : frame).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8ClampedArray(data), ...frameSize }
}

async function print({ paper = '#cfe3ee', photoWidth = 300 }: CardOnDesk): Promise<string> {
  const lines = [0, 1, 2, 3, 4].map(
    (line) => `<text x="400" y="${200 + 80 * line}" font-size="40" fill="#223">SPECIMEN ${line} 90001-12</text>`,
  )
  const photo = photoWidth > 0 ? (await person(people.good, photoWidth).png().toBuffer()).toString('base64') : ''
  const image = `<image x="60" y="140" width="${photoWidth}" height="${(photoWidth * 4) / 3}" href="data:image/png;base64,${photo}"/>`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="1012" height="638" font-family="sans-serif">` +
    `<rect width="1012" height="638" rx="37.6" fill="${paper}"/>${photo && image}${lines.join('')}</svg>`
  )
}

function addLamp(canvas: Canvas, { x, y }: { x: number; y: number }): void {
  for (let row = 0, at = 0; row < frameSize.heightPx; row++)
    for (let column = 0; column < frameSize.widthPx; column++, at += 3) {
      const more = 300 * Math.exp(-((column - x) ** 2 + (row - y) ** 2) / 40 ** 2)
      for (let k = 0; k < 3; k++) canvas[at + k]! += more
    }
}
