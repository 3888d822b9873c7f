/**
 * How a face is lit: how brightly, how evenly, in which colour, and against what.
 * Looks where the mesh says that the face is, not at the frame. Numbers only; what is too much is judged in quality/.
 */
import type { BoxPx, PointPx, Share } from '../../../shared/domain/units.ts'
import {
  exposureIn,
  lumaPercentile,
  spansOfRows,
  spansWithin,
  type Exposure,
  type RowSpan,
} from '../picture/exposure.ts'
import type { Pyramid, PyramidLevel } from '../picture/pixels.ts'
import { boundsOf, type FaceMesh } from './fit-mesh.ts'

export interface FaceLight extends Exposure {
  /** Luma of the darker half of the skin to that of the lighter half: 1 is even. */
  readonly evenness: Share
  /** Natural logarithm of red to green of the skin. */
  readonly redness: number
  /** Natural logarithm of blue to green of the skin. */
  readonly blueness: number
  /** Luma 0..255 of what is beside and above the head: its upper quartile. Absent where the face fills the picture. */
  readonly behindLuma?: number
}

/** The face's outline from the forehead's top, clockwise as seen in the picture. Canonical indexes of FaceMesh. */
const outline: readonly number[] = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
  172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
]

/** Forehead, cheek and jaw: bare skin on most people; each with its mirror image. Left and right are the subject's. */
const skinPatches: readonly { readonly right: readonly number[]; readonly left: readonly number[] }[] = [
  { right: [69, 104, 108, 68, 67, 103], left: [299, 333, 337, 298, 297, 332] },
  { right: [50, 101, 36, 205, 118, 117, 187, 123], left: [280, 330, 266, 425, 347, 346, 411, 352] },
  { right: [207, 216, 214, 192, 210, 135, 212], left: [427, 436, 434, 416, 430, 364, 432] },
]

/** The face is looked at 48 to 96 px across: enough for light, cheap, and blind to pores and noise. */
const WIDTH_PX = 48

/** Absent where nothing of the face's skin lies inside the picture. */
export function faceLight(pyramid: Pyramid, { points }: FaceMesh): FaceLight | undefined {
  const box = boundsOf(points)
  const level = pyramid.levelFor(Math.max(1, box.width / WIDTH_PX))
  const pointsAt = (indexes: readonly number[]) => indexes.map((index) => points[index]!)
  const exposure = exposureIn(level, spansWithin(level, pointsAt(outline)))
  const patches = skinPatches.map(({ right, left }) => ({
    right: meanColour(level, pointsAt(right)),
    left: meanColour(level, pointsAt(left)),
  }))
  const skin = meanOf(patches.flatMap(({ right, left }) => [right, left]))
  if (!exposure || !skin) return undefined
  const behindLuma = lumaPercentile(level, spansBehind(level, box), 0.75)
  return {
    ...exposure,
    evenness: evennessOf(patches),
    redness: Math.log((skin.red + 1) / (skin.green + 1)),
    blueness: Math.log((skin.blue + 1) / (skin.green + 1)),
    ...(behindLuma !== undefined && { behindLuma }),
  }
}

interface Colour {
  readonly red: number
  readonly green: number
  readonly blue: number
}

/**
 * The middle one of the patches' ratios, right to left: hair over one temple or a beard's edge is not light.
 * 1 where no patch lies in the picture with both its sides.
 */
function evennessOf(patches: readonly { right: Colour | undefined; left: Colour | undefined }[]): Share {
  const ratios = patches
    .flatMap(({ right, left }) => (right && left ? [Math.log((lumaOf(right) + 1) / (lumaOf(left) + 1))] : []))
    .toSorted((a, b) => a - b)
  return Math.exp(-Math.abs(ratios[ratios.length >> 1] ?? 0))
}

/** Of the pixels under the points; absent where all lie outside the picture. */
function meanColour({ data, widthPx, heightPx, step }: PyramidLevel, points: readonly PointPx[]): Colour | undefined {
  const colours: Colour[] = []
  for (const point of points) {
    const x = Math.floor(point.x / step)
    const y = Math.floor(point.y / step)
    if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) continue
    const at = 4 * (y * widthPx + x)
    colours.push({ red: data[at]!, green: data[at + 1]!, blue: data[at + 2]! })
  }
  return meanOf(colours)
}

function meanOf(colours: readonly (Colour | undefined)[]): Colour | undefined {
  const known = colours.filter((colour) => colour !== undefined)
  if (known.length === 0) return undefined
  const mean = (channel: keyof Colour) => known.reduce((sum, colour) => sum + colour[channel], 0) / known.length
  return { red: mean('red'), green: mean('green'), blue: mean('blue') }
}

const lumaOf = ({ red, green, blue }: Colour) => 0.299 * red + 0.587 * green + 0.114 * blue

/** Beside the head from the chin up, clear of ears and hair, and above it; a face's width in each direction. */
function spansBehind({ widthPx, heightPx, step }: PyramidLevel, box: BoxPx): RowSpan[] {
  const inPicture = (value: number, size: number) => Math.min(size, Math.max(0, Math.round(value / step)))
  const x = (share: number) => inPicture(box.x + share * box.width, widthPx)
  const y = (share: number) => inPicture(box.y + share * box.height, heightPx)
  return [
    ...spansOfRows(y(-1), y(-0.4), x(-1.3), x(2.3)),
    ...spansOfRows(y(-0.4), y(0.8), x(-1.3), x(-0.3)),
    ...spansOfRows(y(-0.4), y(0.8), x(1.3), x(2.3)),
  ]
}
