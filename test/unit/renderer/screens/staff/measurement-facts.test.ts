/** The figures that staff see beside a picture. */
import { expect, it } from 'vitest'
import { reportFacts, takenFacts } from '../../../../../src/renderer/screens/staff/measurement-facts.ts'
import type { StaffWordsAccess } from '../../../../../src/renderer/screens/staff/useStaffWords.ts'
import type { TakenPicture } from '../../../../../src/shared/domain/capture.ts'

const t: StaffWordsAccess['t'] = (key, ..._values) => key.split('.').at(-1) ?? ''
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
