/**
 * Keeps the administrator's apiKey, sealed by the operating system. Only main reads it,
 * for one call at a time; nothing here writes, logs or returns it in the clear otherwise.
 */
import type { ApiKeyState } from '../../shared/domain/health.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { KeyValueFile, SecretBox } from './ports.ts'

export interface ApiKeyStore {
  /** `unreadable`: a key is there but does not open, for example for another user of this machine. */
  state(): Promise<ApiKeyState>
  /**
   * Replaces the key; on disk when it resolves.
   * @returns SETTINGS_INVALID for no possible key, SECRETS_UNPROTECTED or SECRETS_LOCKED where this machine cannot
   *   keep it, STORE_FAILED; the old key stands then
   */
  set(text: string): Promise<Result<undefined>>
  /** @returns STORE_FAILED when the disk refused */
  clear(): Result<undefined>
  /** @returns MISSING_API_KEY when none is set, SECRETS_LOCKED when it does not open */
  read(): Promise<Result<string>>
}

const FIELD = 'apiKeySealed'
const MAX_KEY_LENGTH = 512

/** Unicode's control characters: never part of a key, and often left behind by copying. */
const CONTROL = /\p{Cc}/u

export function createApiKeyStore({
  box,
  file,
}: {
  readonly box: SecretBox
  readonly file: KeyValueFile
}): ApiKeyStore {
  async function set(text: string): Promise<Result<undefined>> {
    const key = text.trim()
    if (key === '') return failure('SETTINGS_INVALID', { note: 'the key is empty' })
    if (key.length > MAX_KEY_LENGTH) return failure('SETTINGS_INVALID', { note: 'the key is too long' })
    if (CONTROL.test(key)) return failure('SETTINGS_INVALID', { note: 'the key holds control characters' })
    // a password that every program knows protects nothing: no key is kept on such a machine, in either mode
    const protection = await box.protection()
    if (protection === 'unprotected') return failure('SECRETS_UNPROTECTED')
    if (protection === 'unavailable') return failure('SECRETS_LOCKED')
    return sealAndWrite(key)
  }

  async function sealAndWrite(key: string): Promise<Result<undefined>> {
    const sealed = await box.seal(key)
    return sealed.ok ? file.set(FIELD, Buffer.from(sealed.value).toString('base64')) : sealed
  }

  async function read(): Promise<Result<string>> {
    const stored = file.get(FIELD)
    if (stored === undefined) return failure('MISSING_API_KEY')
    if (typeof stored !== 'string') return failure('SECRETS_LOCKED', { note: 'what is stored is no sealed key' })
    const opened = await box.open(Buffer.from(stored, 'base64'))
    if (!opened.ok) return opened
    // the old seal still opens, so a refusal costs nothing: the system asks again next time
    if (opened.value.shouldReseal) await sealAndWrite(opened.value.text)
    return success(opened.value.text)
  }

  async function state(): Promise<ApiKeyState> {
    const key = await read()
    if (key.ok) return 'set'
    return key.error.code === 'MISSING_API_KEY' ? 'unset' : 'unreadable'
  }

  return { state, set, clear: () => file.delete(FIELD), read }
}

/**
 * The key belongs to the service that it was given for: before another address is kept, it is forgotten.
 * An address that will be refused changes nothing, and so costs no key.
 *
 * @returns STORE_FAILED when the disk refused; the change must not be made then
 */
export function forgetKeyOfOtherService(
  before: Pick<Settings, 'serviceBaseUrl'>,
  change: Partial<Settings>,
  apiKeys: Pick<ApiKeyStore, 'clear'>,
  checkServiceAddress: (baseUrl: string) => Result<unknown>,
): Result<undefined> {
  const { serviceBaseUrl = before.serviceBaseUrl } = change
  const isOther = serviceBaseUrl !== before.serviceBaseUrl && checkServiceAddress(serviceBaseUrl).ok
  return isOther ? apiKeys.clear() : success(undefined)
}
