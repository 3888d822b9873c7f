import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../src/renderer/i18n/en.ts'
import type { Instruction } from '../../src/renderer/quality/instruction.ts'
import { fixed, goodFace, people, person } from '../integration/vision/real-eyes.ts'
import { cardPicture } from './driver/card-pictures.ts'
import { backlitFace, closedEyes, colouredFace, darkGlasses, maskedFace, sidelitFace } from './driver/face-pictures.ts'
import {
  atCapture,
  atStep,
  CARD_CAMERA,
  FACE_CAMERA,
  openCounter,
  press,
  samplePicture,
  type Counter,
} from './driver/counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter({ settings: { language: 'en', languagesOffered: ['en'] } })
  // a picture that no check lets pass, so that the visit stays where the cases need it
  await counter.kiosk.cameras.show(FACE_CAMERA, await frame(wall(130)))
})
afterAll(() => counter.close())

/** A camera's 1280 x 720 frame whose upright 3:4 crop is exactly this picture. */
const frame = async (picture: Sharp): Promise<Buffer> =>
  // drawn first: sharp would resize before it composites
  sharp(await picture.png().toBuffer())
    .resize(540, 720)
    .extend({ left: 370, right: 370, background: '#777' })
    .jpeg({ quality: 95 })
    .toBuffer()

const wall = (gray: number): Sharp =>
  sharp({ create: { width: 540, height: 720, channels: 3, background: { r: gray, g: gray, b: gray } } })

const cutTo = async (part: { left: number; top: number; width: number; height: number }): Promise<Sharp> =>
  (await fixed(goodFace())).extract(part)

/** The face from x 217 to 535 and y 303 to 651 of 720 x 960, shifted so that a border cuts it. */
const shifted = async (left: number, top: number): Promise<Sharp> =>
  sharp({ create: { width: 720, height: 960, channels: 3, background: '#777' } }).composite([
    {
      input: await (
        await cutTo({
          left: Math.max(0, -left),
          top: Math.max(0, -top),
          width: 720 - Math.abs(left),
          height: 960 - Math.abs(top),
        })
      )
        .png()
        .toBuffer(),
      left: Math.max(0, left),
      top: Math.max(0, top),
    },
  ])

const far = async (): Promise<Sharp> =>
  sharp({ create: { width: 720, height: 960, channels: 3, background: '#777' } }).composite([
    { input: await person(people.good, 360).toBuffer(), left: 180, top: 240 },
  ])

const two = async (): Promise<Sharp> =>
  sharp({ create: { width: 900, height: 1200, channels: 3, background: '#777' } }).composite([
    { input: await person(people.good, 450).toBuffer(), left: 0, top: 300 },
    { input: await person(people.other, 450).toBuffer(), left: 450, top: 300 },
  ])

const faces: readonly [string, Instruction, () => Promise<Sharp> | Sharp][] = [
  ['FACE_NOT_FOUND on an empty wall', 'look-at-camera', () => wall(130)],
  ['TOO_MANY_FACES', 'one-person-only', two],
  ['FACE_TOO_SMALL', 'come-closer', far],
  ['FACE_TOO_CLOSE', 'move-back', () => cutTo({ left: 190, top: 235, width: 372, height: 496 })],
  ['FACE_CLOSE_TO_BORDER', 'move-left', () => shifted(-215, 0)],
  ['FACE_CROPPED on the right', 'move-right', () => shifted(290, 0)],
  ['FACE_CROPPED below', 'move-up', () => shifted(0, 420)],
  ['FACE_ANGLE_TOO_LARGE, turned', 'turn-left', () => person(people.turned, 720)],
  ['FACE_ANGLE_TOO_LARGE, chin down', 'chin-up', () => person(people.chinDown, 720)],
  ['FACE_ANGLE_TOO_LARGE, leaning', 'head-level', () => person(people.leaning, 720)],
  ['FACE_TOO_DARK', 'more-light', () => goodFace().linear(0.2, 0)],
  ['FACE_TOO_BRIGHT', 'less-light', () => goodFace().linear(2.2, 0)],
  ['FACE_IS_OCCLUDED by a mask', 'uncover-mouth', maskedFace],
  ['FACE_IS_OCCLUDED by dark glasses', 'uncover-eyes', darkGlasses],
  ['EYES_CLOSED', 'open-eyes', closedEyes],
  ['FACE_LIT_FROM_BEHIND', 'face-the-light', backlitFace],
  ['FACE_LIT_FROM_SIDE', 'even-light', sidelitFace],
  ['FACE_LIGHT_COLOURED', 'plain-light', colouredFace],
  ['FACE_BLURRED', 'hold-still', async () => (await fixed(goodFace())).blur(8)],
]

/** One visit for all cases: the first of them begins it. */
async function inVisit(): Promise<void> {
  if (await counter.page.locator('[data-step="idle"]').isVisible()) await press(counter.page, 'start')
}

