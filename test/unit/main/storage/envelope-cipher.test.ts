import { createCipheriv, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyVersionOf, openEnvelope, sealEnvelope, type DataKey } from '../../../../src/main/storage/envelope-cipher.ts'

const key: DataKey = { version: 3, bytes: randomBytes(32) }
const other: DataKey = { version: 4, bytes: randomBytes(32) }
const find = (version: number) => [key, other].find((known) => known.version === version)?.bytes
const plain = randomBytes(64)
const place = { recordId: 'a-1', field: 'card' }
const unreadable = { ok: false, error: { code: 'RECORD_UNREADABLE' } }

describe('an envelope', () => {
  it.each([0, 1, 64, 65_536, 65_537, 1_500_000])('opens to the %i bytes that were sealed', (length) => {
    const bytes = randomBytes(length)
    const opened = openEnvelope(find, sealEnvelope(key, bytes, place), place)
    expect(opened.ok && Buffer.from(opened.value).equals(bytes)).toBe(true)
  })

  it('shows nothing of its content, and never looks the same twice', () => {
    const first = sealEnvelope(key, plain, place)
    expect(Buffer.from(first).includes(plain.subarray(0, 8))).toBe(false)
    expect(Buffer.from(first).equals(sealEnvelope(key, plain, place))).toBe(false)
  })

  it('names the key that opens it', () => {
    expect(keyVersionOf(sealEnvelope(other, plain, place))).toBe(4)
    expect(openEnvelope(find, sealEnvelope(other, plain, place), place)).toMatchObject({ ok: true })
    expect(keyVersionOf(plain.subarray(0, 20))).toBeUndefined()
  })

  it('of the first format, which named no key, still opens with the first key', () => {
    const first: DataKey = { version: 1, bytes: randomBytes(32) }
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', first.bytes, nonce)
    cipher.setAAD(Buffer.from('[1,"a-1","card"]'))
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    const old = Buffer.concat([Uint8Array.of(1), nonce, cipher.getAuthTag(), body])
    expect(keyVersionOf(old)).toBe(1)
    const opened = openEnvelope((version) => (version === 1 ? first.bytes : undefined), old, place)
    expect(opened.ok && Buffer.from(opened.value).equals(plain)).toBe(true)
    expect(openEnvelope(find, old, place)).toEqual(unreadable)
  })

  it('does not open once any single bit of it has changed', () => {
    const envelope = sealEnvelope(key, plain, place)
    for (let bit = 0; bit < envelope.byteLength * 8; bit += 1) {
      const changed = envelope.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(openEnvelope(find, changed, place), `bit ${bit}`).toEqual(unreadable)
    }
  })

  it('does not open at any shorter length', () => {
    const envelope = sealEnvelope(key, plain, place)
    for (let length = 0; length < envelope.byteLength; length += 1) {
      expect(openEnvelope(find, envelope.subarray(0, length), place), `length ${length}`).toEqual(unreadable)
    }
  })

  it.each([
    ['another record', { recordId: 'a-2', field: 'card' }],
    ['another field', { recordId: 'a-1', field: 'face' }],
    ['names that only look alike together', { recordId: 'a', field: '-1card' }],
    ['names that smuggle a separator', { recordId: 'a-1","card', field: '' }],
  ])('does not open as %s', (_, elsewhere) => {
    expect(openEnvelope(find, sealEnvelope(key, plain, place), elsewhere)).toEqual(unreadable)
  })

  it('does not open with another key, nor under its version', () => {
    const envelope = sealEnvelope(key, plain, place)
    expect(openEnvelope(() => other.bytes, envelope, place)).toEqual(unreadable)
    expect(openEnvelope(() => undefined, envelope, place)).toEqual(unreadable)
  })

  it('whatever is sealed opens in its own place and in no other', () => {
    const anyPlace = fc.record({ recordId: fc.string(), field: fc.string() })
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), anyPlace, anyPlace, (bytes, here, elsewhere) => {
        const envelope = sealEnvelope(key, bytes, here)
        const opened = openEnvelope(find, envelope, here)
        expect(opened.ok && Buffer.from(opened.value).equals(Buffer.from(bytes))).toBe(true)
        const isSame = here.recordId === elsewhere.recordId && here.field === elsewhere.field
        expect(openEnvelope(find, envelope, elsewhere).ok).toBe(isSame)
      }),
    )
  })

  it('bytes that nobody sealed never open', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(1, 2), (bytes, format) => {
        if (bytes.length > 0) bytes[0] = format
        expect(openEnvelope(() => key.bytes, bytes, place)).toEqual(unreadable)
      }),
    )
  })
})
