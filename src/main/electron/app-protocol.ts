/** The app:// scheme: registered before the app is ready, answered afterwards. */
import { protocol } from 'electron'
import { APP_SCHEME } from '../guard/app-origin.ts'
import { answerRendererRequest } from '../guard/renderer-files.ts'

/** To be called once and before the app is ready; Electron lets a second call overwrite the first. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** @param folder absolute path of the built renderer */
export function serveRenderer(folder: string): void {
  protocol.handle(APP_SCHEME, (request) => answerRendererRequest(folder, request.method, request.url))
}