async function instructionIs(instruction: Instruction): Promise<void> {
  const words = en.instruction[instruction]
  const text = counter.page.getByTestId('instruction')
  await expect.poll(() => text.innerText()).toMatch(new RegExp(`${words.live}|${words.urgent}`))
}

describe('a card that the service would refuse is stopped on the spot, with the instruction that helps', () => {
  const spoilt = async (spoil: (picture: Sharp) => Sharp): Promise<Buffer> =>
    spoil(sharp(await cardPicture()))
      .jpeg()
      .toBuffer()
  const onPortrait = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="56" height="56"><circle cx="28" cy="28" r="28" fill="#fff"/></svg>',
  )

  async function layDown(picture: Buffer): Promise<void> {
    await counter.kiosk.cameras.show(CARD_CAMERA, picture)
    await inVisit()
  }

  const cards: readonly [string, Instruction, () => Promise<Buffer>][] = [
    ['CARD_NOT_FOUND on an empty desk', 'show-card', () => cardPicture({ shiftPx: [3000, 0] })],
    ['CARD_PORTRAIT_NOT_FOUND', 'show-card', () => cardPicture({ hasPhoto: false })],
    ['CARD_CUT_OFF', 'card-whole', () => cardPicture({ hasPhoto: false, shiftPx: [420, 0] })],
    ['CARD_TOO_FAR', 'card-closer', () => cardPicture({ widthPx: 560 })],
    ['CARD_TILTED', 'card-flat', () => cardPicture({ tiltDeg: 40 })],
    ['CARD_BLURRED', 'card-hold-still', () => spoilt((picture) => picture.blur(5))],
    [
      'CARD_TOO_BRIGHT',
      'card-less-glare',
      () => spoilt((picture) => picture.composite([{ input: onPortrait, left: 302, top: 382 }])),
    ],
    ['CARD_TOO_DARK', 'card-more-light', () => spoilt((picture) => picture.linear(0.3, 0))],
  ]
  it.each(cards)('%s', async (_code, instruction, picture) => {
    await layDown(await picture())
    await instructionIs(instruction)
  })

  // a card whose edges are found is turned upright by the kiosk itself
  // an empty desk without colour is no infrared camera
  const pale = { paper: '#f3f3f1', desk: [243, 243, 241], shadow: 0 } as const

  it('CARD_UPSIDE_DOWN, where the edges of the card are not to be seen', async () => {
    await layDown(await cardPicture({ ...pale, turnDeg: 180 }))
    await instructionIs('card-turn-round')
  })

  it('CARD_EDGES_FAINT; and where nothing darker is at hand, the card is taken by the guide’s frame', async () => {
    await counter.kiosk.cameras.show(CARD_CAMERA, await cardPicture({ ...pale, shiftPx: [3000, 0] }))
    await instructionIs('show-card')
    await counter.kiosk.cameras.show(CARD_CAMERA, await cardPicture(pale))
    await instructionIs('card-on-dark')
    await atCapture(counter.page, 'face')
  })
})

describe('a face that the service would refuse is stopped on the spot, with the instruction that helps', () => {
  it.each(faces)('%s', async (_code, instruction, picture) => {
    await counter.kiosk.cameras.show(CARD_CAMERA, await samplePicture('card'))
    await inVisit()
    await atCapture(counter.page, 'face')
    await counter.kiosk.cameras.show(FACE_CAMERA, await frame(await picture()))
    await instructionIs(instruction)
  })

  it('and no call was made for any of them', () => {
    expect(counter.service.received()).toEqual([])
  })

  it('a good face ends it by itself', async () => {
    await counter.kiosk.cameras.show(FACE_CAMERA, await frame(goodFace()))
    await atStep(counter.page, 'review')
  })
})

it('CARD_MOVING: a card is not taken before it lies still', async () => {
  const { page, kiosk } = counter
  const places = await Promise.all([-45, 15, -15, 45, 0, -30, 30].map((right) => cardPicture({ shiftPx: [right, 0] })))
  await press(page, 'retake-card')
  let isStill = false
  const moving = (async () => {
    for (let turn = 0; !isStill; turn += 1) await kiosk.cameras.show(CARD_CAMERA, places[turn % places.length]!)
  })()
  try {
    await instructionIs('card-hold-still')
  } finally {
    isStill = true
    await moving
  }
  await atStep(page, 'review')
})

it('a picture taken by hand that the checks refuse becomes a retry card; the third calls a colleague', async () => {
  const { page, kiosk } = counter
  await kiosk.cameras.show(FACE_CAMERA, await frame((await fixed(goodFace())).blur(8)))
  await press(page, 'retake-face')
  for (let tries = 1; tries < 3; tries += 1) {
    await press(page, 'take-now')
    await atStep(page, 'retry')
    await expect.poll(() => page.getByTestId('customer-text').innerText()).toContain(en.error.FACE_BLURRED.reason)
    await press(page, 'retry')
  }
  await press(page, 'take-now')
  await atStep(page, 'problem')
  expect(counter.service.received()).toEqual([])
})
