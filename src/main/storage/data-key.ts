/**
 * The random key that seals all pictures: made on first use, kept only in its wrapped form.
 *
 * It lies in the database itself, wrapped by the operating system: pictures and the key
 * that opens them are copied, restored and set aside together, never one without the other.
 */
import { randomBytes } from 'node:crypto'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import { DATA_KEY_BYTES } from './envelope-cipher.ts'
import type { SecretBox } from './ports.ts'

/** Where the wrapped key is kept. */
export interface KeySlot {
  /** @returns STORE_FAILED when the disk refused */
  read(): Result<Uint8Array | undefined>
  /** On disk when it returns. @returns STORE_FULL or STORE_FAILED when the disk refused */
  write(wrapped: Uint8Array): Result<undefined>
}

export interface DataKey {
  /**
   * The key, 32 bytes; stays open once it was opened, until the process ends.
   * @returns SECRETS_UNPROTECTED, SECRETS_LOCKED, or what the slot said; a key that does not open is never replaced
   */
  open(): Promise<Result<Uint8Array>>
}

export interface DataKeyDeps {
  readonly box: SecretBox
  readonly slot: KeySlot
}

export function createDataKey({ box, slot }: DataKeyDeps): DataKey {
  let opened: Uint8Array | undefined
  let opening: Promise<Result<Uint8Array>> | undefined

  async function open(): Promise<Result<Uint8Array>> {
    const protection = await box.protection()
    if (protection === 'unprotected') return failure('SECRETS_UNPROTECTED')
    if (opened) return success(opened)
    if (protection === 'unavailable') return failure('SECRETS_LOCKED')
    // two submissions at once must not make two keys
    opening ??= unwrapOrMake().finally(() => (opening = undefined))
    const key = await opening
    if (key.ok) opened = key.value
    return key
  }

  async function unwrapOrMake(): Promise<Result<Uint8Array>> {
    const wrapped = slot.read()
    if (!wrapped.ok) return wrapped
    return wrapped.value ? unwrap(wrapped.value) : make()
  }

  async function make(): Promise<Result<Uint8Array>> {
    const wrapped = await box.seal(randomBytes(DATA_KEY_BYTES).toString('base64'))
    if (!wrapped.ok) return wrapped
    // a box that seals but does not open would cost every picture: it is tried before anything relies on it
    const key = await unwrap(wrapped.value)
    if (!key.ok) return key
    const written = slot.write(wrapped.value)
    return written.ok ? key : written
  }

  async function unwrap(wrapped: Uint8Array): Promise<Result<Uint8Array>> {
    const text = await box.open(wrapped)
    if (!text.ok) return text
    const key = Buffer.from(text.value.text, 'base64')
    if (key.byteLength !== DATA_KEY_BYTES) return failure('SECRETS_LOCKED', { note: 'the data key has a wrong length' })
    if (text.value.shouldReseal) await reseal(text.value.text)
    return success(key)
  }

  /** The old wrapping still opens, so a refusal costs nothing: the system asks again next time. */
  async function reseal(text: string): Promise<void> {
    const wrapped = await box.seal(text)
    if (wrapped.ok) slot.write(wrapped.value)
  }

  return { open }
}
