import { describe, expect, it } from 'vitest'
import { decideAtStart, MAX_TRIAL_STARTS, provedItself } from '../../../../src/main/updates/update-record.ts'

const ready = { version: '1.1.0', signed: 'signed' }
const trial = { version: '1.1.0', from: '1.0.0', starts: 0 }

describe('a start', () => {
  it('goes on where nothing waits', () => {
    expect(decideAtStart({}, '1.0.0')).toEqual({ act: 'go-on', record: {} })
  })

  it('installs what is ready, and remembers what it came from', () => {
    expect(decideAtStart({ ready }, '1.0.0')).toEqual({ act: 'install', record: { trial } })
  })

  it('forgets what was installed by hand meanwhile', () => {
    expect(decideAtStart({ ready }, '1.1.0')).toEqual({ act: 'go-on', record: {} })
    expect(decideAtStart({ ready, trial }, '1.2.0')).toEqual({ act: 'go-on', record: {} })
  })

  it('takes an installer that left the old version for one that failed, once and for all', () => {
    const { act, record } = decideAtStart({ trial }, '1.0.0')
    expect({ act, record }).toEqual({ act: 'go-on', record: { givenUp: { version: '1.1.0', why: 'not-installed' } } })
    expect(decideAtStart(record, '1.0.0')).toEqual({ act: 'go-on', record })
  })

  it('goes back from a new version that does not come up, after three starts and not before', () => {
    let record = decideAtStart({ ready }, '1.0.0').record
    for (let start = 1; start <= MAX_TRIAL_STARTS; start += 1) {
      const decision = decideAtStart(record, '1.1.0')
      expect(decision.act).toBe('go-on')
      record = decision.record
    }
    const crashed = { givenUp: { version: '1.1.0', why: 'crashed' } }
    expect(decideAtStart(record, '1.1.0')).toEqual({ act: 'go-back', record: crashed })
  })

  it('remembers a version that crashed, also where it still runs because nothing could go back', () => {
    const record = { givenUp: { version: '1.1.0', why: 'crashed' } } as const
    for (const running of ['1.0.0', '1.1.0']) expect(decideAtStart(record, running)).toEqual({ act: 'go-on', record })
    expect(decideAtStart(record, '1.2.0')).toEqual({ act: 'go-on', record: {} })
  })

  it('does not count a version that has proved itself', () => {
    const record = provedItself({ trial: { ...trial, starts: MAX_TRIAL_STARTS } })
    expect(decideAtStart(record, '1.1.0')).toEqual({ act: 'go-on', record: {} })
  })
})
