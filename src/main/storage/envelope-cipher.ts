/**
 * Seals bytes so that only this kiosk's data key opens them, and only as the record and
 * field they were sealed for. Knows neither where the key nor where the envelope is kept.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { failure, success, type Result } from '../../shared/errors/result.ts'

/** What an envelope belongs to; one that was moved to another record or field does not open. */
export interface EnvelopePlace {
  readonly recordId: string
  readonly field: string
}

export const DATA_KEY_BYTES = 32

const FORMAT_VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES

/**
 * AES-256-GCM [NIST SP 800-38D]; the envelope is: version (1 byte), nonce (12), tag (16), ciphertext.
 *
 * The nonce is random: one key may seal 2^32 envelopes [SP 800-38D, 8.3], which is 2,000 pairs a day for 2,900 years.
 * @param key 32 bytes
 */
export function sealEnvelope(key: Uint8Array, plain: Uint8Array, place: EnvelopePlace): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(associatedData(place))
  const body = [cipher.update(plain), cipher.final()]
  return Buffer.concat([Uint8Array.of(FORMAT_VERSION), nonce, cipher.getAuthTag(), ...body])
}

/** @returns RECORD_UNREADABLE for another key, another place, or a single changed bit; never says which */
export function openEnvelope(key: Uint8Array, envelope: Uint8Array, place: EnvelopePlace): Result<Uint8Array> {
  if (envelope.byteLength < HEADER_BYTES || envelope[0] !== FORMAT_VERSION) return failure('RECORD_UNREADABLE')
  const nonce = envelope.subarray(1, 1 + NONCE_BYTES)
  const tag = envelope.subarray(1 + NONCE_BYTES, HEADER_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(associatedData(place))
  decipher.setAuthTag(tag)
  try {
    return success(Buffer.concat([decipher.update(envelope.subarray(HEADER_BYTES)), decipher.final()]))
  } catch {
    // all that Node says here is that the tag does not match
    return failure('RECORD_UNREADABLE')
  }
}

/** JSON quotes both names, so that no two places share one spelling. */
function associatedData({ recordId, field }: EnvelopePlace): Uint8Array {
  return Buffer.from(JSON.stringify([FORMAT_VERSION, recordId, field]))
}
