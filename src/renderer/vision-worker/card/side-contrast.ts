/** Do a quad's sides part two surfaces, as a card's do, or are they mere lines on one, as those of print and planks are? */
import { id1Card } from '../../../shared/domain/id1-card.ts'
import type { Share } from '../../../shared/domain/units.ts'
import type { Pixels } from '../picture/pixels.ts'
import { mapped, squareToQuad, type Quad } from './card-geometry.ts'
import { colourAt, type Colour } from './frame-colour.ts'

export interface SideContrast {
  /** How much the colour steps at each side always the same way: 1 everywhere alike, 0 at random. Mean of the sides. */
  readonly sameStep: Share
  /** Of the side that does least. */
  readonly leastSameStep: Share
  /** Least of the sides' steps, 0..255. */
  readonly leastStep: number
}

const PLACES = 24
const DEPTHS_MM = [1, 1.6, 2.2] as const

export function sideContrastOf(frame: Pixels, quad: Quad): SideContrast {
  const toFrame = squareToQuad(quad)
  const sides = [0, 1, 2, 3].map((side) => {
    const sum: [number, number, number] = [0, 0, 0]
    let lengths = 0
    for (let place = 0; place < PLACES; place++) {
      const along = 0.08 + (0.84 * (place + 0.5)) / PLACES
      const colour = (outwards: 1 | -1) =>
        mean(DEPTHS_MM.map((mm) => colourAt(frame, mapped(toFrame, ...onSide(side, along, -outwards * mm)))))
      const [outside, inside] = [colour(1), colour(-1)]
      if (!outside || !inside) continue
      const step = [inside[0] - outside[0], inside[1] - outside[1], inside[2] - outside[2]] as const
      for (let k = 0; k < 3; k++) sum[k]! += step[k]!
      lengths += Math.hypot(...step)
    }
    return { same: lengths > 0 ? Math.hypot(...sum) / lengths : 0, step: Math.hypot(...sum) / PLACES }
  })
  return {
    sameStep: sides.reduce((sum, { same }) => sum + same / 4, 0),
    leastSameStep: Math.min(...sides.map(({ same }) => same)),
    leastStep: Math.min(...sides.map(({ step }) => step)),
  }
}

/** A place on a side, `depthMm` into the card, in shares of its width and height. */
function onSide(side: number, along: Share, depthMm: number): [number, number] {
  const [across, down] = [depthMm / id1Card.widthMm, depthMm / id1Card.heightMm]
  if (side === 0) return [along, down]
  if (side === 1) return [1 - across, along]
  if (side === 2) return [along, 1 - down]
  return [across, along]
}

function mean(colours: readonly (Colour | undefined)[]): Colour | undefined {
  const seen = colours.filter((colour) => colour !== undefined)
  if (seen.length === 0) return undefined
  const of = (k: 0 | 1 | 2) => seen.reduce((sum, colour) => sum + colour[k], 0) / seen.length
  return [of(0), of(1), of(2)]
}
