/**
 * Electron's `safeStorage`, its asynchronous calls. Really encrypts (AES-256-GCM), with a key in its own file beside
 * the app's data: not safe, but a search of that folder for a secret in the clear means something.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { getPath } from './app-paths.ts'
import { launchOptions, type SafeStorageState } from './launch-options.ts'
import { strict } from './strict.ts'

const PREFIX = Buffer.from('v11')
const IV_BYTES = 12
const TAG_BYTES = 16

let state: SafeStorageState = launchOptions.safeStorage

export function setSafeStorageState(newState: SafeStorageState): void {
  state = newState
}

/** The synchronous calls are left out on purpose: Electron 46 removes them. */
type Implemented = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>

const implemented: Implemented = {
  isAsyncEncryptionAvailable: () => Promise.resolve(state !== 'unavailable'),

  encryptStringAsync: async (plainText) => {
    await available('encryptStringAsync')
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key(), iv)
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
    return Buffer.concat([PREFIX, iv, cipher.getAuthTag(), sealed])
  },

  decryptStringAsync: async (encrypted) => {
    await available('decryptStringAsync')
    const [iv, tag, sealed] = cut(encrypted, PREFIX.length, IV_BYTES, TAG_BYTES)
    if (!encrypted.subarray(0, PREFIX.length).equals(PREFIX))
      throw new Error('Ciphertext does not appear to be encrypted')
    const decipher = createDecipheriv('aes-256-gcm', key(), iv)
    decipher.setAuthTag(tag)
    const result = Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
    return { result, shouldReEncrypt: false }
  },
}

if (process.platform === 'linux') {
  implemented.getSelectedStorageBackend = () => (state === 'unprotected' ? 'basic_text' : 'gnome_libsecret')
}

export const safeStorage = strict('safeStorage', implemented)

function available(call: string): Promise<void> {
  if (state !== 'unavailable') return Promise.resolve()
  return Promise.reject(new Error(`Error while calling safeStorage.${call}. Encryption is not available.`))
}

function key(): Buffer {
  const file = join(getPath('userData'), 'standin-keychain.key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
  return readFileSync(file)
}

function cut(bytes: Buffer, skip: number, first: number, second: number): [Buffer, Buffer, Buffer] {
  const a = skip + first
  return [bytes.subarray(skip, a), bytes.subarray(a, a + second), bytes.subarray(a + second)]
}
