/** What staff see of a frame beside its limits agrees with what the checks say of it. */
import { describe, expect, it } from 'vitest'
import { judgeCard, type CardObservation } from '../../../../../src/renderer/quality/judge-card.ts'
import { judgeFace } from '../../../../../src/renderer/quality/judge-face.ts'
import { measuredChecks } from '../../../../../src/renderer/screens/staff/measured-checks.ts'
import type { StaffWordsAccess } from '../../../../../src/renderer/screens/staff/useStaffWords.ts'
import type {
  CardMeasurement,
  FaceMeasurement,
  FrameReport,
} from '../../../../../src/renderer/vision/vision-protocol.ts'
import { normalLimits } from '../../../../../src/shared/domain/check-limits.ts'
import type { ErrorCode } from '../../../../../src/shared/errors/error-catalog.ts'
import { faceReport, measuredFace, observedFace } from '../../../../fakes/measured-face.ts'

/** The last part of the key, and the values. */
const t: StaffWordsAccess['t'] = (key, ...values) =>
  [key.split('.').at(-1), ...values.flatMap((each) => Object.values(each))].join(' ')
const failing = (report: FrameReport): string[] =>
  measuredChecks(report, t)
    .filter(({ isGood }) => !isGood)
    .map(({ name }) => name)

/** One measurement that fails, the code that the checks have for it, and the line that stands out. */
const faces: readonly [Partial<FaceMeasurement>, ErrorCode, string][] = [
  [{ box: { x: 190, y: 220, width: 220, height: 300 } }, 'FACE_TOO_SMALL', 'faceSize'],
  [{ eyeDistancePx: 79 }, 'FACE_TOO_SMALL', 'eyeDistance'],
  [{ box: { x: 50, y: 150, width: 500, height: 600 } }, 'FACE_TOO_CLOSE', 'share'],
  [{ box: { x: 5, y: 220, width: 280, height: 340 } }, 'FACE_CLOSE_TO_BORDER', 'margin'],
  [{ box: { x: -30, y: 220, width: 280, height: 340 } }, 'FACE_CROPPED', 'margin'],
  [{ yawDeg: -19 }, 'FACE_ANGLE_TOO_LARGE', 'turn'],
  [{ pitchDeg: 19 }, 'FACE_ANGLE_TOO_LARGE', 'nod'],
  [{ rollDeg: 30 }, 'FACE_ANGLE_TOO_LARGE', 'lean'],
  [{ eyeOpening: 0.05 }, 'EYES_CLOSED', 'eyes'],
  [{ sharpness: 3.1 }, 'FACE_BLURRED', 'sharpness'],
  [{ highLuma: 69 }, 'FACE_TOO_DARK', 'brightest'],
  [{ highLuma: 80, behindLuma: 230 }, 'FACE_LIT_FROM_BEHIND', 'brightest'],
  [{ meanLuma: 221 }, 'FACE_TOO_BRIGHT', 'light'],
  [{ brightShare: 0.16 }, 'FACE_TOO_BRIGHT', 'burnt'],
  [{ evenness: 0.2 }, 'FACE_LIT_FROM_SIDE', 'evenness'],
  [{ redness: 0.8 }, 'FACE_LIGHT_COLOURED', 'red'],
  [{ blueness: 0.3 }, 'FACE_LIGHT_COLOURED', 'blue'],
  [{ covered: { mouth: 0.9, eyes: 0 } }, 'FACE_IS_OCCLUDED', 'mouthCover'],
  [{ covered: { mouth: 0, eyes: 0.9 } }, 'FACE_IS_OCCLUDED', 'eyesCover'],
]

