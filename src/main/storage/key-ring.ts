/**
 * The random keys that seal all pictures: the first made on first use, all kept only in their wrapped form.
 *
 * They lie in the database itself, wrapped by the operating system: pictures and the keys
 * that open them are copied, restored and set aside together, never one without the other.
 */
import { randomBytes } from 'node:crypto'
import type { ErrorCode } from '../../shared/errors/error-catalog.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import { DATA_KEY_BYTES, type DataKey } from './envelope-cipher.ts'
import type { SecretBox } from './ports.ts'

/** Where the wrapped keys are kept, by version. */
export interface KeySlots {
  /** @returns what the disk says when it refuses */
  list(): Result<ReadonlyMap<number, Uint8Array>>
  /** On disk when it returns. @returns STORE_FULL or STORE_FAILED when the disk refused */
  write(version: number, wrapped: Uint8Array): Result<undefined>
}

/** All keys that open; the newest seals. */
export interface OpenKeys {
  readonly current: DataKey
  find(version: number): Uint8Array | undefined
}

export interface KeyRing {
  /**
   * The keys; they stay open once they were opened, until the process ends.
   * @returns SECRETS_UNPROTECTED, SECRETS_LOCKED, PASSPHRASE_NEEDED, or what the slots said; a key that does not open is never replaced
   */
  open(): Promise<Result<OpenKeys>>
  /** The keys where they are open already. */
  peek(): OpenKeys | undefined
  /** Makes and keeps one more key, which seals from now on. @returns as `open` */
  renew(): Promise<Result<OpenKeys>>
}

export interface KeyRingDeps {
  readonly box: SecretBox
  readonly slots: KeySlots
  /** Keys that were there have opened. */
  readonly onOpened?: (keys: OpenKeys) => void
}

/** Nothing is wrong with what was sealed: its key cannot be had just now. */
export function isKeyLocked(code: ErrorCode): boolean {
  return code === 'SECRETS_LOCKED' || code === 'SECRETS_UNPROTECTED' || code === 'PASSPHRASE_NEEDED'
}

export function createKeyRing({ box, slots, onOpened }: KeyRingDeps): KeyRing {
  const keys = new Map<number, Uint8Array>()
  let opened: OpenKeys | undefined
  let opening: Promise<Result<OpenKeys>> | undefined

  async function open(): Promise<Result<OpenKeys>> {
    const protection = await box.protection()
    if (protection === 'unprotected') return failure('SECRETS_UNPROTECTED')
    if (opened) return success(opened)
    if (protection === 'unavailable') return failure('SECRETS_LOCKED')
    if (protection === 'passphrase-needed') return failure('PASSPHRASE_NEEDED')
    // two submissions at once must not make two keys
    opening ??= unwrapOrMake().finally(() => (opening = undefined))
    return opening
  }

  async function unwrapOrMake(): Promise<Result<OpenKeys>> {
    const wrapped = slots.list()
    if (!wrapped.ok) return wrapped
    const newestFirst = [...wrapped.value].sort(([a], [b]) => b - a)
    const [newest, ...older] = newestFirst
    if (!newest) return make(1)
    const current = await unwrap(...newest)
    if (!current.ok) return current
    // an older key that does not open costs only what it sealed; each such record says so when it is its turn
    for (const slot of older) await unwrap(...slot)
    const open = use(newest[0], current.value)
    onOpened?.(open)
    return success(open)
  }

  async function renew(): Promise<Result<OpenKeys>> {
    const before = await open()
    return before.ok ? make(before.value.current.version + 1) : before
  }

  async function make(version: number): Promise<Result<OpenKeys>> {
    const wrapped = await box.seal(randomBytes(DATA_KEY_BYTES).toString('base64'))
    if (!wrapped.ok) return wrapped
    // a box that seals but does not open would cost every picture: it is tried before anything relies on it
    const key = await unwrap(version, wrapped.value)
    if (!key.ok) return key
    const written = slots.write(version, wrapped.value)
    if (written.ok) return success(use(version, key.value))
    keys.delete(version)
    return written
  }

  async function unwrap(version: number, wrapped: Uint8Array): Promise<Result<Uint8Array>> {
    const text = await box.open(wrapped)
    if (!text.ok) return text
    const key = Buffer.from(text.value.text, 'base64')
    if (key.byteLength !== DATA_KEY_BYTES) return failure('SECRETS_LOCKED', { note: 'the data key has a wrong length' })
    if (text.value.shouldReseal) await reseal(version, text.value.text)
    keys.set(version, key)
    return success(key)
  }

  /** The old wrapping still opens, so a refusal costs nothing: the system asks again next time. */
  async function reseal(version: number, text: string): Promise<void> {
    const wrapped = await box.seal(text)
    if (wrapped.ok) slots.write(version, wrapped.value)
  }

  function use(version: number, bytes: Uint8Array): OpenKeys {
    opened = { current: { version, bytes }, find: (wanted) => keys.get(wanted) }
    return opened
  }

  return { open, peek: () => opened, renew }
}
