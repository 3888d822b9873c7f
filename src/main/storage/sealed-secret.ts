/**
 * Keeps one secret, sealed by the operating system or by the administrator's passphrase. Only main reads it; nothing
 * here writes, logs or returns it in the clear otherwise.
 */
import type { ErrorCode } from '../../shared/errors/error-catalog.ts'
import { failure, type Result } from '../../shared/errors/result.ts'
import type { KeyValueFile, SecretBox } from './ports.ts'

export interface SealedSecret {
  /**
   * Replaces the secret; on disk when it resolves.
   * @returns SETTINGS_INVALID for no possible one, SECRETS_UNPROTECTED, SECRETS_LOCKED or PASSPHRASE_NEEDED where
   *   this machine cannot keep it now, STORE_FAILED; the old one stands then
   */
  set(text: string): Promise<Result<undefined>>
  /** @returns STORE_FAILED when the disk refused */
  clear(): Result<undefined>
  /** @returns the code for a missing one when none is set, SECRETS_LOCKED or PASSPHRASE_NEEDED when it does not open */
  read(): Promise<Result<string>>
}

export interface SealedSecretDeps {
  readonly box: SecretBox
  readonly file: KeyValueFile
  /** Its name in the file. */
  readonly field: string
  /** What `read` says when there is none. */
  readonly missing: ErrorCode
  /** Why this text cannot be the secret, in a few words without it; nothing where it can. */
  readonly faultOf: (text: string) => string | undefined
}

export function createSealedSecret({ box, file, field, missing, faultOf }: SealedSecretDeps): SealedSecret {
  async function set(text: string): Promise<Result<undefined>> {
    const secret = text.trim()
    const fault = faultOf(secret)
    if (fault !== undefined) return failure('SETTINGS_INVALID', { note: fault })
    // a password that every program knows protects nothing: no secret is kept on such a machine, in either mode
    const protection = await box.protection()
    if (protection === 'unprotected') return failure('SECRETS_UNPROTECTED')
    if (protection === 'unavailable') return failure('SECRETS_LOCKED')
    if (protection === 'passphrase-needed') return failure('PASSPHRASE_NEEDED')
    const sealed = await box.seal(secret)
    return sealed.ok ? write(sealed.value) : sealed
  }

  const write = (sealed: Uint8Array): Result<undefined> => file.set(field, Buffer.from(sealed).toString('base64'))

  /** The old seal still opens, so a refusal costs nothing: the system asks again next time. */
  async function reseal(secret: string, stored: string): Promise<void> {
    const sealed = await box.seal(secret)
    // replaced or cleared meanwhile: the old one must not come back
    if (sealed.ok && file.get(field) === stored) write(sealed.value)
  }

  async function read(): Promise<Result<string>> {
    const stored = file.get(field)
    if (stored === undefined) return failure(missing)
    if (typeof stored !== 'string') return failure('SECRETS_LOCKED', { note: 'what is stored is not sealed' })
    const opened = await box.open(Buffer.from(stored, 'base64'))
    if (!opened.ok) return opened
    if (opened.value.shouldReseal) await reseal(opened.value.text, stored)
    return { ok: true, value: opened.value.text }
  }

  return { set, clear: () => file.delete(field), read }
}
