/** What the stores need of the machine. Adapters in the electron room implement these; tests fake them. */
import type { SecretProtection } from '../../shared/domain/health.ts'
import type { Result } from '../../shared/errors/result.ts'

/** A cipher for small secrets: the operating system's own, or one that a passphrase opens. */
export interface SecretBox {
  protection(): Promise<SecretProtection>
  /** @returns SECRETS_LOCKED when the system refuses, PASSPHRASE_NEEDED before the passphrase was entered */
  seal(text: string): Promise<Result<Uint8Array>>
  /**
   * `shouldReseal`: the system's key has changed, what was sealed should be sealed anew.
   * @returns SECRETS_LOCKED or PASSPHRASE_NEEDED when it does not open
   */
  open(sealed: Uint8Array): Promise<Result<{ readonly text: string; readonly shouldReseal: boolean }>>
}

/**
 * A small file of JSON values by key; each write replaces the whole file or nothing of it.
 * Not for: submissions, or anything that grows.
 */
export interface KeyValueFile {
  get(key: string): unknown
  /** @returns STORE_FAILED when the disk refused; the old value stands */
  set(key: string, value: unknown): Result<undefined>
  /** @returns STORE_FAILED when the disk refused; the old value stands */
  delete(key: string): Result<undefined>
}
