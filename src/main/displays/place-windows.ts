/**
 * Which window stands on which display: a pure rule. The officer's stays on the primary display, the customer's goes to
 * a second one where there is one and it is offered. Knows neither Electron nor what the windows show.
 */
import type { BoxPx } from '../../shared/domain/units.ts'
import type { Arrangement } from '../../shared/domain/visit-view.ts'

export interface Display {
  readonly id: number
  /** On the desktop that all displays share, in its pixels. */
  readonly bounds: BoxPx
  readonly isPrimary: boolean
  /** Built into the machine. */
  readonly isInternal: boolean
}

export interface Place {
  readonly displayId: number
  readonly bounds: BoxPx
}

export interface Placement {
  readonly customer: Place
  /** Absent: the customer's window serves both. */
  readonly officer?: Place
}

/**
 * @param displays as attached now; with none, as while a machine wakes, nothing is moved
 * @param before where the windows stand; a customer's window keeps its display as long as that is there
 * @param isOffered whether a second display is the customer's
 */
export function placeWindows(
  displays: readonly Display[],
  before: Placement | undefined,
  isOffered: boolean,
): Placement | undefined {
  const primary = displays.find(({ isPrimary }) => isPrimary) ?? displays[0]
  if (!primary) return before
  const second = isOffered ? customersDisplay(displays, primary, before) : undefined
  if (!second) return { customer: placeOn(primary) }
  return { customer: placeOn(second), officer: placeOn(primary) }
}

/** The one of before; else the first that is plugged in rather than built in. A mirrored display shows what the first shows. */
function customersDisplay(
  displays: readonly Display[],
  primary: Display,
  before: Placement | undefined,
): Display | undefined {
  const others = displays
    .filter((display) => display.id !== primary.id && !isSameBox(display.bounds, primary.bounds))
    .sort((a, b) => Number(a.isInternal) - Number(b.isInternal) || a.id - b.id)
  const kept = before?.officer && others.find(({ id }) => id === before.customer.displayId)
  return kept ?? others[0]
}

const placeOn = ({ id, bounds }: Display): Place => ({ displayId: id, bounds })

export function arrangementOf(placement: Placement | undefined): Arrangement {
  return placement?.officer ? 'two-windows' : 'one-window'
}

/** Whether a window must be moved: it is on another display, or its display is another size or elsewhere now. */
export function isSamePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.displayId === b.displayId && isSameBox(a.bounds, b.bounds))
}

function isSameBox(a: BoxPx, b: BoxPx): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
