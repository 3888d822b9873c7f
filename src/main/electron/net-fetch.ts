/** Chromium's network stack for main: the system's proxies and certificates count. */
import { net } from 'electron'

/** Fetch-shaped; to be called after the app is ready. */
export const netFetch: typeof globalThis.fetch = (input, init) => net.fetch(input as string | Request, init)
