import { describe, expect, it } from 'vitest'
import { cardThresholdsWith } from '../../../../src/renderer/quality/card-thresholds.ts'
import { judgeCard, type CardObservation } from '../../../../src/renderer/quality/judge-card.ts'
import type { CardMeasurement, FaceMeasurement } from '../../../../src/renderer/vision/vision-protocol.ts'
import { profileLimits, type CheckProfile } from '../../../../src/shared/domain/check-limits.ts'
import { measuredFace } from '../../../fakes/measured-face.ts'

const box = { x: 80, y: 150, width: 150, height: 190 }
const portrait = measuredFace({ box, eyeDistancePx: 60, sharpness: 0.5 })
const corner = { x: 0.5, y: 0.5 }
const card: CardMeasurement = { corners: [corner, corner, corner, corner], tiltDeg: 5, pxPerMm: 11 }
const good: CardObservation = {
  crop: { widthPx: 942, heightPx: 594 },
  guide: { widthPx: 1028, heightPx: 648 },
  light: { highLuma: 200, medianLuma: 160, brightShare: 0 },
  card,
  surroundLuma: 160,
  shift: 0.001,
  portrait,
  portraitCount: 1,
  isUpsideDown: false,
}

const codes = (observed: CardObservation) =>
  judgeCard(observed).map(({ code, direction }) => (direction ? `${code}:${direction}` : code))
const judged = (changes: Partial<CardObservation>) => codes({ ...good, ...changes })
const withPortrait = (changes: Partial<FaceMeasurement>) => judged({ portrait: { ...portrait, ...changes } })
const withCard = (changes: Partial<CardMeasurement>) => judged({ card: { ...card, ...changes } })
const without = (key: 'card' | 'portrait', changes: Partial<CardObservation> = {}) => {
  const { [key]: _gone, ...rest } = good
  return codes({ ...rest, ...changes })
}

it('a card is judged by the limits that are given', () => {
  const by = (profile: CheckProfile, changes: Partial<CardObservation>) =>
    judgeCard({ ...good, ...changes }, cardThresholdsWith(profileLimits(profile))).map(({ code }) => code)
  const cases = [
    [{ card: { ...card, tiltDeg: 33 } }, 'strict', 'CARD_TILTED'],
    [{ card: { ...card, tiltDeg: 37 } }, 'normal', 'CARD_TILTED'],
    [{ card: { ...card, pxPerMm: 9 } }, 'strict', 'CARD_TOO_FAR'],
    [{ shift: 0.005 }, 'normal', 'CARD_MOVING'],
    [{ portrait: { ...portrait, sharpness: 0.35 } }, 'normal', 'CARD_BLURRED'],
    [{ portrait: { ...portrait, brightShare: 0.015 } }, 'normal', 'CARD_TOO_BRIGHT'],
    [{ light: { ...good.light, highLuma: 85 } }, 'normal', 'CARD_TOO_DARK'],
  ] as const
  for (const [changes, profile, code] of cases) {
    expect(by(profile, changes)).toEqual([code])
    expect(by('lenient', changes)).toEqual([])
  }
})

describe('a card whose edges were found', () => {
  it('passes when its portrait is sharp and big enough, however small for a face', () => {
    expect(judged({})).toEqual([])
  })

  it('is too far below 8.34 px per mm, where it would be less than 450 px high', () => {
    expect(withCard({ pxPerMm: 8.33 })).toEqual(['CARD_TOO_FAR:closer'])
    expect(withCard({ pxPerMm: 8.34 })).toEqual([])
  })

  it('is too far when its portrait is less than 90 px across', () => {
    expect(withPortrait({ box: { ...box, width: 89.9 } })).toEqual(['CARD_TOO_FAR:closer'])
    expect(withPortrait({ box: { ...box, width: 90 } })).toEqual([])
  })

  it('is tilted over 35 degrees, and moving over 0.4 % of the diagonal', () => {
    expect(withCard({ tiltDeg: 35.1 })).toEqual(['CARD_TILTED'])
    expect(withCard({ tiltDeg: 35 })).toEqual([])
    expect(judged({ shift: 0.0041 })).toEqual(['CARD_MOVING'])
    expect(judged({ shift: 0.004 })).toEqual([])
  })

  it('is not moving where only one frame has shown it', () => {
    const { shift: _unknown, ...firstSeen } = good
    expect(codes(firstSeen)).toEqual([])
  })

  it('fails by glare over one hundredth of its portrait, by blur and by darkness', () => {
    expect(withPortrait({ brightShare: 0.011 })).toEqual(['CARD_TOO_BRIGHT'])
    expect(withPortrait({ brightShare: 0.01 })).toEqual([])
    expect(withPortrait({ sharpness: 0.35 })).toEqual(['CARD_BLURRED'])
    expect(withPortrait({ sharpness: 0.36 })).toEqual([])
    expect(judged({ light: { ...good.light, highLuma: 89 } })).toEqual(['CARD_TOO_DARK'])
    expect(judged({ light: { ...good.light, highLuma: 90 } })).toEqual([])
  })

  it('is asked for its other side where it shows no portrait, or nothing but a likeness of one', () => {
    expect(without('portrait')).toEqual(['CARD_PORTRAIT_NOT_FOUND'])
    expect(withPortrait({ presence: 0.49 })).toEqual(['CARD_PORTRAIT_NOT_FOUND'])
    expect(withPortrait({ presence: 0.5 })).toEqual([])
  })

  it('has glare first where so much of it is burnt out that it may hide the portrait', () => {
    const burnt = { ...good.light, brightShare: 0.07 }
    expect(without('portrait', { light: burnt })).toEqual(['CARD_TOO_BRIGHT', 'CARD_PORTRAIT_NOT_FOUND'])
    const little = { ...good.light, brightShare: 0.06 }
    expect(without('portrait', { light: little })).toEqual(['CARD_PORTRAIT_NOT_FOUND'])
    expect(judged({ light: burnt })).toEqual([])
  })

  it('may show a portrait that looks aside or has closed eyes: the card cannot pose', () => {
    expect(withPortrait({ yawDeg: 35, eyeOpening: 0 })).toEqual([])
  })
})

