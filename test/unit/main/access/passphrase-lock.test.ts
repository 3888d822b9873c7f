import { beforeEach, describe, expect, it } from 'vitest'
import {
  createPassphraseLock,
  passphraseCost,
  type PassphraseEvent,
} from '../../../../src/main/access/passphrase-lock.ts'
import { FREE_TRIES } from '../../../../src/main/access/lock-out.ts'
import { isPossiblePassphrase, passphraseLength } from '../../../../src/shared/domain/passphrase.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { createFakeKeyValueFile, type FakeKeyValueFile } from '../../../fakes/key-value-file.ts'
import { createManualClock, type ManualClock } from '../../../fakes/manual-clock.ts'

const PHRASE = 'four quiet herons by the pier'
const OTHER = 'another seven copper kettles'
/** Quick, for tests only. */
const cost = { N: 2, r: 1, p: 1 }

let file: FakeKeyValueFile
let clock: ManualClock
let events: PassphraseEvent[]
beforeEach(() => {
  file = createFakeKeyValueFile()
  clock = createManualClock()
  events = []
})

/** Each one is the kiosk after a start. */
const started = () => createPassphraseLock({ file, clock, cost, onEvent: (event) => events.push(event) })

async function withPassphrase(phrase = PHRASE) {
  const lock = started()
  expect(await lock.set(phrase)).toEqual(success(undefined))
  return lock
}

describe('the passphrase', () => {
  it('is asked for at every start, and opens the same key each time', async () => {
    const first = await withPassphrase()
    const key = first.key()
    expect([first.state().at, key?.byteLength]).toEqual(['open', 32])
    const next = started()
    expect([next.state(), next.key()]).toEqual([{ at: 'locked' }, undefined])
    expect(await next.enter(PHRASE)).toEqual(success(undefined))
    expect([next.state(), next.key()]).toEqual([{ at: 'open' }, key])
    expect(events).toEqual(['set', 'entered'])
  })

  it('is kept nowhere, and neither is the key that it opens', async () => {
    const lock = await withPassphrase()
    const key = Buffer.from(lock.key() ?? [])
    for (const secret of [PHRASE, 'herons', key.toString('base64'), key.toString('hex')])
      expect(file.text()).not.toContain(secret)
  })

  it('opens nothing when it is wrong, and everything is as it was', async () => {
    await withPassphrase()
    const before = file.get('wrappedKey')
    const lock = started()
    expect(await lock.enter('four quiet herons by the peer')).toEqual(failure('PASSPHRASE_WRONG'))
    expect([lock.state().at, lock.key(), events.at(-1)]).toEqual(['locked', undefined, 'refused'])
    expect(file.get('wrappedKey')).toEqual(before)
    expect(await lock.enter(PHRASE)).toEqual(success(undefined))
  })

  it('makes everybody wait after too many wrong ones, also after a restart', async () => {
    await withPassphrase()
    for (let tries = 0; tries < FREE_TRIES; tries += 1) await started().enter('wrong')
    expect(await started().enter(PHRASE)).toEqual(failure('PASSPHRASE_LOCKED_OUT'))
    expect(events.at(-1)).toBe('locked-out')
    expect(started().state()).toEqual({ at: 'locked', lockedUntilMs: clock.nowMs() + 30_000 })
    await clock.pass(30_000)
    expect(await started().enter(PHRASE)).toEqual(success(undefined))
    expect(started().state()).toEqual({ at: 'locked' })
  })

  it('is not even looked at where the try cannot be counted', async () => {
    await withPassphrase()
    file.refuseWrites(true)
    expect(await started().enter(PHRASE)).toEqual(failure('STORE_FAILED'))
    expect(await started().enter('wrong')).toEqual(failure('STORE_FAILED'))
    expect(events).toEqual(['set'])
  })

  it('can be changed by whoever has entered it, and the key stays the same', async () => {
    const lock = await withPassphrase()
    const key = lock.key()
    expect(await lock.set(OTHER)).toEqual(success(undefined))
    const next = started()
    expect(await next.enter(PHRASE)).toEqual(failure('PASSPHRASE_WRONG'))
    expect(await next.enter(OTHER)).toEqual(success(undefined))
    expect(next.key()).toEqual(key)
  })

  it('set twice at the same time makes one key, and what either sealed opens', async () => {
    const lock = started()
    const keys: (Uint8Array | undefined)[] = []
    const set = (phrase: string) => lock.set(phrase).then(() => void keys.push(lock.key()))
    await Promise.all([set(PHRASE), set(OTHER)])
    const next = started()
    expect(await next.enter(OTHER)).toEqual(success(undefined))
    expect(keys).toEqual([next.key(), next.key()])
  })

  it('cannot be replaced by who has not entered it', async () => {
    await withPassphrase()
    expect(await started().set(OTHER)).toEqual(failure('PASSPHRASE_NEEDED'))
    expect(await started().enter(PHRASE)).toEqual(success(undefined))
  })

  it('stays as it was when the disk refuses another', async () => {
    const lock = await withPassphrase()
    file.refuseWrites(true)
    expect(await lock.set(OTHER)).toEqual(failure('STORE_FAILED'))
    file.refuseWrites(false)
    expect(await started().enter(PHRASE)).toEqual(success(undefined))
  })

  it('that was never set needs none, and opens none', async () => {
    const lock = started()
    expect([lock.state(), await lock.enter('anything'), lock.key()]).toEqual([
      { at: 'none' },
      success(undefined),
      undefined,
    ])
  })

  it('is the same however a keyboard composes its letters', async () => {
    await withPassphrase('Pe\u0301rez y los siete faros')
    expect(await started().enter('P\u00e9rez y los siete faros')).toEqual(success(undefined))
  })

  it.each([
    ['text', 'not a wrapped key'],
    [
      'a cost beyond all measure',
      { salt: 'A'.repeat(22) + '==', cost: { N: 2 ** 30, r: 8, p: 1 }, key: 'A'.repeat(80) },
    ],
    ['nothing in it', {}],
  ])('does not open a file that holds %s, and does not take it for a kiosk without one', async (_name, damaged) => {
    file.set('wrappedKey', damaged)
    expect(started().state().at).toBe('locked')
    expect(await started().enter(PHRASE)).toEqual(failure('PASSPHRASE_DAMAGED'))
    expect(await started().set(PHRASE)).toEqual(failure('PASSPHRASE_NEEDED'))
  })

  it('does not open a key whose bytes were changed', async () => {
    await withPassphrase()
    const kept = file.get('wrappedKey') as { readonly key: string }
    const bytes = Buffer.from(kept.key, 'base64')
    bytes[20] = (bytes[20] ?? 0) ^ 1
    file.set('wrappedKey', { ...kept, key: bytes.toString('base64') })
    expect(await started().enter(PHRASE)).toEqual(failure('PASSPHRASE_DAMAGED'))
  })
})

