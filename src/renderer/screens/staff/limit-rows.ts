/** The limits of the checks as lines to be read and set one by one, in the units that people read. Pure. */
import {
  cardLimits,
  checkLimitValues,
  faceLimits,
  limitsInForce,
  profileLimits,
  type CardLimit,
  type FaceLimit,
  type LimitUnit,
  type LimitValues,
  type SingleLimits,
} from '../../../shared/domain/check-limits.ts'
import type { CaptureSubject } from '../../../shared/domain/capture.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { StaffWordsAccess } from './useStaffWords.ts'

type Words = StaffWordsAccess['t']

/** All numbers as they are shown: a share in percent. */
export interface LimitRow {
  readonly subject: CaptureSubject
  readonly name: FaceLimit | CardLimit
  readonly label: string
  /** As it stands behind a number. */
  readonly unit: string
  readonly value: number
  /** With its unit, and whether it is the least or the most. */
  readonly profile: string
  readonly range: string
  readonly lowest: number
  readonly highest: number
  readonly step: number
  /** It goes before the profile's. */
  readonly isSetHere: boolean
}

const faceLabels = {
  minBoxPx: 'staff.measure.faceSize',
  minEyeDistancePx: 'staff.measure.eyeDistance',
  maxBoxShare: 'officer.measured.share',
  minBorderShare: 'officer.measured.margin',
  maxYawDeg: 'staff.measure.turn',
  maxPitchDeg: 'staff.measure.nod',
  maxRollDeg: 'staff.measure.lean',
  maxMouthCovered: 'staff.measure.mouthCover',
  maxEyesCovered: 'staff.measure.eyesCover',
  minEyeOpening: 'staff.measure.eyes',
  minHighLuma: 'officer.measured.brightest',
  minBacklitHighLuma: 'settings.checkLimits.backlit',
  maxMeanLuma: 'staff.measure.light',
  maxBrightShare: 'officer.measured.burnt',
  minEvenness: 'staff.measure.evenness',
  minSharpness: 'staff.measure.sharpness',
} as const satisfies Readonly<Record<FaceLimit, string>>

const cardLabels = {
  minPxPerMm: 'staff.measure.fineness',
  minPortraitWidthPx: 'officer.measured.portrait',
  maxTiltDeg: 'staff.measure.tilt',
  maxShift: 'settings.checkLimits.moving',
  minHighLuma: 'settings.checkLimits.cardLight',
  maxBrightShare: 'officer.measured.burnt',
  minSharpness: 'staff.measure.sharpness',
} as const satisfies Readonly<Record<CardLimit, string>>

const units: Readonly<Record<LimitUnit, string>> = {
  px: ' px',
  deg: '°',
  percent: ' %',
  plain: '',
  // the label says it
  'px-per-mm': '',
}

/** The face's first, each in the order in which they are told. */
export function limitRows(settings: Pick<Settings, 'checkProfile' | 'checkLimits'>, t: Words): readonly LimitRow[] {
  const profile = profileLimits(settings.checkProfile)
  const inForce = limitsInForce(settings)
  return [
    ...faceLimits.map((name) =>
      rowOf(t, t(faceLabels[name]), checkLimitValues.face[name], {
        subject: 'face',
        name,
        profile: profile.face[name],
        value: inForce.face[name],
        isSetHere: settings.checkLimits.face?.[name] !== undefined,
      }),
    ),
    ...cardLimits.map((name) =>
      rowOf(t, t(cardLabels[name]), checkLimitValues.card[name], {
        subject: 'card',
        name,
        profile: profile.card[name],
        value: inForce.card[name],
        isSetHere: settings.checkLimits.card?.[name] !== undefined,
      }),
    ),
  ]
}

function rowOf(
  t: Words,
  label: string,
  { unit, lowest, highest }: LimitValues,
  own: Pick<LimitRow, 'subject' | 'name' | 'value' | 'isSetHere'> & { readonly profile: number },
): LimitRow {
  const shown = (value: number): number => shownAs(unit, value)
  const limit = `${shown(own.profile)}${units[unit]}`
  const isLeast = own.name.startsWith('min')
  return {
    ...own,
    label,
    unit: units[unit].trim(),
    value: shown(own.value),
    profile: t('settings.checkLimits.ofProfile', {
      value: isLeast ? t('officer.measured.atLeast', { limit }) : t('officer.measured.atMost', { limit }),
    }),
    range: `${t('settings.checkLimits.range', { lowest: shown(lowest), highest: shown(highest) })}${units[unit]}`,
    lowest: shown(lowest),
    highest: shown(highest),
    step: stepOf(shown(lowest), shown(highest)),
  }
}

/** Finer than what can be told apart by looking. */
function stepOf(lowest: number, highest: number): number {
  const span = highest - lowest
  if (span <= 1) return 0.01
  return span <= 20 ? 0.1 : 1
}

/** Without the crumbs of counting in twos. */
const tidy = (value: number): number => Number(value.toFixed(4))

function shownAs(unit: LimitUnit, value: number): number {
  return tidy(unit === 'percent' ? value * 100 : value)
}

/** What is kept of a number that was typed; the other way of `LimitRow.value`. */
export function keptAs({ subject, name }: Pick<LimitRow, 'subject' | 'name'>, typed: number): number {
  const values: Readonly<Record<string, LimitValues>> = checkLimitValues[subject]
  return tidy(values[name]?.unit === 'percent' ? typed / 100 : typed)
}

/** With one limit set, or back to the profile's where `value` is absent. A subject without any is left out. */
export function withLimit(
  limits: SingleLimits,
  { subject, name }: Pick<LimitRow, 'subject' | 'name'>,
  value: number | undefined,
): SingleLimits {
  const ofSubject: Readonly<Record<string, number>> = limits[subject] ?? {}
  const { [name]: _, ...others } = ofSubject
  const changed = value === undefined ? others : { ...others, [name]: value }
  const { [subject]: __, ...rest } = limits
  return Object.keys(changed).length === 0 ? rest : { ...rest, [subject]: changed }
}
