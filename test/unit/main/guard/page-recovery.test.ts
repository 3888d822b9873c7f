import { describe, expect, it } from 'vitest'
import { createPageRecovery } from '../../../../src/main/guard/page-recovery.ts'

describe('a page that is lost', () => {
  it('three times is loaded at once, then later and later, never later than a minute', () => {
    const recovery = createPageRecovery(() => 0)
    const waits = Array.from({ length: 9 }, () => recovery.lost())
    expect(waits).toEqual([0, 0, 0, 5_000, 10_000, 20_000, 40_000, 60_000, 60_000])
  })

  it('is loaded at once again when it has held for five minutes', () => {
    let nowMs = 0
    const recovery = createPageRecovery(() => nowMs)
    for (let loss = 0; loss < 5; loss++) recovery.lost()
    nowMs = 5 * 60_000
    expect(recovery.lost()).toBe(0)
  })

  it('is told of for five minutes', () => {
    let nowMs = 0
    const recovery = createPageRecovery(() => nowMs)
    expect(recovery.isRecent()).toBe(false)
    recovery.lost()
    nowMs = 5 * 60_000 - 1
    expect(recovery.isRecent()).toBe(true)
    nowMs += 1
    expect(recovery.isRecent()).toBe(false)
  })
})
