import { describe, expect, it } from 'vitest'
import type { CardCorners } from '../../../../src/shared/domain/id1-card.ts'
import { followCard, outlineHalves } from '../../../../src/renderer/ui/card-outline.ts'

/** A card that fills the middle of the frame. */
const lying = (dx = 0, dy = 0): CardCorners => [
  { x: 0.2 + dx, y: 0.2 + dy },
  { x: 0.8 + dx, y: 0.2 + dy },
  { x: 0.8 + dx, y: 0.8 + dy },
  { x: 0.2 + dx, y: 0.8 + dy },
]
const turnedRound = ([a, b, c, d]: CardCorners): CardCorners => [c, d, a, b]

describe('the outline follows a card', () => {
  it('from where it is found, at once', () => {
    expect(followCard(undefined, lying())).toEqual(lying())
  })

  it('that shakes more calmly than it shakes', () => {
    let [drawn, least, most]: [CardCorners, number, number] = [lying(), 1, 0]
    for (let report = 0; report < 40; report += 1) {
      drawn = followCard(drawn, lying(report % 2 === 0 ? 0.01 : -0.01))
      if (report < 20) continue
      least = Math.min(least, drawn[0].x)
      most = Math.max(most, drawn[0].x)
    }
    expect(most - least).toBeLessThan(0.02 * 0.3)
  })

  it('that moves on until it is there', () => {
    let drawn = lying()
    for (let report = 0; report < 15; report += 1) drawn = followCard(drawn, lying(0.05, 0.02))
    expect(drawn[2].x).toBeCloseTo(0.85, 3)
    expect(drawn[2].y).toBeCloseTo(0.82, 3)
  })

  it('that is another one, or the other way up, with a jump instead of through the middle', () => {
    expect(followCard(lying(), lying(0.2))).toEqual(lying(0.2))
    expect(followCard(lying(), turnedRound(lying()))).toEqual(turnedRound(lying()))
  })
})

describe('the halves of the outline', () => {
  const sheet = { widthPx: 1000, heightPx: 500 }
  const numbers = (path: string) => [...path.matchAll(/-?[\d.]+/g)].map(Number)

  it('both go from the middle of the lower edge to the middle of the upper one', () => {
    for (const half of outlineHalves(lying(), sheet)) {
      expect(numbers(half).slice(0, 2)).toEqual([500, 400])
      expect(numbers(half).slice(-2)).toEqual([500, 100])
    }
  })

  it('go round by the right and by the left side of the card as it is read', () => {
    const [right, left] = outlineHalves(lying(), sheet)
    expect(Math.max(...numbers(right).filter((_, at) => at % 2 === 0))).toBe(800)
    expect(Math.min(...numbers(left).filter((_, at) => at % 2 === 0))).toBe(200)
    const [turned] = outlineHalves(turnedRound(lying()), sheet)
    expect(numbers(turned).slice(0, 2)).toEqual([500, 100])
  })
})
