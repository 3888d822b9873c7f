/**
 * The seal on the audit log's last line: a chain alone can be written anew from end to end, or lose its tail,
 * without a trace; a seal can be made only by who has the data key. Pure.
 */
import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto'
import { canonicalJson } from './audit-chain.ts'

export interface AuditSeal {
  /** The line that it covers, and through the chain all before it. */
  readonly sequence: number
  /** Of that line, hex. */
  readonly hash: string
  readonly keyVersion: number
  /** HMAC-SHA-256 over the other three, hex. */
  readonly mac: string
}

/** @param dataKey 32 bytes; the key of the seal is derived from it [HKDF, RFC 5869], so that neither serves the other's purpose */
export function makeSeal(dataKey: Uint8Array, covers: Omit<AuditSeal, 'mac'>): AuditSeal {
  return { ...covers, mac: macOf(dataKey, covers).toString('hex') }
}

export function isGenuine(dataKey: Uint8Array, { mac, ...covers }: AuditSeal): boolean {
  const given = Buffer.from(mac, 'hex')
  const right = macOf(dataKey, covers)
  return given.length === right.length && timingSafeEqual(given, right)
}

/** A kiosk seals every line that it writes with one and the same key. */
const sealKeys = new WeakMap<Uint8Array, KeyObject>()

function macOf(dataKey: Uint8Array, { sequence, hash, keyVersion }: Omit<AuditSeal, 'mac'>): Buffer {
  const sealKey = sealKeys.get(dataKey) ?? deriveSealKey(dataKey)
  sealKeys.set(dataKey, sealKey)
  return createHmac('sha256', sealKey).update(canonicalJson({ sequence, hash, keyVersion })).digest()
}

function deriveSealKey(dataKey: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'countersign audit seal', 32)))
}
