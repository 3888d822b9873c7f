import { describe, expect, it } from 'vitest'
import {
  areaOf,
  CARD_ASPECT,
  cardOrder,
  contains,
  isConvex,
  mapped,
  poseOf,
  pxPerMmOf,
  squareToQuad,
  startingAt,
  type Quad,
} from '../../../../../src/renderer/vision-worker/card/card-geometry.ts'
import { seenQuad, uprightQuad } from '../../../../fakes/drawn-card.ts'

const frame = { widthPx: 640, heightPx: 360 }

describe('the way from the unit square to a quad', () => {
  const quad = seenQuad({ turnDeg: 20, tiltDeg: 30 })

  it('takes corners to corners', () => {
    const toQuad = squareToQuad(quad)
    for (const [i, [u, v]] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ].entries()) {
      expect(mapped(toQuad, u!, v!).x).toBeCloseTo(quad[i]!.x, 6)
      expect(mapped(toQuad, u!, v!).y).toBeCloseTo(quad[i]!.y, 6)
    }
  })

  it('takes the middle to where the diagonals cross, which is not the mean of the corners', () => {
    const middle = mapped(squareToQuad(quad), 0.5, 0.5)
    // the camera looks at the card's middle
    expect(middle.x).toBeCloseTo(320, 6)
    expect(middle.y).toBeCloseTo(180, 6)
    expect(quad.reduce((sum, { y }) => sum + y / 4, 0)).not.toBeCloseTo(180, 1)
  })
})

describe('the pose of a quad', () => {
  it.each([0, 15, 30, 45])('tells a card that is tipped by %d degrees, and its shape', (tiltDeg) => {
    const pose = poseOf(seenQuad({ turnDeg: 12, tiltDeg }), frame, 640)
    expect(pose.tiltDeg).toBeCloseTo(tiltDeg, 4)
    expect(pose.aspect).toBeCloseTo(CARD_ASPECT, 5)
    expect(pose.cornerDeg).toBeCloseTo(90, 4)
  })

  it('is off by a few degrees when the focal length is off by 15 %', () => {
    const pose = poseOf(seenQuad({ tiltDeg: 30, focalPx: 640 * 1.15 }), frame, 640)
    expect(Math.abs(pose.tiltDeg - 30)).toBeLessThan(4)
  })

  it('tells a square from a card', () => {
    const square: Quad = [
      { x: 200, y: 100 },
      { x: 360, y: 100 },
      { x: 360, y: 260 },
      { x: 200, y: 260 },
    ]
    expect(poseOf(square, frame, 640).aspect).toBeCloseTo(1, 6)
  })
})

describe('the card order', () => {
  const upright = uprightQuad(100, 80, 4)

  it('is the same whichever corner came first, and whichever way round', () => {
    for (const first of [0, 1, 2, 3]) {
      expect(cardOrder(startingAt(upright, first))).toEqual(upright)
      expect(cardOrder(startingAt([...upright].reverse() as unknown as Quad, first))).toEqual(upright)
    }
  })

  it('starts a card that stands on its short side at the left end of a long one', () => {
    const [p, q] = cardOrder(seenQuad({ turnDeg: 80 }))
    expect(q.y - p.y).toBeGreaterThan(Math.abs(q.x - p.x))
  })
})

describe('quads', () => {
  const upright = uprightQuad(100, 80, 4)

  it('know their area, their scale and whether they are convex', () => {
    expect(areaOf(upright)).toBeCloseTo(85.6 * 53.98 * 16, 3)
    expect(pxPerMmOf(upright)).toBeCloseTo(4, 6)
    expect(isConvex(upright)).toBe(true)
    expect(isConvex([upright[0], upright[2], upright[1], upright[3]])).toBe(false)
  })

  it('contain what lies inside them, give or take the tolerance', () => {
    expect(contains(upright, uprightQuad(120, 90, 3), 0)).toBe(true)
    expect(contains(upright, uprightQuad(98, 90, 3), 0)).toBe(false)
    expect(contains(upright, uprightQuad(98, 90, 3), 3)).toBe(true)
  })
})