describe('a face beside its limits', () => {
  it('that passes has no line that stands out', () => {
    expect(judgeFace(observedFace())).toEqual([])
    expect(failing(faceReport())).toEqual([])
  })

  it.each(faces)('%j: %s, and the line %s stands out', (changes, code, name) => {
    expect(judgeFace(observedFace(changes)).map((failed) => failed.code)).toContain(code)
    expect(failing(faceReport({ face: measuredFace(changes) }))).toEqual([name])
  })

  it('says value, unit and limit', () => {
    const lines = measuredChecks(faceReport({ face: measuredFace({ yawDeg: -23.6 }) }), t)
    expect(lines).toContainEqual({ name: 'turn', value: '-24°', limit: '± 18°', isGood: false })
    expect(lines).toContainEqual({ name: 'faceSize', value: '280 px', limit: 'atLeast 224 px', isGood: true })
    expect(lines).toContainEqual({ name: 'red', value: '0.30', limit: 'between -0.15 0.75', isGood: true })
  })

  it('and a second one stands out by its count', () => {
    expect(failing(faceReport({ faceCount: 2 }))).toEqual(['faces'])
  })

  it('that is not there leaves the count alone', () => {
    const { face: _, ...empty } = faceReport({ faceCount: 0 })
    expect(measuredChecks(empty, t)).toEqual([{ name: 'faces', value: '0', limit: '1', isGood: false }])
  })

  it('has no line for what was not measured', () => {
    const { evenness: _e, redness: _r, blueness: _b, covered: _c, ...others } = measuredFace()
    const names = measuredChecks(faceReport({ face: others }), t).map(({ name }) => name)
    for (const name of ['evenness', 'red', 'blue', 'mouthCover', 'eyesCover']) expect(names).not.toContain(name)
  })

  it('is measured against the limits that are in force', () => {
    const strict = { ...normalLimits, face: { ...normalLimits.face, maxYawDeg: 5 } }
    const turned = faceReport({ face: measuredFace({ yawDeg: 8 }) })
    expect(measuredChecks(turned, t, strict)).toContainEqual({
      name: 'turn',
      value: '8°',
      limit: '± 5°',
      isGood: false,
    })
  })
})

const corner = { x: 0, y: 0 }
const flat: CardMeasurement = { corners: [corner, corner, corner, corner], tiltDeg: 4, pxPerMm: 11 }
const portrait = measuredFace({ box: { x: 40, y: 60, width: 130, height: 160 }, sharpness: 0.8 })
const cardReport = (changes: Partial<FrameReport> = {}): FrameReport =>
  faceReport({ subject: 'card', crop: { widthPx: 942, heightPx: 594 }, card: flat, face: portrait, ...changes })
const observedCard = (changes: Partial<CardObservation> = {}): CardObservation => ({
  crop: { widthPx: 942, heightPx: 594 },
  guide: { widthPx: 1200, heightPx: 757 },
  card: flat,
  light: { highLuma: 200, medianLuma: 120, brightShare: 0 },
  surroundLuma: 60,
  portrait,
  portraitCount: 1,
  isUpsideDown: false,
  ...changes,
})

describe('a card beside its limits', () => {
  it('that passes has no line that stands out', () => {
    expect(judgeCard(observedCard())).toEqual([])
    expect(failing(cardReport())).toEqual([])
  })

  it.each<[string, Partial<CardObservation>, Partial<FrameReport>, ErrorCode]>([
    ['tilt', { card: { ...flat, tiltDeg: 36 } }, { card: { ...flat, tiltDeg: 36 } }, 'CARD_TILTED'],
    ['fineness', { card: { ...flat, pxPerMm: 8.3 } }, { card: { ...flat, pxPerMm: 8.3 } }, 'CARD_TOO_FAR'],
    [
      'sharpness',
      { portrait: { ...portrait, sharpness: 0.3 } },
      { face: { ...portrait, sharpness: 0.3 } },
      'CARD_BLURRED',
    ],
    [
      'burnt',
      { portrait: { ...portrait, brightShare: 0.02 } },
      { face: { ...portrait, brightShare: 0.02 } },
      'CARD_TOO_BRIGHT',
    ],
  ])('%s stands out where its check fails', (name, observed, report, code) => {
    expect(judgeCard(observedCard(observed)).map((failed) => failed.code)).toContain(code)
    expect(failing(cardReport(report))).toEqual([name])
  })

  it('without a portrait says so', () => {
    const { face: _, ...bare } = cardReport()
    expect(failing(bare)).toEqual(['portrait'])
    expect(failing(cardReport({ face: { ...portrait, presence: 0.2 } }))).toEqual(['portrait'])
  })
})
