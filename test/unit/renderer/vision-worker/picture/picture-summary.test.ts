import { describe, expect, it } from 'vitest'
import { INFRARED_UP_TO_COLOUR } from '../../../../../src/renderer/camera/picture-health.ts'
import { summaryOf } from '../../../../../src/renderer/vision-worker/picture/picture-summary.ts'
import type { Pixels } from '../../../../../src/renderer/vision-worker/picture/pixels.ts'

type Rgb = readonly [number, number, number]

function picture(colourAt: (x: number, y: number) => Rgb, widthPx = 162, heightPx = 216): Pixels {
  const data = new Uint8ClampedArray(widthPx * heightPx * 4)
  for (let y = 0, at = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++, at += 4) data.set([...colourAt(x, y), 255], at)
  return { data, widthPx, heightPx }
}

/** Pseudo-random and repeatable, with a mean of 0 and a standard deviation of 1. */
function noise(seed: number): () => number {
  let state = seed
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}

/** A colour camera before a wall: the noise of each colour is its own. */
function wall(level: number, sigma: number, seed = 1): Pixels {
  const next = noise(seed)
  return picture(() => [level + sigma * next(), level + sigma * next(), level + sigma * next()])
}

describe('the summary of a picture', () => {
  it('tells how light the lightest is, but for a few pixels', () => {
    expect(summaryOf(picture(() => [0, 0, 0]))).toMatchObject({ highLuma: 0, colour: 0 })
    expect(summaryOf(picture(() => [255, 255, 255])).highLuma).toBe(255)
    // a lamp mirrored in a lens cover
    expect(summaryOf(picture((x, y) => (x < 12 && y < 12 ? [255, 255, 255] : [4, 4, 4]))).highLuma).toBe(4)
    expect(summaryOf(picture((x) => (x < 16 ? [120, 120, 120] : [4, 4, 4]))).highLuma).toBe(120)
  })

  it('a lens cover’s noise is darker than any dim room', () => {
    for (const sigma of [2, 4, 8]) expect(summaryOf(wall(0, sigma)).highLuma).toBeLessThan(20)
    expect(summaryOf(wall(45, 4)).highLuma).toBeGreaterThan(40)
  })

  it('an infrared picture has no colour, a grey wall in a colour camera has its noise', () => {
    const next = noise(1)
    const infrared = picture(() => {
      const level = 120 + 8 * next()
      return [level, level, level]
    })
    expect(summaryOf(infrared).colour).toBeLessThanOrEqual(INFRARED_UP_TO_COLOUR)
    expect(summaryOf(wall(130, 1)).colour).toBeGreaterThan(INFRARED_UP_TO_COLOUR)
    expect(summaryOf(picture(() => [243, 243, 241])).colour).toBeGreaterThan(INFRARED_UP_TO_COLOUR)
  })

  it('tells how dark the darkest is, but for a few pixels', () => {
    expect(summaryOf(picture((x) => (x < 40 ? [12, 12, 12] : [180, 180, 180]))).lowLuma).toBe(12)
    expect(summaryOf(picture((x, y) => (x < 3 && y < 3 ? [0, 0, 0] : [180, 180, 180]))).lowLuma).toBe(180)
  })

  it('a person before a colourless wall is not colourless, however small the part of the skin', () => {
    const skin: Rgb = [196, 148, 124]
    const person = picture((x, y) => (Math.hypot(x - 81, y - 108) < 18 ? skin : [180, 180, 180]))
    expect(summaryOf(person).colour).toBe(72)
  })

  it('equal pictures have one print, and the least noise another', () => {
    expect(summaryOf(wall(100, 3)).print).toBe(summaryOf(wall(100, 3)).print)
    expect(summaryOf(wall(100, 0.4, 1)).print).not.toBe(summaryOf(wall(100, 0.4, 2)).print)
  })

  it('a picture that is clipped all over has no print', () => {
    expect(summaryOf(picture(() => [0, 0, 0]))).not.toHaveProperty('print')
    expect(summaryOf(picture(() => [255, 255, 255]))).not.toHaveProperty('print')
    expect(summaryOf(picture((x) => (x % 9 === 1 ? [90, 90, 90] : [255, 255, 255])))).toHaveProperty('print')
  })

  it.each([
    [1920, 1080],
    [641, 481],
    [16, 16],
  ])('measures %d x %d', (widthPx, heightPx) => {
    expect(summaryOf(picture(() => [90, 60, 30], widthPx, heightPx))).toMatchObject({ highLuma: 65, colour: 60 })
  })
})
