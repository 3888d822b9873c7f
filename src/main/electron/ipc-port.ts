/** Main's ear: hears a channel, and only from our own page's main frame in a window that may speak there. */
import { ipcMain } from 'electron'
import { isOwnUrl } from '../guard/app-origin.ts'
import { mayCall, type WindowRole } from '../guard/window-rights.ts'

/**
 * @param roleOf which of the kiosk's windows a page is in
 * @returns the `handle` that ipc-bind asks for; a stranger's message is refused before its content is looked at
 */
export function ownPageOnly(roleOf: (contentsId: number) => WindowRole | undefined, devServerUrl?: string) {
  return (channel: string, answer: (request: unknown) => Promise<unknown>): void => {
    ipcMain.handle(channel, (event, request: unknown) => {
      const frame = event.senderFrame
      const isOwn = frame !== null && frame.parent === null && isOwnUrl(frame.url, devServerUrl)
      if (!isOwn || !mayCall(roleOf(event.sender.id), channel)) {
        throw new Error(`${channel} is not for this sender`)
      }
      return answer(request)
    })
  }
}
