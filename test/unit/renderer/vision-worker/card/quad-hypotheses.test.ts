import { describe, expect, it } from 'vitest'
import { largestShift, type Quad } from '../../../../../src/renderer/vision-worker/card/card-geometry.ts'
import { edgesOf, gradientsOf, smallPlanes } from '../../../../../src/renderer/vision-worker/card/edge-map.ts'
import { findLines } from '../../../../../src/renderer/vision-worker/card/hough-lines.ts'
import { differentPlaces, quadHypotheses } from '../../../../../src/renderer/vision-worker/card/quad-hypotheses.ts'
import type { Pixels } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'
import { drawnCard, seenQuad, uprightQuad, type Colour } from '../../../../fakes/drawn-card.ts'

const limits = { minStrength: 3.5, maxShare: 0.13, maxLines: 44, minVotes: 0.07 }

function hypothesesIn(frame: Pixels) {
  const planes = smallPlanes(frame, 480)
  return quadHypotheses(findLines(edgesOf(gradientsOf(planes), limits), limits), planes, 480)
}
const drawn = (quad: Quad, more = {}) => drawnCard({ widthPx: 480, heightPx: 360, quad, ...more })
const seen = (pose: { turnDeg?: number; tiltDeg?: number }) =>
  seenQuad({ pxPerMm: 3.5, widthPx: 480, heightPx: 360, ...pose })

describe('the best four lines', () => {
  it.each([{}, { turnDeg: 33 }, { turnDeg: 90 }, { tiltDeg: 35 }, { turnDeg: 60, tiltDeg: 40 }])(
    'are a card that lies like %o',
    (pose) => {
      const [best] = hypothesesIn(drawn(seen(pose)))
      const order = (q: Quad) => q.map(({ x, y }) => `${Math.round(x / 3)},${Math.round(y / 3)}`).sort()
      expect(best!.score).toBeGreaterThan(0.9)
      expect(order(best!.quad)).toHaveLength(4)
      const errors = [0, 1, 2, 3].map((first) => {
        const turned = [0, 1, 2, 3].map((i) => best!.quad[(i + first) % 4]!) as unknown as Quad
        return largestShift(turned, seen(pose))
      })
      expect(Math.min(...errors)).toBeLessThan(1.5)
    },
  )

  it('are none where the rectangle is a square', () => {
    const square: Quad = [
      { x: 140, y: 80 },
      { x: 340, y: 80 },
      { x: 340, y: 280 },
      { x: 140, y: 280 },
    ]
    expect(hypothesesIn(drawn(square))).toEqual([])
  })

  it('know that crossing bars go on past the corners, and that a card’s do not', () => {
    const [card] = hypothesesIn(drawn(seen({})))
    expect(card!.beyond[0]).toBe(0)
    // four crossing bars around a field of ID-1's shape
    const isBar = (at: number, ...bars: number[]) => bars.some((bar) => Math.abs(at - bar) < 0.2)
    const bars = drawn(uprightQuad(-40, -40, 20), {
      radiusMm: 0,
      print: (x: number, y: number): Colour | undefined =>
        isBar(x, 7, 18.1) || isBar(y, 6, 13) ? [40, 40, 40] : undefined,
    })
    const [cell] = hypothesesIn(bars)
    expect(cell!.beyond[1]).toBeGreaterThan(0.8)
  })
})

it('of outlines in the same place only the best is kept', () => {
  const [best] = hypothesesIn(drawn(seen({})))
  const shifted = { ...best!, quad: best!.quad.map(({ x, y }) => ({ x: x + 3, y })) as unknown as Quad }
  const elsewhere = { ...best!, quad: best!.quad.map(({ x, y }) => ({ x: x + 30, y })) as unknown as Quad }
  expect(differentPlaces([best!, shifted, elsewhere], 7, 9)).toEqual([best, elsewhere])
  expect(differentPlaces([best!, shifted, elsewhere], 7, 1)).toEqual([best])
})
