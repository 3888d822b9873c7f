/** Lays a quad of a frame out flat, at the resolution that the frame has of it. */
import { id1Card } from '../../../shared/domain/id1-card.ts'
import { clamp, type BoxPx, type SizePx } from '../../../shared/domain/units.ts'
import type { Pixels } from '../picture/pixels.ts'
import { CARD_ASPECT, pxPerMmOf, squareToQuad, type Quad } from './card-geometry.ts'

/** More is of no use to those who compare faces: 18.7 px per mm. */
const WIDEST_PX = 1600

/** The flat card's size: as many pixels per mm as the frame shows, never enlarged. */
export function flatSize(quad: Quad): SizePx {
  const widthPx = Math.min(WIDEST_PX, Math.round(pxPerMmOf(quad) * id1Card.widthMm))
  return { widthPx, heightPx: Math.round(widthPx / CARD_ASPECT) }
}

/**
 * Bilinear on the frame; where the frame is finer than the flat picture, the mean of several places per pixel.
 * Beyond the frame's border its last pixels are repeated.
 */
export function dewarped(frame: Pixels, quad: Quad, { widthPx, heightPx }: SizePx): Pixels {
  const { data, widthPx: width, heightPx: height } = frame
  const [a, b, c, d, e, f, g, h] = squareToQuad(quad)
  const perSide = placesPerSide(quad, { widthPx, heightPx })
  const share = 1 / perSide ** 2
  const flat = new Uint8ClampedArray(widthPx * heightPx * 4)
  for (let row = 0, to = 0; row < heightPx; row++) {
    for (let column = 0; column < widthPx; column++, to += 4) {
      let [red, green, blue] = [0, 0, 0]
      for (let place = 0; place < perSide ** 2; place++) {
        const u = (column + ((place % perSide) + 0.5) / perSide) / widthPx
        const v = (row + (Math.floor(place / perSide) + 0.5) / perSide) / heightPx
        const w = g * u + h * v + 1
        // pixel centres lie at whole numbers
        const x = clamp((a * u + b * v + c) / w, 0, width - 1.001)
        const y = clamp((d * u + e * v + f) / w, 0, height - 1.001)
        const [left, top] = [Math.floor(x), Math.floor(y)]
        const [right, bottom] = [x - left, y - top]
        const [nw, ne] = [(1 - right) * (1 - bottom), right * (1 - bottom)]
        const [sw, se] = [(1 - right) * bottom, right * bottom]
        const at = (top * width + left) * 4
        const below = at + width * 4
        red += nw * data[at]! + ne * data[at + 4]! + sw * data[below]! + se * data[below + 4]!
        green += nw * data[at + 1]! + ne * data[at + 5]! + sw * data[below + 1]! + se * data[below + 5]!
        blue += nw * data[at + 2]! + ne * data[at + 6]! + sw * data[below + 2]! + se * data[below + 6]!
      }
      flat[to] = red * share
      flat[to + 1] = green * share
      flat[to + 2] = blue * share
      flat[to + 3] = 255
    }
  }
  return { data: flat, widthPx, heightPx }
}

/** So that no pixel of the frame is passed over: 1 where the flat picture is as fine as the frame. */
function placesPerSide(quad: Quad, { widthPx }: SizePx): number {
  return clamp(Math.ceil((pxPerMmOf(quad) * id1Card.widthMm) / widthPx - 0.05), 1, 4)
}

/** An upright part of the frame as a quad. */
export function quadOfBox({ x, y, width, height }: BoxPx): Quad {
  const [left, top, right, bottom] = [x - 0.5, y - 0.5, x + width - 0.5, y + height - 0.5]
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}
