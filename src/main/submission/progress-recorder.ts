/**
 * Gets what became of a submission onto the disk, and its pictures off it, trying again for
 * as long as the disk refuses: an answer that was paid for is not lost to a full disk.
 * Knows no policy; what it is told to record is already decided.
 */
import type { SubmissionId, SubmissionSummary } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { Failure, Result } from '../../shared/errors/result.ts'
import type { Log } from '../logging/ports.ts'
import type { Clock, SubmissionProgress, SubmissionStore } from './ports.ts'
import type { Command, Step } from './submission-machine.ts'

export const STORE_RETRY_MS: Ms = 5_000

export interface ProgressRecorder {
  /**
   * Saves now or, when the disk refuses, again every 5 s. Pictures are destroyed once the progress is saved.
   * @returns what kept it from being saved now
   */
  record(id: SubmissionId, step: Step): Result<SubmissionSummary>
  /** Saves now or not at all, and says so: for what can still be left undone. */
  recordOrRefuse(id: SubmissionId, step: Step): Result<SubmissionSummary>
  /** Destroys now or, when the disk refuses, again every 5 s. */
  destroy(id: SubmissionId): void
  /** What happened to a submission and is not on disk yet. */
  unsaved(id: SubmissionId): SubmissionProgress | undefined
  /** Something else was saved in its place. */
  forget(id: SubmissionId): void
  /** Why the disk refuses, for as long as it does. */
  trouble(): Failure | undefined
  /** Tries once more; what still cannot be saved is logged: the submission is then found mid-send at the next start. */
  stop(): void
}

export interface ProgressRecorderDeps {
  readonly store: SubmissionStore
  readonly clock: Clock
  readonly log: Log
  /** It is on disk, also where that took several tries. */
  readonly onRecorded: (summary: SubmissionSummary, commands: readonly Command[]) => void
  /** The record is gone or cannot be read: no further try will help. */
  readonly onUnrecordable: (id: SubmissionId, failure: Failure) => void
  readonly onTroubleChanged: () => void
}

export function createProgressRecorder(deps: ProgressRecorderDeps): ProgressRecorder {
  const { store, clock, log } = deps
  const waiting = new Map<SubmissionId, Step>()
  const undestroyed = new Set<SubmissionId>()
  let trouble: Failure | undefined
  let cancelRetry: (() => void) | undefined

  function recordOrRefuse(id: SubmissionId, step: Step): Result<SubmissionSummary> {
    const saved = store.saveProgress(id, step.progress)
    if (!saved.ok && isFinal(saved.error)) {
      waiting.delete(id)
      deps.onUnrecordable(id, saved.error)
    } else if (!saved.ok) {
      meetTrouble(saved.error)
    } else {
      waiting.delete(id)
      if (step.commands.some(({ kind }) => kind === 'destroy-pictures')) destroy(id)
      deps.onRecorded(saved.value, step.commands)
    }
    return saved
  }

  function record(id: SubmissionId, step: Step): Result<SubmissionSummary> {
    waiting.set(id, step)
    return recordOrRefuse(id, step)
  }

  function destroy(id: SubmissionId): void {
    const destroyed = store.destroyPictures(id)
    // a damaged place is mended at the next start; until then nothing else must wait for it
    if (destroyed.ok || isFinal(destroyed.error)) {
      undestroyed.delete(id)
    } else {
      undestroyed.add(id)
      meetTrouble(destroyed.error)
    }
  }

  function meetTrouble(failure: Failure): void {
    const isNew = trouble === undefined
    trouble = failure
    cancelRetry ??= clock.after(STORE_RETRY_MS, retry)
    if (!isNew) return
    log.error('store-refuses', { code: failure.code, note: failure.note })
    deps.onTroubleChanged()
  }

  function retry(): void {
    cancelRetry = undefined
    for (const [id, step] of [...waiting]) recordOrRefuse(id, step)
    for (const id of [...undestroyed]) destroy(id)
    if (trouble === undefined || waiting.size > 0 || undestroyed.size > 0) return
    trouble = undefined
    log.info('store-accepts-again')
    deps.onTroubleChanged()
  }

  function stop(): void {
    cancelRetry?.()
    retry()
    cancelRetry?.()
    for (const [id, step] of waiting) log.error('progress-not-saved', { id, state: step.progress.state.at })
  }

  return {
    record,
    recordOrRefuse,
    destroy,
    unsaved: (id) => waiting.get(id)?.progress,
    forget: (id) => void waiting.delete(id),
    trouble: () => trouble,
    stop,
  }
}

function isFinal({ code }: Failure): boolean {
  return code === 'SUBMISSION_NOT_FOUND' || code === 'RECORD_UNREADABLE'
}
