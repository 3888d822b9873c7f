import { describe, expect, it } from 'vitest'
import { CARD_ASPECT, largestShift, type Quad } from '../../../../../src/renderer/vision-worker/card/card-geometry.ts'
import { likenessOf, type OutlineEvidence } from '../../../../../src/renderer/vision-worker/card/card-likeness.ts'
import { roundnessOf } from '../../../../../src/renderer/vision-worker/card/corner-roundness.ts'
import { refineQuad } from '../../../../../src/renderer/vision-worker/card/refine-edges.ts'
import { sideContrastOf } from '../../../../../src/renderer/vision-worker/card/side-contrast.ts'
import { drawnCard, seenQuad, uprightQuad } from '../../../../fakes/drawn-card.ts'

const quad = seenQuad({ turnDeg: 8, tiltDeg: 25 })
const moved = (by: number): Quad => quad.map(({ x, y }) => ({ x: x + by, y: y - by })) as unknown as Quad

describe('laying a quad onto the edges of the full frame', () => {
  const frame = drawnCard({ quad })

  it('finds the corners to a fifth of a pixel', () => {
    const refined = refineQuad(frame, moved(0.8))
    expect(largestShift(refined.quad, quad)).toBeLessThan(0.2)
    expect(refined.fit).toBeGreaterThan(0.95)
  })

  it('leaves a quad as it is where there are no edges', () => {
    const empty = drawnCard({ quad, card: [90, 90, 90], desk: [90, 90, 90] })
    const refined = refineQuad(empty, moved(2))
    expect(largestShift(refined.quad, moved(2))).toBeLessThan(1e-6)
    expect(refined.fit).toBe(0)
  })

  it('is not led astray by a thumb over part of a side', () => {
    const held = drawnCard({ quad, print: (x, y) => (x > 30 && x < 46 && y < 12 ? [70, 66, 60] : undefined) })
    expect(largestShift(refineQuad(held, moved(0.8)).quad, quad)).toBeLessThan(0.3)
  })
})

describe('round corners', () => {
  it.each([
    ['a card', 3.18, 0.85, 1],
    ['paper', 0, 0, 0.2],
  ])('%s', (_what, radiusMm, least, most) => {
    const { roundness, corners } = roundnessOf(drawnCard({ quad, radiusMm }), quad)!
    expect(corners).toBe(4)
    expect(roundness).toBeGreaterThanOrEqual(least)
    expect(roundness).toBeLessThanOrEqual(most)
  })

  it('are told from 2.5 px per mm on', () => {
    const far = uprightQuad(200.3, 100.6, 2.5)
    expect(roundnessOf(drawnCard({ quad: far }), far)!.roundness).toBeGreaterThan(0.8)
    expect(roundnessOf(drawnCard({ quad: far, radiusMm: 0 }), far)!.roundness).toBeLessThan(0.3)
  })

  it('are unknown where card and desk look alike', () => {
    expect(roundnessOf(drawnCard({ quad, card: [70, 66, 62] }), quad)).toBeUndefined()
  })
})

describe('sides', () => {
  it('of a card part two surfaces', () => {
    const { leastSameStep, leastStep } = sideContrastOf(drawnCard({ quad }), quad)
    expect(leastSameStep).toBeGreaterThan(0.99)
    expect(leastStep).toBeGreaterThan(200)
  })

  it('that are mere lines on one surface part nothing', () => {
    // thin dark lines where a card's sides would be
    const lined = drawnCard({
      quad,
      radiusMm: 0,
      card: [70, 66, 60],
      print: (x, y) => (Math.min(x, y, 85.6 - x, 53.98 - y) < 0.5 ? [20, 20, 20] : undefined),
    })
    expect(sideContrastOf(lined, quad).leastStep).toBeLessThan(1)
  })
})

describe('likeness', () => {
  const card: OutlineEvidence = {
    pose: { aspect: CARD_ASPECT, cornerDeg: 90, tiltDeg: 5 },
    leastSupport: 0.95,
    beyond: Array<number>(8).fill(0),
    fit: 0.95,
    roundness: { roundness: 0.95, corners: 4 },
    contrast: { sameStep: 1, leastSameStep: 0.98, leastStep: 90 },
    areaShare: 0.25,
  }
  const likeness = (changes: Partial<OutlineEvidence>) => likenessOf({ ...card, ...changes })

  it('is high for what has everything that a card has', () => {
    expect(likeness({})).toBeGreaterThan(2)
  })

  it.each<[string, Partial<OutlineEvidence>]>([
    ['sharp corners', { roundness: { roundness: 0.05, corners: 4 } }],
    ['another shape', { pose: { ...card.pose, aspect: 1.41 } }],
    ['corners that are not square', { pose: { ...card.pose, cornerDeg: 82 } }],
    [
      'edges that go on past the corners',
      { beyond: Array<number>(8).fill(1), roundness: { roundness: 0.6, corners: 4 } },
    ],
  ])('is too low for %s', (_what, changes) => {
    expect(likeness(changes)).toBeLessThan(0.5)
  })

  it('knows less where corners tell nothing', () => {
    const { roundness: _roundness, ...without } = card
    expect(likenessOf(without)).toBeLessThan(likeness({}))
    expect(likenessOf(without)).toBeGreaterThan(likeness({ roundness: { roundness: 0, corners: 4 } }))
  })
})
