/** Whoever works at the officer's window attends to the visit, which must not end under their hands. */
import type { Ms } from '../../shared/domain/units.ts'
import type { HearActivity } from './activity.ts'

export interface AttendParts {
  readonly hearActivity: HearActivity
  readonly isVisitUnderWay: () => boolean
  /** Tells the customer's window. */
  readonly attend: () => void
  readonly nowMs: () => Ms
}

/** Far below any time after which a visit is warned of; so seldom that typing costs nothing. */
const TOLD_EVERY_MS: Ms = 5_000

/** Returns its unsubscribe. */
export function attendFromBeside({ hearActivity, isVisitUnderWay, attend, nowMs }: AttendParts): () => void {
  let toldAtMs = -Infinity
  return hearActivity(() => {
    // a clock that was set back tells at once
    if (!isVisitUnderWay() || Math.abs(nowMs() - toldAtMs) < TOLD_EVERY_MS) return
    toldAtMs = nowMs()
    attend()
  })
}
