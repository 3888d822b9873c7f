/** Thousands of damaged answers from a seeded generator: none may pass, none may throw. */
import { expect, it } from 'vitest'
import { readAnswer } from '../../../../src/main/okayface/answer-reader.ts'
import { serviceVersions, type ServiceVersion } from '../../../../src/shared/domain/verification.ts'
import { isErrorCode } from '../../../../src/shared/errors/error-catalog.ts'

/** mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const random = seeded(20250401)
const below = (count: number) => Math.floor(random() * count)
const oneOf = <T>(values: readonly [T, ...T[]]): T => values[below(values.length)] ?? values[0]

const junk = () =>
  oneOf<unknown>([
    null,
    true,
    false,
    '',
    '99',
    'success',
    'NaN',
    -11,
    1e6,
    1e308,
    [],
    [99],
    {},
    { confidence: 99 },
    { error: null },
    [[[]]],
    '\u0000',
    'FACE_NOT_FOUND',
    { toString: 1 },
  ])

/** A result that would be a match for the version. */
function passing(version: ServiceVersion) {
  return {
    request_id: 'r1' as unknown,
    result_idcard: { confidence: version.startsWith('v4') ? 1.5 : 99 } as unknown,
    imageBestLiveness: { probability: 0.99, score: 9, quality: 0.99 } as unknown,
  }
}

/** Damages that leave no lawful result. */
const damages: readonly [(version: ServiceVersion) => string, ...((version: ServiceVersion) => string)[]] = [
  (version) => JSON.stringify(passing(version)).slice(0, below(60)),
  (version) => JSON.stringify({ ...passing(version), result_idcard: junk() === null ? null : [junk()] }),
  (version) => JSON.stringify({ ...passing(version), result_idcard: { confidence: junk() } }),
  (version) => JSON.stringify({ ...passing(version), result_idcard: { confidence: passing(version) } }),
  (version) =>
    JSON.stringify({
      ...passing(version),
      imageBestLiveness: oneOf<unknown>([
        [],
        '',
        'ok',
        1,
        true,
        { probability: junk(), quality: '1' },
        { probability: 2, quality: 1 },
      ]),
    }),
  (version) =>
    JSON.stringify({
      ...passing(version),
      error: oneOf<unknown>(['', 'x', 1, true, false, {}, [], 'FACE_CROPPED', 'TIMEOUT']),
    }),
  (version) =>
    JSON.stringify({
      ...passing(version),
      status: oneOf<unknown>(['error', 'fail', '', 0, 200, true, false, {}, 'successful']),
      message: junk(),
    }),
  (version) =>
    JSON.stringify({ ...passing(version), result_idcard: { confidence: 1, error: oneOf<unknown>(['x', '', 0, {}]) } }),
  (version) => JSON.stringify([passing(version)]),
  (version) => JSON.stringify({ result: passing(version) }),
  (version) => JSON.stringify(JSON.stringify(passing(version))),
  (version) => `${JSON.stringify(passing(version))}${oneOf(['}', ',', '<', '{}', 'x'])}`,
  () => Array.from({ length: below(200) }, () => String.fromCharCode(below(0x300))).join(''),
  () => '['.repeat(below(50_000)),
  () => JSON.stringify(junk()),
]

it('no damaged answer passes and none throws', () => {
  for (let round = 0; round < 6000; round += 1) {
    const version = oneOf(serviceVersions)
    const text = oneOf(damages)(version)
    const status = oneOf([200, 200, 200, 201, 400, 413, 429, 500])
    const retryAfter = oneOf([undefined, '', '1', 'x', 'Tue', '-1', '9'.repeat(400)])
    const result = readAnswer(
      { status, text, ...(retryAfter !== undefined && { retryAfter }) },
      { version, nowMs: 0, imageOf: () => undefined },
    )
    expect(result.ok, `${version} ${status} ${text.slice(0, 300)}`).toBe(false)
    if (!result.ok) expect(isErrorCode(result.error.code)).toBe(true)
  }
})

it('the undamaged answer passes, so the damage is what is refused', () => {
  for (const version of serviceVersions) {
    const text = JSON.stringify(passing(version))
    expect(readAnswer({ status: 200, text }, { version, nowMs: 0, imageOf: () => undefined })).toMatchObject({
      value: { verdict: 'match' },
    })
  }
})

it('a sound result with a random field added stays a match: the service may say more than we know', () => {
  for (let round = 0; round < 200; round += 1) {
    const text = JSON.stringify({ ...passing('v2-1'), [`extra${round}`]: junk() })
    expect(readAnswer({ status: 200, text }, { version: 'v2-1', nowMs: 0, imageOf: () => undefined }).ok).toBe(true)
  }
})
