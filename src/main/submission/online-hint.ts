/**
 * Spreads what every kiosk of a branch is told in the same moment: that the network is back, or that the morning has
 * woken them. Only a backlog waits for it; whoever stands at the counter is sent at once in any case.
 */
import type { Ms } from '../../shared/domain/units.ts'
import type { Clock, Random } from './ports.ts'

/** With two calls at a time that take 3 s each, a hundred kiosks reach their full pace over this long [`npm run fleet-test`]. */
export const SPREAD_MS: Ms = 15_000

export interface OnlineHint {
  /** The network may be back. One hint that is under way stands for all that follow it. */
  hint(): void
  stop(): void
}

/** @param act is told once for each hint, at a moment of chance within the spread */
export function createOnlineHint(
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  act: () => void,
): OnlineHint {
  let cancel: (() => void) | undefined
  return {
    hint: () => {
      cancel ??= clock.after(random() * SPREAD_MS, () => {
        cancel = undefined
        act()
      })
    },
    stop: () => {
      cancel?.()
      cancel = undefined
    },
  }
}
