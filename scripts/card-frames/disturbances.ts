/** What spoils a frame: fingers, glare, uneven light, shaking, noise. */
import sharp from 'sharp'
import { mapped, squareToQuad, type Quad } from '../../src/renderer/vision-worker/card/card-geometry.ts'
import { eachPixel, frameSize, type Canvas } from './canvas.ts'
import type { Chance } from './chance.ts'

const { width, height } = frameSize

const skins = [
  [214, 160, 132],
  [142, 96, 72],
  [236, 190, 165],
  [92, 62, 48],
] as const

/** A finger that holds the card at one side, over less than a fifth of it. */
export function addFinger(canvas: Canvas, quad: Quad, chance: Chance): void {
  const side = chance.whole(0, 3)
  const share = chance.between(0.25, 0.75)
  const [p, q] = [quad[side]!, quad[(side + 1) % 4]!]
  const tip = { x: p.x + (q.x - p.x) * share, y: p.y + (q.y - p.y) * share }
  const middle = mapped(squareToQuad(quad), 0.5, 0.5)
  const long = Math.hypot(tip.x - middle.x, tip.y - middle.y)
  const [outX, outY] = [(tip.x - middle.x) / long, (tip.y - middle.y) / long]
  const half = 0.085 * Math.hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y)
  const skin = chance.oneOf(skins)
  eachPixel((x, y, at) => {
    const [out, across] = [(x - tip.x) * outX + (y - tip.y) * outY, (y - tip.y) * outX - (x - tip.x) * outY]
    const isInside = out > 0 ? Math.abs(across) < half : out ** 2 / 2.2 + across ** 2 < half ** 2
    if (!isInside) return
    const round = 0.75 + 0.25 * Math.sqrt(Math.max(0, 1 - (across / half) ** 2))
    for (let k = 0; k < 3; k++) canvas[at + k] = skin[k]! * round
  })
}

/** A lamp that the card mirrors: one or two soft spots of overexposure. */
export function addGlare(canvas: Canvas, quad: Quad, chance: Chance): void {
  const wide = Math.hypot(quad[1].x - quad[0].x, quad[1].y - quad[0].y)
  for (let spot = chance.whole(1, 2); spot > 0; spot--) {
    const middle = mapped(squareToQuad(quad), chance.between(0.12, 0.88), chance.between(0.15, 0.85))
    const radius = wide * chance.between(0.04, 0.17)
    const flat = radius * chance.between(0.35, 1)
    const [cos, sin] = [Math.cos(chance.between(0, Math.PI)), 0]
    const turn = Math.sqrt(1 - cos ** 2) + sin
    const light = chance.between(220, 420)
    eachPixel((x, y, at) => {
      const [dx, dy] = [x - middle.x, y - middle.y]
      const more = light * Math.exp(-(((dx * cos + dy * turn) / radius) ** 2) - ((dy * cos - dx * turn) / flat) ** 2)
      if (more > 1) for (let k = 0; k < 3; k++) canvas[at + k]! += more
    })
  }
}

/** Light that falls off across the desk, and how much of it there is at all. */
export function addLight(canvas: Canvas, gain: number, chance: Chance): void {
  const angle = chance.between(0, 2 * Math.PI)
  const fall = chance.between(0, 0.3)
  const warm = [1 + chance.between(-0.04, 0.06), 1, 1 + chance.between(-0.08, 0.04)]
  eachPixel((x, y, at) => {
    const light = gain * (1 + fall * ((x / width - 0.5) * Math.cos(angle) + (y / height - 0.5) * Math.sin(angle)))
    for (let k = 0; k < 3; k++) canvas[at + k]! *= light * warm[k]!
  })
}

/** @param shakePx length of a straight shake, 0 for none */
export async function blurred(canvas: Canvas, sigmaPx: number, shakePx: number, chance: Chance): Promise<Canvas> {
  const shaken = shakePx > 1 ? shake(canvas, shakePx, chance.between(0, Math.PI)) : canvas
  if (sigmaPx < 0.35) return shaken
  const clipped = Buffer.from(Uint8ClampedArray.from(shaken))
  const { data } = await sharp(clipped, { raw: { ...frameSize, channels: 3 } })
    .blur(sigmaPx)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Float32Array.from(data)
}

function shake(canvas: Canvas, lengthPx: number, angle: number): Canvas {
  const steps = Math.round(lengthPx)
  const offsets = Array.from({ length: steps }, (_, i) => {
    const off = i - (steps - 1) / 2
    return [Math.round(off * Math.cos(angle)), Math.round(off * Math.sin(angle))] as const
  })
  const shaken = new Float32Array(canvas.length)
  const inside = (value: number, length: number) => Math.min(length - 1, Math.max(0, value))
  eachPixel((x, y, at) => {
    for (const [dx, dy] of offsets) {
      const from = (inside(y + dy, height) * width + inside(x + dx, width)) * 3
      for (let k = 0; k < 3; k++) shaken[at + k]! += canvas[from + k]! / steps
    }
  })
  return shaken
}

/** A sensor's noise, most of it common to the three colours. */
export function addNoise(canvas: Canvas, deviation: number, chance: Chance): void {
  for (let at = 0; at < canvas.length; at += 3) {
    const common = 0.8 * deviation * chance.gauss()
    for (let k = 0; k < 3; k++) canvas[at + k]! += common + 0.4 * deviation * chance.gauss()
  }
}
