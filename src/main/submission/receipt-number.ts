/** A number that a customer can read out and an officer can type without asking twice. */
import { randomBytes } from 'node:crypto'
import type { ReceiptNumber } from '../../shared/domain/submission.ts'

/** Crockford's base 32 [crockford.com/base32.html]: no I, L, O or U. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Eight random symbols as `7K2M-Q9XD`: 40 bits, so that among 10,000 on one kiosk two agree once in 20,000 kiosks.
 * The store takes each number once only.
 */
export function newReceiptNumber(): ReceiptNumber {
  // 32 divides 256, so every symbol is equally likely
  const symbols = Array.from(randomBytes(8), (byte) => SYMBOLS.charAt(byte % 32))
  return `${symbols.slice(0, 4).join('')}-${symbols.slice(4).join('')}`
}
