/** The figures that staff see beside a picture. */
import { expect, it } from 'vitest'
import { reportFacts, takenFacts } from '../../../../../src/renderer/screens/staff/measurement-facts.ts'
import type { StaffWordsAccess } from '../../../../../src/renderer/screens/staff/useStaffWords.ts'
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

it('faces far behind are told to staff, and only where there are any', () => {
  expect(reportFacts(faceReport({ bystanderCount: 2 }), t)).toContainEqual({ name: 'bystanders', value: 'ignored 2' })
  expect(reportFacts(faceReport(), t).map(({ name }) => name)).not.toContain('bystanders')
})

it('the light behind is told where it was measured', () => {
  expect(reportFacts(faceReport({ face: measuredFace({ behindLuma: 201.4 }) }), t)).toContainEqual({
    name: 'behind',
    value: '201',
  })
  const { behindLuma: _unknown, ...others } = measuredFace()
  expect(reportFacts(faceReport({ face: others }), t).map(({ name }) => name)).not.toContain('behind')
})

it('a picture that staff used all the same says why', () => {
  const facts = takenFacts(picture({ failedCodes: ['FACE_BLURRED'], overriddenFor: 'medical' }), t)
  expect(facts.at(-1)).toEqual({ name: 'why', value: 'medical' })
})

it('what the checks run on is told once it is known', () => {
  expect(reportFacts(faceReport({ backend: 'webgpu' }), t)).toContainEqual({ name: 'backend', value: 'webgpu' })
  expect(reportFacts(faceReport(), t).map(({ name }) => name)).not.toContain('backend')
})
