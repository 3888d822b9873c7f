/** Tells a card's round corners from paper's sharp ones. */
import { id1Card } from '../../../shared/domain/id1-card.ts'
import { clamp, type PointPx, type Share } from '../../../shared/domain/units.ts'
import type { Pixels } from '../picture/pixels.ts'
import { mapped, squareToQuad, type Quad } from './card-geometry.ts'
import { colourAt, type Colour } from './frame-colour.ts'

export interface Roundness {
  /** 1: the corners are as round as a card's; 0: they are sharp. */
  readonly roundness: Share
  /** Corners that could be looked at. */
  readonly corners: number
}

/** Where a radius of 3.18 mm [ISO/IEC 7810] meets the corner's diagonal: mm from the corner along each side. */
const ARC_MM = 3.18 * (1 - Math.SQRT1_2)

/** The diagonal is looked at from outside the card to inside it, mm from the corner along each side. */
const FROM_MM = -1.2
const TO_MM = 2.4
const STEPS = 24

/** Colours nearer than this, 0..255, tell nothing apart. */
const LEAST_DIFFERENCE = 6

/** Absent where no corner tells. */
export function roundnessOf(frame: Pixels, quad: Quad): Roundness | undefined {
  const toFrame = squareToQuad(quad)
  const found = [
    [false, false],
    [true, false],
    [true, true],
    [false, true],
  ].flatMap(([right, below]) => {
    const pointAt = (mm: number) => {
      const [u, v] = [mm / id1Card.widthMm, mm / id1Card.heightMm]
      return mapped(toFrame, right ? 1 - u : u, below ? 1 - v : v)
    }
    const start = startOfCard(frame, pointAt)
    return start === undefined ? [] : [clamp(start / ARC_MM, 0, 1)]
  })
  if (found.length === 0) return undefined
  return { roundness: found.reduce((sum, value) => sum + value / found.length, 0), corners: found.length }
}

/** mm along the diagonal at which the colours change from the desk's to the card's. */
function startOfCard(frame: Pixels, pointAt: (mm: number) => PointPx): number | undefined {
  const colours: Colour[] = []
  for (let step = 0; step <= STEPS; step++) {
    const colour = colourAt(frame, pointAt(FROM_MM + ((TO_MM - FROM_MM) * step) / STEPS))
    if (!colour) return undefined
    colours.push(colour)
  }
  const outside = mean(colours.slice(0, 4))
  const inside = mean(colours.slice(-4))
  const change = [inside[0] - outside[0], inside[1] - outside[1], inside[2] - outside[2]] as const
  const squared = change[0] ** 2 + change[1] ** 2 + change[2] ** 2
  if (squared < LEAST_DIFFERENCE ** 2) return undefined
  let desk = 0
  for (const colour of colours) {
    const along = colour.reduce((sum, value, k) => sum + (value - outside[k]!) * change[k]!, 0) / squared
    desk += clamp(1 - along, 0, 1)
  }
  return FROM_MM + ((TO_MM - FROM_MM) * (desk - 0.5)) / STEPS
}

const mean = (colours: readonly Colour[]): Colour => {
  const sum = (k: 0 | 1 | 2) => colours.reduce((total, colour) => total + colour[k], 0) / colours.length
  return [sum(0), sum(1), sum(2)]
}
