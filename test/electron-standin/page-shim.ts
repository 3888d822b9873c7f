/**
 * The page's side: gives the preload script its `electron`, and asks main before a camera opens.
 * Its source is sent into every new document before the page's own scripts; it uses nothing from outside itself.
 * Unlike Electron's isolated world, the preload runs in the page's world, inside a closure.
 */
import type { Codec } from './codec.ts'
import type { FromPage, PageConfig, ToPage } from './page-messages.ts'

type Preload = (require: (id: string) => unknown, module: object, exports: object, process: object) => void
type Listener = (event: object, ...args: unknown[]) => void

export function pageShim(config: PageConfig, makeCodec: () => Codec, preload: Preload): void {
  if (window !== window.top) return // subframes get neither preload nor IPC
  const page = globalThis as unknown as Record<string, unknown>
  const outbox = page[config.outbox] as ((text: string) => void) | undefined
  delete page[config.outbox]
  if (!outbox) return

  const codec = makeCodec()
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  const listeners = new Map<string, Listener[]>()
  let lastId = 0

  const post = (message: FromPage): void => outbox(JSON.stringify(message))
  const ask = (message: (id: number) => FromPage): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      post(message(id))
      waiting.set(id, { resolve, reject })
    })

  Object.defineProperty(page, config.inbox, { value: (text: string) => receive(JSON.parse(text) as ToPage) })

  function receive(message: ToPage): void {
    if (message.type === 'event') {
      const args = codec.decode(message.args) as unknown[]
      for (const listener of [...(listeners.get(message.channel) ?? [])]) {
        listener({ sender: ipcRenderer, ports: [] }, ...args)
      }
      return
    }
    const caller = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.isOk) caller?.resolve(codec.decode(message.value))
    else caller?.reject(codec.decode(message.value))
  }

  const ipcRenderer = {
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const text = codec.encode(args)
      try {
        return await ask((id) => ({ type: 'invoke', id, channel, args: text }))
      } catch (error) {
        // in Electron's own words
        throw new Error(`Error invoking remote method '${channel}': ${String(error)}`)
      }
    },
    send: (channel: string, ...args: unknown[]): void =>
      post({ type: 'send', id: ++lastId, channel, args: codec.encode(args) }),
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    off(channel: string, listener: Listener) {
      const kept = [...(listeners.get(channel) ?? [])]
      const at = kept.indexOf(listener)
      if (at >= 0) kept.splice(at, 1)
      listeners.set(channel, kept)
      return ipcRenderer
    },
    once(channel: string, listener: Listener) {
      const first: Listener = (event, ...args) => {
        ipcRenderer.off(channel, first)
        listener(event, ...args)
      }
      return ipcRenderer.on(channel, first)
    },
    addListener: (channel: string, listener: Listener) => ipcRenderer.on(channel, listener),
    removeListener: (channel: string, listener: Listener) => ipcRenderer.off(channel, listener),
    removeAllListeners(channel: string) {
      listeners.delete(channel)
      return ipcRenderer
    },
  }

  /** The exposed object as the page sees it: frozen copies of plain objects and arrays; the rest as it is. */
  function across(value: unknown): unknown {
    if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.')
    if (Array.isArray(value)) return Object.freeze(value.map(across))
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, across(item)])))
  }

  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      if (Object.hasOwn(window, key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      }
      Object.defineProperty(window, key, { value: across(api), enumerable: true })
    },
  }

  guardCameras()

  function guardCameras(): void {
    const devices = navigator.mediaDevices as MediaDevices | undefined
    if (!devices) return // not a secure context: there are none
    const open = devices.getUserMedia.bind(devices)
    const list = devices.enumerateDevices.bind(devices)
    devices.getUserMedia = async (constraints) => {
      const mediaTypes = (['video', 'audio'] as const).filter((kind) => constraints?.[kind])
      const args = codec.encode([location.href, mediaTypes])
      if (!(await ask((id) => ({ type: 'may-use', id, args })))) {
        throw new DOMException('Permission denied', 'NotAllowedError')
      }
      return open(constraints)
    }
    devices.enumerateDevices = async () => {
      const args = codec.encode([location.href])
      const found = await list()
      if (await ask((id) => ({ type: 'may-see', id, args }))) return found
      // as Chromium does for an origin without permission: devices without names
      return found.map(({ kind }) => {
        const nameless = { kind, label: '', deviceId: '', groupId: '' }
        return { ...nameless, toJSON: () => nameless }
      })
    }
  }

  const require = (id: string): unknown => {
    if (id === 'electron' || id === 'electron/renderer') return { contextBridge, ipcRenderer }
    throw new Error(`module not found: ${id} (a sandboxed preload has only electron)`)
  }
  const { platform, arch, versions, argv } = config
  const process = { type: 'renderer', sandboxed: true, contextIsolated: true, env: {}, platform, arch, versions, argv }
  const module = { exports: {} }
  try {
    preload(require, module, module.exports, process)
  } catch (error) {
    console.error('Unable to load preload script', error)
    post({ type: 'preload-failed', id: 0, args: codec.encode([error]) })
  }
}
