/**
 * The cipher of practice mode: a random key that lives as long as the process and never touches the disk.
 * What a rehearsal leaves behind can therefore be read by nobody, also after a crash, on any machine.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { failure, success } from '../../shared/errors/result.ts'
import type { SecretBox } from '../storage/ports.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

export function createSessionSecretBox(): SecretBox {
  const key = randomBytes(32)
  return {
    protection: () => Promise.resolve('os'),

    seal: (text) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return Promise.resolve(success(new Uint8Array(sealed)))
    },

    open: (sealed) => {
      try {
        const bytes = Buffer.from(sealed)
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
        const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
        return Promise.resolve(success({ text: text.toString('utf8'), shouldReseal: false }))
      } catch {
        // sealed by another process: its key is gone, as is meant
        return Promise.resolve(failure('SECRETS_LOCKED'))
      }
    },
  }
}
