/** A PIN as it is kept: its scrypt hash with its own salt and cost. Knows neither where it is kept nor who may try. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** N, r and p as in RFC 7914. */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** OWASP's Password Storage Cheat Sheet names this as one of its equal minimums: 32 MiB, about a third of a second. */
export const pinCost: ScryptCost = { N: 2 ** 15, r: 8, p: 3 }

const HASH_BYTES = 32
const SALT_BYTES = 16

const base64Of = (bytes: number) => z.base64().refine((text) => Buffer.from(text, 'base64').byteLength === bytes)

/** The cost has a ceiling: a file that was tampered with must not make the kiosk run out of memory. */
export const pinHashSchema = z.strictObject({
  salt: base64Of(SALT_BYTES),
  hash: base64Of(HASH_BYTES),
  cost: z.strictObject({
    N: z
      .number()
      .int()
      .min(2)
      .max(2 ** 17)
      .refine((n) => Number.isInteger(Math.log2(n))),
    r: z.number().int().min(1).max(8),
    p: z.number().int().min(1).max(4),
  }),
})

/** Salt and hash in base64. */
export type PinHash = z.infer<typeof pinHashSchema>

export async function hashPin(pin: string, cost: ScryptCost): Promise<PinHash> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive(pin, salt, cost)
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), cost }
}

/** Takes the same time for every wrong PIN. */
export async function isPinOf(pin: string, { salt, hash, cost }: PinHash): Promise<boolean> {
  return timingSafeEqual(await derive(pin, Buffer.from(salt, 'base64'), cost), Buffer.from(hash, 'base64'))
}

function derive(pin: string, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<Buffer> {
  // what OpenSSL counts, and it must be less than what is allowed
  const options = { N, r, p, maxmem: 128 * r * (N + p + 2) + 1 }
  return new Promise((resolve, reject) =>
    scrypt(pin, salt, HASH_BYTES, options, (error, key) => (error ? reject(error) : resolve(key))),
  )
}
