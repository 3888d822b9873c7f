/** Chromium's network stack for main: the system's proxies and certificates count. */
import { net } from 'electron'

/** Fetch-shaped; to be called after the app is ready. */
export const netFetch: typeof globalThis.fetch = (input, init) => net.fetch(input as string | Request, init)

/** The system's opinion, a hint only: false is fairly sure, true may be any local network. */
export function isOnlineHint(): boolean {
  return net.isOnline()
}
