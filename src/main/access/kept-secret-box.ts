/**
 * Seals with the passphrase's key once a passphrase was set, else with the operating system's cipher. What either has sealed
 * opens with that one, so that a kiosk may go from one to the other without losing anything.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { SecretBox } from '../storage/ports.ts'
import type { PassphraseLock } from './passphrase-lock.ts'

/** Begins what the passphrase's key has sealed; no operating system's cipher begins so. */
const MARK = Buffer.from('countersign-passphrase-1\n')
const NONCE_BYTES = 12
const TAG_BYTES = 16

export function createKeptSecretBox(os: SecretBox, lock: Pick<PassphraseLock, 'state' | 'key'>): SecretBox {
  return {
    protection: () => {
      const { at } = lock.state()
      if (at === 'none') return os.protection()
      return Promise.resolve(at === 'open' ? 'passphrase' : 'passphrase-needed')
    },

    seal: (text) => {
      if (lock.state().at === 'none') return os.seal(text)
      const key = lock.key()
      return Promise.resolve(key ? success(sealWith(key, text)) : failure('PASSPHRASE_NEEDED'))
    },

    open: async (sealed) => {
      const key = lock.key()
      if (isMarked(sealed)) return key ? openWith(key, sealed) : failure(refusal(lock))
      const opened = await os.open(sealed)
      // from before the passphrase: sealed anew as soon as that can be done
      return opened.ok && key ? success({ ...opened.value, shouldReseal: true }) : opened
    },
  }
}

/** Without a word of the passphrase on this disk nothing here can open it. */
const refusal = (lock: Pick<PassphraseLock, 'state'>) =>
  lock.state().at === 'locked' ? 'PASSPHRASE_NEEDED' : 'SECRETS_LOCKED'

const isMarked = (sealed: Uint8Array): boolean => Buffer.from(sealed.subarray(0, MARK.length)).equals(MARK)

function sealWith(key: Uint8Array, text: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(MARK)
  return Buffer.concat([MARK, nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

function openWith(
  key: Uint8Array,
  sealed: Uint8Array,
): Result<{ readonly text: string; readonly shouldReseal: boolean }> {
  const body = Buffer.from(sealed.subarray(MARK.length))
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, NONCE_BYTES))
    decipher.setAAD(MARK)
    decipher.setAuthTag(body.subarray(-TAG_BYTES))
    const text = Buffer.concat([decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    return success({ text: text.toString('utf8'), shouldReseal: false })
  } catch {
    return failure('SECRETS_LOCKED')
  }
}
