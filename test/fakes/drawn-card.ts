/** A plain card on a plain desk, drawn exactly: where its corners are is known to a fraction of a pixel. */
import { id1Card } from '../../src/shared/domain/id1-card.ts'
import { squareToQuad, type Quad } from '../../src/renderer/vision-worker/card/card-geometry.ts'
import type { Pixels } from '../../src/renderer/vision-worker/picture/pixels.ts'

export type Colour = readonly [number, number, number]

export interface DrawnCard {
  readonly widthPx?: number
  readonly heightPx?: number
  /** Pixel centres at whole numbers. */
  readonly quad: Quad
  readonly radiusMm?: number
  readonly card?: Colour
  readonly desk?: Colour
  /** What is printed, by place in mm from the card's left top. */
  readonly print?: (xMm: number, yMm: number) => Colour | undefined
}

const SAMPLES = 3

export function drawnCard(options: DrawnCard): Pixels {
  const { widthPx = 640, heightPx = 360, quad, radiusMm = 3.18, print } = options
  const { card = [214, 226, 236], desk = [70, 66, 60] } = options
  const toCard = inverse(quad)
  const data = new Uint8ClampedArray(widthPx * heightPx * 4)
  const [xs, ys] = [quad.map(({ x }) => x), quad.map(({ y }) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const isNear = (x: number, y: number) => x > left - 2 && x < right + 2 && y > top - 2 && y < bottom + 2
  for (let y = 0, at = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++, at += 4) {
      data.set([...desk, 255], at)
      if (!isNear(x, y)) continue
      const sum = [0, 0, 0]
      for (let sample = 0; sample < SAMPLES ** 2; sample++) {
        const dx = ((sample % SAMPLES) + 0.5) / SAMPLES - 0.5
        const dy = (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES - 0.5
        const [xMm, yMm] = toCard(x + dx, y + dy)
        const colour = isOnCard(xMm, yMm, radiusMm) ? (print?.(xMm, yMm) ?? card) : desk
        for (let k = 0; k < 3; k++) sum[k]! += colour[k]! / SAMPLES ** 2
      }
      data.set([...sum, 255], at)
    }
  return { data, widthPx, heightPx }
}

/** An upright card with its left top corner there. */
export function uprightQuad(x: number, y: number, pxPerMm: number): Quad {
  const [right, bottom] = [x + id1Card.widthMm * pxPerMm, y + id1Card.heightMm * pxPerMm]
  return [
    { x, y },
    { x: right, y },
    { x: right, y: bottom },
    { x, y: bottom },
  ]
}

export interface SeenCard {
  readonly turnDeg?: number
  readonly tiltDeg?: number
  readonly pxPerMm?: number
  readonly widthPx?: number
  readonly heightPx?: number
  readonly focalPx?: number
}

/** As a pinhole camera sees a card: turned in its plane, then tipped about the picture's horizontal. */
export function seenQuad({
  turnDeg = 0,
  tiltDeg = 0,
  pxPerMm = 5,
  widthPx = 640,
  heightPx = 360,
  focalPx = widthPx,
}: SeenCard = {}): Quad {
  const [turn, tilt] = [(turnDeg * Math.PI) / 180, (tiltDeg * Math.PI) / 180]
  const awayMm = focalPx / pxPerMm
  const corner = (left: number, up: number) => {
    const [x, y] = [left * Math.cos(turn) - up * Math.sin(turn), left * Math.sin(turn) + up * Math.cos(turn)]
    const scale = focalPx / (awayMm + y * Math.sin(tilt))
    return { x: widthPx / 2 + x * scale, y: heightPx / 2 + y * Math.cos(tilt) * scale }
  }
  const [w, h] = [id1Card.widthMm / 2, id1Card.heightMm / 2]
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)]
}

function isOnCard(x: number, y: number, radius: number): boolean {
  if (x < 0 || y < 0 || x > id1Card.widthMm || y > id1Card.heightMm) return false
  const beyondX = Math.max(radius - x, x - (id1Card.widthMm - radius), 0)
  const beyondY = Math.max(radius - y, y - (id1Card.heightMm - radius), 0)
  return Math.hypot(beyondX, beyondY) <= radius
}

function inverse(quad: Quad): (x: number, y: number) => readonly [number, number] {
  const [a, b, c, d, e, f, g, h] = squareToQuad(quad)
  return (x, y) => {
    const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d)
    const u = ((e - f * h) * x + (c * h - b) * y + (b * f - c * e)) / w
    const v = ((f * g - d) * x + (a - c * g) * y + (c * d - a * f)) / w
    return [u * id1Card.widthMm, v * id1Card.heightMm]
  }
}
