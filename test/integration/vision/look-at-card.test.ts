import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cardThresholds } from '../../../src/renderer/quality/card-thresholds.ts'
import type { FrameReport } from '../../../src/renderer/vision/vision-protocol.ts'
import type { Pixels } from '../../../src/renderer/vision-worker/picture/pixels.ts'
import type { VisionEngine } from '../../../src/renderer/vision-worker/vision-engine.ts'
import { cardOnDesk, cornersOf, frameSize, type CardOnDesk } from './card-on-desk.ts'
import { engineWith, openRealModels } from './real-eyes.ts'

let engine: VisionEngine<Pixels>

beforeAll(async () => {
  engine = engineWith(await openRealModels())
})
beforeEach(() => engine.forget())

const look = async (options: CardOnDesk, atMs = 0) => engine.look('card', await cardOnDesk(options), atMs)
const codes = ({ failed }: FrameReport) =>
  failed.map(({ code, direction }) => (direction ? `${code}:${direction}` : code))

/** The farthest corner's error, px, in the order in which the card is read. */
function cornerError({ card }: FrameReport, options: CardOnDesk): number {
  if (!card) return Infinity
  const { widthPx, heightPx } = frameSize
  return Math.max(
    ...cornersOf(options).map(({ x, y }, i) => {
      const found = card.corners[i]!
      return Math.hypot(found.x * widthPx - 0.5 - x, found.y * heightPx - 0.5 - y)
    }),
  )
}

const white: CardOnDesk = { paper: '#f4f4f4', desk: [243, 243, 243], shadow: 0 }

describe('a card in the frame', () => {
  it.each<CardOnDesk>([{}, { turnDeg: 14, pxPerMm: 8.6 }, { turnDeg: 180 }, { turnDeg: 190, pxPerMm: 8.6, aside: 90 }])(
    'that lies like %o is found to a pixel, in the order in which it is read, and passes',
    async (options) => {
      const report = await look(options)
      expect(codes(report)).toEqual([])
      expect(cornerError(report, options)).toBeLessThan(1)
      expect(report.card?.pxPerMm).toBeCloseTo(options.pxPerMm ?? 10, 1)
    },
  )

  it.each([90, 270])('that is turned by %d degrees is found, too far for a frame that is wide', async (turnDeg) => {
    const report = await look({ turnDeg, pxPerMm: 7.5 })
    expect(codes(report)).toEqual(['CARD_TOO_FAR:closer'])
    expect(cornerError(report, { turnDeg, pxPerMm: 7.5 })).toBeLessThan(1)
  })

  it('is kept as a flat upright picture, at the resolution that the frame has of it', async () => {
    const report = await look({ turnDeg: 180, tiltDeg: 12, pxPerMm: 11 })
    expect(report.crop.widthPx / report.crop.heightPx).toBeCloseTo(85.6 / 53.98, 2)
    expect(Math.abs(report.crop.widthPx - 11 * 85.6)).toBeLessThan(20)
    // upright: the portrait is on the left of this card
    expect(report.face!.box.x + report.face!.box.width / 2).toBeLessThan(report.crop.widthPx * 0.35)
    expect(Math.abs(report.face!.rollDeg)).toBeLessThan(8)
    const taken = await engine.take('card', 'latest', 'manual')
    expect(taken.ok && taken.value.image).toMatchObject(report.crop)
  })

  it.each<[string, string, CardOnDesk]>([
    ['too far', 'CARD_TOO_FAR:closer', { pxPerMm: 7 }],
    ['tilted', 'CARD_TILTED', { tiltDeg: 42, pxPerMm: 11 }],
    ['blurred', 'CARD_BLURRED', { blur: 4 }],
    ['dark', 'CARD_TOO_DARK', { light: 0.25 }],
    ['mirroring a lamp on its portrait', 'CARD_TOO_BRIGHT', { glare: [0.18, 0.5] }],
    ['without a portrait', 'CARD_PORTRAIT_NOT_FOUND', { photoWidth: 0 }],
  ])('that is %s is told so first', async (_what, code, options) => {
    expect(codes(await look(options))[0]).toBe(code)
  })

  it('does not mind glare beside the portrait', async () => {
    expect(codes(await look({ glare: [0.8, 0.2] }))).toEqual([])
  })

  it('that moves is told so until it lies still', async () => {
    const lying = { pxPerMm: 9 }
    expect(codes(await look(lying))).toEqual([])
    expect(codes(await look({ ...lying, aside: 8 }))).toEqual(['CARD_MOVING'])
    expect(codes(await look({ ...lying, aside: 8 }))).toEqual([])
    expect(codes(await look({ ...lying, aside: 150 }))).toEqual(['CARD_MOVING'])
  })

  it('is followed from frame to frame as exactly as it is found', async () => {
    for (const turnDeg of [3, 3.1, 3.2, 3.3, 3.4, 3.5]) {
      const report = await look({ turnDeg })
      expect(codes(report)).toEqual([])
      expect(cornerError(report, { turnDeg })).toBeLessThan(1)
    }
  })
})

describe('no card in the frame', () => {
  it('is told so on an empty desk, pale or dark', async () => {
    const desk = { data: new Uint8ClampedArray(1280 * 720 * 4).fill(200), ...frameSize }
    expect(codes(await engine.look('card', desk, 0))).toEqual(['CARD_NOT_FOUND'])
    const mat = { data: new Uint8ClampedArray(1280 * 720 * 4).fill(60), ...frameSize }
    expect(codes(await engine.look('card', mat, 0))).toEqual(['CARD_NOT_FOUND'])
  })

  it('one that the frame cuts is told so', async () => {
    expect(codes(await look({ aside: 450 }))[0]).toBe('CARD_CUT_OFF')
  })
})

describe('a card whose edges cannot be seen, white on white', () => {
  it('is told to lie on something darker; after a while the guide’s frame counts', async () => {
    expect(codes(await look(white, 0))).toEqual(['CARD_EDGES_FAINT'])
    expect(codes(await look(white, cardThresholds.edgelessWaitMs - 1))).toEqual(['CARD_EDGES_FAINT'])
    const report = await look(white, cardThresholds.edgelessWaitMs)
    expect(codes(report)).toEqual([])
    // the guide's part of a 1280 x 720 frame
    expect(report.crop).toEqual({ widthPx: 1028, heightPx: 648 })
    expect(report.card).toBeUndefined()
  })

  it('starts to wait anew after the visit', async () => {
    await look(white, 0)
    engine.forget()
    expect(codes(await look(white, cardThresholds.edgelessWaitMs))).toEqual(['CARD_EDGES_FAINT'])
  })

  it('is told when it lies upside down', async () => {
    await look({ ...white, turnDeg: 180 }, 0)
    const report = await look({ ...white, turnDeg: 180 }, cardThresholds.edgelessWaitMs)
    expect(codes(report)).toEqual(['CARD_UPSIDE_DOWN'])
  })
})
