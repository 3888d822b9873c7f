/** Where a call goes. Refuses every address over which the apiKey and two pictures of a person must not travel. */
import type { ServiceVersion } from '../../shared/domain/verification.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'

const LOOPBACK_HOST = /^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/

/**
 * The address of one version's verification.
 *
 * @param baseUrl an origin: https, or plain http on loopback; no user info, path, query or fragment
 * @returns SERVICE_ADDRESS_REFUSED, whose note never repeats the address
 */
export function verifyUrl(baseUrl: string, version: ServiceVersion): Result<string> {
  const url = URL.parse(baseUrl)
  if (!url) return refused('not an address')
  // the parser has already brought every spelling of an IPv4 address into four decimal parts
  const isPlainLoopback = url.protocol === 'http:' && LOOPBACK_HOST.test(url.hostname)
  if (url.protocol !== 'https:' && !isPlainLoopback) return refused('not https')
  if (url.username || url.password) return refused('holds a user name or password')
  // a lone "?" or "#" leaves no trace in the parsed parts
  if (url.pathname !== '/' || /[?#]/.test(baseUrl)) return refused('holds more than an origin')
  return success(`${url.origin}/api/faceid/${version}/verify`)
}

function refused(note: string) {
  return failure('SERVICE_ADDRESS_REFUSED', { note })
}
