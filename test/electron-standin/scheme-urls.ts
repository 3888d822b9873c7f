/**
 * Two names for one page: the app says app://kiosk/x, Chromium says http://kiosk.app.localhost/x.
 * *.localhost is a secure context, and a resolver rule hides the port: the origin, and so its storage, stays the same.
 */

const customScheme = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/i
const localName = /^http:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.localhost(?=[/?#]|$)/i

export function toChromium(url: string, isOwnScheme: (scheme: string) => boolean): string {
  return url.replace(customScheme, (whole, scheme: string, host: string) =>
    isOwnScheme(scheme) ? `http://${host}.${scheme}.localhost` : whole,
  )
}

export function fromChromium(url: string, isOwnScheme: (scheme: string) => boolean): string {
  return url.replace(localName, (whole, host: string, scheme: string) =>
    isOwnScheme(scheme) ? `${scheme}://${host}` : whole,
  )
}

/** `app://kiosk/` for any page of it; as Electron names an origin to permission handlers. */
export function originOf(url: string): string {
  const match = customScheme.exec(url)
  return match ? `${match[1]}://${match[2]}/` : url
}
