import { describe, expect, it } from 'vitest'
import { MAX_IMAGE_BYTES } from '../../../../src/shared/domain/capture.ts'
import { inputParsers } from '../../../../src/main/ipc/input-parsers.ts'

const jpeg = (length = 64): Uint8Array => {
  const bytes = new Uint8Array(length)
  bytes.set([0xff, 0xd8, 0xff, 0xe0])
  return bytes
}
const picture = (change: object = {}) => ({
  image: { bytes: jpeg(), mediaType: 'image/jpeg', widthPx: 540, heightPx: 720, ...change },
  check: { takenAtMs: 1, takenBy: 'auto', failedCodes: [] },
})
const pair = (change: object = {}) => ({ card: picture(), face: picture(), ...change })

const overridden = (reason: string) => ({ ...picture(), check: { ...picture().check, overriddenFor: reason } })

describe('messages from the renderer', () => {
  it('a picture may stay where it is, and one that failed a check says why it is sent all the same', () => {
    const wished = pair({ card: 'kept', face: overridden('medical') })
    expect(inputParsers.submission.submit(wished)).toEqual(wished)
  })

  it('an officer signs in with a name and a PIN, and nothing else', () => {
    expect(inputParsers.officer.signIn({ officer: ' 4711 ', pin: '2749' })).toEqual({ officer: '4711', pin: '2749' })
    for (const wrong of [{ officer: '4711' }, { officer: '4711', pin: 2749 }, { officer: 'x'.repeat(65), pin: '2749' }])
      expect(() => inputParsers.officer.signIn(wrong)).toThrow(/^officer\.signIn was refused/)
  })

  it('a pair of pictures with its checks passes whole', () => {
    expect(inputParsers.submission.submit(pair({ reference: ' A-17 ' }))).toEqual({ ...pair(), reference: 'A-17' })
  })

  it.each<[string, unknown]>([
    ['no pictures', {}],
    ['a picture too many', pair({ third: picture() })],
    ['bytes that are no JPEG', pair({ face: picture({ bytes: new Uint8Array(64) }) })],
    ['an empty picture', pair({ face: picture({ bytes: new Uint8Array() }) })],
    ['a picture over 3 MB', pair({ face: picture({ bytes: jpeg(MAX_IMAGE_BYTES + 1) }) })],
    ['a plain array instead of bytes', pair({ face: picture({ bytes: [255, 216, 255] }) })],
    ['a picture below 450 px', pair({ card: picture({ widthPx: 449 }) })],
    ['another format', pair({ card: picture({ mediaType: 'image/gif' }) })],
    [
      'an unknown code',
      pair({ card: { ...picture(), check: { takenAtMs: 1, takenBy: 'auto', failedCodes: ['NOPE'] } } }),
    ],
    [
      'a code from the prototype chain',
      pair({ card: { ...picture(), check: { takenAtMs: 1, takenBy: 'auto', failedCodes: ['toString'] } } }),
    ],
    ['a reference that is too long', pair({ reference: 'x'.repeat(65) })],
    ['a picture that is neither taken nor kept', pair({ face: 'lost' })],
    ['an override without a known reason', pair({ face: overridden('because') })],
    ['an officer who is named by the page', pair({ officer: '4711' })],
    ['a replaced submission that is no id', pair({ replaces: '../../x' })],
  ])('%s is refused', (_name, input) => {
    expect(() => inputParsers.submission.submit(input)).toThrow(/^submission\.submit was refused/)
  })

  it('a refusal names the place and never quotes what came in', () => {
    const secret = 'sk-very-secret'
    expect(() => inputParsers.settings.change({ serviceVersion: secret })).toThrow(
      new TypeError('settings.change was refused: serviceVersion'),
    )
    expect(() => inputParsers.apiKey.set({ key: secret })).toThrow(new TypeError('apiKey.set was refused: the request'))
  })

  it('a consent names its language, its very text and who recorded it', () => {
    const given = { language: 'ms', text: 'Ya', recordedBy: 'staff' }
    const { recordConsent } = inputParsers.visit
    expect(recordConsent(given)).toEqual(given)
    for (const wrong of [
      { language: 'fr' },
      { text: '' },
      { text: 'x'.repeat(2_001) },
      { recordedBy: 'nobody' },
      { name: 'A' },
    ])
      expect(() => recordConsent({ ...given, ...wrong })).toThrow(/^visit\.recordConsent was refused/)
  })

  it("staff's reference is trimmed, may be empty to take it off, and is never longer than a reference", () => {
    const id = '0b9ad7f5-2f2b-4a3c-9f0e-5f6c3f0c9d11'
    const { setReference } = inputParsers.submission
    expect(setReference({ id, reference: ' file 7 ' })).toEqual({ id, reference: 'file 7' })
    expect(setReference({ id, reference: '' })).toEqual({ id, reference: '' })
    for (const wrong of [{ id, reference: 'x'.repeat(65) }, { id: '7', reference: 'x' }, { id }, { reference: 'x' }])
      expect(() => setReference(wrong)).toThrow(/^submission\.setReference was refused/)
  })

  it('a call without a request takes none', () => {
    expect(inputParsers.kiosk.describe(undefined)).toBeUndefined()
    expect(() => inputParsers.kiosk.describe({})).toThrow()
  })

  it('only codes that the service can send may be rehearsed as such', () => {
    const rehearse = (code: string) => inputParsers.practice.rehearse({ kind: 'code', code, at: 'request' })
    expect(rehearse('FACE_TOO_SMALL')).toEqual({ kind: 'code', code: 'FACE_TOO_SMALL', at: 'request' })
    expect(() => rehearse('CAMERA_BUSY')).toThrow()
  })

  it('a question to the audit log names a known kind, a check and a span, and nothing else', () => {
    const { page } = inputParsers.audit
    const whole = {
      before: 7,
      kind: 'held',
      span: { fromMs: 1, toMs: 2 },
      submission: '0b9ad7f5-2f2b-4a3c-9f0e-5f6c3f0c9d11',
    }
    expect(page(whole)).toEqual(whole)
    expect(page({})).toEqual({})
    for (const wrong of [
      { kind: 'toString' },
      { before: 1.5 },
      { span: { fromMs: 1 } },
      { submission: '%' },
      { sql: '' },
    ])
      expect(() => page(wrong)).toThrow(/^audit\.page was refused/)
  })
})
