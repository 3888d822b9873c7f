/**
 * Moves SQLite's write-ahead log into the file when nobody waits for it, and at once when pictures were destroyed:
 * the log still holds them, sealed, until it is emptied. A commit never pays for it, nor for beginning the log anew.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Ms } from '../../shared/domain/units.ts'
import type { Log } from '../logging/ports.ts'
import { attempt } from './transaction.ts'

export interface Checkpoints {
  /** Something was written: it is moved into the file once it has been quiet for a second. The log's room is kept for the next, and begun. */
  afterWriting(): void
  /** Pictures were destroyed: the log is emptied now, or a quarter of a second after the last time. */
  afterDestroying(): void
  stop(): void
}

export interface CheckpointsDeps {
  readonly database: DatabaseSync
  readonly clock: { monotonicMs(): Ms; after(delayMs: Ms, task: () => void): () => void }
  readonly log: Log
}

export const QUIET_MS: Ms = 1_000

/** While a backlog is drained, several destructions share one emptying. */
export const CLOSEST_MS: Ms = 250

export function createCheckpoints({ database, clock, log }: CheckpointsDeps): Checkpoints {
  let cancel: (() => void) | undefined
  let isUrgent = false
  let lastMs = -Infinity

  function empty(): void {
    isUrgent = false
    lastMs = clock.monotonicMs()
    checkpoint('TRUNCATE')
    later(QUIET_MS, tidy)
  }

  function checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): void {
    cancel?.()
    cancel = undefined
    const done = attempt(() => database.exec(`PRAGMA wal_checkpoint(${mode})`))
    if (!done.ok) log.warn('old-pages-remain', { code: done.error.code, note: done.error.note })
  }

  /** The first commit after a checkpoint writes the log's head and syncs that too: here it is one that says nothing new. */
  function tidy(): void {
    checkpoint('PASSIVE')
    const begun = attempt(() => database.exec('PRAGMA application_id = 0'))
    if (!begun.ok) log.warn('log-not-begun', { code: begun.error.code, note: begun.error.note })
  }

  function later(delayMs: Ms, task: () => void): void {
    cancel?.()
    cancel = clock.after(delayMs, task)
  }

  return {
    afterWriting: () => {
      if (!isUrgent) later(QUIET_MS, tidy)
    },
    afterDestroying: () => {
      if (isUrgent) return
      const waitMs = lastMs + CLOSEST_MS - clock.monotonicMs()
      if (waitMs <= 0) return empty()
      isUrgent = true
      later(waitMs, empty)
    },
    stop: () => {
      cancel?.()
      cancel = undefined
    },
  }
}
