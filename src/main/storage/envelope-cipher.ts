/**
 * Seals bytes so that only this kiosk's data keys open them, and only as the record and
 * field they were sealed for. Knows neither where the keys nor where the envelopes are kept.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { failure, success, type Result } from '../../shared/errors/result.ts'

/** What an envelope belongs to; one that was moved to another record or field does not open. */
export interface EnvelopePlace {
  readonly recordId: string
  readonly field: string
}

/** One of the kiosk's keys; each envelope names the version that opens it. */
export interface DataKey {
  /** From 1. */
  readonly version: number
  /** 32 bytes. */
  readonly bytes: Uint8Array
}

export const DATA_KEY_BYTES = 32

/** Format 1 named no key: those envelopes are older than any other key than the first. */
const FIRST_FORMAT = 1
const FORMAT = 2
const VERSION_BYTES = 4
const NONCE_BYTES = 12
const TAG_BYTES = 16
const PIECE_BYTES = 262_144

/** By so much an envelope is longer than what it holds. */
export const ENVELOPE_EXTRA_BYTES = 1 + VERSION_BYTES + NONCE_BYTES + TAG_BYTES

interface EnvelopeParts {
  readonly format: number
  readonly keyVersion: number
  readonly nonce: Uint8Array
  readonly tag: Uint8Array
  readonly body: Uint8Array
}

/**
 * AES-256-GCM [NIST SP 800-38D]; the envelope is: format (1 byte), the key's version (4, big endian), nonce (12),
 * tag (16), ciphertext.
 *
 * The nonce is random: one key may seal 2^32 envelopes [SP 800-38D, 8.3], which is 2,000 pairs a day for 2,900 years.
 *
 * @param room to write it into, at least ENVELOPE_EXTRA_BYTES longer than `plain`; the envelope is then a part of it
 */
export function sealEnvelope(key: DataKey, plain: Uint8Array, place: EnvelopePlace, room?: Buffer): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(associatedData(FORMAT, key.version, place))
  const envelopeBytes = ENVELOPE_EXTRA_BYTES + plain.byteLength
  const envelope = (room ?? Buffer.allocUnsafe(envelopeBytes)).subarray(0, envelopeBytes)
  envelope.writeUInt8(FORMAT, 0)
  envelope.writeUInt32BE(key.version, 1)
  envelope.set(nonce, 1 + VERSION_BYTES)
  let at = ENVELOPE_EXTRA_BYTES
  // piece by piece: the cipher makes a new buffer for each, and large ones cost more than the cipher does
  for (let from = 0; from < plain.byteLength; from += PIECE_BYTES) {
    const piece = cipher.update(plain.subarray(from, from + PIECE_BYTES))
    envelope.set(piece, at)
    at += piece.byteLength
  }
  cipher.final()
  envelope.set(cipher.getAuthTag(), 1 + VERSION_BYTES + NONCE_BYTES)
  return envelope
}

/**
 * @param findKey the bytes of a key by its version; nothing for one that is not there
 * @returns RECORD_UNREADABLE for another key, another place, or a single changed bit; never says which
 */
export function openEnvelope(
  findKey: (version: number) => Uint8Array | undefined,
  envelope: Uint8Array,
  place: EnvelopePlace,
): Result<Uint8Array> {
  const parts = partsOf(envelope)
  const key = parts && findKey(parts.keyVersion)
  if (!parts || !key) return failure('RECORD_UNREADABLE')
  const decipher = createDecipheriv('aes-256-gcm', key, parts.nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(associatedData(parts.format, parts.keyVersion, place))
  decipher.setAuthTag(parts.tag)
  try {
    return success(Buffer.concat([decipher.update(parts.body), decipher.final()]))
  } catch {
    // all that Node says here is that the tag does not match
    return failure('RECORD_UNREADABLE')
  }
}

/** The version of the key that an envelope claims to be sealed with; nothing when it is no envelope. */
export function keyVersionOf(envelope: Uint8Array): number | undefined {
  return partsOf(envelope)?.keyVersion
}

function partsOf(envelope: Uint8Array): EnvelopeParts | undefined {
  const format = envelope[0]
  if (format !== FIRST_FORMAT && format !== FORMAT) return undefined
  const nonceAt = format === FIRST_FORMAT ? 1 : 1 + VERSION_BYTES
  const bodyAt = nonceAt + NONCE_BYTES + TAG_BYTES
  if (envelope.byteLength < bodyAt) return undefined
  const view = new DataView(envelope.buffer, envelope.byteOffset)
  return {
    format,
    keyVersion: format === FIRST_FORMAT ? 1 : view.getUint32(1),
    nonce: envelope.subarray(nonceAt, nonceAt + NONCE_BYTES),
    tag: envelope.subarray(nonceAt + NONCE_BYTES, bodyAt),
    body: envelope.subarray(bodyAt),
  }
}

/** JSON quotes both names, so that no two places share one spelling. */
function associatedData(format: number, keyVersion: number, { recordId, field }: EnvelopePlace): Uint8Array {
  const place = format === FIRST_FORMAT ? [format, recordId, field] : [format, keyVersion, recordId, field]
  return Buffer.from(JSON.stringify(place))
}
