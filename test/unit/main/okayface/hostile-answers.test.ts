/** Thousands of damaged answers from a seeded generator: none may pass, none may throw. `npm run fuzz:client` gives more. */
import { describe, expect, it } from 'vitest'
import { fuzzClient } from '../../../../scripts/fuzz/fuzz-client.ts'
import { passing } from '../../../../scripts/fuzz/damaged-answers.ts'
import { readAnswer } from '../../../../src/main/okayface/answer-reader.ts'
import { serviceVersions } from '../../../../src/shared/domain/verification.ts'

const context = { nowMs: 0, imageOf: () => undefined } as const

describe('damaged answers', () => {
  it('none passes, none throws, and each comes back as a code', async () => {
    const { codes, ...findings } = await fuzzClient(3_000, 20250401)
    expect(findings).toEqual({ count: 3_000, crashes: 0, falsePasses: 0, nonsense: 0, examples: [] })
    // the damage is as manifold as it means to be
    for (const code of ['NOT_THE_SERVICE', 'BAD_RESPONSE', 'UNKNOWN', 'SERVICE_UNAVAILABLE', 'FACE_CROPPED'])
      expect(codes.get(code), code).toBeGreaterThan(0)
  })
})

it('the undamaged answer passes, so the damage is what is refused', () => {
  for (const version of serviceVersions) {
    const text = JSON.stringify(passing(version))
    expect(readAnswer({ status: 200, text }, { version, ...context })).toMatchObject({ value: { verdict: 'match' } })
  }
})

it('a sound result with a field added stays a match: the service may say more than we know', () => {
  for (const extra of [null, true, '', '99', -11, [], [99], {}, { confidence: 1 }, 'FACE_NOT_FOUND']) {
    const text = JSON.stringify({ ...passing('v2-1'), extra })
    expect(readAnswer({ status: 200, text }, { version: 'v2-1', ...context }).ok).toBe(true)
  }
})
