import { expect, it } from 'vitest'
import { meaningOfFetchError } from '../../../../src/main/okayface/fetch-failures.ts'

/** As Node's fetch fails: a TypeError around the real cause. */
const node = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })
/** As Electron's net.fetch fails. */
const chromium = (name: string) => new Error(`net::${name}`)

it.each([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'EPROTO',
])("Node's %s is a TLS error, met before anything was sent", (code) => {
  expect(meaningOfFetchError(node(code))).toEqual({ code: 'TLS_ERROR', isBeforeSending: true, note: code })
})

it.each([
  'ERR_CERT_AUTHORITY_INVALID',
  'ERR_CERT_COMMON_NAME_INVALID',
  'ERR_SSL_PROTOCOL_ERROR',
  'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  'ERR_BAD_SSL_CLIENT_AUTH_CERT',
])("Chromium's %s is a TLS error, met before anything was sent", (name) => {
  expect(meaningOfFetchError(chromium(name))).toEqual({ code: 'TLS_ERROR', isBeforeSending: true, note: name })
})

it.each([node('CERT_HAS_EXPIRED'), node('CERT_NOT_YET_VALID'), chromium('ERR_CERT_DATE_INVALID')])(
  'failure %#: the dates of certificate and clock do not fit, met before anything was sent',
  (error) => {
    expect(meaningOfFetchError(error)).toMatchObject({ code: 'CLOCK_WRONG', isBeforeSending: true })
  },
)

it.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'])(
  '%s: no connection, nothing sent',
  (code) => {
    expect(meaningOfFetchError(node(code))).toMatchObject({ code: 'NETWORK_UNREACHABLE', isBeforeSending: true })
  },
)

it.each([
  'ERR_INTERNET_DISCONNECTED',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_CONNECTION_REFUSED',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_PROXY_CONNECTION_FAILED',
  'ERR_TUNNEL_CONNECTION_FAILED',
  'ERR_NETWORK_ACCESS_DENIED',
])('net::%s: no connection, nothing sent', (name) => {
  expect(meaningOfFetchError(chromium(name))).toMatchObject({ code: 'NETWORK_UNREACHABLE', isBeforeSending: true })
})

it.each([
  node('ECONNRESET'),
  node('EPIPE'),
  node('UND_ERR_SOCKET'),
  chromium('ERR_CONNECTION_RESET'),
  chromium('ERR_CONNECTION_CLOSED'),
  chromium('ERR_EMPTY_RESPONSE'),
  chromium('ERR_NETWORK_CHANGED'),
  new Error('?'),
  'text',
  undefined,
  null,
])('failure %#: the connection broke, and something may have been sent', (error) => {
  expect(meaningOfFetchError(error)).toMatchObject({ code: 'NETWORK_UNREACHABLE', isBeforeSending: false })
})

it.each([
  [node('UND_ERR_CONNECT_TIMEOUT'), true],
  [node('ETIMEDOUT'), false],
  [node('UND_ERR_HEADERS_TIMEOUT'), false],
  // Chromium's attempt to connect
  [chromium('ERR_CONNECTION_TIMED_OUT'), true],
  [chromium('ERR_TIMED_OUT'), false],
])('failure %# is a timeout', (error, isBeforeSending) => {
  expect(meaningOfFetchError(error)).toMatchObject({ code: 'TIMEOUT', isBeforeSending })
})

it.each([
  new Error('Redirect was cancelled'),
  node('HPE_INVALID_CONSTANT'),
  chromium('ERR_INVALID_HTTP_RESPONSE'),
  chromium('ERR_CONTENT_DECODING_FAILED'),
])('failure %# is not the service', (error) => {
  expect(meaningOfFetchError(error).code).toBe('NOT_THE_SERVICE')
})

it('looks through both attempts of a host with two addresses', () => {
  const attempts = ['ECONNREFUSED', 'EHOSTUNREACH'].map((code) => Object.assign(new Error('x'), { code }))
  const error = new TypeError('fetch failed', { cause: new AggregateError(attempts) })
  expect(meaningOfFetchError(error)).toMatchObject({ code: 'NETWORK_UNREACHABLE', isBeforeSending: true })
})

it('an error that is its own cause ends', () => {
  const error = new Error('round')
  error.cause = error
  expect(meaningOfFetchError(error).code).toBe('NETWORK_UNREACHABLE')
})

it('notes no message, which could hold an address', () => {
  expect(JSON.stringify(meaningOfFetchError(new Error('connect to https://secret.example failed')))).not.toContain(
    'secret',
  )
})
