/** What is drawn: the person's looks, where the camera stands, and the variations that tests may want. */
import sharp, { type Sharp } from 'sharp'
import type { Camera } from './canvas.ts'
import { develop } from './develop.ts'
import type { Expression } from './head.ts'
import { drawOffice } from './office.ts'
import { drawPortrait, type Look } from './portrait.ts'
import { cardPhotoPx, drawCard } from './specimen-card.ts'
import type { Turn } from './vector.ts'

/** The cameras' picture. */
export const framePx = { width: 1920, height: 1080 }

const calm: Expression = { smile: 0.5, closedEyes: 0, gazeDeg: [0, 0] }
/** The mean face holds its chin a little low. */
const straight: Turn = { yawDeg: 0, pitchDeg: 5, rollDeg: 0 }
export const person: Look = {
  expression: calm,
  turn: straight,
  jumperColour: '#27505c',
  skinTint: [1, 1, 1],
  hair: { dark: [0.013, 0.0075, 0.005], shine: [0.26, 0.13, 0.07] },
  raysPerVertex: 96,
}
/** Someone else, for pictures with two people. */
const companion: Look = {
  ...person,
  expression: { ...calm, smile: 0.2 },
  jumperColour: '#6b5a4a',
  skinTint: [0.72, 0.66, 0.62],
  hair: { dark: [0.005, 0.004, 0.0035], shine: [0.1, 0.08, 0.07] },
}

/** Where the face is in the frame, and how large: pixels of the frame, and pixels to a centimetre. */
interface Place {
  readonly x: number
  readonly y: number
  readonly pxPerCm: number
}
const middle: Place = { x: 960, y: 512, pxPerCm: 31.5 }

/** @param finely 2 for a finished picture (four samples a pixel), 1 for a quick one */
function cameraAt({ x, y, pxPerCm }: Place, finely: number, size = framePx): Camera {
  return {
    widthPx: size.width * finely,
    heightPx: size.height * finely,
    centrePx: [x * finely, y * finely],
    pxPerCm: pxPerCm * finely,
    distanceCm: 75,
  }
}

/** The person alone, the rest transparent, as PNG of the frame's size. */
export async function drawPerson(look: Look, place: Place, finely: number): Promise<Buffer> {
  return develop(await drawPortrait(look, cameraAt(place, finely)), finely)
    .png()
    .toBuffer()
}

const inOffice = async (people: readonly Buffer[]): Promise<Sharp> =>
  sharp(await drawOffice(framePx.width, framePx.height)).composite(people.map((input) => ({ input })))

/** The face camera's frame, and the person cut out of it for README and screens. */
export async function drawFace(): Promise<{ frame: Sharp; portrait: Sharp }> {
  const cutOut = await drawPerson(person, middle, 2)
  return {
    frame: await inOffice([cutOut]),
    portrait: sharp(cutOut).extract({ left: 560, top: 80, width: 800, height: 1000 }).resize(640, 800),
  }
}

/** The card camera's frame: the same person some years ago, in other clothes and a stricter mood. */
export async function drawCardFrame(): Promise<Sharp> {
  const then: Look = {
    ...person,
    expression: { ...calm, smile: 0.12 },
    turn: { yawDeg: -2.5, pitchDeg: 6, rollDeg: 0.8 },
    jumperColour: '#54323c',
  }
  const place: Place = { x: cardPhotoPx.width / 2, y: 468, pxPerCm: 30.5 }
  const canvas = await drawPortrait(then, cameraAt(place, 2, cardPhotoPx))
  const { width, height } = cardPhotoPx
  const plain = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><radialGradient id="g" cy=".4" r=".8"><stop stop-color="#dde5e4"/><stop offset="1" stop-color="#b4c2c4"/></radialGradient><rect width="100%" height="100%" fill="url(#g)"/></svg>`,
  )
  const taken = await sharp(plain)
    .composite([{ input: await develop(canvas, 2).png().toBuffer() }])
    .png()
    .toBuffer()
  // Printed on plastic: a little paler and cooler than life.
  const printed = await sharp(taken)
    .removeAlpha()
    .modulate({ saturation: 0.82 })
    .linear([0.93, 0.94, 0.96], [12, 12, 12])
    .png()
    .toBuffer()
  return drawCard(printed, framePx.width, framePx.height)
}

/** Frames of the same person when something is wrong, one thing each; drawn quickly, not shipped. */
export const variations: Readonly<Record<string, () => Promise<Sharp>>> = {
  'eyes-closed': () => one({ expression: { ...calm, closedEyes: 1 } }),
  'looking-away': () => one({ expression: { ...calm, gazeDeg: [26, 0] } }),
  'turned-left': () => one({ turn: { ...straight, yawDeg: 32 } }),
  'turned-right': () => one({ turn: { ...straight, yawDeg: -32 } }),
  'chin-up': () => one({ turn: { ...straight, pitchDeg: 28 } }),
  'chin-down': () => one({ turn: { ...straight, pitchDeg: -28 } }),
  leaning: () => one({ turn: { ...straight, rollDeg: 38 } }, { x: 860, y: 540, pxPerCm: 27 }),
  far: () => one({}, { x: 960, y: 520, pxPerCm: 13 }),
  close: () => one({}, { x: 960, y: 540, pxPerCm: 60 }),
  'at-the-border': () => one({}, { ...middle, x: 760 }),
  dark: async () => (await settled(await one({}))).linear(0.14, 0),
  bright: async () => (await settled(await one({}))).linear(1.7, 80),
  blurred: async () => (await settled(await one({}))).blur(9),
  'two-people': async () =>
    inOffice([
      await drawPerson(sketched(companion), { x: 1120, y: 440, pxPerCm: 21 }, 1),
      await drawPerson(sketched(person), { ...middle, x: 800, pxPerCm: 22 }, 1),
    ]),
  nobody: () => inOffice([]),
}

const sketched = (look: Look): Look => ({ ...look, raysPerVertex: 24 })
const one = async (change: Partial<Look>, place = middle): Promise<Sharp> =>
  inOffice([await drawPerson(sketched({ ...person, ...change }), place, 1)])
/** sharp applies operations in its own order; what comes after this comes after what came before. */
const settled = async (picture: Sharp): Promise<Sharp> => sharp(await picture.png({ compressionLevel: 0 }).toBuffer())
