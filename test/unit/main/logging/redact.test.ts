import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { redactFacts, redactText } from '../../../../src/main/logging/redact.ts'
import { errorCodes } from '../../../../src/shared/errors/error-catalog.ts'

describe('what must not reach the log', () => {
  it.each([
    ['a key of letters and digits', 'key Xk29fLqP81mZ0aWc refused', 'key [secret] refused'],
    ['a key of small letters only', 'key qwmzlaxkvbnehtyu refused', 'key [secret] refused'],
    ['a key of capitals only', 'key QWMZLAXKVBNEHTYU refused', 'key [secret] refused'],
    [
      'a picture',
      `data:image/jpeg;base64,${randomBytes(120).toString('base64').replaceAll('/', 'x')}`,
      /^data:image\/jpeg;base64,\[secret\]$/,
    ],
    ['an identity number', 'holder 900101-14-5678 seen', 'holder [digits] seen'],
    ['an identity number in one piece', 'holder 900101145678', 'holder [digits]'],
    ['a phone number', 'call 012-345 6789', 'call [digits]'],
    ['the query of an address', 'GET https://host.test/a?apiKey=short', 'GET https://host.test/a[tail]'],
  ])('%s is blotted out', (_, text, expected) => {
    if (typeof expected === 'string') expect(redactText(text)).toBe(expected)
    else expect(redactText(text)).toMatch(expected)
  })

  it.each(['base64', 'base64url', 'hex'] as const)('no run of a random key in %s stays readable', (encoding) => {
    for (let round = 0; round < 500; round += 1) {
      const key = randomBytes(24).toString(encoding)
      expect(redactText(`before ${key} after`)).not.toContain(key.slice(4, 14))
    }
  })

  it('a text under a telling name is blotted whatever it holds', () => {
    expect(redactFacts({ apiKey: 'short', isApiKeySet: true, clientSecret: 'x' })).toEqual({
      apiKey: '[secret]',
      isApiKeySet: true,
      clientSecret: '[secret]',
    })
  })

  it('a number as long as an identity number is blotted', () => {
    expect(redactFacts({ holder: 900_101_145_678, attempts: 12 })).toEqual({ holder: '[digits]', attempts: 12 })
  })

  it('a picture behind a cast does not become text', () => {
    const facts = { picture: randomBytes(8) as unknown as string, note: { secret: 1 } as unknown as string }
    expect(redactFacts(facts)).toEqual({ picture: '[object]', note: '[object]' })
  })

  it('a long text is cut', () => {
    expect(redactText('ab '.repeat(500)).length).toBeLessThan(310)
  })
})

describe('what must stay readable', () => {
  it.each(errorCodes)('%s', (code) => {
    expect(redactText(code)).toBe(code)
  })

  it.each([
    'submission-found-after-restart',
    'InvalidAccessError',
    'sqlite 13: database or disk is full',
    '120 MB free',
  ])('%s', (text) => {
    expect(redactText(text)).toBe(text)
  })

  it('the random id of a submission', () => {
    for (let round = 0; round < 200; round += 1) {
      const text = `${randomUUID()} replaces ${randomUUID()}`
      expect(redactText(text)).toBe(text)
    }
  })

  it('absent facts are left out', () => {
    expect(redactFacts({ code: 'TIMEOUT', note: undefined })).toEqual({ code: 'TIMEOUT' })
  })
})
