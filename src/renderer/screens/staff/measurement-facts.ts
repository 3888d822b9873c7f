/** The local measurements as names and values; a measurement that is not known has no line. Pure. */
import type { TakenPicture } from '../../../shared/domain/capture.ts'
import type { FrameReport } from '../../vision/vision-protocol.ts'
import type { Fact } from './fact.ts'
import type { StaffWordsAccess } from './useStaffWords.ts'

type Words = StaffWordsAccess['t']

const pixels = (value: number): string => `${Math.round(value)} px`
const degrees = (value: number): string => `${value.toFixed(0)}°`
const size = (width: number, height: number): string => `${Math.round(width)} × ${Math.round(height)} px`

/** What the worker measured on one frame. */
export function reportFacts({ crop, faceCount, face, processingMs }: FrameReport, t: Words): Fact[] {
  const facts: Fact[] = [
    { name: t('staff.measure.picture'), value: size(crop.widthPx, crop.heightPx) },
    { name: t('staff.measure.faces'), value: String(faceCount) },
  ]
  if (face)
    facts.push(
      { name: t('staff.measure.faceSize'), value: size(face.box.width, face.box.height) },
      { name: t('staff.measure.eyeDistance'), value: pixels(face.eyeDistancePx) },
      { name: t('staff.measure.turn'), value: degrees(face.yawDeg) },
      { name: t('staff.measure.nod'), value: degrees(face.pitchDeg) },
      { name: t('staff.measure.lean'), value: degrees(face.rollDeg) },
      { name: t('staff.measure.eyes'), value: face.eyeAspect.toFixed(2) },
      { name: t('staff.measure.sharpness'), value: face.sharpness.toFixed(1) },
      { name: t('staff.measure.light'), value: face.meanLuma.toFixed(0) },
    )
  facts.push({ name: t('staff.measure.time'), value: `${Math.round(processingMs)} ms` })
  return facts
}

/** What was measured on a picture that was taken. */
export function takenFacts({ image, check }: TakenPicture, t: Words): Fact[] {
  const facts: Fact[] = [{ name: t('staff.measure.picture'), value: size(image.widthPx, image.heightPx) }]
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) facts.push({ name, value })
  }
  const { faceCount, faceWidthPx, faceHeightPx, eyeDistancePx, yawDeg, pitchDeg, rollDeg, failedCodes } = check
  add(t('staff.measure.faces'), faceCount?.toString())
  if (faceWidthPx !== undefined && faceHeightPx !== undefined)
    add(t('staff.measure.faceSize'), size(faceWidthPx, faceHeightPx))
  add(t('staff.measure.eyeDistance'), eyeDistancePx === undefined ? undefined : pixels(eyeDistancePx))
  add(t('staff.measure.turn'), yawDeg === undefined ? undefined : degrees(yawDeg))
  add(t('staff.measure.nod'), pitchDeg === undefined ? undefined : degrees(pitchDeg))
  add(t('staff.measure.lean'), rollDeg === undefined ? undefined : degrees(rollDeg))
  facts.push(
    failedCodes.length === 0
      ? { name: t('staff.field.localChecks'), value: t('staff.value.passed') }
      : { name: t('staff.field.localChecks'), value: failedCodes.join(', '), isBad: true },
  )
  return facts
}
