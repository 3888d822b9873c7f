/** Makes bad pictures out of good ones, each bad in one known way, for measuring where the checks should draw the line. */
import sharp, { type Kernel, type Sharp } from 'sharp'
import type { BoxPx } from '../../src/shared/domain/units.ts'
import type { ErrorCode } from '../../src/shared/errors/error-catalog.ts'
import type { Pixels } from '../../src/renderer/vision-worker/picture/pixels.ts'

/** What is done to a picture, and the check that it should fail then. */
export interface Spoiler {
  readonly name: string
  readonly code: ErrorCode
  readonly spoil: (picture: Pixels, face: BoxPx) => Promise<Pixels> | Pixels
}

export const spoilers: readonly Spoiler[] = [
  ...(['left', 'right', 'top', 'bottom'] as const).flatMap((side) =>
    [0.1, 0.2, 0.3, 0.4, 0.5].map((share): Spoiler => ({
      name: `cut ${String(100 * share)} % ${side}`,
      code: 'FACE_CROPPED',
      spoil: (picture, face) => cut(picture, face, side, share),
    })),
  ),
  ...(['left', 'right', 'top', 'bottom'] as const).map((side): Spoiler => ({
    name: `touches ${side}`,
    code: 'FACE_CLOSE_TO_BORDER',
    spoil: (picture, face) => cut(picture, face, side, 0),
  })),
  { name: 'a fifth of the light', code: 'FACE_TOO_DARK', spoil: (picture) => tinted(picture, [0.2, 0.2, 0.2]) },
  { name: '2.5 times the light', code: 'FACE_TOO_BRIGHT', spoil: (picture) => tinted(picture, [2.5, 2.5, 2.5]) },
  { name: 'red light', code: 'FACE_LIGHT_COLOURED', spoil: (picture) => tinted(picture, [1, 0.45, 0.4]) },
  { name: 'green light', code: 'FACE_LIGHT_COLOURED', spoil: (picture) => tinted(picture, [0.5, 1, 0.45]) },
  { name: 'blue light', code: 'FACE_LIGHT_COLOURED', spoil: (picture) => tinted(picture, [0.4, 0.5, 1]) },
  { name: 'amber light', code: 'FACE_LIGHT_COLOURED', spoil: (picture) => tinted(picture, [1, 0.7, 0.25]) },
  { name: 'half in a quarter of the light', code: 'FACE_LIT_FROM_SIDE', spoil: halfShaded },
  { name: 'before a window', code: 'FACE_LIT_FROM_BEHIND', spoil: backlit },
  { name: 'focus, sigma 2 px', code: 'FACE_BLURRED', spoil: (picture, face) => unfocused(picture, face, 2) },
  { name: 'focus, sigma 3 px', code: 'FACE_BLURRED', spoil: (picture, face) => unfocused(picture, face, 3) },
  ...[0, 45, 90, 135].map((angleDeg): Spoiler => ({
    name: `shaken 12 px at ${String(angleDeg)} degrees`,
    code: 'FACE_BLURRED',
    spoil: (picture, face) => shaken(picture, face, 12, angleDeg),
  })),
]

/** Blur is told in pixels of a face of this width. */
const FACE_WIDTH_PX = 224

type Side = 'left' | 'right' | 'top' | 'bottom'

/** What is left when the border goes through the face so that `share` of it is gone. */
function cut({ data, widthPx, heightPx }: Pixels, face: BoxPx, side: Side, share: number): Pixels {
  const inside = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)))
  const left = side === 'left' ? inside(face.x + share * face.width, widthPx - 1) : 0
  const top = side === 'top' ? inside(face.y + share * face.height, heightPx - 1) : 0
  const right = side === 'right' ? inside(face.x + (1 - share) * face.width, widthPx) : widthPx
  const bottom = side === 'bottom' ? inside(face.y + (1 - share) * face.height, heightPx) : heightPx
  const width = Math.max(1, right - left)
  const height = Math.max(1, bottom - top)
  const kept = new Uint8ClampedArray(4 * width * height)
  for (let y = 0; y < height; y++) {
    const from = 4 * ((top + y) * widthPx + left)
    kept.set(data.subarray(from, from + 4 * width), 4 * y * width)
  }
  return { data: kept, widthPx: width, heightPx: height }
}

type Rgb = readonly [red: number, green: number, blue: number]

const tinted = (picture: Pixels, [red, green, blue]: Rgb) =>
  repainted(picture, ([r, g, b]) => [r * red, g * green, b * blue])

/** The picture's right half of the face, with a soft edge over a third of the face's width. */
function halfShaded(picture: Pixels, { x: left, width }: BoxPx): Pixels {
  return repainted(picture, ([r, g, b], x) => {
    const shade = 1 - 0.75 * smoothStep((x - left) / width, 0.33, 0.67)
    return [r * shade, g * shade, b * shade]
  })
}

/** Head and shoulders in their own shadow, everything else almost white. */
function backlit(picture: Pixels, { x: left, y: top, width, height }: BoxPx): Pixels {
  const [centreX, centreY] = [left + width / 2, top + 0.42 * height]
  return repainted(picture, ([r, g, b], x, y) => {
    const head = Math.hypot((x - centreX) / (0.75 * width), (y - centreY) / (0.8 * height))
    const isBody = y > top + 0.9 * height && Math.abs(x - centreX) < 1.3 * width
    const person = isBody ? 1 : 1 - smoothStep(head, 0.95, 1.15)
    const mixed = (value: number) => 0.3 * value * person + 250 * (1 - person)
    return [mixed(r), mixed(g), mixed(b)]
  })
}

function smoothStep(value: number, from: number, to: number): number {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return share * share * (3 - 2 * share)
}

function repainted({ data, widthPx, heightPx }: Pixels, paint: (colour: Rgb, x: number, y: number) => Rgb): Pixels {
  const painted = new Uint8ClampedArray(data.length)
  for (let y = 0, at = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++, at += 4)
      painted.set([...paint([data[at]!, data[at + 1]!, data[at + 2]!], x, y), 255], at)
  return { data: painted, widthPx, heightPx }
}

const unfocused = (picture: Pixels, face: BoxPx, sigmaPx: number) =>
  filtered(picture, (image) => image.blur((sigmaPx * face.width) / FACE_WIDTH_PX))

const shaken = (picture: Pixels, face: BoxPx, lengthPx: number, angleDeg: number) =>
  filtered(picture, (image) => image.convolve(lineKernel((lengthPx * face.width) / FACE_WIDTH_PX, angleDeg)))

/** All on a straight line through the middle weighs the same. */
function lineKernel(lengthPx: number, angleDeg: number): Kernel {
  const reach = Math.max(1, Math.round(lengthPx / 2))
  const side = 2 * reach + 1
  const kernel = new Array<number>(side * side).fill(0)
  const [alongX, alongY] = [Math.cos((angleDeg * Math.PI) / 180), Math.sin((angleDeg * Math.PI) / 180)]
  for (let step = -4 * reach; step <= 4 * reach; step++)
    kernel[Math.round(reach + (step / 4) * alongY) * side + Math.round(reach + (step / 4) * alongX)] = 1
  return { width: side, height: side, kernel, scale: kernel.reduce((sum, weight) => sum + weight, 0) }
}

async function filtered({ data, widthPx, heightPx }: Pixels, filter: (image: Sharp) => Sharp): Promise<Pixels> {
  const image = sharp(data, { raw: { width: widthPx, height: heightPx, channels: 4 } }).removeAlpha()
  const result = await filter(image).ensureAlpha().raw().toBuffer()
  return { data: new Uint8ClampedArray(result), widthPx, heightPx }
}
