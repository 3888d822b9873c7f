import { expect, it } from 'vitest'
import { clockConfidence, type ClockReading } from '../../../../src/main/audit/clock-confidence.ts'

const HOUR_MS = 3_600_000
const before: ClockReading = { wallMs: 1_000_000_000, monotonicMs: 5_000 }
const earlierRun: ClockReading = { wallMs: 1_000_000_000 }
const after = (wallStepMs: number, trueStepMs: number) => ({
  wallMs: before.wallMs + wallStepMs,
  monotonicMs: 5_000 + trueStepMs,
})

it.each([
  ['both clocks agree', before, after(HOUR_MS, HOUR_MS), 'sure'],
  ['a time service slews the clock', before, after(HOUR_MS + 3_000, HOUR_MS), 'sure'],
  ['two lines in one moment', before, after(0, 0), 'sure'],
  ['the clock is set back a year', before, after(-365 * 24 * HOUR_MS, 1_000), 'set-back'],
  ['the clock is set back by less than went by', before, after(HOUR_MS / 2, HOUR_MS), 'set-back'],
  ['the clock is set forward a day', before, after(24 * HOUR_MS, 1_000), 'jumped'],
  ['the machine slept', before, after(8 * HOUR_MS, 10), 'jumped'],
  ['a new run, later', earlierRun, after(HOUR_MS, 0), 'unproven'],
  ['a new run, earlier than what is written', earlierRun, after(-1, 0), 'set-back'],
  ['the very first line', undefined, after(0, 0), 'unproven'],
] as const)('%s', (_, previous, now, confidence) => {
  expect(clockConfidence(previous, now)).toBe(confidence)
})
