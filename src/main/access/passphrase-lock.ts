/**
 * Protects secrets with a passphrase where the operating system does not. A random key seals; what is kept of it is wrapped
 * with a key derived from the passphrase, so that another passphrase wraps one key anew and touches nothing that is sealed.
 * The passphrase itself is kept nowhere.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { asPassphrase, isPossiblePassphrase, type PassphraseState } from '../../shared/domain/passphrase.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { KeyValueFile } from '../storage/ports.ts'
import type { Clock } from '../submission/ports.ts'
import { createCountedTrial } from './counted-trial.ts'
import { base64Of, deriveKey, KEY_BYTES, SALT_BYTES, scryptCostSchema, type ScryptCost } from './scrypt-key.ts'

export interface PassphraseLock {
  state(): PassphraseState
  /**
   * @returns PASSPHRASE_WRONG; PASSPHRASE_DAMAGED where what it should open has changed on the disk, so that nobody can tell;
   *   PASSPHRASE_LOCKED_OUT after too many tries of either kind, STORE_FAILED when a try cannot be counted
   */
  enter(passphrase: string): Promise<Result<undefined>>
  /**
   * Sets the first passphrase, or another one, on disk when it resolves; everything sealed stays readable.
   * @returns PASSPHRASE_TOO_EASY, PASSPHRASE_NEEDED while the one before is not entered, STORE_FAILED; the old one stands then
   */
  set(passphrase: string): Promise<Result<undefined>>
  /** The key that seals; absent unless it is open. */
  key(): Uint8Array | undefined
}

/** Told after the fact; nothing of the passphrase is in it. */
export type PassphraseEvent = 'set' | 'entered' | 'refused' | 'locked-out'

export interface PassphraseLockParts {
  /** Of its own: nothing else may be lost with it. */
  readonly file: KeyValueFile
  readonly clock: Pick<Clock, 'nowMs'>
  readonly cost: ScryptCost
  readonly onEvent: (event: PassphraseEvent) => void
}

/**
 * 128 MiB, as OWASP's Password Storage Cheat Sheet recommends first (N = 2^17, r = 8, p = 1), three times over: it is asked
 * for once a start, and whoever carries the disk away may try for as long as they like.
 */
export const passphraseCost: ScryptCost = { N: 2 ** 17, r: 8, p: 3 }

const WRAPPED = 'wrappedKey'
const TRIES = 'tries'
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Bound in, so that what was wrapped for another purpose does not open here. */
const PURPOSE = Buffer.from('countersign passphrase 1')

const wrappedSchema = z.strictObject({
  salt: base64Of(SALT_BYTES),
  cost: scryptCostSchema,
  /** Nonce, key and tag. */
  key: base64Of(NONCE_BYTES + KEY_BYTES + TAG_BYTES),
  /** SHA-256 of the three above; it tells a disk that forgets from a person who does. Absent on those of before there was one. */
  sum: z.string().exactOptional(),
})
type WrappedKey = z.infer<typeof wrappedSchema>

export function createPassphraseLock({ file, clock, cost, onEvent }: PassphraseLockParts): PassphraseLock {
  let opened: Uint8Array | undefined
  /** One after the other: two first passphrases side by side would each make a key, and one of them would be lost. */
  let lastSet: Promise<unknown> = Promise.resolve()

  const isSet = (): boolean => file.get(WRAPPED) !== undefined
  const trial = createCountedTrial<Uint8Array>({
    place: {
      readTries: () => file.get(TRIES),
      writeTries: (tries) => (tries ? file.set(TRIES, tries) : file.delete(TRIES)),
    },
    clock,
    look: async (passphrase) => {
      const stored = wrappedSchema.safeParse(file.get(WRAPPED))
      return stored.success ? unwrap(passphrase, stored.data) : undefined
    },
    codes: { wrong: 'PASSPHRASE_WRONG', lockedOut: 'PASSPHRASE_LOCKED_OUT' },
    onWrong: (isLockedOut) => onEvent(isLockedOut ? 'locked-out' : 'refused'),
  })

  async function enter(passphrase: string): Promise<Result<undefined>> {
    if (!isSet()) return success(undefined)
    const tried = await trial.enter(passphrase)
    // only then: a changed sum beside a sound key must not keep the right passphrase out, nor free a guess from being counted
    if (!tried.ok) return tried.error.code === 'PASSPHRASE_WRONG' && isDamaged() ? failure('PASSPHRASE_DAMAGED') : tried
    opened = tried.value
    addSum()
    onEvent('entered')
    return success(undefined)
  }

  function isDamaged(): boolean {
    const stored = wrappedSchema.safeParse(file.get(WRAPPED)).data
    return stored === undefined || (stored.sum !== undefined && stored.sum !== sumOf(stored))
  }

  /** What has opened is sound. A disk that refuses costs nothing but this. */
  function addSum(): void {
    const stored = wrappedSchema.safeParse(file.get(WRAPPED)).data
    if (stored && stored.sum !== sumOf(stored)) file.set(WRAPPED, { ...stored, sum: sumOf(stored) })
  }

  async function set(passphrase: string): Promise<Result<undefined>> {
    if (isSet() && !opened) return failure('PASSPHRASE_NEEDED')
    if (!isPossiblePassphrase(passphrase)) return failure('PASSPHRASE_TOO_EASY')
    const key = opened ?? randomBytes(KEY_BYTES)
    const written = file.set(WRAPPED, await wrap(passphrase, key, cost))
    if (!written.ok) return written
    opened = key
    onEvent('set')
    return success(undefined)
  }

  return {
    state: () => {
      const lockedMs = isSet() ? trial.lockedUntilMs() : undefined
      const at = opened ? 'open' : isSet() ? 'locked' : 'none'
      return { at, ...(lockedMs !== undefined && { lockedUntilMs: lockedMs }) }
    },
    enter,
    set: (passphrase) => {
      const done = lastSet.then(() => set(passphrase))
      lastSet = done.catch(() => undefined)
      return done
    },
    key: () => opened,
  }
}

async function wrap(passphrase: string, key: Uint8Array, cost: ScryptCost): Promise<WrappedKey> {
  const salt = randomBytes(SALT_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(asPassphrase(passphrase), salt, cost), nonce)
  cipher.setAAD(PURPOSE)
  const wrapped = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
  const made = { salt: salt.toString('base64'), cost, key: wrapped.toString('base64') }
  return { ...made, sum: sumOf(made) }
}

/** Of what lies in the file anyway: it tells nobody anything of the key. */
function sumOf({ salt, cost: { N, r, p }, key }: WrappedKey): string {
  return createHash('sha256')
    .update(JSON.stringify([salt, N, r, p, key]))
    .digest('base64')
}

/** @returns nothing for a wrong passphrase, and for bytes that were changed: the cipher cannot tell the two apart */
async function unwrap(passphrase: string, wrapped: WrappedKey): Promise<Uint8Array | undefined> {
  const bytes = Buffer.from(wrapped.key, 'base64')
  const derived = await deriveKey(asPassphrase(passphrase), Buffer.from(wrapped.salt, 'base64'), wrapped.cost)
  const decipher = createDecipheriv('aes-256-gcm', derived, bytes.subarray(0, NONCE_BYTES))
  decipher.setAAD(PURPOSE)
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return undefined
  }
}
