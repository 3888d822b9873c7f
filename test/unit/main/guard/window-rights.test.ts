import { describe, expect, it } from 'vitest'
import { mayCall } from '../../../../src/main/guard/window-rights.ts'

const channel = (name: string): string => `countersign:${name}`

describe('each window may call what is its own', () => {
  it.each(['counter.show', 'counter.showFrame', 'submission.submit', 'visit.recordConsent'])(
    '%s is for the customer’s window, where the visit is',
    (name) => {
      expect(mayCall('customer', channel(name))).toBe(true)
      expect(mayCall('officer', channel(name))).toBe(false)
    },
  )

  it('commands are the officer’s', () => {
    expect(mayCall('officer', channel('counter.command'))).toBe(true)
    expect(mayCall('customer', channel('counter.command'))).toBe(false)
  })

  it.each(['settings.change', 'visit.recordUnchecked', 'counter.view'])('%s both may ask', (name) => {
    expect(mayCall('customer', channel(name))).toBe(true)
    expect(mayCall('officer', channel(name))).toBe(true)
  })

  it('a page in neither window may nothing', () => {
    expect(mayCall(undefined, channel('kiosk.describe'))).toBe(false)
  })
})
