/** Chromium's network stack for main: the system's proxies and certificates count. */
import { net, session } from 'electron'

/** Fetch-shaped; to be called after the app is ready. */
export const netFetch: typeof globalThis.fetch = (input, init) => net.fetch(input as string | Request, init)

/** `DIRECT`, or the proxy that `netFetch` would take to this address, in the words of PAC files. */
export const resolveProxy = (url: string): Promise<string> => session.defaultSession.resolveProxy(url)
