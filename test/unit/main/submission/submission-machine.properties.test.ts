/** The machine under every order of events that chance thinks of. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SubmissionProgress } from '../../../../src/main/submission/ports.ts'
import {
  advance,
  FORGIVEN_LOST_REPLIES,
  MAX_UNEXPLAINED_ANSWERS,
  type SubmissionEvent,
} from '../../../../src/main/submission/submission-machine.ts'
import { LONGEST_BACKOFF_MS } from '../../../../src/main/submission/retry-policy.ts'
import { errorCodes } from '../../../../src/shared/errors/error-catalog.ts'
import type { Failure } from '../../../../src/shared/errors/result.ts'
import { sampleOutcome } from '../../../fakes/sample-submission.ts'

const failures: fc.Arbitrary<Failure> = fc
  .record(
    {
      code: fc.constantFrom(...errorCodes),
      httpStatus: fc.constantFrom(200, 400, 503),
      retryAfterMs: fc.integer({ min: 0, max: 86_400_000 }),
      replyLost: fc.boolean(),
    },
    { requiredKeys: ['code'] },
  )
  .map((failure) => failure)

const events: fc.Arbitrary<SubmissionEvent> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'send-began' } as const) },
  { weight: 4, arbitrary: failures.map((failure) => ({ kind: 'send-failed', failure }) as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'answer-came', outcome: sampleOutcome } as const) },
  { weight: 1, arbitrary: fc.boolean().map((isReplyLost) => ({ kind: 'send-aborted', isReplyLost }) as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'found-after-restart' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'sent-now' } as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('customer', 'staff').map((by) => ({ kind: 'withdrawn', by, reason: '' }) as const),
  },
)

const story = fc.array(
  fc.tuple(events, fc.integer({ min: -1e12, max: 1e12 }), fc.double({ min: 0, max: 0.999, noNaN: true })),
  {
    maxLength: 60,
  },
)

const fresh: SubmissionProgress = { state: { at: 'queued', attempts: 0, dueAtMs: 0 }, lostReplies: 0 }

/** Every step that meant something, in order. */
function tell(happenings: readonly (readonly [SubmissionEvent, number, number])[]) {
  let progress = fresh
  const steps: { event: SubmissionEvent; before: SubmissionProgress; after: SubmissionProgress; nowMs: number }[] = []
  for (const [event, nowMs, chance] of happenings) {
    const step = advance(progress, event, { nowMs, random: () => chance })
    if (!step) continue
    steps.push({ event, before: progress, after: step.progress, nowMs })
    progress = step.progress
  }
  return steps
}

const attemptsOf = ({ state }: SubmissionProgress) => state.attempts ?? 0

describe('whatever happens to a submission', () => {
  const holds = (property: (steps: ReturnType<typeof tell>) => void) =>
    fc.assert(
      fc.property(story, (happenings) => property(tell(happenings))),
      { numRuns: 1_000 },
    )

  it('what has ended stays as it ended', () => {
    holds((steps) => {
      for (const { before } of steps) expect(['answered', 'withdrawn']).not.toContain(before.state.at)
    })
  })

  it('only a recorded beginning leads to a send, and it counts before the call is made', () => {
    holds((steps) => {
      for (const { event, before, after } of steps) {
        if (after.state.at !== 'sending') continue
        expect(event.kind).toBe('send-began')
        expect(attemptsOf(after)).toBe(attemptsOf(before) + 1)
      }
    })
  })

  it('attempts only go down for what never left', () => {
    holds((steps) => {
      for (const { event, before, after } of steps) {
        const fallen = attemptsOf(before) - attemptsOf(after)
        if (fallen <= 0) continue
        expect(fallen).toBe(1)
        const hasLeft = event.kind === 'send-failed' && event.failure.httpStatus !== undefined
        expect(['send-aborted', 'send-failed']).toContain(event.kind)
        expect(hasLeft).toBe(false)
      }
    })
  })

  it('lost replies never go down, and beyond the forgiven one nothing is sent again unless staff wish it', () => {
    holds((steps) => {
      let wishes = 0
      let sends = 0
      for (const { event, before, after } of steps) {
        expect(after.lostReplies).toBeGreaterThanOrEqual(before.lostReplies)
        if (event.kind === 'sent-now' && before.state.at === 'held') wishes += 1
        if (event.kind === 'send-began' && before.lostReplies > FORGIVEN_LOST_REPLIES) sends += 1
        // a held one may be wished several times before it is lost again, never the other way round
        if (after.lostReplies > before.lostReplies && after.lostReplies > FORGIVEN_LOST_REPLIES)
          expect(after.state.at).toBe('held')
      }
      if (wishes === 0) expect(sends).toBe(0)
    })
  })

  it('what nobody can explain is asked for at most five times by itself', () => {
    holds((steps) => {
      for (const { after } of steps) {
        const { unexplained = 0 } = { unexplained: 0, ...after.state }
        if (after.state.at === 'held') continue
        const wasWished = steps.some(({ event }) => event.kind === 'sent-now')
        if (!wasWished) expect(unexplained).toBeLessThan(MAX_UNEXPLAINED_ANSWERS)
      }
    })
  })

  it('a due time is never before now, and never further off than any wait can be', () => {
    holds((steps) => {
      for (const { event, after, nowMs } of steps) {
        if (after.state.at !== 'queued') continue
        const asked = event.kind === 'send-failed' ? (event.failure.retryAfterMs ?? 0) : 0
        expect(after.state.dueAtMs).toBeGreaterThanOrEqual(nowMs)
        expect(after.state.dueAtMs).toBeLessThanOrEqual(nowMs + LONGEST_BACKOFF_MS + asked)
      }
    })
  })

  it('survives being written down and read again at any moment', () => {
    holds((steps) => {
      for (const { after } of steps) expect(JSON.parse(JSON.stringify(after))).toEqual(after)
    })
  })
})
