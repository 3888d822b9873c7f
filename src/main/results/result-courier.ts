/**
 * Brings every result out of the outbox to the organisation's systems, one at a time and at least once. What fails on
 * the way makes all wait, less and less often; what is refused for its own sake waits alone. Knows neither disk nor wire.
 */
import type { ResultsTo } from '../../shared/domain/settings.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { failure, type Failure } from '../../shared/errors/result.ts'
import type { Log } from '../logging/ports.ts'
import type { Clock, Random } from '../submission/ports.ts'
import { nextWaitMs, remainingWaitMs } from '../submission/retry-policy.ts'
import type { Deliver, Outbox } from './ports.ts'

export interface ResultCourierDeps {
  readonly outbox: Outbox
  readonly deliver: Deliver
  /** Read anew before each delivery. */
  readonly readTarget: () => ResultsTo
  readonly clock: Clock
  readonly random: Random
  /** What `status` says of the way has changed. */
  readonly onTroubleChanged: () => void
  readonly log: Log
}

export interface CourierStatus {
  readonly waiting: number
  readonly oldestAtMs?: Ms
  /** Why the last delivery did not succeed; absent once one has. */
  readonly trouble?: Failure
}

export interface ResultCourier {
  start(): void
  /** A result was written. */
  nudge(): void
  /** An address, a secret or a folder has changed: tried at once. */
  resume(): void
  status(): CourierStatus
  /** Ends what is under way; resolves when nothing more will touch the outbox. */
  stop(): Promise<void>
}

/** Between two deliveries of a backlog: a hundred kiosks that come back together then make a hundred calls a second, never more. */
export const PACE_MS: Ms = 1_000

/** A folder on a server that has gone may never answer. The kiosk's end does not wait for that. Ours. */
export const STOP_WITHIN_MS: Ms = 2_000

const keysLocked: Failure = { code: 'SECRETS_LOCKED', note: 'a reference is to be handed over' }

/** Others may still be taken. */
function isForItsOwnSake({ code }: Failure): boolean {
  return code === 'BAD_RESPONSE' || code === 'RECORD_UNREADABLE'
}

interface Wait {
  readonly cancel: () => void
  /** All wait for the way; else only for the one whose time comes first. */
  readonly isForAll: boolean
}

export function createResultCourier(deps: ResultCourierDeps): ResultCourier {
  const { outbox, deliver, readTarget, clock, random, log } = deps
  const stop = new AbortController()
  let isRunning = false
  let underWay: Promise<void> | undefined
  let wait: Wait | undefined
  /** Of the way, one after the other. */
  let failures = 0
  let trouble: Failure | undefined

  function waitFor(ms: Ms, isForAll: boolean): void {
    const cancel = clock.after(ms, () => {
      wait = undefined
      take()
    })
    wait = { cancel, isForAll }
  }

  function endWait(): void {
    wait?.cancel()
    wait = undefined
  }

  function take(): void {
    if (!isRunning || underWay || wait || readTarget() === 'nowhere') return
    const result = outbox.next()
    if (!result) return
    const aheadMs = result.attempts === 0 ? 0 : remainingWaitMs(result.dueAtMs, clock.nowMs())
    if (aheadMs > 0) return waitFor(aheadMs, false)
    // what it should say is there, and can be said once the keys open
    if (result.referenceHidden === 'locked') return waitFor(backOff(keysLocked), true)
    if (result.referenceHidden === 'unreadable') log.warn('result-without-reference', { id: result.id })
    underWay = deliver(result, stop.signal)
      .catch((error: unknown) => failure('INTERNAL_ERROR', { note: error instanceof Error ? error.name : 'thrown' }))
      .then((delivered) => {
        if (!isRunning) return undefined
        if (delivered.ok) {
          failures = 0
          setTrouble(undefined)
          const settled = outbox.settle(result.id)
          // it will be delivered once more: better twice than never
          return settled.ok ? PACE_MS : backOff(settled.error)
        }
        if (!isForItsOwnSake(delivered.error)) return backOff(delivered.error)
        const attempts = result.attempts + 1
        log.warn('result-refused', {
          id: result.id,
          code: delivered.error.code,
          status: delivered.error.httpStatus,
          attempts,
        })
        setTrouble(delivered.error)
        const postponed = outbox.postpone(result.id, attempts, clock.nowMs() + nextWaitMs(attempts, random))
        return postponed.ok ? PACE_MS : backOff(postponed.error)
      })
      .then((waitMs) => {
        underWay = undefined
        if (waitMs !== undefined && isRunning) waitFor(waitMs, true)
      })
  }

  function backOff(reason: Failure): Ms {
    failures += 1
    log.warn('results-wait', { code: reason.code, note: reason.note, failures })
    setTrouble(reason)
    return nextWaitMs(failures, random, reason.retryAfterMs)
  }

  function setTrouble(now: Failure | undefined): void {
    const isOther = now?.code !== trouble?.code
    trouble = now
    if (isOther) deps.onTroubleChanged()
  }

  return {
    start: () => {
      isRunning = true
      take()
    },
    nudge: () => {
      // one that was refused for its own sake keeps no other waiting
      if (wait && !wait.isForAll) endWait()
      take()
    },
    resume: () => {
      failures = 0
      endWait()
      take()
    },
    status: () => {
      const { count, oldestAtMs } = outbox.waiting()
      return { waiting: count, ...(oldestAtMs !== undefined && { oldestAtMs }), ...(trouble && { trouble }) }
    },
    stop: async () => {
      isRunning = false
      endWait()
      stop.abort()
      if (!underWay) return
      // whatever comes of it later touches nothing here
      await new Promise<void>((resolve) => {
        const cancel = clock.after(STOP_WITHIN_MS, resolve)
        void underWay?.then(cancel).then(resolve)
      })
    },
  }
}
