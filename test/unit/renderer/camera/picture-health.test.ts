import { describe, expect, it } from 'vitest'
import {
  BLACK_BELOW_LUMA,
  healthOnTrial,
  healthWhenWanted,
  INFRARED_FROM_SPREAD,
  INFRARED_UP_TO_COLOUR,
  nextPictureHealth,
  TROUBLE_AFTER_MS,
  unknownHealth,
  VERY_DARK_BELOW_LUMA,
  WELL_AFTER_MS,
  type PictureHealth,
  type PictureTrouble,
} from '../../../../src/renderer/camera/picture-health.ts'
import type { PictureSummary } from '../../../../src/renderer/vision/vision-protocol.ts'

type Like = Partial<PictureSummary>

const LOOK_EVERY_MS = 100
/** As every camera is after its first two pictures. */
const moving: PictureHealth = { hasMoved: true }
const good = { highLuma: 200, lowLuma: 20, colour: 60 }
let pictures = 0

/** Every picture is another one, unless `like` has a print of its own. */
function watch(from: PictureHealth, like: Like, forMs: number, sinceMs = 0): PictureHealth {
  let health = from
  for (let atMs = sinceMs; atMs <= sinceMs + forMs; atMs += LOOK_EVERY_MS)
    health = nextPictureHealth(health, { ...good, print: ++pictures, ...like }, atMs)
  return health
}

const nothingToSee: PictureSummary = { highLuma: 255, lowLuma: 255, colour: 60 }
const withoutPrint = (like: Like): PictureSummary => ({ ...nothingToSee, ...like })

describe('what a series of pictures says of their camera', () => {
  it.each<[string, Like, PictureTrouble | undefined]>([
    ['well', {}, undefined],
    ['nothing at all', { highLuma: 0, colour: 0 }, 'black'],
    ['sensor noise around nothing', { highLuma: BLACK_BELOW_LUMA - 1, colour: 30 }, 'black'],
    ['hardly anything', { highLuma: BLACK_BELOW_LUMA }, 'very-dark'],
    ['a dark room', { highLuma: VERY_DARK_BELOW_LUMA - 1, colour: 0 }, 'very-dark'],
    ['a dim room', { highLuma: VERY_DARK_BELOW_LUMA }, undefined],
    ['no colour at all', { colour: 0 }, 'infrared'],
    ['grey but for rounding', { colour: INFRARED_UP_TO_COLOUR }, 'infrared'],
    ['the least colour that YUV can hold', { colour: INFRARED_UP_TO_COLOUR + 1 }, undefined],
    ['the pale grey desk of a colour camera', { highLuma: 243, lowLuma: 179, colour: 2 }, undefined],
    ['a desk without any colour, and nothing on it', { highLuma: 243, lowLuma: 179, colour: 0 }, undefined],
    ['something colourless on it', { colour: 0, lowLuma: 200 - INFRARED_FROM_SPREAD }, 'infrared'],
    ['the same again and again', { print: 7 }, 'frozen'],
    ['a black that stands still', { highLuma: 0, print: 7 }, 'black'],
  ])('%s', (_name, like, trouble) => {
    expect(watch(moving, like, 1900).trouble).toBe(trouble)
  })

  it('is sure within 2 s, also where looks take 300 ms, and not before 1.5 s', () => {
    expect(watch(unknownHealth, { highLuma: 0 }, TROUBLE_AFTER_MS - LOOK_EVERY_MS).trouble).toBeUndefined()
    let health = unknownHealth
    let toldAtMs = 0
    for (let atMs = 0; !health.trouble; atMs += 300) {
      health = nextPictureHealth(health, { ...good, highLuma: 0 }, atMs)
      toldAtMs = atMs
    }
    expect(toldAtMs).toBeLessThanOrEqual(2000)
  })

  it('a hand that passes, and exposure that settles, are nothing', () => {
    const shaded = watch(unknownHealth, { highLuma: 5 }, 1400)
    const lit = watch(shaded, {}, 100, 1500)
    expect(watch(lit, { highLuma: 5 }, 1400, 1700).trouble).toBeUndefined()
  })

  it('a picture that wavers between black and very dark is dark all the while', () => {
    let health = unknownHealth
    for (let look = 0; look <= 16; look++)
      health = nextPictureHealth(health, { ...good, highLuma: look % 2 ? 18 : 22, print: look }, look * 100)
    expect(health.trouble).toBe('very-dark')
  })

  it('is over only after a moment of clearly better pictures', () => {
    const dark = watch(unknownHealth, { highLuma: 30 }, 2000)
    expect(watch(dark, { highLuma: VERY_DARK_BELOW_LUMA + 2 }, 3000, 2100).trouble).toBe('very-dark')
    expect(watch(dark, {}, WELL_AFTER_MS - LOOK_EVERY_MS, 2100).trouble).toBe('very-dark')
    expect(watch(dark, {}, WELL_AFTER_MS, 2100).trouble).toBeUndefined()
  })

  it('a frozen camera that moves is well', () => {
    const frozen = watch(moving, { print: 7 }, 2000)
    expect(watch(frozen, {}, WELL_AFTER_MS + LOOK_EVERY_MS, 2100).trouble).toBeUndefined()
  })

  it('an infrared camera stays one when nothing is in its view any more, until there are colours', () => {
    const infrared = watch(unknownHealth, { colour: 0 }, 2000)
    expect(watch(infrared, { colour: 0, lowLuma: 190 }, 3000, 2100).trouble).toBe('infrared')
    expect(watch(infrared, { colour: 30, lowLuma: 190 }, WELL_AFTER_MS, 2100).trouble).toBeUndefined()
  })

  it('pictures that are clipped all over are equal by nature, not frozen', () => {
    let health = unknownHealth
    for (let look = 0; look < 30; look++) health = nextPictureHealth(health, withoutPrint({}), look * 100)
    expect(health.trouble).toBeUndefined()
  })

  it('one that never moved plays a still, and is not called frozen', () => {
    const still = watch(unknownHealth, { print: 7 }, 10_000)
    expect(still.trouble).toBeUndefined()
    const live = watch(still, {}, 200, 10_100)
    expect(watch(live, { print: 8 }, 1900, 10_400).trouble).toBe('frozen')
  })

  it('what moved once can freeze, also when it is wanted again', () => {
    const wanted = healthWhenWanted(watch(unknownHealth, { highLuma: 0 }, 2000))
    expect(wanted).toEqual(moving)
    expect(healthWhenWanted(unknownHealth)).toEqual(unknownHealth)
  })

  it('a camera that was opened anew must show that it is well', () => {
    const frozen = watch(moving, { print: 7 }, 2000)
    const anew = healthOnTrial(frozen)
    expect(watch(anew, { print: 7 }, 3000, 2100).trouble).toBe('frozen')
    expect(watch(anew, {}, WELL_AFTER_MS, 2100).trouble).toBeUndefined()
    expect(healthOnTrial(watch(unknownHealth, {}, 500))).toEqual(moving)
  })
})
