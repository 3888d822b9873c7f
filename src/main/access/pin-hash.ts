/** A PIN as it is kept: its scrypt hash with its own salt and cost. Knows neither where it is kept nor who may try. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { base64Of, deriveKey, KEY_BYTES, SALT_BYTES, scryptCostSchema, type ScryptCost } from './scrypt-key.ts'

/** OWASP's Password Storage Cheat Sheet names this as one of its equal minimums: 32 MiB, about a third of a second. */
export const pinCost: ScryptCost = { N: 2 ** 15, r: 8, p: 3 }

export const pinHashSchema = z.strictObject({
  salt: base64Of(SALT_BYTES),
  hash: base64Of(KEY_BYTES),
  cost: scryptCostSchema,
})

/** Salt and hash in base64. */
export type PinHash = z.infer<typeof pinHashSchema>

export async function hashPin(pin: string, cost: ScryptCost): Promise<PinHash> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await deriveKey(pin, salt, cost)
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), cost }
}

/** Takes the same time for every wrong PIN. */
export async function isPinOf(pin: string, { salt, hash, cost }: PinHash): Promise<boolean> {
  return timingSafeEqual(await deriveKey(pin, Buffer.from(salt, 'base64'), cost), Buffer.from(hash, 'base64'))
}