describe('where no edges were found', () => {
  it('the card is asked for, or to lie wholly in the frame', () => {
    expect(without('card', { missing: 'cut-off', light: { ...good.light, medianLuma: 149 } })).toEqual(['CARD_CUT_OFF'])
    expect(without('card', { missing: 'nowhere', light: { ...good.light, medianLuma: 149 } })).toEqual([
      'CARD_NOT_FOUND',
    ])
  })

  it('a pale ground is blamed where there is a portrait or something like a card', () => {
    expect(without('card', { missing: 'nowhere' })).toEqual(['CARD_EDGES_FAINT'])
    const { portrait: _gone, ...bare } = good
    const { card: _card, ...empty } = bare
    expect(codes({ ...empty, missing: 'doubtful' })).toEqual(['CARD_EDGES_FAINT'])
    expect(codes({ ...empty, missing: 'nowhere' })).toEqual(['CARD_NOT_FOUND'])
  })

  it('no pale ground is blamed where the card alone is pale', () => {
    expect(without('card', { missing: 'doubtful', surroundLuma: 149 })).toEqual(['CARD_NOT_FOUND'])
    expect(without('card', { missing: 'doubtful', surroundLuma: 150 })).toEqual(['CARD_EDGES_FAINT'])
  })

  it('waiting helps neither a card that the frame cuts nor one whose edges could be seen', () => {
    expect(without('card', { missing: 'cut-off', edgelessMs: 60_000 })).toEqual(['CARD_CUT_OFF'])
    expect(without('card', { missing: 'nowhere', edgelessMs: 60_000, surroundLuma: 149 })).toEqual(['CARD_NOT_FOUND'])
  })

  it('the guide’s frame counts when a portrait has been in it for three seconds', () => {
    expect(without('card', { missing: 'nowhere', edgelessMs: 2999 })).toEqual(['CARD_EDGES_FAINT'])
    expect(without('card', { missing: 'nowhere', edgelessMs: 3000 })).toEqual([])
    expect(without('card', { missing: 'nowhere', edgelessMs: 3000, isUpsideDown: true })).toEqual(['CARD_UPSIDE_DOWN'])
    const likeness = { ...portrait, presence: 0.49 }
    expect(without('card', { missing: 'doubtful', edgelessMs: 3000, portrait: likeness })).toEqual(['CARD_EDGES_FAINT'])
  })

  it('a white desk is no glare', () => {
    const { portrait: _gone, ...bare } = good
    const { card: _card, ...empty } = bare
    expect(codes({ ...empty, missing: 'nowhere', light: { ...good.light, brightShare: 1 } })).toEqual([
      'CARD_NOT_FOUND',
    ])
  })

  it('a dark mat is no dark room', () => {
    const { portrait: _gone, ...bare } = good
    const { card: _card, ...empty } = bare
    const at = (highLuma: number) =>
      codes({ ...empty, missing: 'nowhere', light: { highLuma, medianLuma: 30, brightShare: 0 } })
    expect(at(40)).toEqual(['CARD_NOT_FOUND'])
    expect(at(39)).toEqual(['CARD_TOO_DARK', 'CARD_NOT_FOUND'])
    const light = { highLuma: 89, medianLuma: 30, brightShare: 0 }
    expect(without('card', { missing: 'nowhere', light })).toEqual(['CARD_TOO_DARK', 'CARD_NOT_FOUND'])
  })
})

it('what hides the others comes first', () => {
  const bad: CardObservation = {
    ...good,
    light: { highLuma: 60, medianLuma: 40, brightShare: 0 },
    card: { ...card, pxPerMm: 5, tiltDeg: 50 },
    shift: 0.1,
    portrait: { ...portrait, sharpness: 0.1, brightShare: 0.5 },
    guide: { widthPx: 712, heightPx: 449 },
  }
  expect(codes(bad)).toEqual([
    'CARD_TOO_DARK',
    'CARD_TOO_FAR:closer',
    'CARD_TILTED',
    'CARD_MOVING',
    'CARD_BLURRED',
    'CARD_TOO_BRIGHT',
    'CAMERA_TOO_COARSE',
  ])
})

it('a camera is too coarse when the guide in its frame is less than 450 px high', () => {
  expect(judged({ guide: { widthPx: 712, heightPx: 449 } })).toEqual(['CAMERA_TOO_COARSE'])
  expect(judged({ guide: { widthPx: 714, heightPx: 450 } })).toEqual([])
})

it('what is no number lets no card pass', () => {
  expect(withCard({ tiltDeg: NaN })).toEqual(['CARD_NOT_FOUND'])
  expect(withCard({ pxPerMm: NaN })).toEqual(['CARD_NOT_FOUND'])
  expect(withPortrait({ sharpness: NaN })).toEqual(['CARD_PORTRAIT_NOT_FOUND'])
  expect(withPortrait({ brightShare: NaN })).toEqual(['CARD_PORTRAIT_NOT_FOUND'])
})
