/** Holds the first page back until a test has put its own scripts in, so that nothing of the app runs before them. */
import { launchOptions } from './launch-options.ts'

const released = Promise.withResolvers<undefined>()
if (!launchOptions.isFirstPageHeld) released.resolve(undefined)

export function heldFirstPage(): Promise<undefined> {
  return released.promise
}

export function releaseFirstPage(): void {
  released.resolve(undefined)
}
