/**
 * Waits until somebody at the service's address takes a connection, before anything is handed over to be sent.
 *
 * Electron's fetch reads the whole body before it connects. On a line that swallows every packet, a body that never
 * left the machine would look like one whose reply was lost; after two of those a check waits for a person.
 */
import { connect } from 'node:net'

/** Resolves also when it cannot be found out, or when the answer is no: the call itself then meets the reason and names it. */
export type AwaitConnection = (url: string, signal: AbortSignal) => Promise<void>

export interface ConnectionWaitDeps {
  /** In the words of PAC files: `DIRECT`, or a proxy, which itself answers for what it cannot reach. */
  readonly resolveProxy: (url: string) => Promise<string>
  /** @default a connection of Node's own, over which nothing is sent */
  readonly open?: (to: { readonly host: string; readonly port: number }) => ConnectionAttempt
}

export interface ConnectionAttempt {
  once(event: 'connect' | 'error', listener: () => void): unknown
  destroy(): unknown
}

export function createConnectionWait({ resolveProxy, open = connect }: ConnectionWaitDeps): AwaitConnection {
  return async (url, signal) => {
    const proxy = await resolveProxy(url).catch(() => 'unknown')
    if (proxy !== 'DIRECT' || signal.aborted) return
    const { hostname, port, protocol } = new URL(url)
    const defaultPort = protocol === 'https:' ? 443 : 80
    // the brackets of an IPv6 address belong to the URL
    const attempt = open({ host: hostname.replaceAll(/[[\]]/g, ''), port: port === '' ? defaultPort : Number(port) })
    await new Promise<void>((resolve) => {
      const end = (): void => {
        attempt.destroy()
        resolve()
      }
      attempt.once('connect', end)
      attempt.once('error', end)
      signal.addEventListener('abort', end, { once: true })
    })
  }
}
