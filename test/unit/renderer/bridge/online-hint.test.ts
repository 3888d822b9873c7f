import { describe, expect, it, vi } from 'vitest'
import { hintOnline } from '../../../../src/renderer/bridge/online-hint.ts'

function signs(isOnline: boolean) {
  const listeners = new Set<() => void>()
  return {
    set(next: boolean) {
      isOnline = next
      listeners.forEach((listener) => listener())
    },
    isOnline: () => isOnline,
    onChange(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

describe('the online hint', () => {
  it('is given at once and at every change, until stopped', () => {
    const browser = signs(false)
    const hint = vi.fn(() => Promise.resolve(undefined))
    const stop = hintOnline({ hintOnline: hint }, browser)
    browser.set(true)
    stop()
    browser.set(false)
    expect(hint.mock.calls).toEqual([[false], [true]])
  })

  it('a hint that main does not hear disturbs nobody', async () => {
    let hints = 0
    // not a spy: a spy would look after the rejection itself, and an unheard one must fail this test
    const lost = (): Promise<undefined> => {
      hints += 1
      return Promise.reject(new Error('main has gone'))
    }
    hintOnline({ hintOnline: lost }, signs(true))
    await new Promise(setImmediate)
    expect(hints).toBe(1)
  })
})
