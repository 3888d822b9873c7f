import { describe, expect, it } from 'vitest'
import { edgesOf, gradientsOf, smallPlanes } from '../../../../../src/renderer/vision-worker/card/edge-map.ts'
import {
  alongLine,
  angleBetweenDeg,
  crossing,
  findLines,
  lineThrough,
  supportBetween,
  type FoundLine,
  type Line,
} from '../../../../../src/renderer/vision-worker/card/hough-lines.ts'
import type { Pixels } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'
import { drawnCard, seenQuad } from '../../../../fakes/drawn-card.ts'

const limits = { minStrength: 3.5, maxShare: 0.13, maxLines: 44, minVotes: 0.07 }
const linesIn = (frame: Pixels) => findLines(edgesOf(gradientsOf(smallPlanes(frame, 480)), limits), limits)

const quad = seenQuad({ turnDeg: 17, tiltDeg: 20, pxPerMm: 5, widthPx: 480, heightPx: 360 })
const frame = drawnCard({ widthPx: 480, heightPx: 360, quad })
const sides = quad.map((corner, i) => lineThrough(corner, quad[(i + 1) % 4]!))

const isNear = (line: Line, other: Line) =>
  angleBetweenDeg(line, other) < 0.4 &&
  Math.min(Math.abs(line.offset - other.offset), Math.abs(line.offset + other.offset)) < 0.7

describe('the lines of a drawn card', () => {
  const lines = linesIn(frame)
  const lineOf = (side: number): FoundLine => lines.find((line) => isNear(line, sides[side]!))!

  it('are its four sides, each where it was drawn', () => {
    for (const side of sides) expect(lines.filter((line) => isNear(line, side))).toHaveLength(1)
  })

  it('are edges between the corners and nowhere beyond', () => {
    for (const side of [0, 1, 2, 3]) {
      const line = lineOf(side)
      const [from, to] = [quad[side]!, quad[(side + 1) % 4]!].map((p) => alongLine(line, p)).sort((a, b) => a - b)
      const trim = 0.1 * (to! - from!)
      expect(supportBetween(line, from! + trim, to! - trim).any).toBeGreaterThan(0.8)
      expect(supportBetween(line, from! + trim, to! - trim).oneWay).toBeGreaterThan(0.8)
      expect(supportBetween(line, to! + 4, to! + 24).any).toBe(0)
    }
  })

  it('meet in its corners', () => {
    for (const [i, corner] of quad.entries()) {
      const met = crossing(lineOf((i + 3) % 4), lineOf(i))!
      expect(Math.hypot(met.x - corner.x, met.y - corner.y)).toBeLessThan(1.5)
    }
  })
})

it('a frame without edges has no lines', () => {
  const grey = { data: new Uint8ClampedArray(480 * 360 * 4).fill(128), widthPx: 480, heightPx: 360 }
  expect(linesIn(grey)).toEqual([])
})

it('colour alone makes an edge, where brightness does not change', () => {
  // both of luma 100
  const hidden = drawnCard({ widthPx: 480, heightPx: 360, quad, card: [160, 77, 62], desk: [60, 117, 118] })
  expect(linesIn(hidden).filter((line) => sides.some((side) => isNear(line, side)))).toHaveLength(4)
})

it('parallel lines do not meet', () => {
  expect(
    crossing(lineThrough({ x: 0, y: 0 }, { x: 1, y: 1 }), lineThrough({ x: 0, y: 5 }, { x: 1, y: 6 })),
  ).toBeUndefined()
})
