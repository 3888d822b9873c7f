/** Electron's `session`: one for all pages. Decides permissions by the app's handlers; emulates a lost network. */
import { EventEmitter } from 'node:events'
import { net } from './net.ts'
import { setNetworkReachable } from './network-state.ts'
import { appUrl, protocol } from './protocol.ts'
import { originOf } from './scheme-urls.ts'
import { strict } from './strict.ts'

type RequestHandler = (
  contents: unknown,
  permission: string,
  answer: (isGranted: boolean) => void,
  details: object,
) => void
type CheckHandler = (contents: unknown, permission: string, requestingOrigin: string, details: object) => boolean

let requestHandler: RequestHandler | null = null
let checkHandler: CheckHandler | null = null

const defaultSession = strict(
  'session',
  Object.assign(new EventEmitter(), {
    protocol,
    fetch: net.fetch,
    setPermissionRequestHandler: (handler: RequestHandler | null): void => {
      requestHandler = handler
    },
    setPermissionCheckHandler: (handler: CheckHandler | null): void => {
      checkHandler = handler
    },
    // USB, HID and serial devices do not exist here, so nobody ever asks
    setDevicePermissionHandler: (): void => undefined,
    enableNetworkEmulation: ({ offline = false }: { readonly offline?: boolean }): void =>
      setNetworkReachable(!offline),
    disableNetworkEmulation: (): void => setNetworkReachable(true),
    setSpellCheckerEnabled: (): void => undefined,
    // Node's fetch, which stands in for Chromium's, takes no proxy
    resolveProxy: (): Promise<string> => Promise.resolve('DIRECT'),
  }),
)

export const session = strict('session module', { defaultSession })

/** A page wants to open a camera or microphone. Without a handler Electron grants, and so does this. */
export async function mayUseMedia(contents: unknown, pageUrl: string, mediaTypes: readonly string[]): Promise<boolean> {
  const handler = requestHandler
  if (!handler) return true
  const requestingUrl = appUrl(pageUrl)
  const details = { requestingUrl, isMainFrame: true, mediaTypes, securityOrigin: originOf(requestingUrl) }
  return await new Promise((resolve) => handler(contents, 'media', resolve, details))
}

/** A page wants to see the names of cameras. */
export function maySeeMedia(contents: unknown, pageUrl: string): boolean {
  if (!checkHandler) return true
  const requestingUrl = appUrl(pageUrl)
  const origin = originOf(requestingUrl)
  const details = { requestingUrl, isMainFrame: true, mediaType: 'video', securityOrigin: origin }
  return checkHandler(contents, 'media', origin, details)
}
