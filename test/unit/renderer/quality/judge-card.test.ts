import { describe, expect, it } from 'vitest'
import { judgeCard, type CardObservation } from '../../../../src/renderer/quality/judge-card.ts'
import type { FaceMeasurement } from '../../../../src/renderer/vision/vision-protocol.ts'
import { measuredFace } from '../../../fakes/measured-face.ts'

const box = { x: 80, y: 150, width: 150, height: 190 }

function judged(portrait: Partial<FaceMeasurement>, others: Partial<CardObservation> = {}) {
  return judgeCard({
    crop: { widthPx: 1028, heightPx: 648 },
    highLuma: 200,
    portrait: measuredFace({ box, eyeDistancePx: 60, sharpness: 20, ...portrait }),
    ...others,
  })
}

describe('judgeCard', () => {
  it('lets a card pass whose portrait is sharp and big enough, however small for a face', () => {
    expect(judged({})).toEqual([])
  })

  it('asks for the card where there is no portrait, or nothing but a likeness of one', () => {
    const empty = { crop: { widthPx: 1028, heightPx: 648 }, highLuma: 200 }
    expect(judgeCard(empty)).toEqual([{ code: 'CARD_PORTRAIT_NOT_FOUND' }])
    expect(judged({ presence: 0.49 })).toEqual([{ code: 'CARD_PORTRAIT_NOT_FOUND' }])
    expect(judged({ presence: 0.5 })).toEqual([])
  })

  it('finds a card too far whose portrait is less than 90 px across', () => {
    expect(judged({ box: { ...box, width: 89.9 } })).toEqual([{ code: 'CARD_TOO_FAR', direction: 'closer' }])
    expect(judged({ box: { ...box, width: 90 } })).toEqual([])
  })

  it('finds glare over one hundredth of the portrait, blur and darkness', () => {
    expect(judged({ brightShare: 0.011 })).toEqual([{ code: 'CARD_TOO_BRIGHT' }])
    expect(judged({ brightShare: 0.01 })).toEqual([])
    expect(judged({ sharpness: 1.49 })).toEqual([{ code: 'CARD_BLURRED' }])
    expect(judged({ sharpness: 1.5 })).toEqual([])
    expect(judged({}, { highLuma: 89 })).toEqual([{ code: 'CARD_TOO_DARK' }])
    expect(judged({}, { highLuma: 90 })).toEqual([])
  })

  it('does not mind a portrait that looks aside or has closed eyes: the card cannot pose', () => {
    expect(judged({ yawDeg: 35, eyeAspect: 0.1 })).toEqual([])
  })

  it('calls a camera too coarse whose guide is less than 450 px high', () => {
    expect(judged({}, { crop: { widthPx: 712, heightPx: 449 } })).toEqual([{ code: 'CAMERA_TOO_COARSE' }])
    expect(judged({}, { crop: { widthPx: 714, heightPx: 450 } })).toEqual([])
  })
})
