/** Main's ear: hears a channel, and only from our own page's main frame. */
import { ipcMain } from 'electron'
import { isOwnUrl } from '../guard/app-origin.ts'

/** @returns the `handle` that ipc-bind asks for; a stranger's message is refused before its content is looked at */
export function ownPageOnly(devServerUrl?: string) {
  return (channel: string, answer: (request: unknown) => Promise<unknown>): void => {
    ipcMain.handle(channel, (event, request: unknown) => {
      const frame = event.senderFrame
      if (!frame || frame.parent !== null || !isOwnUrl(frame.url, devServerUrl)) {
        throw new Error(`${channel} is not for this sender`)
      }
      return answer(request)
    })
  }
}
