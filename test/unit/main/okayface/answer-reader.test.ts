import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../../src/main/okayface/answer-reader.ts'
import type { ServiceReply } from '../../../../src/main/okayface/service-exchange.ts'
import { serviceVersions, type ServiceVersion } from '../../../../src/shared/domain/verification.ts'
import { errorCatalog, errorCodes, type ErrorCode } from '../../../../src/shared/errors/error-catalog.ts'
import { recorded, recordedNames } from '../../../fixtures/okayface/recorded.ts'

const NOW_MS = Date.parse('Tue, 01 Apr 2025 08:00:00 GMT')

function read(version: ServiceVersion, text: string, reply: Partial<ServiceReply> = {}) {
  return readAnswer({ status: 200, text, ...reply }, { version, nowMs: NOW_MS, imageOf: () => undefined })
}

function codeOf(version: ServiceVersion, body: unknown, status = 200): ErrorCode | 'ok' {
  const result = read(version, typeof body === 'string' ? body : JSON.stringify(body), { status })
  return result.ok ? 'ok' : result.error.code
}

const sound = {
  request_id: 'a1',
  result_idcard: { confidence: 96.46 },
  imageBestLiveness: { probability: 0.9999, score: 9.61, quality: 0.669 },
}

const recordedCodes: Readonly<Record<string, ErrorCode>> = {
  'seed-missing-api-key': 'MISSING_API_KEY',
  'seed-wrong-api-key': 'INVALID_API_KEY',
  'seed-api-key-expired': 'API_KEY_EXPIRED',
  'seed-maximum-api-call-hit': 'MAX_API_CALL_EXCEEDED',
  'seed-missing-images': 'MISSING_IMAGE',
  'seed-image-over-3-mb': 'PAYLOAD_TOO_LARGE',
  'seed-wrong-image-format': 'PHOTO_FORMAT_ERROR',
  'seed-no-face-detected': 'FACE_NOT_FOUND',
  'contract-liveness-error': 'FACE_CLOSE_TO_BORDER',
  'contract-nested-answer': 'BAD_RESPONSE',
}
const recordedResults = ['contract-result', 'contract-result-with-liveness', 'contract-result-of-portal']

describe('recorded examples', () => {
  it('every recorded example is looked at', () => {
    const known = [...Object.keys(recordedCodes), ...recordedResults, 'proxy-too-large-page']
    expect([...recordedNames].sort()).toEqual(known.sort())
  })

  for (const [name, code] of Object.entries(recordedCodes)) {
    it.each(serviceVersions)(`${name} is ${code} with any status, asked by %s`, (version) => {
      if (name === 'contract-nested-answer') return expect(codeOf(version, recorded(name))).toBe(code)
      for (const status of [200, 400, 401, 403, 413, 422, 429, 500, 503]) {
        expect(codeOf(version, recorded(name), status)).toBe(code)
      }
    })
  }

  it('a result is a match for the version that it belongs to', () => {
    expect(read('v2', recorded('contract-result'))).toMatchObject({
      ok: true,
      value: { verdict: 'match', confidence: 96.46025 },
    })
    expect(read('v2-1', recorded('contract-result-with-liveness'))).toEqual({
      ok: true,
      value: {
        verdict: 'match',
        confidence: 96.46025,
        threshold: 75,
        liveness: { probability: 0.9999, quality: 0.669 },
        requestId: '8c1d1a52-6c0b-4d53-9a46-6d5f4b7f2a10',
        isNearMiss: false,
      },
    })
    expect(read('v2-2', recorded('contract-result-of-portal'))).toMatchObject({ ok: true, value: { verdict: 'match' } })
  })

  it("a proxy's page about a large body is PAYLOAD_TOO_LARGE", () => {
    expect(codeOf('v2-1', recorded('proxy-too-large-page'), 413)).toBe('PAYLOAD_TOO_LARGE')
  })
})

