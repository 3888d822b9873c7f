/**
 * Whose turn it is to be sent, and how long until the next one's: oldest first, as many at a time and as often as
 * the settings allow. Begins sends and sets the alarm for the next; what becomes of them is others' concern.
 */
import type { SubmissionId, SubmissionSummary } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { CallWish } from './call-budget.ts'
import type { CallMeter } from './call-meter.ts'
import type { LineWatch } from './line-watch.ts'
import type { Clock, SendingLimits } from './ports.ts'
import type { QueuePause } from './queue-pause.ts'
import type { Sender } from './sender.ts'
import type { WaitingLine } from './waiting-line.ts'

export interface SendingTurns {
  /** Sends all that can go now, then sleeps until the next can. To be called after every change that may matter. */
  take(): void
  stop(): void
}

export interface SendingTurnsDeps {
  readonly line: WaitingLine
  readonly sender: Pick<Sender, 'begin' | 'isSending' | 'count'>
  readonly pause: QueuePause
  readonly way: LineWatch
  readonly meter: CallMeter
  readonly clock: Clock
  readonly readLimits: () => SendingLimits
  /** False while nothing may be sent at all, because it could not be recorded. */
  readonly canRecord: () => boolean
}

/** A timer holds at most 2^31 - 1 ms; a longer sleep is slept in parts. */
const LONGEST_SLEEP_MS: Ms = 60 * 60_000

export function createSendingTurns(deps: SendingTurnsDeps): SendingTurns {
  const { line, sender, pause, way, meter, clock } = deps
  let cancelWake: (() => void) | undefined

  function take(): void {
    stop()
    if (!deps.canRecord()) return
    const probeWaitMs = pause.probeWaitMs()
    if (probeWaitMs !== undefined && probeWaitMs > 0) return wakeAfter(probeWaitMs)
    const atOnce = probeWaitMs === undefined ? deps.readLimits().maxInFlight : 1

    let shortestWaitMs: Ms | undefined
    for (const summary of line.inTurn()) {
      // the end of a send takes turns again
      if (sender.count() >= atOnce) return
      const waitMs = sender.isSending(summary.id) ? undefined : waitOf(summary)
      if (waitMs === 0) begin(summary.id)
      else if (waitMs !== undefined) shortestWaitMs = Math.min(waitMs, shortestWaitMs ?? waitMs)
    }
    if (shortestWaitMs !== undefined) wakeAfter(shortestWaitMs)
  }

  /** Nothing when the end of another send decides. */
  function waitOf(summary: SubmissionSummary): Ms | undefined {
    const ownMs = line.waitMs(summary, clock.nowMs())
    if (ownMs === undefined) return undefined
    const wish = wishOf(summary.id)
    const budgetMs = meter.waitMs(wish)
    // somebody stands at the counter: a first try is never put off by what happened to others
    if (wish === 'staff' || isFirstTry(summary)) return Math.max(ownMs, budgetMs)
    if (way.trouble() && sender.count() > 0) return undefined
    return Math.max(ownMs, budgetMs, way.waitMs())
  }

  function begin(id: SubmissionId): void {
    const wish = wishOf(id)
    line.calm(id)
    sender.begin(id, wish)
  }

  function wishOf(id: SubmissionId): CallWish {
    return line.isWished(id) ? 'staff' : 'kiosk'
  }

  function wakeAfter(waitMs: Ms): void {
    cancelWake = clock.after(Math.min(waitMs, LONGEST_SLEEP_MS), take)
  }

  function stop(): void {
    cancelWake?.()
    cancelWake = undefined
  }

  return { take, stop }
}

function isFirstTry({ state }: SubmissionSummary): boolean {
  return state.at === 'queued' && state.attempts === 0
}
