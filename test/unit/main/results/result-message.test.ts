import { describe, expect, it } from 'vitest'
import type { EndedCheck } from '../../../../src/main/results/ports.ts'
import { readKeptMessage, resultMessage, resultMessageSchema } from '../../../../src/main/results/result-message.ts'

const outcome = {
  verdict: 'no-match',
  confidence: 61.5,
  threshold: 75,
  liveness: { probability: 0.99, quality: 0.8 },
  requestId: 'r-17',
  isNearMiss: false,
} as const

const answered: EndedCheck = {
  id: '8a8a2a8e-0f0e-4a43-a72e-3d6f0b7b1c11',
  receipt: '7K2M-Q9XD',
  createdAtMs: Date.UTC(2026, 0, 5, 9),
  endedAtMs: Date.UTC(2026, 0, 5, 9, 0, 4),
  state: { at: 'answered', outcome, attempts: 2 },
  lostReplies: 1,
}
const kioskId = 'branch-7.counter-2'
const read = (message: string) => resultMessageSchema.parse(JSON.parse(message))

describe('what the organisation is told', () => {
  it('of an answer is the verdict, its figures, its times and who asked', () => {
    expect(read(resultMessage(answered, kioskId))).toEqual({
      id: answered.id,
      type: 'check.ended',
      timestamp: '2026-01-05T09:00:04.000Z',
      data: {
        version: 1,
        kioskId: 'branch-7.counter-2',
        receipt: '7K2M-Q9XD',
        outcome: 'no-match',
        confidence: 61.5,
        threshold: 75,
        isNearMiss: false,
        acceptedAt: '2026-01-05T09:00:00.000Z',
        endedAt: '2026-01-05T09:00:04.000Z',
        attempts: 2,
        lostReplies: 1,
      },
    })
  })

  it('may be given staff’s reference, the same bytes each time, and nothing else changes', () => {
    const message = resultMessage(answered, kioskId)
    const whole = readKeptMessage(message, 'file 12 "b"') ?? ''
    expect(readKeptMessage(message, 'file 12 "b"')).toBe(whole)
    expect(readKeptMessage(message)).toBe(message)
    const { reference, ...others } = read(whole).data
    expect(reference).toBe('file 12 "b"')
    expect({ ...read(whole), data: others }).toEqual(read(message))
  })

  it('that the disk has changed is handed over to nobody, with a reference or without', () => {
    const message = resultMessage(answered, kioskId)
    for (const kept of ['', 'null', message.slice(0, -2), message.replace('"check.ended"', '"check.begun"')]) {
      expect(readKeptMessage(kept), kept).toBeUndefined()
      expect(readKeptMessage(kept, 'A 17'), kept).toBeUndefined()
    }
  })

  it('of a check that was withdrawn is by whom and the last trouble, never the reason that somebody typed', () => {
    const withdrawn: EndedCheck = {
      ...answered,
      state: { at: 'withdrawn', by: 'staff', reason: 'Jane had no time', officer: 'officer-4711', attempts: 3 },
      lastFailure: { code: 'TIMEOUT', note: 'somewhere' },
    }
    const message = resultMessage(withdrawn, kioskId)
    expect(read(message).data).toMatchObject({ outcome: 'withdrawn', withdrawnBy: 'staff', code: 'TIMEOUT' })
    for (const word of ['Jane', '4711', 'somewhere', 'confidence']) expect(message).not.toContain(word)
  })

  it('is told also where the clock stands beyond all dates', () => {
    expect(read(resultMessage({ ...answered, endedAtMs: 9e15 }, kioskId)).data.outcome).toBe('no-match')
  })
})
