import { describe, expect, it } from 'vitest'
import { createSlot } from '../../../../src/renderer/flow/slot.ts'

function logged() {
  const log: string[] = []
  const begin = (name: string) => () => {
    log.push(`begin ${name}`)
    return () => void log.push(`stop ${name}`)
  }
  return { log, begin }
}

describe('a slot', () => {
  it('goes on with the same key and begins anew with another, the old one stopped first', () => {
    const { log, begin } = logged()
    const slot = createSlot()
    slot.keep(['card', 1], begin('a'))
    slot.keep(['card', 1], begin('b'))
    slot.keep(['card', 2], begin('c'))
    slot.keep(['card'], begin('d'))
    expect(log).toEqual(['begin a', 'stop a', 'begin c', 'stop c', 'begin d'])
  })

  it('stops without a key, once', () => {
    const { log, begin } = logged()
    const slot = createSlot()
    slot.keep([], begin('a'))
    slot.keep(undefined, begin('b'))
    slot.clear()
    expect(log).toEqual(['begin a', 'stop a'])
  })

  it('begins again after it was cleared, also with the same key', () => {
    const { log, begin } = logged()
    const slot = createSlot()
    slot.keep(['k'], begin('a'))
    slot.clear()
    slot.keep(['k'], begin('b'))
    expect(log).toEqual(['begin a', 'stop a', 'begin b'])
  })
})
