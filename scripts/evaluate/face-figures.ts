/**
 * From what was expected of each face photo and what the checks said, to the figures that they are judged by.
 * Pure counting: knows neither files nor pictures.
 *
 * The shown code of a photo is the first that failed, and OK where none did.
 */
import type { ErrorCode } from '../../src/shared/errors/error-catalog.ts'
import type { Share } from '../../src/shared/domain/units.ts'

/** A good photo is one that should pass every check. */
export const GOOD = 'OK'
export type FaceLabel = ErrorCode | typeof GOOD

export interface JudgedPhoto {
  readonly file: string
  readonly expected: FaceLabel
  /** Every failed check, the one that would be shown first. */
  readonly failed: readonly ErrorCode[]
}

/** Shares are null where there was nothing to take a share of. */
export interface FaceFigures {
  readonly photos: number
  /** Of the bad photos, those where the expected code is among the checks that failed. */
  readonly rightCode: Share | null
  /** Of the bad photos, those where the expected code is the one shown. */
  readonly primaryRight: Share | null
  /** Of the bad photos, those where no check failed. */
  readonly badLetThrough: Share | null
  /** Of the good photos, those where any check failed. */
  readonly goodStopped: Share | null
  /** Every code, and OK, that was expected or shown. */
  readonly byCode: Readonly<Partial<Record<FaceLabel, CodeFigures>>>
}

export interface CodeFigures {
  /** Photos of which it is expected. */
  readonly n: number
  /** Of the photos where it is shown, those of which it is expected. */
  readonly precision: Share | null
  /** Of the photos of which it is expected, those where it is among the failed checks; for OK, those where none failed. */
  readonly recall: Share | null
}

export function faceFigures(photos: readonly JudgedPhoto[]): FaceFigures {
  const bad = photos.filter(({ expected }) => expected !== GOOD)
  const good = photos.filter(({ expected }) => expected === GOOD)
  return {
    photos: photos.length,
    rightCode: shareOf(bad, isRight),
    primaryRight: shareOf(bad, (photo) => shown(photo) === photo.expected),
    badLetThrough: shareOf(bad, ({ failed }) => failed.length === 0),
    goodStopped: shareOf(good, ({ failed }) => failed.length > 0),
    byCode: Object.fromEntries(labelsOf(photos).map((label) => [label, codeFigures(photos, label)])),
  }
}

export function shown({ failed }: JudgedPhoto): FaceLabel {
  return failed[0] ?? GOOD
}

/** Did the checks say of a photo what was expected, among other things? */
export function isRight({ expected, failed }: JudgedPhoto): boolean {
  return expected === GOOD ? failed.length === 0 : failed.includes(expected)
}

/** Photos by what was expected (outer key) and what is shown (inner key). */
export type ConfusionTable = ReadonlyMap<FaceLabel, ReadonlyMap<FaceLabel, number>>

export function confusionTable(photos: readonly JudgedPhoto[]): ConfusionTable {
  const table = new Map<FaceLabel, Map<FaceLabel, number>>()
  for (const photo of photos) {
    const row = table.get(photo.expected) ?? new Map<FaceLabel, number>()
    row.set(shown(photo), (row.get(shown(photo)) ?? 0) + 1)
    table.set(photo.expected, row)
  }
  return table
}

/** OK first, then by name. */
export function labelsOf(photos: readonly JudgedPhoto[]): readonly FaceLabel[] {
  const labels = new Set(photos.flatMap((photo) => [photo.expected, shown(photo)]))
  return [...labels].toSorted((a, b) => Number(b === GOOD) - Number(a === GOOD) || a.localeCompare(b))
}

function codeFigures(photos: readonly JudgedPhoto[], label: FaceLabel): CodeFigures {
  const expected = photos.filter((photo) => photo.expected === label)
  return {
    n: expected.length,
    precision: shareOf(
      photos.filter((photo) => shown(photo) === label),
      (photo) => photo.expected === label,
    ),
    recall: shareOf(expected, isRight),
  }
}

function shareOf(photos: readonly JudgedPhoto[], isCounted: (photo: JudgedPhoto) => boolean): Share | null {
  return photos.length === 0 ? null : photos.filter(isCounted).length / photos.length
}
