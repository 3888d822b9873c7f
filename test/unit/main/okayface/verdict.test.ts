import { expect, it } from 'vitest'
import { judge } from '../../../../src/main/okayface/verdict.ts'
import type { ServiceVersion, Verdict } from '../../../../src/shared/domain/verification.ts'

it.each<[ServiceVersion, number, Verdict, boolean]>([
  ['v2', 0, 'no-match', false],
  ['v2', 64.999, 'no-match', false],
  ['v2', 65, 'no-match', true],
  ['v2', 74.999, 'no-match', true],
  ['v2', 75, 'match', false],
  ['v2-1', 74.999, 'no-match', true],
  ['v2-1', 75, 'match', false],
  ['v2-2', 74.999, 'no-match', true],
  ['v2-2', 75, 'match', false],
  ['v4', 0.899, 'no-match', false],
  ['v4', 0.9, 'no-match', true],
  ['v4', 0.999, 'no-match', true],
  ['v4', 1, 'match', false],
  ['v4-1', 0.999, 'no-match', true],
  ['v4-1', 1, 'match', false],
])('%s judges a confidence of %d as %s (near miss: %s)', (version, confidence, verdict, isNearMiss) => {
  const liveness = { probability: 0.99, quality: 0.99 }
  const outcome = judge(version, { confidence, liveness })
  expect(outcome).toMatchObject({ verdict, isNearMiss, confidence, threshold: version.startsWith('v4') ? 1 : 75 })
})

it.each<[number, number, number, Verdict]>([
  [0.5000001, 0.5000001, 75, 'match'],
  [0.5, 0.9, 99, 'not-live'],
  [0.9, 0.5, 99, 'poor-quality'],
  [0.5, 0.5, 99, 'poor-quality'],
  [0, 0, 0, 'poor-quality'],
  [0, 1, 0, 'not-live'],
  [1, 1, 70, 'no-match'],
])('probability %d, quality %d and confidence %d are judged %s', (probability, quality, confidence, verdict) => {
  const outcome = judge('v2-1', { confidence, liveness: { probability, quality } })
  expect(outcome.verdict).toBe(verdict)
  expect(outcome.isNearMiss).toBe(verdict === 'no-match')
})
