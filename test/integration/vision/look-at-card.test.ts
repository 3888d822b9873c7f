import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Pixels } from '../../../src/renderer/vision-worker/picture/pixels.ts'
import type { VisionEngine } from '../../../src/renderer/vision-worker/vision-engine.ts'
import { engineWith, fixed, judged, openRealModels, people, person } from './real-eyes.ts'

let engine: VisionEngine<Pixels>

beforeAll(async () => {
  engine = engineWith(await openRealModels())
})

const codesOf = (picture: Sharp) => judged(engine, 'card', picture)

/** A drawn card on a desk, as the guide of a 1280 x 720 camera cuts it out: 1028 x 648. */
async function card(options: { cardWidth?: number; photoWidth?: number; photoSide?: 'left' | 'right' } = {}) {
  const { cardWidth = 980, photoWidth = 280, photoSide = 'left' } = options
  const cardHeight = Math.round(cardWidth / 1.586)
  const lines = [0, 1, 2, 3, 4].map((line) => {
    const x = cardWidth * (photoSide === 'left' ? 0.42 : 0.05)
    return `<text x="${x}" y="${cardHeight * (0.34 + 0.13 * line)}" font-size="${cardHeight * 0.065}">SPECIMEN ${line} 90001-12</text>`
  })
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${cardHeight}" font-family="sans-serif">` +
    `<rect width="100%" height="100%" rx="${cardWidth * 0.037}" fill="#cfe3ee"/>${lines.join('')}</svg>`
  const margin = Math.round(cardWidth * 0.05)
  const photo = {
    input: await person(people.good, photoWidth).toBuffer(),
    left: photoSide === 'left' ? margin : cardWidth - margin - photoWidth,
    top: Math.round(cardHeight * 0.2),
  }
  const printed = await sharp(Buffer.from(svg)).composite([photo]).png().toBuffer()
  const desk = sharp({ create: { width: 1028, height: 648, channels: 3, background: '#6b6258' } })
  const place = { left: Math.round((1028 - cardWidth) / 2), top: Math.round((648 - cardHeight) / 2) }
  return fixed(desk.composite([{ input: printed, ...place }]))
}

describe('looking at a card', () => {
  it.each(['left', 'right'] as const)('lets a sharp card pass whose portrait is on the %s', async (photoSide) => {
    expect(await codesOf(await card({ photoSide }))).toEqual([])
  })

  it('finds a portrait that is only just big enough, and asks for the card closer below that', async () => {
    expect(await codesOf(await card({ photoWidth: 215 }))).toEqual([])
    expect(await codesOf(await card({ cardWidth: 560, photoWidth: 150 }))).toEqual(['CARD_TOO_FAR:closer'])
  })

  it('asks for the card where there is only a desk', async () => {
    const desk = sharp({ create: { width: 1028, height: 648, channels: 3, background: '#aaa' } })
    expect(await codesOf(desk)).toEqual(['CARD_PORTRAIT_NOT_FOUND'])
  })

  it('sees blur, darkness, and glare on the portrait', async () => {
    expect(await codesOf((await card()).blur(5))).toEqual(['CARD_BLURRED'])
    expect(await codesOf((await card()).linear(0.25, 0))).toEqual(['CARD_TOO_DARK'])
    const glare = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><circle cx="30" cy="30" r="24" fill="#fff"/></svg>',
    )
    expect(await codesOf((await card()).composite([{ input: glare, left: 180, top: 280 }]))).toEqual([
      'CARD_TOO_BRIGHT',
    ])
  })

  it('does not mind glare beside the portrait', async () => {
    const glare = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="45" cy="45" r="40" fill="#fff"/></svg>',
    )
    expect(await codesOf((await card()).composite([{ input: glare, left: 800, top: 80 }]))).toEqual([])
  })
})
