/** What is measured on a frame beside what it is measured against, so that staff can help. Pure; judges as judge-*.ts do. */
import type { FaceMeasurement, FrameReport } from '../../vision/vision-protocol.ts'
import { normalLimits, type CheckLimits } from '../../../shared/domain/check-limits.ts'
import { cardThresholdsWith, type CardThresholds } from '../../quality/card-thresholds.ts'
import { faceThresholdsWith, type FaceThresholds } from '../../quality/face-thresholds.ts'
import { pictureThresholds } from '../../quality/picture-thresholds.ts'
import type { StaffWordsAccess } from './useStaffWords.ts'

type Words = StaffWordsAccess['t']

/** One measurement, in words. */
export interface MeasuredCheck {
  readonly name: string
  readonly value: string
  readonly limit: string
  readonly isGood: boolean
}

/** Always in the same order, so that the eye finds a line again; what was not measured has none. */
export function measuredChecks(report: FrameReport, t: Words, limits: CheckLimits = normalLimits): MeasuredCheck[] {
  return report.subject === 'face'
    ? faceChecks(report, t, faceThresholdsWith(limits))
    : cardChecks(report, t, cardThresholdsWith(limits))
}

function faceChecks({ crop, face, faceCount }: FrameReport, t: Words, limits: FaceThresholds): MeasuredCheck[] {
  const lines = linesIn(t)
  const faces = { name: t('staff.measure.faces'), value: String(faceCount), limit: '1', isGood: faceCount === 1 }
  if (!face) return [faces]
  const { box } = face
  const shorterPx = Math.min(crop.widthPx, crop.heightPx)
  const marginPx = Math.min(box.x, box.y, crop.widthPx - box.x - box.width, crop.heightPx - box.y - box.height)
  return [
    faces,
    lines.atLeast(t('staff.measure.faceSize'), Math.min(box.width, box.height), limits.minBoxPx, pixels),
    lines.atLeast(t('staff.measure.eyeDistance'), face.eyeDistancePx, limits.minEyeDistancePx, pixels),
    lines.atMost(
      t('officer.measured.share'),
      Math.max(box.width / crop.widthPx, box.height / crop.heightPx),
      limits.maxBoxShare,
      percent,
    ),
    lines.atLeast(
      t('officer.measured.margin'),
      marginPx,
      Math.max(limits.minBorderPx, limits.minBorderShare * shorterPx),
      pixels,
    ),
    lines.eitherWay(t('staff.measure.turn'), face.yawDeg, limits.maxYawDeg),
    lines.eitherWay(t('staff.measure.nod'), face.pitchDeg, limits.maxPitchDeg),
    lines.eitherWay(t('staff.measure.lean'), face.rollDeg, limits.maxRollDeg),
    lines.atLeast(t('staff.measure.eyes'), face.eyeOpening, limits.minEyeOpening, hundredths),
    lines.atLeast(t('staff.measure.sharpness'), face.sharpness, limits.minSharpness, hundredths),
    ...lightChecks(face, t, limits),
    ...(face.covered
      ? [
          lines.atMost(t('staff.measure.mouthCover'), face.covered.mouth, limits.maxMouthCovered, percent),
          lines.atMost(t('staff.measure.eyesCover'), face.covered.eyes, limits.maxEyesCovered, percent),
        ]
      : []),
    lines.atLeast(t('staff.measure.picture'), shorterPx, pictureThresholds.minSidePx, pixels),
  ]
}

function lightChecks(face: FaceMeasurement, t: Words, limits: FaceThresholds): MeasuredCheck[] {
  const { meanLuma, highLuma, brightShare, evenness, redness, blueness, behindLuma = 0 } = face
  const lines = linesIn(t)
  const isBacklit = behindLuma >= limits.minBacklightLuma
  const minHighLuma = isBacklit ? Math.max(limits.minHighLuma, limits.minBacklitHighLuma) : limits.minHighLuma
  return [
    lines.atMost(t('staff.measure.light'), meanLuma, limits.maxMeanLuma, whole),
    lines.atLeast(t('officer.measured.brightest'), highLuma, minHighLuma, whole),
    lines.atMost(t('officer.measured.burnt'), brightShare, limits.maxBrightShare, percent),
    ...(evenness === undefined
      ? []
      : [lines.atLeast(t('staff.measure.evenness'), evenness, limits.minEvenness, percent)]),
    ...(redness === undefined ? [] : [lines.between(t('officer.measured.red'), redness, limits.skinRedness)]),
    ...(blueness === undefined ? [] : [lines.between(t('officer.measured.blue'), blueness, limits.skinBlueness)]),
  ]
}

function cardChecks({ crop, card, face }: FrameReport, t: Words, limits: CardThresholds): MeasuredCheck[] {
  const lines = linesIn(t)
  const portrait = face && face.presence >= limits.minPresence ? face : undefined
  return [
    ...(card
      ? [
          lines.atMost(t('staff.measure.tilt'), card.tiltDeg, limits.maxTiltDeg, degrees),
          lines.atLeast(t('staff.measure.fineness'), card.pxPerMm, limits.minPxPerMm, tenths),
        ]
      : []),
    lines.atLeast(t('officer.measured.portrait'), portrait?.box.width ?? 0, limits.minPortraitWidthPx, pixels),
    ...(portrait
      ? [
          lines.atLeast(t('staff.measure.sharpness'), portrait.sharpness, limits.minSharpness, hundredths),
          lines.atMost(t('officer.measured.burnt'), portrait.brightShare, limits.maxBrightShare, percent),
        ]
      : []),
    lines.atLeast(
      t('staff.measure.picture'),
      Math.min(crop.widthPx, crop.heightPx),
      pictureThresholds.minSidePx,
      pixels,
    ),
  ]
}

type InUnits = (value: number) => string

const whole: InUnits = (value) => value.toFixed(0)
const tenths: InUnits = (value) => value.toFixed(1)
const hundredths: InUnits = (value) => value.toFixed(2)
const pixels: InUnits = (value) => `${Math.round(value)} px`
const degrees: InUnits = (value) => `${value.toFixed(0)}°`
const percent: InUnits = (share) => `${Math.round(share * 100)} %`

function linesIn(t: Words) {
  const line = (name: string, value: string, limit: string, isGood: boolean): MeasuredCheck => ({
    name,
    value,
    limit,
    isGood,
  })
  return {
    atLeast: (name: string, value: number, least: number, inUnits: InUnits) =>
      line(name, inUnits(value), t('officer.measured.atLeast', { limit: inUnits(least) }), value >= least),
    atMost: (name: string, value: number, most: number, inUnits: InUnits) =>
      line(name, inUnits(value), t('officer.measured.atMost', { limit: inUnits(most) }), value <= most),
    eitherWay: (name: string, valueDeg: number, mostDeg: number) =>
      line(name, degrees(valueDeg), `± ${degrees(mostDeg)}`, Math.abs(valueDeg) <= mostDeg),
    between: (name: string, value: number, [low, high]: readonly [number, number]) =>
      line(
        name,
        hundredths(value),
        t('officer.measured.between', { low: hundredths(low), high: hundredths(high) }),
        value >= low && value <= high,
      ),
  }
}
