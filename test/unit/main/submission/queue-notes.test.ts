import fc from 'fast-check'
import { expect, it } from 'vitest'
import { noCalls } from '../../../../src/main/submission/call-budget.ts'
import { readNotes, writeNotes, type QueueNotes } from '../../../../src/main/submission/queue-notes.ts'

const notes: QueueNotes = {
  counts: { minute: { startedAtMs: 1_000, calls: 3 }, day: { startedAtMs: 500, calls: 40 } },
  pause: { by: { code: 'INVALID_API_KEY', httpStatus: 200, requestId: 'r', note: 'in the request' }, probeAtMs: 9_000 },
}

it('what was noted is read again', () => {
  expect(readNotes(writeNotes(notes))).toEqual(notes)
  const { counts } = notes
  expect(readNotes(writeNotes({ counts }))).toEqual({ counts })
})

it.each([
  ['nothing', undefined],
  ['no JSON', '{"counts":'],
  ['something else', '[1]'],
  ['null', 'null'],
  ['fewer calls than none', '{"counts":{"minute":{"startedAtMs":1,"calls":-1},"day":{"startedAtMs":1,"calls":1}}}'],
  ['counts that are none', '{"counts":{"minute":{"startedAtMs":"x","calls":1},"day":{"startedAtMs":1,"calls":-1}}}'],
])('%s is nothing remembered', (_, text) => {
  expect(readNotes(text)).toEqual({ counts: noCalls })
})

it('a pause with a code that nobody knows is no pause', () => {
  expect(readNotes('{"pause":{"by":{"code":"WEATHER"},"probeAtMs":1}}')).toEqual({ counts: noCalls })
})

it('any text is read without a fault, and only what can be believed is taken', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { counts } = readNotes(text)
      expect(counts.day.calls).toBeGreaterThanOrEqual(0)
      expect(Number.isFinite(counts.minute.startedAtMs)).toBe(true)
    }),
  )
})
