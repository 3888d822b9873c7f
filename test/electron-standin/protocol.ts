/** Electron's `protocol`: the app's own schemes and who answers them. The answers travel through scheme-server.ts. */
import { strict } from './strict.ts'
import { fromChromium, toChromium } from './scheme-urls.ts'

type Handler = (request: Request) => Response | Promise<Response>

const privileged = new Set<string>()
const handlers = new Map<string, Handler>()
let areSchemesRegistered = false
let isReady = false

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes: readonly { readonly scheme: string }[]): void => {
    if (isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    // Electron lets a second call overwrite the first in silence; here the mistake shows
    if (areSchemesRegistered) throw new Error('electron stand-in: registerSchemesAsPrivileged was called twice')
    areSchemesRegistered = true
    for (const { scheme } of schemes) privileged.add(scheme)
  },
  handle: (scheme: string, handler: Handler): void => {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme: string): void => {
    handlers.delete(scheme)
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
})

export function closeSchemeRegistration(): void {
  isReady = true
}

export function handlerOf(scheme: string): Handler | undefined {
  return handlers.get(scheme)
}

const isOwnScheme = (scheme: string): boolean => privileged.has(scheme) || handlers.has(scheme)

export const chromiumUrl = (url: string): string => toChromium(url, isOwnScheme)
export const appUrl = (url: string): string => fromChromium(url, isOwnScheme)