describe('errors', () => {
  const wireCodes = errorCodes.filter((code) => errorCatalog[code].source === 'service')

  it.each(wireCodes)('%s is understood alone, with text behind it, and inside liveness', (code) => {
    expect(codeOf('v2-1', { error: code, request_id: null })).toBe(code)
    expect(codeOf('v2-1', { error: `${code}: some explanation`, request_id: 'r' })).toBe(code)
    expect(codeOf('v2-1', { status: 'error', message: code, result: null })).toBe(code)
    expect(codeOf('v2-1', { ...sound, imageBestLiveness: { error: code } })).toBe(code)
  })

  it.each([
    ['MISSING_ARGUMENT: apiKey', 'MISSING_API_KEY'],
    ['MISSING_ARGUMENTS: apiKey', 'MISSING_API_KEY'],
    ['MISSING_ARGUMENTS', 'MISSING_IMAGE'],
    ['MISSING_ARGUMENT: imageBest', 'MISSING_IMAGE'],
    ['MISSING_ARGUMENT', 'UNKNOWN'],
    ['photo FORMAT error', 'PHOTO_FORMAT_ERROR'],
    ['Photo format error: gif', 'PHOTO_FORMAT_ERROR'],
    ['face_not_found', 'FACE_NOT_FOUND'],
    ['FACE_NOT_FOUND_ON_CARD', 'UNKNOWN'],
    ['FACE_TOO_WEIRD', 'UNKNOWN'],
    ['', 'UNKNOWN'],
    ['something broke', 'UNKNOWN'],
  ] as const)('the text %j is %s', (text, code) => {
    expect(codeOf('v2', { error: text })).toBe(code)
  })

  it.each(errorCodes.filter((code) => errorCatalog[code].source !== 'service'))(
    'our own code %s is not taken from the wire',
    (code) => {
      expect(codeOf('v2', { error: code })).toBe('UNKNOWN')
    },
  )

  it('an error beside a sound result is the error, wherever it stands', () => {
    expect(codeOf('v2-1', { ...sound, error: 'FACE_CROPPED' })).toBe('FACE_CROPPED')
    expect(codeOf('v2-1', { ...sound, error: 'nonsense' })).toBe('UNKNOWN')
    expect(codeOf('v2-1', { ...sound, error: { code: 1 } })).toBe('BAD_RESPONSE')
    expect(codeOf('v2-1', { ...sound, status: 'error', message: 'API_KEY_EXPIRED' })).toBe('API_KEY_EXPIRED')
    expect(codeOf('v2-1', { ...sound, status: 500 })).toBe('BAD_RESPONSE')
    expect(codeOf('v2-1', { ...sound, result_idcard: { confidence: 99, error: 'FACE_NOT_FOUND' } })).toBe(
      'FACE_NOT_FOUND',
    )
    expect(codeOf('v2-1', { ...sound, imageBestLiveness: { ...sound.imageBestLiveness, error: 'EYES_CLOSED' } })).toBe(
      'EYES_CLOSED',
    )
    expect(codeOf('v2', { ...sound, imageBestLiveness: { error: 'EYES_CLOSED' } })).toBe('EYES_CLOSED')
  })

  it('an error field that is null is no error', () => {
    expect(codeOf('v2-1', { ...sound, error: null, status: null })).toBe('ok')
  })

  it('says which stage found a code, so that the picture can be told', () => {
    const asked: string[] = []
    const context = {
      version: 'v2-1',
      nowMs: 0,
      imageOf: (code: ErrorCode, where: string) => void asked.push(`${code} ${where}`),
    } as const
    readAnswer({ status: 200, text: '{"error":"FACE_CROPPED"}' }, context)
    readAnswer({ status: 200, text: recorded('contract-liveness-error') }, context)
    expect(asked).toEqual(['FACE_CROPPED request', 'FACE_CLOSE_TO_BORDER liveness'])
  })

  it('carries request id and status, and notes no more of the wire than a word that looks like a code', () => {
    const secret = 'sk-9f8e7d6c'
    const texts = [`${secret} is wrong`, `WRONG_KEY: ${secret}`, `AB12CD34EF`, `Who is ${secret}?`]
    for (const text of texts) {
      const result = read('v2', JSON.stringify({ error: text, request_id: 'xxxxxxxxxx' }))
      expect(result).toMatchObject({ ok: false, error: { code: 'UNKNOWN', requestId: 'xxxxxxxxxx', httpStatus: 200 } })
      expect(JSON.stringify(result)).not.toMatch(/9f8e7d6c|AB12CD34EF|Who/)
    }
    expect(read('v2', '{"error":"FACE_TOO_WEIRD: x"}')).toMatchObject({
      error: { note: 'unknown code FACE_TOO_WEIRD' },
    })
    expect(read('v2', `{"error":"UNKNOWN","request_id":"<script>"}`)).not.toHaveProperty('error.requestId')
  })
})

