/** A key store that two processes share: what one seals, the other opens. It hides nothing. */
import type { SecretBox } from '../../../src/main/storage/ports.ts'
import { success } from '../../../src/shared/errors/result.ts'

export const fixedSecretBox: SecretBox = {
  protection: () => Promise.resolve('os'),
  seal: (text) => Promise.resolve(success(Buffer.from(text).reverse())),
  open: (sealed) => Promise.resolve(success({ text: Buffer.from(sealed).reverse().toString(), shouldReseal: false })),
}
