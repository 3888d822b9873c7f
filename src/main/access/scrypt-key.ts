/** A key from what a person knows [scrypt, RFC 7914], and what of it may be kept: the salt and the cost. */
import { scrypt } from 'node:crypto'
import { z } from 'zod'

/** N, r and p as in RFC 7914. */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

export const KEY_BYTES = 32
export const SALT_BYTES = 16

/** Text that holds so many bytes in base64. */
export const base64Of = (bytes: number) => z.base64().refine((text) => Buffer.from(text, 'base64').byteLength === bytes)

/** The cost has a ceiling: a file that was tampered with must not make the kiosk run out of memory. */
export const scryptCostSchema = z.strictObject({
  N: z
    .number()
    .int()
    .min(2)
    .max(2 ** 17)
    .refine((n) => Number.isInteger(Math.log2(n))),
  r: z.number().int().min(1).max(8),
  p: z.number().int().min(1).max(4),
})

/** 32 bytes; takes as long for a wrong text as for the right one. */
export function deriveKey(text: string, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<Buffer> {
  // what OpenSSL counts, and it must be less than what is allowed
  const options = { N, r, p, maxmem: 128 * r * (N + p + 2) + 1 }
  return new Promise((resolve, reject) =>
    scrypt(text, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key))),
  )
}
