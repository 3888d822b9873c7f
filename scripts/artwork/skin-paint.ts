/** The colour of the skin as a flat painting over the mean face, seen straight from the front. */
import sharp from 'sharp'
import { hairlineEdge, landmark } from './head.ts'
import { clamp, type Vec3 } from './vector.ts'

/** Which part of the face plane the painting covers, centimetres, and how finely. */
const area = { left: -11, top: 15, right: 11, bottom: -13, pxPerCm: 64 }
const widthPx = (area.right - area.left) * area.pxPerCm
const heightPx = (area.top - area.bottom) * area.pxPerCm

/** Colour (linear) of the skin at a paint place. */
export type SkinPaint = (x: number, y: number) => Vec3

/** A printed colour as linear light. */
export const linear = (srgb: number): number => (srgb <= 10 ? srgb / 3294.6 : ((srgb / 255 + 0.055) / 1.055) ** 2.4)
const linearOf = Float64Array.from({ length: 256 }, (_, v) => linear(v))

type Flat = readonly [x: number, y: number]
const flat = (i: number): Flat => [landmark(i)[0], landmark(i)[1]]

/** A smooth path through points, as SVG path data (y still upwards: the whole painting is flipped once). */
function smoothPath(points: readonly Flat[], closed = false): string {
  const n = points.length
  const at = (i: number): Flat => points[closed ? (i + n) % n : clamp(i, 0, n - 1)] ?? [0, 0]
  const pieces = Array.from({ length: closed ? n : n - 1 }, (_, i) => {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const c1 = [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6]
    const c2 = [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6]
    return `C${[...c1, ...c2, ...p2].map((v) => v.toFixed(3)).join(' ')}`
  })
  return `M${at(0).join(' ')}${pieces.join('')}${closed ? 'Z' : ''}`
}

