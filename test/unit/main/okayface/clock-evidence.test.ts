import { describe, expect, it } from 'vitest'
import { blameClockOrCertificate, createClockEvidence } from '../../../../src/main/okayface/clock-evidence.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const TRUE_MS = Date.parse('Tue, 01 Apr 2025 08:00:00 GMT')

/** A computer whose wall clock is off by `offMs`, and whose two clocks go on with `pass`. */
function computer(offMs = 0, builtAtMs?: number) {
  let elapsedMs = 0
  let off = offMs
  const evidence = createClockEvidence({
    nowMs: () => TRUE_MS + elapsedMs + off,
    monotonicMs: () => 77 + elapsedMs,
    ...(builtAtMs !== undefined && { builtAtMs }),
  })
  return {
    evidence,
    pass: (ms: number) => (elapsedMs += ms),
    set: (ms: number) => (off += ms),
    hear: () => evidence.heard(new Date(TRUE_MS + elapsedMs).toUTCString()),
  }
}

describe('a clock', () => {
  it('is neither right nor wrong before anything speaks of it', () => {
    expect(computer().evidence.verdict()).toBe('unknown')
  })

  it.each([
    [0, 'right'],
    [50 * MINUTE_MS, 'right'],
    [-50 * MINUTE_MS, 'right'],
    [2 * HOUR_MS, 'wrong'],
    [-365 * DAY_MS, 'wrong'],
  ] as const)('that is off by %i ms of what the service says is %s', (offMs, verdict) => {
    const { evidence, hear } = computer(offMs)
    hear()
    expect(evidence.verdict()).toBe(verdict)
  })

  it('that is set wrong afterwards is found out, however long ago the service spoke', () => {
    const { evidence, hear, pass, set } = computer()
    hear()
    pass(30 * DAY_MS)
    expect(evidence.verdict()).toBe('right')
    set(DAY_MS)
    expect(evidence.verdict()).toBe('wrong')
  })

  it('before the day on which the program was built is wrong, and nothing needs to say so', () => {
    expect(computer(0, TRUE_MS + 2 * DAY_MS).evidence.verdict()).toBe('wrong')
    expect(computer(0, TRUE_MS - 2 * DAY_MS).evidence.verdict()).toBe('unknown')
    expect(computer(0, TRUE_MS + HOUR_MS).evidence.verdict()).toBe('unknown')
  })

  it('is unknown again after the machine slept, for the even clock slept too', () => {
    const { evidence, hear } = computer()
    hear()
    evidence.forget()
    expect(evidence.verdict()).toBe('unknown')
  })

  it('remembers when the service last stated a time, also after a sleep', () => {
    const { evidence, hear } = computer()
    expect(evidence.lastHeardAtMs()).toBeUndefined()
    evidence.heard('yesterday')
    expect(evidence.lastHeardAtMs()).toBeUndefined()
    hear()
    evidence.forget()
    expect(evidence.lastHeardAtMs()).toBe(TRUE_MS)
  })

  it('takes no nonsense for a date', () => {
    const { evidence } = computer()
    evidence.heard('yesterday')
    expect(evidence.verdict()).toBe('unknown')
  })
})

describe('blame', () => {
  const dates = { code: 'CLOCK_WRONG', note: 'CERT_HAS_EXPIRED' } as const

  it('falls on the clock unless it is proven right', () => {
    expect(blameClockOrCertificate(dates, 'unknown')).toEqual(dates)
    expect(blameClockOrCertificate(dates, 'wrong')).toEqual(dates)
    expect(blameClockOrCertificate(dates, 'right')).toMatchObject({ code: 'TLS_ERROR' })
  })

  it('falls on neither for any other failure', () => {
    expect(blameClockOrCertificate({ code: 'NETWORK_UNREACHABLE' }, 'wrong')).toEqual({ code: 'NETWORK_UNREACHABLE' })
  })
})
