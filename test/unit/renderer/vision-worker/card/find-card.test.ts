import { describe, expect, it } from 'vitest'
import { largestShift, type Quad } from '../../../../../src/renderer/vision-worker/card/card-geometry.ts'
import { findCard, SURE_LIKENESS } from '../../../../../src/renderer/vision-worker/card/find-card.ts'
import { drawnCard, seenQuad, uprightQuad, type Colour } from '../../../../fakes/drawn-card.ts'

const size = { widthPx: 640, heightPx: 360 }
const seen = (pose: { turnDeg?: number; tiltDeg?: number; pxPerMm?: number }) =>
  seenQuad({ pxPerMm: 4.5, ...size, ...pose })
const print = (x: number, y: number): Colour | undefined =>
  x > 6 && x < 30 && y > 14 && y < 44
    ? [120, 95, 80]
    : x > 36 && y > 12 && y % 7 < 2.4 && x % 2 < 1.2
      ? [40, 40, 60]
      : undefined

const sureIn = (frame: ReturnType<typeof drawnCard>) => {
  const [best] = findCard(frame).candidates
  return best && best.likeness >= SURE_LIKENESS ? best : undefined
}

describe('finding a card', () => {
  it.each([{}, { turnDeg: 30, pxPerMm: 3.5 }, { turnDeg: 90, pxPerMm: 3.5 }, { tiltDeg: 38 }])(
    'surely and to half a pixel when it lies like %o',
    (pose) => {
      const card = sureIn(drawnCard({ ...size, quad: seen(pose), print }))
      expect(card).toBeDefined()
      const errors = [0, 1, 2, 3].map((first) =>
        largestShift([0, 1, 2, 3].map((i) => card!.quad[(i + first) % 4]!) as unknown as Quad, seen(pose)),
      )
      expect(Math.min(...errors)).toBeLessThan(0.5)
    },
  )

  it('tells its scale and its tilt', () => {
    const card = sureIn(drawnCard({ ...size, quad: seen({ tiltDeg: 30 }), print }))!
    expect(card.pose.tiltDeg).toBeCloseTo(30, 0)
    expect(sureIn(drawnCard({ ...size, quad: seen({}), print }))!.pxPerMm).toBeCloseTo(4.5, 1)
  })

  it('takes no paper of the same shape for one', () => {
    expect(sureIn(drawnCard({ ...size, quad: seen({}), print, radiusMm: 0 }))).toBeUndefined()
  })

  it('finds nothing on an empty desk', () => {
    expect(findCard(drawnCard({ ...size, quad: seen({}), card: [70, 66, 60] })).candidates).toEqual([])
  })

  it('sees that a card is cut off, and does not take its visible part for one', () => {
    const cut = drawnCard({ ...size, quad: uprightQuad(380, 60, 4.5), print })
    expect(sureIn(cut)).toBeUndefined()
    expect(findCard(cut).isCutOff).toBe(true)
  })

  it('a whole card is not cut off', () => {
    expect(findCard(drawnCard({ ...size, quad: seen({}), print })).isCutOff).toBe(false)
  })
})