const bothSides = (draw: (side: 1 | -1) => string): string => draw(1) + draw(-1)
const spot = (x: number, y: number, rx: number, ry: number, colour: string, soft: number, opacity: number): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${colour}" opacity="${opacity}" filter="url(#soft${soft})"/>`

const upperLip = [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291]
const lowerLip = [375, 321, 405, 314, 17, 84, 181, 91, 146]
const lidUpper = {
  right: [33, 246, 161, 160, 159, 158, 157, 173, 133],
  left: [263, 466, 388, 387, 386, 385, 384, 398, 362],
}
const lidLower = {
  right: [33, 7, 163, 144, 145, 153, 154, 155, 133],
  left: [263, 249, 390, 373, 374, 380, 381, 382, 362],
}
const browUpper = { right: [70, 63, 105, 66, 107], left: [300, 293, 334, 296, 336] }
const browLower = { right: [46, 53, 52, 65, 55], left: [276, 283, 282, 295, 285] }

/** Both brows as a lower and an upper line, from the temple inwards. */
export const brows = (['right', 'left'] as const).map((side) => ({
  lower: browLower[side].map(landmark),
  upper: browUpper[side].map(landmark),
}))

function painting(closedEyes: number): string {
  const mouthLine: Flat[] = [61, 78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 291].map((i) => {
    const [x, y] = flat(i)
    const under = { 191: 95, 80: 88, 81: 178, 82: 87, 13: 14, 312: 317, 311: 402, 310: 318, 415: 324 }[i]
    return under === undefined ? [x, y] : [x, (y + flat(under)[1]) / 2]
  })
  const eye = (side: 'left' | 'right'): string => {
    const upper = lidUpper[side].map(flat)
    const crease = upper.map(([x, y], i): Flat => [x, y + 0.16 + 0.3 * Math.sin((Math.PI * (i + 0.6)) / 9)])
    return `
      <path d="${smoothPath([...upper, ...crease.toReversed()], true)}" fill="#9c5f4c" opacity="${0.38 - 0.36 * closedEyes}" filter="url(#soft2)"/>
      <path d="${smoothPath(crease)}" fill="none" stroke="#6b3b2e" stroke-width=".09" opacity="${0.55 - 0.55 * closedEyes}" filter="url(#soft1)"/>
      <path d="${smoothPath(upper)}" fill="none" stroke="#1d120f" stroke-width="${0.2 - 0.15 * closedEyes}" opacity=".9" filter="url(#soft0)"/>
      <path d="${smoothPath(lidLower[side].map(flat))}" fill="none" stroke="#7a3f35" stroke-width=".12" opacity=".5" filter="url(#soft1)"/>
      <path d="${smoothPath(
        lidLower[side].slice(1, 8).map((i): Flat => [flat(i)[0] * 0.99, flat(i)[1] - 0.75]),
      )}" fill="none" stroke="#a4645a" stroke-width=".5" opacity=".2" filter="url(#soft3)"/>`
  }
  const brow = (side: 'left' | 'right'): string =>
    `<path d="${smoothPath([...browLower[side].map(flat), ...browUpper[side].map(flat).toReversed()], true)}"
      fill="#5a382a" opacity=".36" filter="url(#soft2)"/>`
  // Beyond the hairline the scalp is as dark as the hair, so that no skin shines through.
  const rim = hairlineEdge.map(([x, y]): Flat => [x * 1.0, y + 0.35])
  const hairShadow = `<path d="${smoothPath(rim)}L12 4 12 16 -12 16 -12 4Z" fill="#2a1a14" filter="url(#soft3)"/>`
  const softness = [0.03, 0.06, 0.14, 0.28, 0.7, 1.4]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
    <defs>${softness
      .map(
        (cm, i) =>
          `<filter id="soft${i}" x="-1" y="-1" width="3" height="3"><feGaussianBlur stdDeviation="${cm}"/></filter>`,
      )
      .join('')}</defs>
    <rect width="100%" height="100%" fill="#dfa98a"/>
    <g transform="scale(${area.pxPerCm}) translate(${-area.left} ${area.top}) scale(1 -1)">
      ${hairShadow}${spot(0, 6.6, 5, 1.8, '#e8b898', 5, 0.7)}
      ${bothSides((s) => spot(s * 4.3, -0.7, 1.8, 1.3, '#d27f6c', 5, 0.42))}
      ${bothSides((s) => spot(s * 3.2, 1.4, 1.3, 0.5, '#eec3a6', 4, 0.5))}
      ${spot(0, -0.7, 0.9, 0.7, '#d27f6b', 4, 0.45)}
      ${spot(0, -6.6, 1.4, 0.8, '#d58a74', 4, 0.35)}
      ${bothSides((s) => spot(s * 1.72, -0.75, 0.3, 0.5, '#a95a49', 3, 0.4))}
      ${bothSides((s) => spot(s * 2.1, 3.2, 0.5, 0.7, '#a5655a', 4, 0.35))}
      ${eye('right')}${eye('left')}${brow('right')}${brow('left')}
      <path d="${smoothPath([...upperLip, ...lowerLip].map(flat), true)}" fill="#b45a54" opacity=".8" filter="url(#soft1)"/>
      <path d="${smoothPath(upperLip.map(flat))}" fill="none" stroke="#e9bfa8" stroke-width=".16" opacity=".35" filter="url(#soft2)"/>
      ${spot(0, -4.3, 1.0, 0.22, '#d98580', 3, 0.55)}
      <path d="${smoothPath(mouthLine)}" fill="none" stroke="#521d1b" stroke-width=".09" opacity=".8" filter="url(#soft0)"/>
      ${bothSides((s) => spot(s * 2.72, -3.38, 0.13, 0.1, '#5a2320', 1, 0.55))}
      ${bothSides(
        (s) =>
          `<path d="M${s * 0.5} -1.42 Q${s * 0.95} -1.02 ${s * 1.38} -1.2 Q${s * 1.3} -1.5 ${s * 0.9} -1.55 Q${s * 0.65} -1.6 ${s * 0.5} -1.42Z" fill="#3b1512" opacity=".85" filter="url(#soft1)"/>`,
      )}
      ${spot(2.6, -5.2, 0.07, 0.07, '#6b3a2b', 0, 0.8)}
    </g></svg>`
}

/** Renders the painting once; asking it for a colour is then cheap. A closing lid pulls its fold smooth. */
export async function paintSkin(closedEyes: number): Promise<SkinPaint> {
  const { data } = await sharp(Buffer.from(painting(closedEyes)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return (x, y) => {
    const px = clamp((x - area.left) * area.pxPerCm - 0.5, 0, widthPx - 1.001)
    const py = clamp((area.top - y) * area.pxPerCm - 0.5, 0, heightPx - 1.001)
    const [x0, y0] = [Math.floor(px), Math.floor(py)]
    const [fx, fy] = [px - x0, py - y0]
    const at = (i: number, j: number, k: number): number => linearOf[data[3 * ((y0 + j) * widthPx + x0 + i) + k]!]!
    const value = (k: number): number =>
      (at(0, 0, k) * (1 - fx) + at(1, 0, k) * fx) * (1 - fy) + (at(0, 1, k) * (1 - fx) + at(1, 1, k) * fx) * fy
    return [value(0), value(1), value(2)]
  }
}
