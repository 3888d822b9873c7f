import { describe, expect, it } from 'vitest'
import { createCounterDesk } from '../../../../src/main/displays/counter-desk.ts'
import type { VisitView } from '../../../../src/shared/domain/visit-view.ts'

const view: VisitView = {
  visit: { at: 'idle' },
  language: 'ms',
  cameras: { card: { at: 'off' }, face: { at: 'off' } },
}

function desk() {
  const told: unknown[] = []
  const tell = (what: string) => (payload: unknown) => void told.push([what, payload])
  const made = createCounterDesk({
    arranged: tell('arranged'),
    shown: tell('shown'),
    frameShown: tell('frame'),
    commanded: tell('commanded'),
  })
  return { desk: made, told }
}

describe('between the two windows', () => {
  it('views and commands are passed on, and the last view is kept for a window that opens later', () => {
    const { desk: between, told } = desk()
    between.arranged('two-windows')
    between.show(view)
    between.showFrame({})
    between.command({ kind: 'end' })
    expect(told).toEqual([
      ['arranged', 'two-windows'],
      ['shown', view],
      ['frame', {}],
      ['commanded', { kind: 'end' }],
    ])
    expect(between.view()).toEqual({ visit: view, frame: {} })
  })

  it('nothing is kept once there is one window, or the visit’s page was lost', () => {
    const { desk: between } = desk()
    between.arranged('two-windows')
    between.show(view)
    between.arranged('one-window')
    expect(between.view()).toEqual({})
    between.arranged('two-windows')
    between.show(view)
    between.forget()
    expect(between.view()).toEqual({})
  })

  it('the same arrangement is not told twice', () => {
    const { desk: between, told } = desk()
    between.arranged('one-window')
    expect(told).toEqual([])
  })
})
