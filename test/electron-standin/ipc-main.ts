/** Electron's `ipcMain`: who answers which channel. Messages arrive through web-contents.ts. */
import { EventEmitter } from 'node:events'
import { strict } from './strict.ts'

type Handler = (event: object, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = strict(
  'ipcMain',
  Object.assign(new EventEmitter(), {
    handle: (channel: string, handler: Handler): void => {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
      handlers.set(channel, handler)
    },
    removeHandler: (channel: string): void => {
      handlers.delete(channel)
    },
  }),
)

/** Rejects as the handler does; the failure is also printed, as Electron does. */
export async function answerInvoke(channel: string, event: object, args: unknown[]): Promise<unknown> {
  try {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return await handler(event, ...args)
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    throw error
  }
}
