import { expect, it } from 'vitest'
import { createQuietCounter, QUIET_AFTER_MS } from '../../../../src/main/updates/quiet-counter.ts'

it('a counter is quiet ten minutes after the last touch, and not while a check is being sent', () => {
  let nowMs = 5_000
  let isSending = false
  const counter = createQuietCounter({ monotonicMs: () => nowMs, isSending: () => isSending })
  expect(counter.isQuiet()).toBe(false)
  nowMs += QUIET_AFTER_MS
  expect(counter.isQuiet()).toBe(true)
  isSending = true
  expect(counter.isQuiet()).toBe(false)
  isSending = false
  counter.touched()
  expect(counter.isQuiet()).toBe(false)
})
