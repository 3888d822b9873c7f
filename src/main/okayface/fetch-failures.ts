/**
 * What a failed fetch means, in Node's words (codes along the chain of causes)
 * and in Chromium's (`net::ERR_…` in the message).
 */
import type { CodesWith } from '../../shared/errors/error-catalog.ts'

export interface WayFailure {
  readonly code: CodesWith<{ readonly source: 'network' }>
  /** The connection was never made, so nothing can have been sent. */
  readonly isBeforeSending: boolean
  /** The word that decided it; never an address. */
  readonly note: string
}

/** Cyclic or absurdly long chains of causes end here. */
const MAX_CAUSES = 8

/** The names that OpenSSL gives to what is wrong with a certificate, as Node passes them on. */
const OPENSSL_CERTIFICATE =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)_|HOSTNAME_MISMATCH$|INVALID_(?:CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$)/

/** The certificate's dates and our date do not fit: either may be wrong. */
const CERTIFICATE_DATE = /^(?:CERT_NOT_YET_VALID|CERT_HAS_EXPIRED|ERR_CERT_DATE_INVALID)$/

/** First match decides. Chromium's words have lost their `net::`. */
const meanings: readonly (readonly [RegExp, WayFailure['code'], 'before-sending' | 'any-time'])[] = [
  [CERTIFICATE_DATE, 'CLOCK_WRONG', 'before-sending'],
  [OPENSSL_CERTIFICATE, 'TLS_ERROR', 'before-sending'],
  // a handshake that fails; the rare error later in the stream costs at most one repeated call
  [/^(?:ERR_TLS_|ERR_SSL_|ERR_CERT_|ERR_BAD_SSL_|EPROTO$)/, 'TLS_ERROR', 'before-sending'],
  [/^(?:UND_ERR_CONNECT_TIMEOUT|ERR_CONNECTION_TIMED_OUT)$/, 'TIMEOUT', 'before-sending'],
  [/^(?:ETIMEDOUT|ERR_TIMED_OUT|UND_ERR_(?:HEADERS|BODY)_TIMEOUT)$/, 'TIMEOUT', 'any-time'],
  [
    /^(?:ENOTFOUND|EAI_\w+|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/,
    'NETWORK_UNREACHABLE',
    'before-sending',
  ],
  [
    /^ERR_(?:INTERNET_DISCONNECTED|NAME_\w+|DNS_\w+|ADDRESS_\w+|CONNECTION_(?:REFUSED|FAILED)|NETWORK_ACCESS_DENIED|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED)$/,
    'NETWORK_UNREACHABLE',
    'before-sending',
  ],
  // what came back is not HTTP, or is a redirect (which Electron refuses with these words)
  [
    /^(?:HPE_\w+|ERR_(?:INVALID_|RESPONSE_|CONTENT_DECODING_)\w+|HTTP_PARSER_ERROR|REDIRECT_CANCELLED)$/,
    'NOT_THE_SERVICE',
    'any-time',
  ],
]

export function meaningOfFetchError(error: unknown): WayFailure {
  const words = wordsOf(error)
  for (const [pattern, code, when] of meanings) {
    const word = words.find((candidate) => pattern.test(candidate))
    if (word !== undefined) return { code, isBeforeSending: when === 'before-sending', note: word }
  }
  return { code: 'NETWORK_UNREACHABLE', isBeforeSending: false, note: words[0] ?? 'fetch failed' }
}

/** Every code-like word that the error and its causes carry. */
function wordsOf(error: unknown): readonly string[] {
  const words: string[] = []
  const open: unknown[] = [error]
  for (let met = 0; open.length > 0 && met < MAX_CAUSES; met += 1) {
    const current = open.shift()
    if (!(current instanceof Error)) continue
    const code = 'code' in current ? current.code : undefined
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) words.push(code)
    const chromium = /net::(ERR_[A-Z0-9_]+)/.exec(current.message)?.[1]
    if (chromium) words.push(chromium)
    // these two come with no code
    if (current.name === 'HTTPParserError') words.push('HTTP_PARSER_ERROR')
    if (current.message === 'Redirect was cancelled') words.push('REDIRECT_CANCELLED')
    if (current instanceof AggregateError) open.push(...(current.errors as unknown[]))
    open.push(current.cause)
  }
  return words
}
