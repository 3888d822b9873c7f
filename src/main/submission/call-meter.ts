/**
 * Counts the calls that the queue makes, also over restarts: a kiosk that is started again gets no new quota.
 * Knows how much may be sent; not what, nor to whom.
 */
import type { Ms } from '../../shared/domain/units.ts'
import { budgetWaitMs, countsAt, dayWaitMs, noCalls, withCalls, type CallCounts, type CallWish } from './call-budget.ts'
import type { Clock, SendingLimits } from './ports.ts'

export interface CallMeter {
  /** 0 when a call may be made now. */
  waitMs(wish: CallWish): Ms
  isDaySpent(): boolean
  /** Takes one call from the budget; false, and nothing taken, when none may be made now. */
  claim(wish: CallWish): boolean
  /** The call that was claimed was not made. */
  giveBack(): void
  /** As they are to be found after a restart that comes without warning. */
  countsToNote(): CallCounts
  /** As they are, for an orderly end. */
  counts(): CallCounts
}

export interface CallMeterDeps {
  readonly clock: Pick<Clock, 'nowMs'>
  readonly readLimits: () => SendingLimits
  /** What the last run noted. */
  readonly found: CallCounts
  /** The counts to note have changed. */
  readonly onToNote: () => void
}

/** This share of the smaller limit is noted ahead, so that not every call costs a write; a crash forfeits at most as much. */
const NOTED_AHEAD = 0.1

export function createCallMeter({ clock, readLimits, found, onToNote }: CallMeterDeps): CallMeter {
  let counts = found
  /** Calls that are noted already though they are not made yet. */
  let notedAhead = 0
  let noted: CallCounts = noCalls

  function now(): Ms {
    const nowMs = clock.nowMs()
    counts = countsAt(counts, nowMs)
    return nowMs
  }

  function claim(wish: CallWish): boolean {
    const nowMs = now()
    if (budgetWaitMs(counts, readLimits(), wish, nowMs) > 0) return false
    spend(nowMs)
    return true
  }

  function spend(nowMs: Ms): void {
    const isNewDay = counts.day.calls === 0
    counts = withCalls(counts, 1, nowMs)
    notedAhead -= 1
    if (notedAhead >= 0 && !isNewDay) return
    const { maxCallsPerMinute, maxCallsPerDay } = readLimits()
    notedAhead = Math.floor(Math.min(maxCallsPerMinute, maxCallsPerDay) * NOTED_AHEAD)
    noted = withCalls(counts, notedAhead, nowMs)
    onToNote()
  }

  return {
    waitMs: (wish) => {
      const nowMs = now()
      return budgetWaitMs(counts, readLimits(), wish, nowMs)
    },
    isDaySpent: () => {
      const nowMs = now()
      return dayWaitMs(counts, readLimits(), nowMs) > 0
    },
    claim,
    giveBack: () => (counts = withCalls(counts, -1, now())),
    countsToNote: () => (notedAhead > 0 ? noted : counts),
    counts: () => counts,
  }
}
