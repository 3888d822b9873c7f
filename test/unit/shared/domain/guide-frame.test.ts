import { describe, expect, it } from 'vitest'
import { guideFrame } from '../../../../src/shared/domain/guide-frame.ts'

describe('guideFrame', () => {
  it('cuts an upright 3:4 portrait out of the middle of a landscape frame, as high as it is', () => {
    expect(guideFrame('face', { widthPx: 1280, heightPx: 720 })).toEqual({ x: 370, y: 0, width: 540, height: 720 })
    expect(guideFrame('face', { widthPx: 1920, heightPx: 1080 })).toEqual({ x: 554, y: 0, width: 810, height: 1080 })
  })

  it('cuts a portrait out of a portrait frame too', () => {
    expect(guideFrame('face', { widthPx: 720, heightPx: 1280 })).toEqual({ x: 0, y: 160, width: 720, height: 960 })
  })

  it('lays the card in nine tenths of the frame, in the shape of an ID-1 card', () => {
    const guide = guideFrame('card', { widthPx: 1280, heightPx: 720 })
    expect(guide).toEqual({ x: 126, y: 36, width: 1028, height: 648 })
    expect(guide.width / guide.height).toBeCloseTo(85.6 / 53.98, 2)
    expect(guideFrame('card', { widthPx: 600, heightPx: 800 }).width).toBe(540)
  })

  it.each([
    [641, 481],
    [1, 1],
    [1279, 3],
  ])('stays inside any frame: %i x %i', (widthPx, heightPx) => {
    for (const subject of ['face', 'card'] as const) {
      const { x, y, width, height } = guideFrame(subject, { widthPx, heightPx })
      expect([x, y, width, height].every(Number.isInteger)).toBe(true)
      expect([x % 2, y % 2]).toEqual([0, 0])
      expect(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= widthPx && y + height <= heightPx).toBe(true)
    }
  })
})
