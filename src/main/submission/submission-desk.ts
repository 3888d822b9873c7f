/**
 * Where everything that happens to a submission is brought: asks the machine what becomes of it and has that recorded.
 * Knows the latest progress, also while the disk refuses it; decides nothing itself.
 */
import type { SubmissionId, SubmissionSummary } from '../../shared/domain/submission.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { Log } from '../logging/ports.ts'
import type { Clock, Random, SubmissionProgress, SubmissionStore } from './ports.ts'
import type { ProgressRecorder } from './progress-recorder.ts'
import { advance, type Step, type SubmissionEvent } from './submission-machine.ts'
import type { WaitingLine } from './waiting-line.ts'

export interface SubmissionDesk {
  /** For what has happened and cannot be undone: recorded, however long the disk refuses. */
  settle(id: SubmissionId, event: SubmissionEvent): void
  /** For what can still be left undone: recorded now or refused. @returns nothing when the event means nothing here */
  tryTo(id: SubmissionId, event: SubmissionEvent): Result<SubmissionSummary> | undefined
  /** For what a person asks; twice is fine. @returns SUBMISSION_NOT_FOUND when it has ended, or what the store says */
  wish(id: SubmissionId, event: SubmissionEvent & { readonly kind: 'sent-now' | 'withdrawn' }): Result<undefined>
}

export interface SubmissionDeskDeps {
  readonly store: SubmissionStore
  readonly line: WaitingLine
  readonly recorder: ProgressRecorder
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export function createSubmissionDesk(deps: SubmissionDeskDeps): SubmissionDesk {
  const { store, line, recorder, clock, random, log } = deps

  function settle(id: SubmissionId, event: SubmissionEvent): void {
    const step = next(id, event)
    if (step) recorder.record(id, step)
    else if (event.kind === 'answer-came') log.info('answer-after-withdrawal', { id })
  }

  function tryTo(id: SubmissionId, event: SubmissionEvent): Result<SubmissionSummary> | undefined {
    const step = next(id, event)
    return step && recorder.recordOrRefuse(id, step)
  }

  function wish(id: SubmissionId, event: SubmissionEvent & { kind: 'sent-now' | 'withdrawn' }): Result<undefined> {
    const recorded = tryTo(id, event)
    if (recorded) return recorded.ok ? success(undefined) : recorded
    const alreadySo = event.kind === 'withdrawn' ? 'withdrawn' : 'sending'
    return progressOf(id)?.state.at === alreadySo ? success(undefined) : failure('SUBMISSION_NOT_FOUND')
  }

  function next(id: SubmissionId, event: SubmissionEvent): Step | undefined {
    const progress = progressOf(id)
    return progress && advance(progress, event, { nowMs: clock.nowMs(), random })
  }

  function progressOf(id: SubmissionId): SubmissionProgress | undefined {
    const known = recorder.unsaved(id) ?? line.get(id) ?? store.find(id)
    if (!known) return undefined
    const { state, lostReplies, lastFailure } = known
    return { state, lostReplies, ...(lastFailure && { lastFailure }) }
  }

  return { settle, tryTo, wish }
}
