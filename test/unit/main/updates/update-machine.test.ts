import { describe, expect, it } from 'vitest'
import type { UpdateState } from '../../../../src/shared/domain/update.ts'
import { afterEvent, type UpdateEvent } from '../../../../src/main/updates/update-machine.ts'

const after = (...events: readonly UpdateEvent[]): UpdateState =>
  events.reduce<UpdateState>(afterEvent, { at: 'waiting' })
const version = '1.1.0'

describe('the state of updates', () => {
  it('goes from waiting over downloading to ready', () => {
    expect(after({ kind: 'offered', version })).toEqual({ at: 'downloading', version })
    expect(after({ kind: 'offered', version }, { kind: 'downloaded', version })).toEqual({ at: 'ready', version })
  })

  it('waits again after an interruption', () => {
    expect(after({ kind: 'offered', version }, { kind: 'interrupted' })).toEqual({ at: 'waiting' })
  })

  it('what is ready stays ready, whatever the feed does', () => {
    const ready = [{ kind: 'downloaded', version }] as const
    for (const event of [
      { kind: 'failed', why: 'unreachable' },
      { kind: 'nothing-newer' },
      { kind: 'interrupted' },
      { kind: 'wanted' },
    ] as const)
      expect(after(...ready, event)).toEqual({ at: 'ready', version })
  })

  it('a trouble is over with the next answer', () => {
    const failed = [{ kind: 'failed', why: 'unreachable' }] as const
    expect(after(...failed)).toEqual({ at: 'failed', why: 'unreachable' })
    expect(after(...failed, { kind: 'nothing-newer' })).toEqual({ at: 'waiting' })
  })

  it('off is off for whatever was under way', () => {
    const off = [{ kind: 'unwanted', why: 'not-wanted' }] as const
    expect(after(...off, { kind: 'downloaded', version })).toEqual({ at: 'off', why: 'not-wanted' })
    expect(after(...off, { kind: 'wanted' })).toEqual({ at: 'waiting' })
  })

  it('a version that was given up is told until there is another', () => {
    const givenUp = [{ kind: 'given-up', version, why: 'crashed' }] as const
    expect(after(...givenUp, { kind: 'nothing-newer' })).toEqual({ at: 'blocked', version, why: 'crashed' })
    expect(after(...givenUp, { kind: 'offered', version: '1.2.0' })).toEqual({ at: 'downloading', version: '1.2.0' })
  })
})