describe('what may be a passphrase', () => {
  it.each([
    '',
    'short',
    'fourteen lette',
    'a'.repeat(40),
    'ababababababababab',
    'x'.repeat(passphraseLength.highest + 1) + PHRASE,
  ])('is not %j', async (text) => {
    expect(isPossiblePassphrase(text)).toBe(false)
    expect(await started().set(text)).toEqual(failure('PASSPHRASE_TOO_EASY'))
  })

  it.each([PHRASE, 'ஆறு அமைதியான கொக்குகள்', '四只安静的苍鹭站在码头边上看日落'])('is %s', (text) => {
    expect(isPossiblePassphrase(text)).toBe(true)
  })

  it('costs who guesses at least what OWASP recommends', () => {
    const { N, r, p } = passphraseCost
    expect(128 * N * r).toBeGreaterThanOrEqual(128 * 2 ** 20)
    expect(N * r * p).toBeGreaterThanOrEqual(2 ** 17 * 8)
  })
})

describe('a wrapped key that has changed on the disk', () => {
  interface Stored {
    readonly salt: string
    readonly cost: { readonly N: number; readonly r: number; readonly p: number }
    readonly key: string
    readonly sum?: string
  }
  const stored = () => file.get('wrappedKey') as Stored
  const flipped = (base64: string) => {
    const bytes = Buffer.from(base64, 'base64')
    bytes[5]! ^= 1
    return bytes.toString('base64')
  }

  it.each<[string, (before: Stored) => unknown]>([
    ['key', (before) => ({ ...before, key: flipped(before.key) })],
    ['salt', (before) => ({ ...before, salt: flipped(before.salt) })],
    ['cost', (before) => ({ ...before, cost: { ...before.cost, p: 2 } })],
    ['shape', (before) => ({ ...before, key: 'no key' })],
  ])('is not taken for a wrong passphrase: %s', async (_, change) => {
    await withPassphrase()
    file.set('wrappedKey', change(stored()))
    const lock = started()
    expect(await lock.enter(PHRASE)).toEqual(failure('PASSPHRASE_DAMAGED'))
    expect([lock.state().at, events.at(-1)]).toEqual(['locked', 'refused'])
  })

  it('counts tries all the same: a changed sum frees nobody from waiting', async () => {
    await withPassphrase()
    file.set('wrappedKey', { ...stored(), sum: flipped(stored().sum!) })
    const lock = started()
    for (let tries = 1; tries < FREE_TRIES; tries += 1) {
      expect(await lock.enter(OTHER)).toEqual(failure('PASSPHRASE_DAMAGED'))
    }
    expect(await lock.enter(OTHER)).toEqual(failure('PASSPHRASE_LOCKED_OUT'))
  })

  it('opens where only its sum was changed, and the sum is mended', async () => {
    const before = await withPassphrase()
    const { sum } = stored()
    file.set('wrappedKey', { ...stored(), sum: flipped(sum!) })
    const lock = started()
    expect(await lock.enter(PHRASE)).toEqual(success(undefined))
    expect(lock.key()).toEqual(before.key())
    expect(stored().sum).toBe(sum)
  })

  it('of before there were sums says wrong, and has a sum once it has opened', async () => {
    await withPassphrase()
    const { sum, ...older } = stored()
    file.set('wrappedKey', older)
    const lock = started()
    expect(await lock.enter(OTHER)).toEqual(failure('PASSPHRASE_WRONG'))
    expect(await lock.enter(PHRASE)).toEqual(success(undefined))
    expect(stored().sum).toBe(sum)
  })
})
