/**
 * Keeps the administrator's apiKey, sealed by the operating system. Only main reads it,
 * for one call at a time; nothing here writes, logs or returns it in the clear otherwise.
 */
import type { ApiKeyState } from '../../shared/domain/health.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { KeyValueFile, SecretBox } from './ports.ts'
import { createSealedSecret, type SealedSecret } from './sealed-secret.ts'

/** MISSING_API_KEY when none is set. */
export interface ApiKeyStore extends SealedSecret {
  /** `unreadable`: a key is there but does not open, for example for another user of this machine. */
  state(): Promise<ApiKeyState>
}

const FIELD = 'apiKeySealed'
const MAX_KEY_LENGTH = 512

/** Unicode's control characters: never part of a key, and often left behind by copying. */
const CONTROL = /\p{Cc}/u

export function createApiKeyStore(deps: { readonly box: SecretBox; readonly file: KeyValueFile }): ApiKeyStore {
  const secret = createSealedSecret({ ...deps, field: FIELD, missing: 'MISSING_API_KEY', faultOf })

  async function state(): Promise<ApiKeyState> {
    const key = await secret.read()
    if (key.ok) return 'set'
    return key.error.code === 'MISSING_API_KEY' ? 'unset' : 'unreadable'
  }

  return { ...secret, state }
}

function faultOf(key: string): string | undefined {
  if (key === '') return 'the key is empty'
  if (key.length > MAX_KEY_LENGTH) return 'the key is too long'
  return CONTROL.test(key) ? 'the key holds control characters' : undefined
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

const SERVICE_FIELD = 'apiKeyService'

/**
 * The same rule at the start: between two runs the address may have been changed from elsewhere, by a policy or by the
 * environment. Where the key cannot be forgotten then, it is not handed out either.
 */
export function keyOfService(apiKeys: ApiKeyStore, file: KeyValueFile, serviceBaseUrl: string): ApiKeyStore {
  const before = file.get(SERVICE_FIELD)
  const isOther = typeof before === 'string' && before !== serviceBaseUrl
  if (isOther && !apiKeys.clear().ok) {
    const refuse = () => Promise.resolve(failure('MISSING_API_KEY', { note: 'the key is of another service' }))
    return { ...apiKeys, read: refuse, state: () => Promise.resolve('unreadable') }
  }
  if (before !== serviceBaseUrl) file.set(SERVICE_FIELD, serviceBaseUrl)
  return apiKeys
}
