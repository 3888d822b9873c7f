/**
 * A small client of the Chrome DevTools Protocol over the browser's pipe: commands with replies, events, sessions.
 * Knows nothing of what the commands mean.
 */
import type { Readable, Writable } from 'node:stream'
import type { CDPSession } from 'playwright-core'

/**
 * Typed by the protocol's own description, which playwright-core carries; none of its code runs here.
 * `send` rejects with the browser's own words, or when the browser has gone.
 */
export type CdpSession = Pick<CDPSession, 'send' | 'on'>

export interface CdpConnection {
  readonly browser: CdpSession
  /** @param sessionId as `Target.attachToTarget` gave it (flat mode) */
  session(sessionId: string): CdpSession
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

const BROWSER = ''

export function connectCdp(toBrowser: Writable, fromBrowser: Readable): CdpConnection {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, ((params: unknown) => void)[]>()
  let lastId = 0
  let isGone = false

  readMessages(fromBrowser, (message) => {
    if (message.id !== undefined) {
      const caller = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error) caller?.reject(new Error(message.error.message))
      else caller?.resolve(message.result ?? {})
    } else if (message.method) {
      const key = `${message.sessionId ?? BROWSER} ${message.method}`
      for (const listener of listeners.get(key) ?? []) listener(message.params ?? {})
    }
  })
  const end = (): void => {
    isGone = true
    for (const caller of waiting.values()) caller.reject(new Error('the browser has gone'))
    waiting.clear()
  }
  fromBrowser.on('close', end)
  toBrowser.on('error', end)

  const session = (sessionId: string): CdpSession => {
    const untyped = {
      send: (method: string, params: object = {}): Promise<unknown> =>
        new Promise((resolve, reject) => {
          if (isGone) return reject(new Error('the browser has gone'))
          const id = ++lastId
          waiting.set(id, { resolve, reject })
          toBrowser.write(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }) + '\0')
        }),
      on: (event: string, listener: (params: unknown) => void): unknown => {
        const key = `${sessionId} ${event}`
        listeners.set(key, [...(listeners.get(key) ?? []), listener])
        return untyped
      },
    }
    return untyped as CdpSession
  }
  return { browser: session(BROWSER), session }
}

/** Messages are JSON, each ended by a zero byte. */
function readMessages(stream: Readable, receive: (message: Message) => void): void {
  let pieces: Buffer[] = []
  stream.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      pieces.push(chunk.subarray(start, end))
      receive(JSON.parse(Buffer.concat(pieces).toString('utf8')) as Message)
      pieces = []
      start = end + 1
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start))
  })
}
