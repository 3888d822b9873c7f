import { describe, expect, it } from 'vitest'
import { inputParsers } from '../../../../src/main/ipc/input-parsers.ts'
import { withoutPictures, type VisitView } from '../../../../src/shared/domain/visit-view.ts'
import type { Visit } from '../../../../src/shared/domain/visit.ts'
import { failure } from '../../../../src/shared/errors/result.ts'
import { takenPicture } from '../../../fakes/vision.ts'

const { show, showFrame, command } = inputParsers.counter
const id = '0b9ad7f5-2f2b-4a3c-9f0e-5f6c3f0c9d11'
const receipt = '7K2M-Q9XD'
const [card, face] = [takenPicture(), takenPicture()]
const outcome = { verdict: 'poor-quality', confidence: 12, threshold: 75, isNearMiss: false } as const

/** One of every step, with all that it can hold. */
const visits: readonly Visit[] = [
  { at: 'idle' },
  { at: 'consent', pictures: {}, failedTries: 0, reference: 'A 17' },
  {
    at: 'capturing',
    subject: 'face',
    startedAtMs: 5,
    canTakeByHand: true,
    isTaking: false,
    pictures: { card },
    failedTries: 1,
    replaces: id,
  },
  { at: 'review', card, face: 'kept', failedTries: 0 },
  { at: 'checking', card, face, startedAtMs: 5, failedTries: 0, submission: { id, receipt } },
  { at: 'answered', outcome, receipt, submissionId: id, newFace: { card, failedTries: 1 } },
  {
    at: 'problem',
    code: 'CAMERA_UNPLUGGED',
    failure: { code: 'CAMERA_UNPLUGGED', note: 'twice' },
    pictures: { card, face },
    resume: 'review',
    failedTries: 0,
  },
  {
    at: 'retry',
    code: 'FACE_BLURRED',
    image: 'face',
    pictures: { card },
    failure: { code: 'FACE_BLURRED' },
    failedTries: 1,
  },
  { at: 'saved-for-later', receipt, submissionId: id, failure: { code: 'NETWORK_UNREACHABLE' } },
]
const view = (visit: unknown): VisitView =>
  ({ visit, language: 'ta', cameras: { card: { at: 'off' }, face: { at: 'live', label: 'Desk' } } }) as VisitView

/** Every byte of a picture that is left anywhere. */
const bytesIn = (value: unknown): number => {
  if (value instanceof Uint8Array) return value.byteLength
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, part) => sum + bytesIn(part), 0)
}

describe('what the customer’s window tells of its visit', () => {
  it.each(visits.map((visit) => [visit.at, visit] as const))('%s travels whole, and without pictures', (_at, visit) => {
    const told = view(withoutPictures(visit))
    expect(show(told)).toEqual(told)
    expect(bytesIn(told)).toBe(0)
  })

  it.each(visits.filter((visit) => bytesIn(visit) > 0).map((visit) => [visit.at, visit] as const))(
    '%s with pictures is refused',
    (_at, visit) => expect(() => show(view(visit))).toThrow('counter.show was refused'),
  )

  it('a picture that a check refused travels with it, for staff to look at', () => {
    const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16)
    const refused = { subject: 'face', picture: { ...face, image: { ...face.image, bytes: jpeg } } } as const
    const [retry] = visits.filter(({ at }) => at === 'retry')
    const told = view({ ...withoutPictures(retry as Visit), refused })
    expect(show(told)).toEqual(told)
    expect(bytesIn(told)).toBe(jpeg.byteLength)
  })

  it('a refused picture travels also where it is too small to be sent, which is what a card too far away is', () => {
    const image = { ...card.image, bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), widthPx: 640, heightPx: 404 }
    const refused = { subject: 'card', picture: { ...card, image } } as const
    const told = view({
      at: 'retry',
      code: 'CARD_TOO_FAR',
      image: 'card',
      pictures: {},
      failure: { code: 'CARD_TOO_FAR' },
      failedTries: 1,
      refused,
    })
    expect(show(told)).toEqual(told)
  })

  it('nothing that is not known passes', () => {
    expect(() => show(view({ at: 'idle', name: 'Tan' }))).toThrow('counter.show was refused')
    expect(() => show({ ...view({ at: 'idle' }), stream: 1 })).toThrow('counter.show was refused')
    expect(() => show(view({ at: 'asleep' }))).toThrow('counter.show was refused')
  })

  it('a frame is numbers and codes', () => {
    const report = {
      subject: 'face',
      capturedAtMs: 1,
      crop: { widthPx: 540, heightPx: 720 },
      faceCount: 0,
      bystanderCount: 0,
      failed: [{ code: 'FACE_NOT_FOUND' }],
      processingMs: 40,
    }
    const guidance = { instruction: 'look-at-camera', isUrgent: false, isGood: false, progress: 0 }
    expect(showFrame({ report, guidance })).toEqual({ report, guidance })
    expect(showFrame({})).toEqual({})
    expect(() => showFrame({ report: { ...report, pixels: new Uint8Array(4) } })).toThrow('counter.showFrame')
    expect(() => showFrame({ guidance: { ...guidance, instruction: 'smile' } })).toThrow('counter.showFrame')
  })
})

it('a failure with however long a note travels: it was cut when it was made', () => {
  const long = failure('SETTINGS_INVALID', { note: 'x'.repeat(2_000) }).error
  const told = view({ at: 'saved-for-later', receipt, submissionId: id, failure: long })
  expect(show(told)).toEqual(told)
  expect(inputParsers.kiosk.report(long)).toEqual(long)
})

describe('what the officer’s window asks for', () => {
  it.each([
    { kind: 'start' },
    { kind: 'start', reference: 'A 17', takeAgain: { replaces: id, image: 'face' } },
    { kind: 'note-reference', reference: '' },
    { kind: 'override', reason: 'medical' },
    { kind: 'retake', image: 'card' },
    { kind: 'consent' },
    { kind: 'take-by-hand' },
    { kind: 'retry' },
    { kind: 'leave' },
    { kind: 'attend' },
    { kind: 'stay' },
    { kind: 'end' },
  ])('$kind is a command', (asked) => expect(command(asked)).toEqual(asked))

  it.each([{ kind: 'accept' }, { kind: 'override', reason: 'hurry' }, { kind: 'end', now: true }, 'end', undefined])(
    '%j is none',
    (asked) => expect(() => command(asked)).toThrow('counter.command was refused'),
  )
})
