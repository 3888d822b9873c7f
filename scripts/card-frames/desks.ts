/** What a card may lie on, and what may lie about: drawn from nothing but numbers. */
import sharp from 'sharp'
import { blank, canvasFromSvg, eachPixel, frameSize, type Canvas } from './canvas.ts'
import type { Chance } from './chance.ts'

const { width, height } = frameSize

export const deskKinds = ['wood', 'mat', 'counter', 'fabric', 'stone', 'planks', 'leather', 'tiles'] as const
export type DeskKind = (typeof deskKinds)[number]

export const busyKinds = ['keyboard', 'print', 'squared-paper', 'newspaper'] as const
export type BusyKind = (typeof busyKinds)[number]

type Colour = readonly [number, number, number]

/** Smooth noise of about deviation 1, its cells so many pixels wide and high. */
async function clouds(chance: Chance, cellX: number, cellY: number): Promise<Float32Array> {
  const [across, down] = [Math.ceil(width / cellX) + 3, Math.ceil(height / cellY) + 3]
  const small = Buffer.from(Uint8Array.from({ length: across * down }, () => 127 + 40 * chance.gauss()))
  const { data } = await sharp(small, { raw: { width: across, height: down, channels: 1 } })
    .resize(Math.ceil(across * cellX), Math.ceil(down * cellY), { kernel: 'cubic', fit: 'fill' })
    .extract({ left: Math.floor(cellX), top: Math.floor(cellY), width, height })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Float32Array.from(data, (value) => (value - 127) / 40)
}

/** A plain colour with layers of noise: [deviation in luma, cell width, cell height]. */
async function grained(chance: Chance, colour: Colour, layers: readonly (readonly [number, number, number])[]) {
  const canvas = blank(colour)
  for (const [strength, cellX, cellY] of layers) {
    const grain = await clouds(chance, cellX, cellY)
    const tint = [1, chance.between(0.85, 1), chance.between(0.7, 1)]
    for (let at = 0; at < canvas.length; at++) canvas[at]! += strength * tint[at % 3]! * grain[Math.floor(at / 3)]!
  }
  return canvas
}

const grey = (luma: number, chance: Chance): Colour => [
  luma + chance.between(-6, 6),
  luma + chance.between(-4, 4),
  luma + chance.between(-6, 6),
]

function wood(chance: Chance): Promise<Canvas> {
  const light = chance.between(0.45, 1.25)
  const colour: Colour = [150 * light, 112 * light, 74 * light]
  const grain = chance.oneOf([
    [90, 3],
    [160, 5],
    [260, 8],
  ] as const)
  const layers = [
    [9, grain[0], grain[1]],
    [6, grain[0] * 3, grain[1] * 4],
    [3, 20, 1.3],
    [2, 2, 2],
  ] as const
  return grained(chance, colour, chance.in(0.5) ? layers : layers.map(([s, x, y]) => [s, y, x] as const))
}

async function planks(chance: Chance): Promise<Canvas> {
  const canvas = await wood(chance)
  const board = chance.between(110, 320)
  const shift = chance.between(0, board)
  const isUpright = chance.in(0.5)
  eachPixel((x, y, at) => {
    const place = ((isUpright ? x : y) + shift) % board
    const tone = 1 + 0.12 * Math.sin(Math.floor(((isUpright ? x : y) + shift) / board) * 2.4)
    const seam = place < 2.5 ? 0.55 : 1
    for (let k = 0; k < 3; k++) canvas[at + k]! *= tone * seam
  })
  return canvas
}

const mat = (chance: Chance) =>
  grained(chance, grey(chance.between(28, 120), chance), [
    [chance.between(2, 6), 1.5, 1.5],
    [3, 120, 120],
  ])

/** A pale counter: nearly white, hardly marked. */
export const paleCounter = (chance: Chance, luma: number) =>
  grained(chance, grey(luma, chance), [
    [chance.between(0.4, 2), 2, 2],
    [chance.between(0.5, 3), 220, 160],
    [chance.in(0.3) ? 2.5 : 0, 14, 60],
  ])

async function fabric(chance: Chance): Promise<Canvas> {
  const colour: Colour = [chance.between(30, 190), chance.between(30, 170), chance.between(40, 190)]
  const canvas = await grained(chance, colour, [
    [5, 2, 2],
    [6, 200, 140],
  ])
  const thread = chance.between(3, 8)
  const depth = chance.between(4, 16)
  eachPixel((x, y, at) => {
    const woven = Math.sin((2 * Math.PI * x) / thread) * Math.sin((2 * Math.PI * y) / thread)
    for (let k = 0; k < 3; k++) canvas[at + k]! += depth * woven
  })
  return canvas
}

