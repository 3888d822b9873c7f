/**
 * Stops all sending while nothing would get through, and lets one submission ask from time to time whether it may
 * go on: a quota turns and a key store opens without telling us. Decides nothing about a single submission.
 */
import type { Ms } from '../../shared/domain/units.ts'
import type { Failure } from '../../shared/errors/result.ts'
import type { Clock } from './ports.ts'
import type { NotedPause } from './queue-notes.ts'
import { neverLeft } from './submission-machine.ts'
import { LONGEST_BACKOFF_MS, remainingWaitMs } from './retry-policy.ts'

/** Asking the service may cost a call. */
export const PROBE_INTERVAL_MS: Ms = LONGEST_BACKOFF_MS

/** Asking this machine, for a key or a key store, costs nothing. */
export const LOCAL_PROBE_INTERVAL_MS: Ms = 30_000

export interface QueuePause {
  begin(by: Failure): void
  end(): void
  /** The next probe goes at once. */
  probeNow(): void
  by(): Failure | undefined
  /** Until one submission may ask; 0 now, nothing when there is no pause. */
  probeWaitMs(): Ms | undefined
  /** What a restart must not forget: it would cost a call to find out again. */
  toNote(): NotedPause | undefined
}

export function createQueuePause(clock: Clock, found: NotedPause | undefined): QueuePause {
  let pause = found
  return {
    begin: (by) => {
      pause = { by, probeAtMs: clock.nowMs() + (neverLeft(by) ? LOCAL_PROBE_INTERVAL_MS : PROBE_INTERVAL_MS) }
    },
    end: () => (pause = undefined),
    probeNow: () => {
      if (pause) pause = { ...pause, probeAtMs: clock.nowMs() }
    },
    by: () => pause?.by,
    probeWaitMs: () => pause && remainingWaitMs(pause.probeAtMs, clock.nowMs()),
    toNote: () => (pause && !neverLeft(pause.by) ? pause : undefined),
  }
}
