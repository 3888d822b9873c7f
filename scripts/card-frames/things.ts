/** Flat things that lie about and look a little like cards: paper, notes, phones, books, parts of other cards. */
import type { Quad } from '../../src/renderer/vision-worker/card/card-geometry.ts'
import { frameSize, lay, shade, stickerFromSvg, type Canvas } from './canvas.ts'
import type { Chance } from './chance.ts'

export const thingKinds = ['sheet', 'note', 'phone', 'book', 'receipt', 'envelope', 'pen'] as const
export type ThingKind = (typeof thingKinds)[number]

/** Width and height in px of the drawing; share of the frame's width that it takes. */
const shapes: Record<ThingKind, { size: readonly [number, number]; wide: readonly [number, number]; round: number }> = {
  sheet: { size: [800, 1131], wide: [0.35, 0.6], round: 2 },
  note: { size: [600, 600], wide: [0.2, 0.35], round: 2 },
  phone: { size: [860, 415], wide: [0.3, 0.5], round: 62 },
  book: { size: [700, 980], wide: [0.25, 0.5], round: 8 },
  receipt: { size: [330, 800], wide: [0.12, 0.2], round: 0 },
  envelope: { size: [1000, 500], wide: [0.3, 0.55], round: 3 },
  pen: { size: [900, 50], wide: [0.3, 0.5], round: 25 },
}

/** Somewhere on the desk, at any angle, with its shadow. */
export async function layThing(canvas: Canvas, kind: ThingKind, chance: Chance): Promise<void> {
  const { size, wide, round } = shapes[kind]
  const [width, height] = size
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside(kind, width, height, round, chance)}</svg>`
  const angle = chance.between(0, Math.PI)
  const scale = (chance.between(...wide) * frameSize.width) / width
  const [x, y] = [chance.between(0.05, 0.95) * frameSize.width, chance.between(0.05, 0.95) * frameSize.height]
  const corner = (cx: number, cy: number) => ({
    x: x + scale * (cx * Math.cos(angle) - cy * Math.sin(angle)),
    y: y + scale * (cx * Math.sin(angle) + cy * Math.cos(angle)),
  })
  const [w, h] = [width / 2, height / 2]
  const quad: Quad = [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)]
  shade(canvas, quad, {
    strength: chance.between(0.1, 0.35),
    dx: chance.between(-4, 4),
    dy: chance.between(1, 6),
    softPx: 4,
  })
  lay(canvas, await stickerFromSvg(svg), quad)
}

function inside(kind: ThingKind, width: number, height: number, round: number, chance: Chance): string {
  const body = (fill: string) => `<rect width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`
  const bars = (left: number, colour: string, step: number) =>
    Array.from({ length: Math.max(0, Math.floor((height - 120) / step)) }, (_, i) => {
      const long = chance.between(0.4, 0.95) * (width - 2 * left)
      return `<rect x="${left}" y="${60 + i * step}" width="${long}" height="${step / 3}" fill="${colour}"/>`
    }).join('')
  switch (kind) {
    case 'sheet':
      return body('#f6f5f2') + bars(60, '#555', 40)
    case 'note':
      return body(chance.oneOf(['#f5e663', '#f7b2c4', '#bfe6a8'])) + (chance.in(0.6) ? bars(50, '#4a4a60', 60) : '')
    case 'phone':
      return (
        body('#101114') +
        `<rect x="18" y="18" width="${width - 36}" height="${height - 36}" rx="46" fill="${chance.oneOf(['#17191d', '#26304a', '#e8ebef'])}"/>`
      )
    case 'book':
      return (
        body(chance.oneOf(['#7a2f2b', '#24506b', '#3c5a34', '#d8c9a8'])) +
        `<rect x="70" y="120" width="${width - 140}" height="90" fill="#ffffff" opacity=".8"/>`
      )
    case 'receipt':
      return body('#fbfaf8') + bars(20, '#777', 26)
    case 'envelope':
      return (
        body('#efe9dc') +
        `<path d="M0 0L${width / 2} ${height * 0.6}L${width} 0" fill="none" stroke="#c9c0ae" stroke-width="4"/>`
      )
    case 'pen':
      return body(chance.oneOf(['#1d2b53', '#111', '#b02a2a']))
  }
}