const stone = (chance: Chance) =>
  grained(chance, grey(chance.between(70, 190), chance), [
    [16, 2.2, 2.2],
    [9, 7, 7],
    [7, 60, 40],
  ])

const leather = (chance: Chance) =>
  grained(
    chance,
    [chance.between(40, 110), chance.between(25, 60), chance.between(20, 60)],
    [
      [4, 3.5, 3.5],
      [3, 9, 9],
      [4, 200, 200],
    ],
  )

async function tiles(chance: Chance): Promise<Canvas> {
  const canvas = await grained(chance, grey(chance.between(110, 215), chance), [
    [3, 3, 3],
    [5, 90, 90],
  ])
  const side = chance.between(190, 420)
  const [shiftX, shiftY] = [chance.between(0, side), chance.between(0, side)]
  const grout = chance.between(0.6, 0.9)
  eachPixel((x, y, at) => {
    if ((x + shiftX) % side > 5 && (y + shiftY) % side > 5) return
    for (let k = 0; k < 3; k++) canvas[at + k]! *= grout
  })
  return canvas
}

const desks: Record<DeskKind, (chance: Chance) => Promise<Canvas>> = {
  wood,
  mat,
  counter: (chance) => paleCounter(chance, chance.between(150, 225)),
  fabric,
  stone,
  planks,
  leather,
  tiles,
}

export const drawDesk = (kind: DeskKind, chance: Chance) => desks[kind](chance)

/** A surface full of straight edges. */
export async function drawBusy(kind: BusyKind, chance: Chance): Promise<Canvas> {
  const turn = chance.between(-25, 25)
  const content = busy[kind](chance)
  return canvasFromSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#8a857c"/>` +
      `<g transform="translate(${width / 2} ${height / 2}) rotate(${turn}) translate(${-width} ${-height})">${content}</g></svg>`,
  )
}

const rect = (x: number, y: number, w: number, h: number, fill: string, rx = 0) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${rx}" fill="${fill}"/>`

const rows = (step: number, draw: (y: number) => string) =>
  Array.from({ length: Math.ceil((2 * height) / step) }, (_, i) => draw(i * step)).join('')

const busy: Record<BusyKind, (chance: Chance) => string> = {
  keyboard(chance) {
    const key = chance.between(52, 90)
    const [body, cap] = chance.in(0.5) ? ['#1b1c1e', '#2c2e32'] : ['#c9ccd0', '#f3f4f5']
    const cells = rows(key, (y) =>
      Array.from({ length: Math.ceil((2 * width) / key) }, (_, i) =>
        rect(i * key + ((y * 0.37) % key), y + 3, key - 6, key - 6, cap, 6),
      ).join(''),
    )
    return rect(0, 0, 2 * width, 2 * height, body) + cells
  },
  print: (chance) =>
    rect(0, 0, 2 * width, 2 * height, '#f4f2ec') +
    rows(chance.between(22, 40), (y) => words(chance, 60, 2 * width - 60, y, '#3a3a3a', chance.between(6, 12))),
  'squared-paper'(chance) {
    const step = chance.between(24, 48)
    const upright = Array.from({ length: Math.ceil((2 * width) / step) }, (_, i) =>
      rect(i * step, 0, 1.6, 2 * height, '#9db4cf'),
    )
    return (
      rect(0, 0, 2 * width, 2 * height, '#fbfaf6') +
      rows(step, (y) => rect(0, y, 2 * width, 1.6, '#9db4cf')) +
      upright.join('')
    )
  },
  newspaper(chance) {
    const column = chance.between(180, 320)
    const columns = Array.from({ length: Math.ceil((2 * width) / column) }, (_, i) => {
      const left = i * column
      const pictureTop = chance.between(0, 2 * height)
      return (
        rows(17, (y) => words(chance, left + 10, left + column - 14, y, '#4a4845', 7)) +
        rect(left + 10, pictureTop, column - 24, chance.between(90, 200), '#77736d')
      )
    })
    return rect(0, 0, 2 * width, 2 * height, '#dedad0') + columns.join('')
  },
}

/** A line of words as bars, the last one ending early. */
function words(chance: Chance, from: number, to: number, y: number, colour: string, size: number): string {
  const bars: string[] = []
  for (let x = from; x < to - chance.between(0, 60);) {
    const long = chance.between(12, 70)
    bars.push(rect(x, y, Math.min(long, to - x), size, colour))
    x += long + chance.between(6, 11)
  }
  return bars.join('')
}
