/** The figures that staff see beside a picture. */
import { expect, it } from 'vitest'
import { reportFacts, takenFacts } from '../../../../../src/renderer/screens/staff/measurement-facts.ts'
import type { StaffWordsAccess } from '../../../../../src/renderer/screens/staff/useStaffWords.ts'
import type { FrameReport } from '../../../../../src/renderer/vision/vision-protocol.ts'
import { faceReport, measuredFace } from '../../../../fakes/measured-face.ts'
import type { TakenPicture } from '../../../../../src/shared/domain/capture.ts'

/** The last part of the key, and the values. */
const t: StaffWordsAccess['t'] = (key, ...values) =>
  [key.split('.').at(-1), ...values.flatMap((each) => Object.values(each))].join(' ')
const picture = (check: Partial<TakenPicture['check']>): TakenPicture => ({
  image: { bytes: new Uint8Array(), mediaType: 'image/jpeg', widthPx: 600, heightPx: 800 },
  check: { takenAtMs: 0, takenBy: 'auto', failedCodes: [], ...check },
})

it('a measurement that is not known has no line; one of 0 has', () => {
  const names = takenFacts(picture({ yawDeg: 0, faceWidthPx: 200 }), t).map(({ name }) => name)
  expect(names).toEqual(['picture', 'turn', 'localChecks'])
})

it('a picture that failed a check names every code and stands out', () => {
  const facts = takenFacts(picture({ failedCodes: ['EYES_CLOSED', 'FACE_BLURRED'] }), t)
  expect(facts.at(-1)).toEqual({ name: 'localChecks', value: 'EYES_CLOSED, FACE_BLURRED', isBad: true })
})

const cardReport: FrameReport = {
  subject: 'card',
  capturedAtMs: 0,
  crop: { widthPx: 1200, heightPx: 757 },
  faceCount: 1,
  bystanderCount: 0,
  failed: [],
  processingMs: 40,
}

it('a card whose edges are found tells how it lies and how fine its picture is', () => {
  const corner = { x: 0, y: 0 }
  const card = { corners: [corner, corner, corner, corner], tiltDeg: 12.4, pxPerMm: 10.26 } as const
  expect(reportFacts({ ...cardReport, card }, t)).toContainEqual({ name: 'tilt', value: '12°' })
  expect(reportFacts({ ...cardReport, card }, t)).toContainEqual({ name: 'fineness', value: '10.3' })
  expect(reportFacts(cardReport, t).map(({ name }) => name)).toEqual(['picture', 'faces', 'time'])
})

it('faces far behind are told to staff, and only where there are any', () => {
  expect(reportFacts(faceReport({ bystanderCount: 2 }), t)).toContainEqual({ name: 'bystanders', value: 'ignored 2' })
  expect(reportFacts(faceReport(), t).map(({ name }) => name)).not.toContain('bystanders')
})

it('the light on the face is told in figures, as far as it was measured', () => {
  const lit = measuredFace({ evenness: 0.634, behindLuma: 201.4, redness: 0.312, blueness: -0.1 })
  const facts = reportFacts(faceReport({ face: lit }), t)
  expect(facts).toContainEqual({ name: 'evenness', value: '63 %' })
  expect(facts).toContainEqual({ name: 'behind', value: '201' })
  expect(facts).toContainEqual({ name: 'tint', value: '0.31, -0.10' })
  const { evenness: _unknown, redness: _red, ...others } = lit
  const names = reportFacts(faceReport({ face: others }), t).map(({ name }) => name)
  expect(names).not.toContain('evenness')
  expect(names).not.toContain('tint')
})

it('how surely mouth and eyes are covered is told where it was measured', () => {
  const facts = reportFacts(faceReport({ face: measuredFace({ covered: { mouth: 0.973, eyes: 0 } }) }), t)
  expect(facts).toContainEqual({ name: 'mouthCover', value: '97 %' })
  expect(facts).toContainEqual({ name: 'eyesCover', value: '0 %' })
  const { covered: _unknown, ...others } = measuredFace()
  expect(reportFacts(faceReport({ face: others }), t).map(({ name }) => name)).not.toContain('eyesCover')
})

it('what the checks run on is told once it is known', () => {
  expect(reportFacts(faceReport({ backend: 'webgpu' }), t)).toContainEqual({ name: 'backend', value: 'webgpu' })
  expect(reportFacts(faceReport(), t).map(({ name }) => name)).not.toContain('backend')
})

it('a frame without a face still tells its size and that no face was found', () => {
  const facts = reportFacts(
    {
      subject: 'face',
      capturedAtMs: 0,
      crop: { widthPx: 540, heightPx: 720 },
      faceCount: 0,
      bystanderCount: 0,
      failed: [{ code: 'FACE_NOT_FOUND' }],
      processingMs: 40.6,
    },
    t,
  )
  expect(facts).toEqual([
    { name: 'picture', value: '540 × 720 px' },
    { name: 'faces', value: '0' },
    { name: 'time', value: '41 ms' },
  ])
})
