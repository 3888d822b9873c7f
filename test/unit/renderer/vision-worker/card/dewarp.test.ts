import { describe, expect, it } from 'vitest'
import { acutanceOf } from '../../../../../src/renderer/vision-worker/card/card-sharpness.ts'
import { lightOnCard } from '../../../../../src/renderer/vision-worker/card/card-light.ts'
import { turnedRound } from '../../../../../src/renderer/vision-worker/card/card-portrait.ts'
import { dewarped, flatSize, quadOfBox } from '../../../../../src/renderer/vision-worker/card/dewarp.ts'
import type { Pixels } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'
import { drawnCard, seenQuad, uprightQuad, type Colour } from '../../../../fakes/drawn-card.ts'

const colourAt = ({ data, widthPx, heightPx }: Pixels, u: number, v: number) => [
  ...data.subarray(4 * (Math.floor(v * heightPx) * widthPx + Math.floor(u * widthPx))).subarray(0, 3),
]

/** A quarter of the card red, one green, one blue, one white. */
const quarters = (x: number, y: number): Colour =>
  x < 42.8 ? (y < 26.99 ? [200, 0, 0] : [0, 0, 200]) : y < 26.99 ? [0, 200, 0] : [240, 240, 240]

describe('laying a card out flat', () => {
  it.each([{}, { turnDeg: 25, tiltDeg: 30 }, { turnDeg: 180 }, { turnDeg: -100, tiltDeg: 20 }])(
    'puts what is printed where it belongs, however the card lies: %o',
    (pose) => {
      const quad = seenQuad(pose)
      const flat = dewarped(drawnCard({ quad, print: quarters }), quad, { widthPx: 400, heightPx: 252 })
      expect([flat.widthPx, flat.heightPx]).toEqual([400, 252])
      expect(colourAt(flat, 0.25, 0.25)).toEqual([200, 0, 0])
      expect(colourAt(flat, 0.48, 0.47)).toEqual([200, 0, 0])
      expect(colourAt(flat, 0.75, 0.25)).toEqual([0, 200, 0])
      expect(colourAt(flat, 0.52, 0.53)).toEqual([240, 240, 240])
      expect(colourAt(flat, 0.25, 0.75)).toEqual([0, 0, 200])
    },
  )

  it('copies an upright part of a frame pixel for pixel', () => {
    const frame = drawnCard({ quad: seenQuad({ turnDeg: 10 }), print: quarters })
    const box = { x: 200, y: 100, width: 240, height: 151 }
    const flat = dewarped(frame, quadOfBox(box), { widthPx: box.width, heightPx: box.height })
    for (const [x, y] of [
      [0, 0],
      [239, 150],
      [77, 42],
      [120, 80],
    ] as const) {
      const at = 4 * (y * box.width + x)
      const from = 4 * ((y + box.y) * frame.widthPx + x + box.x)
      expect([...flat.data.subarray(at, at + 4)]).toEqual([...frame.data.subarray(from, from + 4)])
    }
  })

  it('averages where the frame is finer, so that fine print does not flicker', () => {
    const quad = uprightQuad(20, 10, 6)
    // stripes of one pixel, black and white
    const striped = drawnCard({ quad, print: (x) => (Math.floor(x * 6) % 2 === 0 ? [0, 0, 0] : [240, 240, 240]) })
    const flat = dewarped(striped, quad, { widthPx: 128, heightPx: 81 })
    for (const u of [0.3, 0.41, 0.57, 0.7]) expect(Math.abs(colourAt(flat, u, 0.5)[0]! - 120)).toBeLessThan(45)
  })

  it('never enlarges, and stops at 1600 px', () => {
    expect(flatSize(uprightQuad(0, 0, 5))).toEqual({ widthPx: 428, heightPx: 270 })
    expect(flatSize(uprightQuad(0, 0, 30))).toEqual({ widthPx: 1600, heightPx: 1009 })
  })
})

it('turned round, a picture’s first pixel is its last', () => {
  const frame = drawnCard({ widthPx: 64, heightPx: 36, quad: uprightQuad(5, 5, 0.5), print: quarters })
  const turned = turnedRound(frame)
  expect([...turned.data.subarray(0, 4)]).toEqual([...frame.data.slice(-4)])
  expect(turnedRound(turned).data).toEqual(frame.data)
})

describe('what is measured on a flat card', () => {
  /** A flat card, by place in mm. */
  const flat = (print: (x: number, y: number) => Colour): Pixels => {
    const [widthPx, heightPx] = [500, 315]
    const data = new Uint8ClampedArray(widthPx * heightPx * 4)
    for (let i = 0; i < widthPx * heightPx; i++)
      data.set([...print(((i % widthPx) * 85.6) / widthPx, (Math.floor(i / widthPx) * 53.98) / heightPx), 255], 4 * i)
    return { data, widthPx, heightPx }
  }
  /** Upright strokes, 0.6 mm wide, sharp or so many mm soft. */
  const strokes =
    (soft: number) =>
    (x: number): Colour => {
      const off = Math.abs((x % 5) - 2.5) - 0.3
      const ink = soft === 0 ? (off < 0 ? 1 : 0) : Math.min(1, Math.max(0, 0.5 - off / soft))
      return [220 - 190 * ink, 220 - 190 * ink, 220 - 190 * ink]
    }

  it('acutance tells sharp print from soft, and does not mind how light the card is', () => {
    const sharp = acutanceOf(flat(strokes(0)))
    expect(sharp).toBeGreaterThan(0.36)
    expect(acutanceOf(flat(strokes(2)))).toBeLessThan(0.3)
    const dark = flat(strokes(0))
    dark.data.forEach((value, i) => (dark.data[i] = value * 0.5))
    expect(acutanceOf(dark)).toBeCloseTo(sharp, 1)
  })

  it('an empty card is not sharp', () => {
    expect(acutanceOf(flat(() => [214, 226, 236]))).toBeLessThan(0.1)
  })

  it('light is that of the card without its rim', () => {
    const half = lightOnCard(flat((x) => (x < 20 ? [255, 255, 255] : [100, 100, 100])))
    expect(half.medianLuma).toBe(100)
    expect(half.highLuma).toBe(255)
    // (20 - 4.28) of 77.04 mm
    expect(half.brightShare).toBeCloseTo(0.204, 2)
    expect(lightOnCard(flat(() => [60, 60, 60])).highLuma).toBe(60)
  })
})
