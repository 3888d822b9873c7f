/** The local measurements as names and values; a measurement that is not known has no line. Pure. */
import type { TakenPicture } from '../../../shared/domain/capture.ts'
import type { FaceMeasurement, FrameReport } from '../../vision/vision-protocol.ts'
import type { Fact } from './fact.ts'
import type { StaffWordsAccess } from './useStaffWords.ts'

type Words = StaffWordsAccess['t']

const pixels = (value: number): string => `${Math.round(value)} px`
const degrees = (value: number): string => `${value.toFixed(0)}°`
const percent = (share: number): string => `${Math.round(share * 100)} %`
const size = (width: number, height: number): string => `${Math.round(width)} × ${Math.round(height)} px`

/** What the worker measured on one frame. */
export function reportFacts(report: FrameReport, t: Words): Fact[] {
  const { crop, faceCount, bystanderCount, face, card, backend, processingMs } = report
  const facts: Fact[] = [
    { name: t('staff.measure.picture'), value: size(crop.widthPx, crop.heightPx) },
    { name: t('staff.measure.faces'), value: String(faceCount) },
  ]
  if (bystanderCount > 0)
    facts.push({ name: t('staff.measure.bystanders'), value: t('staff.value.ignored', { count: bystanderCount }) })
  if (card)
    facts.push(
      { name: t('staff.measure.tilt'), value: degrees(card.tiltDeg) },
      { name: t('staff.measure.fineness'), value: card.pxPerMm.toFixed(1) },
    )
  if (face)
    facts.push(
      { name: t('staff.measure.faceSize'), value: size(face.box.width, face.box.height) },
      { name: t('staff.measure.eyeDistance'), value: pixels(face.eyeDistancePx) },
      { name: t('staff.measure.turn'), value: degrees(face.yawDeg) },
      { name: t('staff.measure.nod'), value: degrees(face.pitchDeg) },
      { name: t('staff.measure.lean'), value: degrees(face.rollDeg) },
      { name: t('staff.measure.eyes'), value: face.eyeAspect.toFixed(2) },
      { name: t('staff.measure.sharpness'), value: face.sharpness.toFixed(2) },
      { name: t('staff.measure.light'), value: face.meanLuma.toFixed(0) },
    )
  if (face) facts.push(...lightFacts(face, t))
  if (face?.covered)
    facts.push(
      { name: t('staff.measure.mouthCover'), value: percent(face.covered.mouth) },
      { name: t('staff.measure.eyesCover'), value: percent(face.covered.eyes) },
    )
  if (backend) facts.push({ name: t('staff.measure.backend'), value: t(`staff.value.${backend}`) })
  facts.push({ name: t('staff.measure.time'), value: `${Math.round(processingMs)} ms` })
  return facts
}

function lightFacts({ evenness, behindLuma, redness, blueness }: FaceMeasurement, t: Words): Fact[] {
  return [
    ...(evenness === undefined ? [] : [{ name: t('staff.measure.evenness'), value: percent(evenness) }]),
    ...(behindLuma === undefined ? [] : [{ name: t('staff.measure.behind'), value: behindLuma.toFixed(0) }]),
    ...(redness === undefined || blueness === undefined
      ? []
      : [{ name: t('staff.measure.tint'), value: `${redness.toFixed(2)}, ${blueness.toFixed(2)}` }]),
  ]
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
