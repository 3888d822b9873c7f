/**
 * What the queue as a whole remembers over a restart: its calls, and a pause that the service asked for.
 * Text that does not read is nothing remembered: the queue then finds out anew.
 */
import type { Ms } from '../../shared/domain/units.ts'
import { isErrorCode } from '../../shared/errors/error-catalog.ts'
import type { Failure } from '../../shared/errors/result.ts'
import { fieldsOf, readJson } from '../../shared/domain/json-text.ts'
import { noCalls, type CallCounts, type CallWindow } from './call-budget.ts'

export interface QueueNotes {
  readonly counts: CallCounts
  readonly pause?: NotedPause
}

export interface NotedPause {
  readonly by: Failure
  /** When one submission asks whether the queue may go on. */
  readonly probeAtMs: Ms
}

export function writeNotes(notes: QueueNotes): string {
  return JSON.stringify(notes)
}

export function readNotes(text: string | undefined): QueueNotes {
  const notes = fieldsOf(text === undefined ? undefined : readJson(text))
  const counts = fieldsOf(notes['counts'])
  const minute = windowOf(counts['minute'])
  const day = windowOf(counts['day'])
  const pause = pauseOf(notes['pause'])
  return { counts: minute && day ? { minute, day } : noCalls, ...(pause && { pause }) }
}

function windowOf(value: unknown): CallWindow | undefined {
  const { startedAtMs, calls } = fieldsOf(value)
  return isNumber(startedAtMs) && isNumber(calls) && calls >= 0 ? { startedAtMs, calls } : undefined
}

function pauseOf(value: unknown): NotedPause | undefined {
  const { by, probeAtMs } = fieldsOf(value)
  const { code, httpStatus, requestId, note } = fieldsOf(by)
  if (!isErrorCode(code) || !isNumber(probeAtMs)) return undefined
  return {
    by: {
      code,
      ...(isNumber(httpStatus) && { httpStatus }),
      ...(typeof requestId === 'string' && { requestId }),
      ...(typeof note === 'string' && { note }),
    },
    probeAtMs,
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
