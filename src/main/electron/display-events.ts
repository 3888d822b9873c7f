/** The displays that the operating system knows, in our words. */
import { screen } from 'electron'
import type { Display } from '../displays/ports.ts'

/** To be called after the app is ready. */
export function readDisplays(): readonly Display[] {
  const primaryId = screen.getPrimaryDisplay().id
  return screen.getAllDisplays().map(({ id, bounds: { x, y, width, height }, internal }) => ({
    id,
    bounds: { x, y, width, height },
    isPrimary: id === primaryId,
    isInternal: internal,
  }))
}

/** Plugged in, taken away, arranged or sized anew. */
export function onDisplaysChanged(listener: () => void): void {
  screen.on('display-added', listener)
  screen.on('display-removed', listener)
  screen.on('display-metrics-changed', listener)
}
