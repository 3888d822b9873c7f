/** A feed and an installer whose answers a test sets; a download waits until it is told how it ends. */
import type { UpdateTool } from '../../src/main/updates/ports.ts'

export interface FakeUpdateTool extends UpdateTool {
  /** What was asked of it, in order. */
  readonly asked: readonly string[]
  /** What the feed holds; nothing: it does not answer. */
  offer: string | undefined
  /** Whether the installer begins its work. */
  canInstall: boolean
  canGoBack: boolean
  /** Ends the download that is under way. */
  finish(): void
  fail(): void
}

export function createFakeUpdateTool(): FakeUpdateTool {
  const asked: string[] = []
  let end: PromiseWithResolvers<void> | undefined
  return {
    asked,
    offer: undefined,
    canInstall: true,
    canGoBack: true,
    fetchOffer(feed, kind) {
      asked.push(`offer ${kind} of ${feed}`)
      return this.offer === undefined ? Promise.reject(new Error('no answer')) : Promise.resolve(this.offer)
    },
    download(_feed, { version }, signal) {
      asked.push(`download ${version}`)
      const download = Promise.withResolvers<void>()
      end = download
      signal.addEventListener('abort', () => download.reject(new Error('aborted')))
      return download.promise
    },
    install({ version }) {
      asked.push(`install ${version}`)
      return this.canInstall
    },
    goBack() {
      asked.push('go back')
      return this.canGoBack
    },
    finish: () => end?.resolve(),
    fail: () => end?.reject(new Error('the line broke')),
  }
}
