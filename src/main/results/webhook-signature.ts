/** Signs a webhook as the Standard Webhooks specification says [standardwebhooks.com, "Webhook headers", symmetric]. Pure. */
import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** Of the specification: shorter ones can be guessed, longer ones add nothing. */
const FEWEST_BYTES = 24
const MOST_BYTES = 64

/** @returns the bytes of `whsec_<base64>`; nothing where it is no secret of 24 to 64 bytes */
export function webhookSecretBytes(secret: string): Buffer | undefined {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : ''
  if (!BASE64.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64')
  return bytes.byteLength >= FEWEST_BYTES && bytes.byteLength <= MOST_BYTES ? bytes : undefined
}

/** Why a text cannot be the secret, without a word of it. */
export function webhookSecretFault(secret: string): string | undefined {
  return webhookSecretBytes(secret) ? undefined : 'no whsec_ secret of 24 to 64 bytes'
}

/**
 * The three headers. The time is that of this delivery, not of the result: a receiver refuses an old one as a replay.
 *
 * @param nowMs milliseconds since 1970 UTC
 */
export function signedHeaders(
  secret: Buffer,
  id: string,
  nowMs: number,
  body: string,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(nowMs / 1000))
  const mac = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` }
}
