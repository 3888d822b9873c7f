/** Electron's `screen`: displays that exist only as numbers. A test plugs them in and out by `__standin.setDisplays`. */
import { EventEmitter } from 'node:events'
import { launchOptions } from './launch-options.ts'
import { strict } from './strict.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The first of those that are set is the primary one. */
export interface DisplayGiven extends Box {
  readonly id: number
  readonly internal?: boolean
}

let displays: readonly DisplayGiven[] = [{ id: 1, x: 0, y: 0, ...launchOptions.viewport }]

const described = ({ id, internal = false, x, y, width, height }: DisplayGiven) => {
  const bounds = { x, y, width, height }
  return { id, bounds, workArea: bounds, size: { width, height }, scaleFactor: 1, internal }
}

const events = new EventEmitter()
export const screen = strict(
  'screen',
  Object.assign(events, {
    getAllDisplays: () => displays.map(described),
    getPrimaryDisplay: () => described(displays[0] ?? { id: 1, x: 0, y: 0, ...launchOptions.viewport }),
  }),
)

/** Tells the app of each display that came, went or changed, as Electron does. */
export function setDisplays(now: readonly DisplayGiven[]): void {
  const before = displays
  displays = now
  const known = (list: readonly DisplayGiven[], { id }: DisplayGiven) => list.find((display) => display.id === id)
  for (const display of now) if (!known(before, display)) events.emit('display-added', {}, described(display))
  for (const display of before) if (!known(now, display)) events.emit('display-removed', {}, described(display))
  for (const display of now) {
    const old = known(before, display)
    if (old && JSON.stringify(described(old)) !== JSON.stringify(described(display)))
      events.emit('display-metrics-changed', {}, described(display), ['bounds', 'workArea'])
  }
}

/** The display that a window's middle lies on; undefined where it lies on none. */
export function displayAt({ x, y, width, height }: Box): DisplayGiven | undefined {
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  return displays.find(
    (display) =>
      middleX >= display.x &&
      middleX < display.x + display.width &&
      middleY >= display.y &&
      middleY < display.y + display.height,
  )
}
