/** Reads how long a service asks to be left alone. */
import type { Ms } from '../../shared/domain/units.ts'

/** Ours: one wrong header or clock must not silence a kiosk for longer than a day. */
export const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000

/**
 * @param header seconds, or an HTTP date [RFC 9110, 10.2.3]
 * @returns 0 .. MAX_RETRY_AFTER_MS; nothing when the header is neither
 */
export function readRetryAfterMs(header: string, nowMs: Ms): Ms | undefined {
  const value = header.trim()
  const isSeconds = /^\d+$/.test(value)
  // every form of HTTP date begins with the name of a day; Date.parse alone would accept "-5"
  if (!isSeconds && !/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value)) return undefined
  const delayMs = isSeconds ? Number(value) * 1000 : Date.parse(value) - nowMs
  if (Number.isNaN(delayMs)) return undefined
  return Math.min(MAX_RETRY_AFTER_MS, Math.max(0, delayMs))
}
