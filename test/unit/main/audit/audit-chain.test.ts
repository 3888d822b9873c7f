import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, CHAIN_START, chainLine, type ChainedLine } from '../../../../src/main/audit/audit-chain.ts'
import { isGenuine, makeSeal } from '../../../../src/main/audit/audit-seal.ts'
import { verifyAudit } from '../../../../src/main/audit/audit-verifier.ts'

const dataKey = randomBytes(32)
const genuine = (seal: Parameters<typeof isGenuine>[1]) => isGenuine(dataKey, seal)

function chain(length: number): ChainedLine[] {
  const lines: ChainedLine[] = []
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const event = { kind: 'send-began', id: `id-${sequence}`, attempt: 1 } as const
    lines.push(chainLine(lines.at(-1)?.hash ?? CHAIN_START, { sequence, atMs: 1_000 * sequence, clock: 'sure', event }))
  }
  return lines
}
const sealOn = (lines: readonly ChainedLine[], sequence = lines.length) =>
  makeSeal(dataKey, { sequence, hash: lines[sequence - 1]!.hash, keyVersion: 1 })

describe('canonical JSON', () => {
  it('spells one value in one way, whatever the order of its members', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é"' }], a: undefined, z: true })).toBe(
      '{"b":[1,{"c":"é\\"","d":null}],"z":true}',
    )
  })

  it('reads back as what it was made of', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })
})

describe('the chain', () => {
  it('is what anybody can compute: SHA-256 over the hash before and the line', () => {
    const [first, second] = chain(2)
    const hash = createHash('sha256').update(Buffer.from(first!.hash, 'hex')).update(second!.text, 'utf8').digest('hex')
    expect(second!.hash).toBe(hash)
  })

  it('of lines as they were written is whole', () => {
    const lines = chain(5)
    expect(verifyAudit(lines, sealOn(lines), genuine)).toEqual({
      isWhole: true,
      lines: 5,
      headHash: lines[4]!.hash,
      sealedUpTo: 5,
    })
    expect(verifyAudit([])).toMatchObject({ isWhole: true, lines: 0, sealedUpTo: 0 })
  })

  it('finds any line that was removed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (length, at) => {
        const lines = chain(length)
        const removed = (at % length) + 1
        const rest = lines.filter((_, index) => index + 1 !== removed)
        expect(verifyAudit(rest, sealOn(lines), genuine)).toMatchObject({ isWhole: false, sequence: removed })
      }),
    )
  })

  it('finds any two lines that changed places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), fc.nat(), (length, a, b) => {
        const [one, other] = [a % length, b % length]
        fc.pre(one !== other)
        const lines = chain(length)
        const swapped = lines.map((line, index) =>
          index === one ? lines[other]! : index === other ? lines[one]! : line,
        )
        expect(verifyAudit(swapped)).toMatchObject({ isWhole: false, sequence: Math.min(one, other) + 1 })
      }),
    )
  })

  it('finds any single character that was changed, in a line or in its hash', () => {
    fc.assert(
      fc.property(
        fc.nat(7),
        fc.boolean(),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (at, inHash, where, put) => {
          const lines = chain(8)
          const line = lines[at]!
          const text = inHash ? line.hash : line.text
          const place = where % text.length
          fc.pre(text[place] !== put)
          const changed = text.slice(0, place) + put + text.slice(place + 1)
          const forged = lines.with(at, inHash ? { ...line, hash: changed } : { ...line, text: changed })
          expect(verifyAudit(forged, sealOn(lines), genuine).isWhole).toBe(false)
        },
      ),
    )
  })

  it('finds a line that was put in', () => {
    const lines = chain(4)
    expect(verifyAudit([...lines.slice(0, 2), lines[1]!, ...lines.slice(2)])).toEqual({
      isWhole: false,
      fault: 'out-of-order',
      sequence: 2,
    })
  })

  it('finds a tail that was cut, by the seal', () => {
    const lines = chain(6)
    for (let kept = 0; kept < 6; kept += 1) {
      expect(verifyAudit(lines.slice(0, kept), sealOn(lines), genuine)).toEqual({
        isWhole: false,
        fault: 'tail-missing',
        sequence: kept + 1,
      })
    }
  })

  it('finds a log written anew from end to end, by the seal', () => {
    const forged = chain(5).map((_, index) => chain(6)[index + 1]!)
    expect(verifyAudit(forged).isWhole).toBe(false)
    const rewritten: ChainedLine[] = []
    for (let sequence = 1; sequence <= 5; sequence += 1) {
      const previous = rewritten.at(-1)?.hash ?? CHAIN_START
      rewritten.push(chainLine(previous, { sequence, atMs: 7, clock: 'sure', event: { kind: 'api-key-set' } }))
    }
    expect(verifyAudit(rewritten)).toMatchObject({ isWhole: true })
    expect(verifyAudit(rewritten, sealOn(chain(5)), genuine)).toMatchObject({ fault: 'seal-broken' })
    const ownSeal = makeSeal(randomBytes(32), { sequence: 5, hash: rewritten[4]!.hash, keyVersion: 1 })
    expect(verifyAudit(rewritten, ownSeal, genuine)).toMatchObject({ fault: 'seal-broken' })
  })

  it('says how far the seal reaches', () => {
    const lines = chain(6)
    expect(verifyAudit(lines, sealOn(lines, 4), genuine)).toMatchObject({ isWhole: true, lines: 6, sealedUpTo: 4 })
  })
})

it('a seal is genuine with its own key and exactly as it was made', () => {
  const seal = makeSeal(dataKey, { sequence: 3, hash: 'ab', keyVersion: 1 })
  expect(isGenuine(dataKey, seal)).toBe(true)
  expect(isGenuine(randomBytes(32), seal)).toBe(false)
  expect(isGenuine(dataKey, { ...seal, sequence: 2 })).toBe(false)
  expect(isGenuine(dataKey, { ...seal, hash: 'aa' })).toBe(false)
  expect(isGenuine(dataKey, { ...seal, keyVersion: 2 })).toBe(false)
  expect(isGenuine(dataKey, { ...seal, mac: '' })).toBe(false)
})
