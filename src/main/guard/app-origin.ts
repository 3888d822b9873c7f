/** The kiosk's own origin, and the only question asked about any other: is it ours? */

export const APP_SCHEME = 'app'
export const APP_HOST = 'kiosk'
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/index.html`

/** The same page, told that it is the officer's; what it may call is decided by its window, never by this. */
export const officerUrl = (pageUrl: string): string => `${pageUrl}?window=officer`

/**
 * @param url as the browser gives it; anything unreadable is not ours
 * @param devServerUrl the development server's address, unpackaged runs only
 */
export function isOwnUrl(url: string, devServerUrl?: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  if (username || password) return false
  if (protocol === `${APP_SCHEME}:` && host === APP_HOST) return true
  if (!devServerUrl || !URL.canParse(devServerUrl)) return false
  const dev = new URL(devServerUrl)
  return protocol === dev.protocol && host === dev.host
}
