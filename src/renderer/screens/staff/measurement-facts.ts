/** What is known of a picture beside what it is judged by, as names and values; what is not known has no line. Pure. */
import type { TakenPicture } from '../../../shared/domain/capture.ts'
import type { FrameReport } from '../../vision/vision-protocol.ts'
import type { Fact } from './fact.ts'
import type { StaffWordsAccess } from './useStaffWords.ts'

type Words = StaffWordsAccess['t']

const pixels = (value: number): string => `${Math.round(value)} px`
const degrees = (value: number): string => `${value.toFixed(0)}°`
const size = (width: number, height: number): string => `${Math.round(width)} × ${Math.round(height)} px`

/** Of one frame, what staff rarely ask for; what it is judged by stands in measured-checks.ts. */
export function reportFacts({ crop, face, bystanderCount, backend, processingMs }: FrameReport, t: Words): Fact[] {
  return [
    { name: t('staff.measure.picture'), value: size(crop.widthPx, crop.heightPx) },
    ...(bystanderCount > 0
      ? [{ name: t('staff.measure.bystanders'), value: t('staff.value.ignored', { count: bystanderCount }) }]
      : []),
    ...(face?.behindLuma === undefined ? [] : [{ name: t('staff.measure.behind'), value: face.behindLuma.toFixed(0) }]),
    ...(backend ? [{ name: t('staff.measure.backend'), value: t(`staff.value.${backend}`) }] : []),
    { name: t('staff.measure.time'), value: `${Math.round(processingMs)} ms` },
  ]
}

/** What was measured on a picture that was taken. */
export function takenFacts({ image, check }: TakenPicture, t: Words): Fact[] {
  const facts: Fact[] = [{ name: t('staff.measure.picture'), value: size(image.widthPx, image.heightPx) }]
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) facts.push({ name, value })
  }
  const { faceCount, faceWidthPx, faceHeightPx, eyeDistancePx, yawDeg, pitchDeg, rollDeg, failedCodes, overriddenFor } =
    check
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
  add(t('officer.override.why'), overriddenFor && t(`officer.override.reason.${overriddenFor}`))
  return facts
}
