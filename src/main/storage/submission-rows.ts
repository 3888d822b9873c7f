/**
 * A submission as a row of the table, and back. A row is believed only after it was parsed:
 * the file may be older than this program, or damaged.
 */
import { z } from 'zod'
import type { LocalCheck } from '../../shared/domain/capture.ts'
import { overrideReasons } from '../../shared/domain/override-reason.ts'
import type { SubmissionState, SubmissionSummary } from '../../shared/domain/submission.ts'
import type { VerificationOutcome } from '../../shared/domain/verification.ts'
import { isErrorCode, type ErrorCode } from '../../shared/errors/error-catalog.ts'
import type { Failure } from '../../shared/errors/result.ts'
import type { SubmissionProgress } from '../submission/ports.ts'
import type { OpenKeys } from './key-ring.ts'
import { readReference } from './sealed-reference.ts'

/** As SQLite gives it back: any column may hold anything. */
export type Row = Readonly<Record<string, unknown>>

export const summaryColumns =
  'id, receipt, created_at_ms, reference, reference_sealed, state_json, last_failure_json, lost_replies'

const errorCode = z.custom<ErrorCode>(isErrorCode)
const count = z.number().int().min(0)
const ms = z.number()

const outcome: z.ZodType<VerificationOutcome> = z.object({
  verdict: z.enum(['match', 'no-match', 'not-live', 'poor-quality']),
  confidence: z.number(),
  threshold: z.number(),
  liveness: z.object({ probability: z.number(), quality: z.number() }).exactOptional(),
  requestId: z.string().exactOptional(),
  isNearMiss: z.boolean(),
})

const mustShrink = z.literal(true).exactOptional()
const unexplained = count.exactOptional()

const state: z.ZodType<SubmissionState> = z.discriminatedUnion('at', [
  z.object({ at: z.literal('queued'), attempts: count, dueAtMs: ms, mustShrink, unexplained }),
  z.object({ at: z.literal('sending'), attempts: count, startedAtMs: ms, mustShrink, unexplained }),
  z.object({ at: z.literal('held'), attempts: count, code: errorCode, unexplained }),
  z.object({ at: z.literal('answered'), outcome, attempts: count.exactOptional() }),
  z.object({
    at: z.literal('withdrawn'),
    by: z.enum(['customer', 'staff', 'replacement', 'retention']),
    reason: z.string(),
    officer: z.string().exactOptional(),
    attempts: count.exactOptional(),
  }),
])

const failureSchema: z.ZodType<Failure> = z.object({
  code: errorCode,
  requestId: z.string().exactOptional(),
  httpStatus: z.number().exactOptional(),
  retryAfterMs: ms.exactOptional(),
  replyLost: z.boolean().exactOptional(),
  image: z.enum(['card', 'face', 'both']).exactOptional(),
  note: z.string().exactOptional(),
})

const localCheck: z.ZodType<LocalCheck> = z.object({
  takenAtMs: ms,
  takenBy: z.enum(['auto', 'manual']),
  faceScore: z.number().exactOptional(),
  faceWidthPx: z.number().exactOptional(),
  faceHeightPx: z.number().exactOptional(),
  eyeDistancePx: z.number().exactOptional(),
  yawDeg: z.number().exactOptional(),
  pitchDeg: z.number().exactOptional(),
  rollDeg: z.number().exactOptional(),
  faceCount: z.number().exactOptional(),
  failedCodes: z.array(errorCode),
  overriddenFor: z.enum(overrideReasons).exactOptional(),
})

const summaryRow = z.object({
  id: z.string(),
  receipt: z.string(),
  created_at_ms: ms,
  reference: z.string().nullable(),
  /** Absent from rows of before schema 4. */
  reference_sealed: z.instanceof(Uint8Array).nullable().default(null),
  state_json: jsonOf(state),
  last_failure_json: jsonOf(failureSchema).nullable(),
  lost_replies: count,
})

const checksRow = z.object({ card_check_json: jsonOf(localCheck), face_check_json: jsonOf(localCheck) })

/**
 * Nothing when the row cannot be believed, or says two things of its state.
 * @param keys absent while they are locked; a reference is then said to be there
 */
export function readSummary(row: Row, keys?: OpenKeys): SubmissionSummary | undefined {
  const { data } = summaryRow.safeParse(row)
  const isAtOdds = row['state_at'] !== 'quarantined' && row['state_at'] !== data?.state_json.at
  if (isAtOdds) return undefined
  return (
    data && {
      id: data.id,
      receipt: data.receipt,
      createdAtMs: data.created_at_ms,
      state: data.state_json,
      ...readReference(keys, data),
      ...(data.last_failure_json && { lastFailure: data.last_failure_json }),
      lostReplies: data.lost_replies,
    }
  )
}

/** Nothing when the row cannot be believed. */
export function readLocalChecks(row: Row): { readonly card: LocalCheck; readonly face: LocalCheck } | undefined {
  const { data } = checksRow.safeParse(row)
  return data && { card: data.card_check_json, face: data.face_check_json }
}

/** The columns that change with a submission's progress. */
export function progressColumns({ state, lastFailure, lostReplies }: SubmissionProgress) {
  return {
    state_at: state.at,
    state_json: JSON.stringify(state),
    last_failure_json: lastFailure ? JSON.stringify(lastFailure) : null,
    lost_replies: lostReplies,
  }
}

function jsonOf<T>(schema: z.ZodType<T>): z.ZodType<T, string> {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue('no JSON')
        return z.NEVER
      }
    })
    .pipe(schema)
}
