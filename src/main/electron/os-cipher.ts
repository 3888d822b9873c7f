/** The operating system's own cipher, for small secrets. Says what the OS says; decides nothing. */
import { safeStorage } from 'electron'
import type { SecretProtection } from '../../shared/domain/health.ts'
import { failure, success } from '../../shared/errors/result.ts'
import type { SecretBox } from '../storage/ports.ts'

export function createOsCipher(): SecretBox {
  return { protection, seal, open }
}

async function protection(): Promise<SecretProtection> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'unavailable'
  // the call exists on Linux only; `basic_text` means a password that every program knows
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return 'unprotected'
  return 'os'
}

const seal: SecretBox['seal'] = async (text) => {
  try {
    return success(new Uint8Array(await safeStorage.encryptStringAsync(text)))
  } catch {
    // Electron's message may name the key store's internals; the code says all that anybody can act on
    return failure('SECRETS_LOCKED')
  }
}

const open: SecretBox['open'] = async (sealed) => {
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed))
    return success({ text: result, shouldReseal: shouldReEncrypt })
  } catch {
    return failure('SECRETS_LOCKED')
  }
}
