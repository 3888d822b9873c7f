/** Tells that somebody touched any of the kiosk's windows; not what they did. */
import { app } from 'electron'

/** To be called before windows are opened. */
export function onAnyInput(listener: () => void): void {
  app.on('web-contents-created', (_event, contents) => void contents.on('input-event', listener))
}
