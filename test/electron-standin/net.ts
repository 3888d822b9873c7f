/** Electron's `net`: fetch that fails in Chromium's words, and the system's opinion on the network. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { isNetworkReachable } from './network-state.ts'
import { handlerOf } from './protocol.ts'
import { strict } from './strict.ts'

export const net = strict('net', {
  isOnline: (): boolean => isNetworkReachable(),
  get online(): boolean {
    return isNetworkReachable()
  },
  fetch: async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input)
    const scheme = url.slice(0, url.indexOf(':'))
    if (scheme === 'file') return await fileResponse(url)
    const own = handlerOf(scheme)
    if (own) return await own(new Request(input, init))
    // loopback too: in tests every service lives there
    if (!isNetworkReachable()) throw new Error('net::ERR_INTERNET_DISCONNECTED')
    try {
      return await fetch(input, init)
    } catch (error) {
      throw inChromiumWords(error)
    }
  },
})

async function fileResponse(url: string): Promise<Response> {
  try {
    return new Response(await readFile(fileURLToPath(url)))
  } catch {
    throw new Error('net::ERR_FILE_NOT_FOUND')
  }
}

const chromiumErrors: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'net::ERR_CONNECTION_REFUSED',
  ECONNRESET: 'net::ERR_CONNECTION_RESET',
  EPIPE: 'net::ERR_CONNECTION_RESET',
  ENOTFOUND: 'net::ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'net::ERR_NAME_NOT_RESOLVED',
  ETIMEDOUT: 'net::ERR_CONNECTION_TIMED_OUT',
  EHOSTUNREACH: 'net::ERR_ADDRESS_UNREACHABLE',
  ENETUNREACH: 'net::ERR_INTERNET_DISCONNECTED',
  UND_ERR_CONNECT_TIMEOUT: 'net::ERR_CONNECTION_TIMED_OUT',
  UND_ERR_SOCKET: 'net::ERR_CONNECTION_CLOSED',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'net::ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'net::ERR_CERT_AUTHORITY_INVALID',
  CERT_HAS_EXPIRED: 'net::ERR_CERT_DATE_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'net::ERR_CERT_COMMON_NAME_INVALID',
}

/** Node hides what happened in `cause`; an aborted request stays what it is. */
function inChromiumWords(error: unknown): unknown {
  if (!(error instanceof TypeError)) return error
  const cause: unknown = error.cause
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return new Error(chromiumErrors[code] ?? 'net::ERR_FAILED')
}
