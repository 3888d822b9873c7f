import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openEnvelope, sealEnvelope } from '../../../../src/main/storage/envelope-cipher.ts'

const key = randomBytes(32)
const plain = randomBytes(64)
const place = { recordId: 'a-1', field: 'card' }
const unreadable = { ok: false, error: { code: 'RECORD_UNREADABLE' } }

describe('an envelope', () => {
  it.each([0, 1, 64, 1_500_000])('opens to the %i bytes that were sealed', (length) => {
    const bytes = randomBytes(length)
    const opened = openEnvelope(key, sealEnvelope(key, bytes, place), place)
    expect(opened.ok && Buffer.from(opened.value).equals(bytes)).toBe(true)
  })

  it('shows nothing of its content, and never looks the same twice', () => {
    const first = sealEnvelope(key, plain, place)
    expect(Buffer.from(first).includes(plain.subarray(0, 8))).toBe(false)
    expect(Buffer.from(first).equals(sealEnvelope(key, plain, place))).toBe(false)
  })

  it('does not open once any single bit of it has changed', () => {
    const envelope = sealEnvelope(key, plain, place)
    for (let bit = 0; bit < envelope.byteLength * 8; bit += 1) {
      const changed = envelope.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(openEnvelope(key, changed, place), `bit ${bit}`).toEqual(unreadable)
    }
  })

  it('does not open at any shorter length', () => {
    const envelope = sealEnvelope(key, plain, place)
    for (let length = 0; length < envelope.byteLength; length += 1) {
      expect(openEnvelope(key, envelope.subarray(0, length), place), `length ${length}`).toEqual(unreadable)
    }
  })

  it.each([
    ['another record', { recordId: 'a-2', field: 'card' }],
    ['another field', { recordId: 'a-1', field: 'face' }],
    ['names that only look alike together', { recordId: 'a', field: '-1card' }],
    ['names that smuggle a separator', { recordId: 'a-1","card', field: '' }],
  ])('does not open as %s', (_, elsewhere) => {
    expect(openEnvelope(key, sealEnvelope(key, plain, place), elsewhere)).toEqual(unreadable)
  })

  it('does not open with another key', () => {
    expect(openEnvelope(randomBytes(32), sealEnvelope(key, plain, place), place)).toEqual(unreadable)
  })
})