describe('status', () => {
  it.each([500, 502, 503, 504, 429])('%i without a readable body is SERVICE_UNAVAILABLE', (status) => {
    for (const text of ['', '<html></html>', 'null', '[]', '{"message":"Too Many Requests"}']) {
      expect(codeOf('v2-1', text, status)).toBe('SERVICE_UNAVAILABLE')
    }
    expect(codeOf('v2-1', { timestamp: 1, status, error: 'Internal Server Error' }, status)).toBe('SERVICE_UNAVAILABLE')
  })

  it('an unheard-of code of the service is UNKNOWN also with 500', () => {
    expect(codeOf('v2-1', { error: 'DATABASE_DOWN' }, 500)).toBe('UNKNOWN')
  })

  it.each([201, 204, 400, 404, 413, 429, 500, 503])('a sound result with %i passes only below 300', (status) => {
    expect(codeOf('v2-1', sound, status) === 'ok').toBe(status < 300)
  })

  it.each([0, 300, 301, 302, 307, 308])('a redirect (%i) is not read, even with a result or a code in it', (status) => {
    expect(codeOf('v2-1', sound, status)).toBe('NOT_THE_SERVICE')
    expect(codeOf('v2-1', { error: 'FACE_NOT_FOUND' }, status)).toBe('NOT_THE_SERVICE')
  })

  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Tue, 01 Apr 2025 08:01:30 GMT', 90_000],
    ['Tue, 01 Apr 2025 07:00:00 GMT', 0],
    ['99999999999', 86_400_000],
    ['-5', undefined],
    ['soon', undefined],
    ['Monday', undefined],
  ])('Retry-After %j waits %s ms', (retryAfter, retryAfterMs) => {
    const result = read('v2-1', '', { status: 503, retryAfter })
    expect(result.ok ? undefined : result.error.retryAfterMs).toBe(retryAfterMs)
  })
})

describe('results', () => {
  it.each(['v2-1', 'v2-2', 'v4-1'] as const)('%s without liveness is no result', (version) => {
    const bare = { result_idcard: { confidence: 1 } }
    for (const alive of [
      undefined,
      null,
      {},
      [],
      { probability: 0.9 },
      { quality: 0.9 },
      { probability: null, quality: 1 },
    ]) {
      expect(codeOf(version, { ...bare, imageBestLiveness: alive })).toBe('BAD_RESPONSE')
    }
  })

  it.each([
    '"96.46"',
    'null',
    'true',
    '{}',
    '[96.46]',
    '1e999',
    '-0.001',
    '100.001',
    '{"result_idcard":{"confidence":99}}',
  ])('a confidence of %s is no result', (confidence) => {
    expect(codeOf('v2', `{"result_idcard":{"confidence":${confidence}}}`)).toBe('BAD_RESPONSE')
  })

  it.each(['"0.9"', 'null', '1e999', '1.0001', '-0.1', '{}'])(
    'a probability or quality of %s is no result',
    (value) => {
      expect(
        codeOf(
          'v2-1',
          `{"result_idcard":{"confidence":99},"imageBestLiveness":{"probability":${value},"quality":0.9}}`,
        ),
      ).toBe('BAD_RESPONSE')
      expect(
        codeOf(
          'v2-1',
          `{"result_idcard":{"confidence":99},"imageBestLiveness":{"probability":0.9,"quality":${value}}}`,
        ),
      ).toBe('BAD_RESPONSE')
    },
  )

  it('an answer on the other scale is no match of v4', () => {
    expect(codeOf('v4', { result_idcard: { confidence: 40 } })).toBe('BAD_RESPONSE')
  })

  it('liveness that was not asked for is judged all the same', () => {
    expect(
      read('v2', JSON.stringify({ ...sound, imageBestLiveness: { probability: 0.1, quality: 0.9 } })),
    ).toMatchObject({ value: { verdict: 'not-live' } })
    expect(codeOf('v2', { ...sound, imageBestLiveness: { probability: 7, quality: 0.9 } })).toBe('BAD_RESPONSE')
  })

  it.each([
    '',
    'null',
    '"ok"',
    '1',
    '[]',
    '[{}]',
    '{',
    '<html>',
    '<a href="request_id">{"result_idcard"</a>',
    '{}',
    '{"message":"Forbidden"}',
    '{"status":"success"}',
    '[{"result_idcard":{"confidence":99}}]',
  ])('%j is not from the service, whatever the status', (text) => {
    for (const version of serviceVersions)
      for (const status of [200, 204, 400, 401, 403, 404, 407, 511])
        expect(codeOf(version, text, status)).toBe('NOT_THE_SERVICE')
  })

  it.each([
    '{"__proto__":{"result_idcard":{"confidence":99}}}',
    '{"request_id":"r1"}',
    '{"request_id":"r1","result_idcard":{"confi',
    '{"status":"success","messageCode":"api.success"}',
    '{"result":{"result_idcard":{"confidence":99}}}',
  ])('%j is from the service, and no result', (text) => {
    for (const version of serviceVersions)
      for (const status of [200, 400, 404]) expect(codeOf(version, text, status)).toBe('BAD_RESPONSE')
  })

  it('a network that wants a sign-in (511) is not the service, and not a service that is down', () => {
    expect(codeOf('v2-1', '<html>Sign in</html>', 511)).toBe('NOT_THE_SERVICE')
  })
})
