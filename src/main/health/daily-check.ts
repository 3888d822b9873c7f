/**
 * When the kiosk examines what it keeps: some minutes after its start and then once a day, in a moment in which nothing
 * is being sent. A pure schedule; knows neither what is examined nor what is found.
 */
import type { Ms } from '../../shared/domain/units.ts'
import type { Clock } from '../submission/ports.ts'

export interface DailyCheckDeps {
  readonly clock: Pick<Clock, 'after'>
  /** Something is being sent, or an answer is awaited. */
  readonly isBusy: () => boolean
  /** Examines everything. What it finds it tells itself. */
  readonly examine: () => Promise<void>
}

/** By then a branch that opens has served its first customers, or has none. */
export const FIRST_CHECK_AFTER_MS: Ms = 10 * 60_000

export const DAY_MS: Ms = 24 * 60 * 60_000

export const LOOK_AGAIN_AFTER_MS: Ms = 60_000

/** A kiosk that never rests is examined all the same: each step is short. */
export const LONGEST_PUT_OFF_MS: Ms = 4 * 60 * 60_000

/** @returns how to stop; an examination that is under way is waited for */
export function startDailyCheck({ clock, isBusy, examine }: DailyCheckDeps): () => Promise<void> {
  let isStopped = false
  let underWay: Promise<void> = Promise.resolve()
  let cancel = clock.after(FIRST_CHECK_AFTER_MS, () => due(0))

  function due(putOffMs: Ms): void {
    if (isBusy() && putOffMs < LONGEST_PUT_OFF_MS) {
      cancel = clock.after(LOOK_AGAIN_AFTER_MS, () => due(putOffMs + LOOK_AGAIN_AFTER_MS))
      return
    }
    underWay = examine().finally(() => {
      if (!isStopped) cancel = clock.after(DAY_MS, () => due(0))
    })
  }

  return async () => {
    isStopped = true
    cancel()
    await underWay
  }
}
