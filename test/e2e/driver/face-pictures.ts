/** One good photo of a face, and what spoils it painted over: 720 x 960, the face from x 217 to 535 and y 303 to 651. */
import sharp, { type Sharp } from 'sharp'
import { goodFace } from '../../integration/vision/real-eyes.ts'

const size = { width: 720, height: 960 }
const drawing = (shapes: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${shapes}</svg>`)

/** A pleated mask over mouth and nose, its bands to the ears. */
const MASK = `
  <linearGradient id="cloth" x2="0" y2="1"><stop stop-color="#a9cbd8"/><stop offset="1" stop-color="#7fa9ba"/></linearGradient>
  <path d="M232 470 L205 430 M522 470 L545 430" stroke="#e8eef0" stroke-width="5"/>
  <path d="M232 468 Q376 430 522 468 L515 570 Q470 662 376 672 Q284 662 240 570 Z" fill="url(#cloth)"/>
  <path d="M236 510 Q376 480 519 510 M240 552 Q376 530 516 552 M252 596 Q376 582 504 596" stroke="#6d97a8" stroke-width="3" fill="none"/>`

const GLASSES = `
  <path d="M346 420 Q376 404 406 420 M238 416 L208 404 M516 416 L546 404" stroke="#111" stroke-width="10" fill="none"/>
  <path d="M234 398 Q292 382 350 400 L346 456 Q322 490 286 486 Q240 476 234 398 Z M520 398 Q462 382 402 400 L406 456 Q430 490 468 486 Q512 476 520 398 Z" fill="#15130f"/>`

/** A lid in the colour of each eye's own skin, without a rim to be seen, and lashes where it meets the lower one. */
const LIDS = `
  <filter id="skin"><feGaussianBlur stdDeviation="5"/></filter>
  <filter id="lashes"><feGaussianBlur stdDeviation="1.5"/></filter>
  <g filter="url(#skin)">
    <ellipse cx="325" cy="434" rx="46" ry="26" fill="rgb(175,140,118)"/><ellipse cx="472" cy="420" rx="42" ry="26" fill="rgb(135,110,85)"/>
  </g>
  <g filter="url(#lashes)" fill="none" stroke="#2a1c16" stroke-width="6">
    <path d="M283 446 Q325 452 367 446"/><path d="M435 438 Q474 440 504 424"/>
  </g>`

/** The head and what is under it, softly. */
const PERSON = `
  <filter id="soft"><feGaussianBlur stdDeviation="18"/></filter>
  <path filter="url(#soft)" fill="#fff" d="M376 190 C540 190 590 330 590 480 C590 640 560 700 720 800 V960 H30 V800 C190 700 170 640 170 480 C170 330 220 190 376 190 Z"/>`

export const maskedFace = (): Sharp => goodFace().composite([{ input: drawing(MASK) }])

export const darkGlasses = (): Sharp => goodFace().composite([{ input: drawing(GLASSES) }])

export const closedEyes = (): Sharp => goodFace().composite([{ input: drawing(LIDS) }])

/** A bright window behind a person in the dark. */
export async function backlitFace(): Promise<Sharp> {
  const person = await goodFace()
    .linear(0.42, 0)
    .ensureAlpha()
    .composite([{ input: drawing(PERSON), blend: 'dest-in' }])
    .png()
    .toBuffer()
  return sharp({ create: { ...size, channels: 3, background: '#f6f8fa' } }).composite([{ input: person }])
}

/** Light from one side only: the other is nearly black. */
export const sidelitFace = (): Sharp =>
  goodFace().composite([
    {
      input: drawing(
        '<linearGradient id="g"><stop offset=".46" stop-color="#fff"/><stop offset=".58" stop-color="#262626"/></linearGradient><rect width="100%" height="100%" fill="url(#g)"/>',
      ),
      blend: 'multiply',
    },
  ])

/** Under a lamp of one colour, as of a sign. */
export const colouredFace = (): Sharp =>
  goodFace().recomb([
    [0.45, 0.05, 0],
    [0, 0.25, 0.05],
    [0, 0.1, 1.1],
  ])
