/** An operating system's key store in memory: real AES, and switches for all that can be wrong with one. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SecretBox } from '../../src/main/storage/ports.ts'
import type { SecretProtection } from '../../src/shared/domain/health.ts'
import { failure, success } from '../../src/shared/errors/result.ts'

export interface FakeSecretBox extends SecretBox {
  setProtection(protection: SecretProtection): void
  /** Another user of the machine, or a new key store: what was sealed does not open any more. */
  replaceKey(): void
  /** The next openings ask for the secret to be sealed anew. */
  askToReseal(shouldReseal: boolean): void
  /** How often something was sealed. */
  sealCount(): number
}

export function createFakeSecretBox(): FakeSecretBox {
  let protection: SecretProtection = 'os'
  let key = randomBytes(32)
  let shouldReseal = false
  let seals = 0

  return {
    protection: () => Promise.resolve(protection),
    seal: async (text) => {
      if (protection === 'unavailable') return failure('SECRETS_LOCKED')
      seals += 1
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return success(Buffer.concat([nonce, cipher.getAuthTag(), body]))
    },
    open: async (sealed) => {
      if (protection === 'unavailable') return failure('SECRETS_LOCKED')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
        decipher.setAuthTag(sealed.subarray(12, 28))
        const text = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
        return success({ text, shouldReseal })
      } catch {
        return failure('SECRETS_LOCKED')
      }
    },
    setProtection: (next) => (protection = next),
    replaceKey: () => (key = randomBytes(32)),
    askToReseal: (next) => (shouldReseal = next),
    sealCount: () => seals,
  }
}
