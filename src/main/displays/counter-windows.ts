/**
 * The kiosk's one or two windows: opens, moves and closes them as the displays come and go. The customer's window is
 * opened once and only ever moved, because the visit lives in its page. Where each belongs is place-windows.ts's to say.
 */
import type { BoxPx } from '../../shared/domain/units.ts'
import type { Arrangement } from '../../shared/domain/visit-view.ts'
import type { WindowRole } from '../guard/window-rights.ts'
import { arrangementOf, isSamePlace, placeWindows, type Placement } from './place-windows.ts'
import type { Display, MovableWindow } from './ports.ts'

export interface CounterWindowsParts<W extends MovableWindow> {
  readonly displays: () => readonly Display[]
  /** Whether a second display is the customer's, by the settings of now. */
  readonly isOffered: () => boolean
  readonly open: (role: WindowRole, on: BoxPx) => W
  readonly onArranged: (arrangement: Arrangement) => void
}

export interface CounterWindows<W extends MovableWindow> {
  /** Opens what is missing, moves what stands elsewhere, closes what is not wanted. Idempotent. */
  arrange(): void
  customer(): W | undefined
  officer(): W | undefined
  /** Which window a page is in. */
  roleOf(contentsId: number): WindowRole | undefined
}

export function createCounterWindows<W extends MovableWindow>(parts: CounterWindowsParts<W>): CounterWindows<W> {
  let placement: Placement | undefined
  let customer: W | undefined
  let officer: W | undefined

  function arrange(): void {
    const before = placement
    const wanted = placeWindows(parts.displays(), before, parts.isOffered())
    if (!wanted) return
    placement = wanted

    const isSecond = wanted.officer !== undefined
    const wasSecond = before?.officer !== undefined
    if (!customer) customer = parts.open('customer', (before ?? wanted).customer.bounds)
    const isElsewhere = !isSamePlace(before?.customer, wanted.customer) || isSecond !== wasSecond
    // where it opened on the only display it stands well already
    if (isElsewhere && (before || isSecond)) customer.moveTo(wanted.customer.bounds, isSecond)

    if (!wanted.officer) {
      officer?.close()
      officer = undefined
    } else if (!officer) officer = parts.open('officer', wanted.officer.bounds)
    else if (!isSamePlace(before?.officer, wanted.officer)) officer.moveTo(wanted.officer.bounds, false)
    parts.onArranged(arrangementOf(wanted))
  }

  return {
    arrange,
    customer: () => customer,
    officer: () => officer,
    roleOf: (contentsId) => {
      if (contentsId === customer?.contentsId) return 'customer'
      return contentsId === officer?.contentsId ? 'officer' : undefined
    },
  }
}
