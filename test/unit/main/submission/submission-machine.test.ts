import { describe, expect, it } from 'vitest'
import type { SubmissionProgress } from '../../../../src/main/submission/ports.ts'
import {
  advance,
  MAX_UNEXPLAINED_ANSWERS,
  type SubmissionEvent,
} from '../../../../src/main/submission/submission-machine.ts'
import type { SubmissionState } from '../../../../src/shared/domain/submission.ts'
import {
  errorCatalog,
  errorCodes,
  type ErrorCode,
  type RetryPolicy,
} from '../../../../src/shared/errors/error-catalog.ts'
import type { Failure } from '../../../../src/shared/errors/result.ts'
import { sampleOutcome } from '../../../fakes/sample-submission.ts'

const nowMs = 1_000_000
const context = { nowMs, random: () => 0.5 }

const states = {
  queued: { at: 'queued', attempts: 2, dueAtMs: nowMs },
  sending: { at: 'sending', attempts: 3, startedAtMs: nowMs - 500 },
  held: { at: 'held', attempts: 3, code: 'FACE_NOT_FOUND' },
  answered: { at: 'answered', outcome: sampleOutcome },
  withdrawn: { at: 'withdrawn', by: 'staff', reason: 'left' },
} as const satisfies Record<SubmissionState['at'], SubmissionState>

const failed = (code: ErrorCode, detail: Omit<Failure, 'code'> = {}): SubmissionEvent => ({
  kind: 'send-failed',
  failure: { code, ...detail },
})

const events = {
  'send-began': { kind: 'send-began' },
  'answer-came': { kind: 'answer-came', outcome: { ...sampleOutcome, confidence: 12 } },
  'failed to be retaken': failed('FACE_TOO_SMALL'),
  'failed to be reencoded': failed('PAYLOAD_TOO_LARGE'),
  'failed to be tried later': failed('SERVICE_UNAVAILABLE'),
  'failed with the reply lost': failed('TIMEOUT', { replyLost: true }),
  'failed for everyone': failed('INVALID_API_KEY', { httpStatus: 200 }),
  'failed before it left': failed('SECRETS_LOCKED'),
  'failed on a page of others': failed('NOT_THE_SERVICE', { httpStatus: 200 }),
  'failed without an explanation': failed('UNKNOWN', { httpStatus: 200 }),
  'failed on an unreadable answer': failed('BAD_RESPONSE', { httpStatus: 200 }),
  'failed for good': failed('RECORD_UNREADABLE'),
  'aborted unsent': { kind: 'send-aborted', isReplyLost: false },
  'aborted perhaps sent': { kind: 'send-aborted', isReplyLost: true },
  'found-after-restart': { kind: 'found-after-restart' },
  'sent-now': { kind: 'sent-now' },
  withdrawn: { kind: 'withdrawn', by: 'customer', reason: 'no more' },
} as const satisfies Record<string, SubmissionEvent>

type At = SubmissionState['at']
/** Where each event leads, and `-` where it means nothing. Columns: queued, sending, held, answered, withdrawn. */
const table: Record<keyof typeof events, readonly [At | '-', At | '-', At | '-', At | '-', At | '-']> = {
  'send-began': ['sending', '-', '-', '-', '-'],
  'answer-came': ['answered', 'answered', 'answered', '-', '-'],
  'failed to be retaken': ['held', 'held', '-', '-', '-'],
  'failed to be reencoded': ['queued', 'queued', '-', '-', '-'],
  'failed to be tried later': ['queued', 'queued', '-', '-', '-'],
  'failed with the reply lost': ['queued', 'queued', '-', '-', '-'],
  'failed for everyone': ['queued', 'queued', '-', '-', '-'],
  'failed before it left': ['queued', 'queued', '-', '-', '-'],
  'failed on a page of others': ['queued', 'queued', '-', '-', '-'],
  'failed without an explanation': ['queued', 'queued', '-', '-', '-'],
  'failed on an unreadable answer': ['queued', 'queued', '-', '-', '-'],
  'failed for good': ['held', 'held', '-', '-', '-'],
  'aborted unsent': ['-', 'queued', '-', '-', '-'],
  'aborted perhaps sent': ['-', 'queued', '-', '-', '-'],
  'found-after-restart': ['-', 'queued', '-', '-', '-'],
  'sent-now': ['queued', '-', 'queued', '-', '-'],
  withdrawn: ['withdrawn', 'withdrawn', 'withdrawn', '-', '-'],
}

const progress = (state: SubmissionState, more: Partial<SubmissionProgress> = {}): SubmissionProgress => ({
  state,
  lostReplies: 0,
  ...more,
})
const after = (state: SubmissionState, event: SubmissionEvent, more: Partial<SubmissionProgress> = {}) => {
  const step = advance(progress(state, more), event, context)
  if (!step) throw new Error('the event meant nothing')
  return step
}

const cells = Object.keys(states).flatMap((from, column) =>
  Object.entries(table).map(([event, row]) => ({
    from: from as At,
    event: event as keyof typeof events,
    to: row[column]!,
  })),
)

/** Does not compile while a kind of event has no column of its own to be looked at. */
const everyKind: Readonly<Record<SubmissionEvent['kind'], true>> = {
  'send-began': true,
  'answer-came': true,
  'send-failed': true,
  'send-aborted': true,
  'found-after-restart': true,
  'sent-now': true,
  withdrawn: true,
}

describe('every state meets every event', () => {
  it('no cell is missing: every kind of event and every retry policy is tried in every state', () => {
    const tried = Object.values(events)
    expect(new Set(tried.map(({ kind }) => kind))).toEqual(new Set(Object.keys(everyKind)))
    const policies = tried.flatMap((event) =>
      event.kind === 'send-failed' ? [errorCatalog[event.failure.code].retry] : [],
    )
    expect(new Set(policies)).toEqual(new Set(errorCodes.map((code) => errorCatalog[code].retry)))
    expect(Object.keys(table).sort()).toEqual(Object.keys(events).sort())
    for (const row of Object.values(table)) expect(row).toHaveLength(Object.keys(states).length)
    expect(cells).toHaveLength(Object.keys(events).length * Object.keys(states).length)
  })

  it.each(cells)('$from, $event: $to', ({ from, event, to }) => {
    const step = advance(progress(states[from]), events[event], context)
    expect(step?.progress.state.at ?? '-').toBe(to)
  })
})

describe('every code of the catalogue', () => {
  const expected: Record<RetryPolicy, At> = {
    retake: 'held',
    none: 'held',
    reencode: 'queued',
    backoff: 'queued',
    pause: 'queued',
  }

  it.each(errorCodes)('%s leads where its retry policy says, and is remembered', (code) => {
    const { progress: next, commands } = after(states.sending, failed(code, { requestId: 'r-9' }))
    const { retry } = errorCatalog[code]
    expect(next.state.at).toBe(expected[retry])
    expect(next.lastFailure).toEqual({ code, requestId: 'r-9' })
    expect(commands.some(({ kind }) => kind === 'pause-queue')).toBe(retry === 'pause')
    expect(commands.some(({ kind }) => kind === 'unpause-queue')).toBe(retry === 'retake')
  })
})

describe('a send', () => {
  it('counts as an attempt from the moment it begins', () => {
    expect(after(states.queued, events['send-began']).progress.state).toEqual({
      at: 'sending',
      attempts: 3,
      startedAtMs: nowMs,
    })
  })

  it('that is to be tried later waits for its backoff', () => {
    // the third attempt: half of 2 s x 2 x 2
    expect(after(states.sending, events['failed to be tried later']).progress.state).toEqual({
      at: 'queued',
      attempts: 3,
      dueAtMs: nowMs + 4_000,
    })
  })

  it('waits at least as long as the service asked', () => {
    const { state } = after(states.sending, failed('SERVICE_UNAVAILABLE', { retryAfterMs: 60_000 })).progress
    expect(state).toMatchObject({ dueAtMs: nowMs + 64_000 })
  })

  it('that stopped the queue is due as soon as the queue goes on', () => {
    const { progress: next, commands } = after(states.sending, events['failed for everyone'])
    expect(next.state).toEqual({ at: 'queued', attempts: 3, dueAtMs: nowMs })
    expect(commands).toEqual([{ kind: 'pause-queue', failure: { code: 'INVALID_API_KEY', httpStatus: 200 } }])
  })

  it.each(['queued', 'sending'] as const)('that never left (%s) has cost no attempt', (from) => {
    for (const code of ['SECRETS_LOCKED', 'MISSING_API_KEY', 'SERVICE_ADDRESS_REFUSED'] as const) {
      expect(after(states[from], failed(code)).progress.state).toEqual({ at: 'queued', attempts: 2, dueAtMs: nowMs })
    }
  })

  it('that we ended before it left does not count', () => {
    expect(after(states.sending, events['aborted unsent']).progress).toEqual(
      progress({ at: 'queued', attempts: 2, dueAtMs: nowMs }),
    )
  })
})

describe('a lost reply', () => {
  it.each(['failed with the reply lost', 'aborted perhaps sent', 'found-after-restart'] as const)(
    '(%s) is counted and the submission sent again once',
    (event) => {
      const { progress: next } = after(states.sending, events[event])
      expect(next.state).toMatchObject({ at: 'queued', attempts: 3 })
      expect(next.lostReplies).toBe(1)
      expect(next.lastFailure?.replyLost).toBe(true)
    },
  )

  it.each(['failed with the reply lost', 'aborted perhaps sent', 'found-after-restart'] as const)(
    '(%s) for the second time waits for staff to decide',
    (event) => {
      const { progress: next } = after(states.sending, events[event], { lostReplies: 1 })
      expect(next.state).toMatchObject({ at: 'held', attempts: 3 })
      expect(next.lostReplies).toBe(2)
    },
  )

  it('after staff had it sent again is never forgiven a third time', () => {
    const again = after({ at: 'held', attempts: 4, code: 'TIMEOUT' }, events['sent-now'], { lostReplies: 2 }).progress
    expect(again.state).toEqual({ at: 'queued', attempts: 4, dueAtMs: nowMs })
    const sending = after(again.state, events['send-began'], again).progress
    expect(after(sending.state, events['failed with the reply lost'], sending).progress.state.at).toBe('held')
  })
})

describe('pictures that are too large', () => {
  it('are sent smaller, at once', () => {
    expect(after(states.sending, events['failed to be reencoded']).progress.state).toEqual({
      at: 'queued',
      attempts: 3,
      dueAtMs: nowMs,
      mustShrink: true,
    })
  })

  it('stay smaller through every further failure and restart', () => {
    const small = { ...states.sending, mustShrink: true } as const
    for (const event of [
      'failed to be tried later',
      'failed for everyone',
      'aborted unsent',
      'found-after-restart',
    ] as const) {
      expect(after(small, events[event]).progress.state).toMatchObject({ at: 'queued', mustShrink: true })
    }
    expect(after({ ...states.queued, mustShrink: true }, events['send-began']).progress.state).toMatchObject({
      mustShrink: true,
    })
    expect(after({ ...states.queued, mustShrink: true }, events['sent-now']).progress.state).toMatchObject({
      mustShrink: true,
    })
  })

  it('are held when they are still too large', () => {
    const { state } = after({ ...states.sending, mustShrink: true }, events['failed to be reencoded']).progress
    expect(state).toEqual({ at: 'held', attempts: 3, code: 'PAYLOAD_TOO_LARGE' })
  })
})

describe('an answer that nobody can act on', () => {
  const unexplained = ['failed without an explanation', 'failed on an unreadable answer'] as const

  it.each(unexplained)('(%s) is counted, and asked for again until the fifth', (event) => {
    for (let before = 0; before < MAX_UNEXPLAINED_ANSWERS; before += 1) {
      const { state } = after({ ...states.sending, ...(before > 0 && { unexplained: before }) }, events[event]).progress
      const isLast = before + 1 === MAX_UNEXPLAINED_ANSWERS
      expect(state).toMatchObject({ at: isLast ? 'held' : 'queued', attempts: 3, unexplained: before + 1 })
    }
  })

  it('is remembered through everything else that happens', () => {
    const counted = { ...states.sending, unexplained: 3 } as const
    for (const event of [
      'failed to be tried later',
      'failed with the reply lost',
      'failed for everyone',
      'failed on a page of others',
      'failed for good',
      'aborted unsent',
      'found-after-restart',
    ] as const) {
      expect(after(counted, events[event]).progress.state, event).toMatchObject({ unexplained: 3 })
    }
    expect(after({ ...states.queued, unexplained: 3 }, events['send-began']).progress.state).toMatchObject({
      unexplained: 3,
    })
  })

  it('after staff had it sent again is held at the next one like it', () => {
    const again = after({ ...states.held, unexplained: MAX_UNEXPLAINED_ANSWERS }, events['sent-now']).progress
    const sending = after(again.state, events['send-began'], again).progress
    expect(after(sending.state, events['failed without an explanation'], sending).progress.state.at).toBe('held')
  })

  it.each(['failed on a page of others', 'failed to be tried later'] as const)(
    'is not what others say: %s never counts and never holds',
    (event) => {
      let progressNow: SubmissionProgress = progress(states.sending)
      for (let times = 0; times < 50; times += 1) {
        progressNow = after(progressNow.state, events[event], progressNow).progress
        expect(progressNow.state.at).toBe('queued')
        progressNow = after(progressNow.state, events['send-began'], progressNow).progress
      }
      expect(progressNow.state).not.toHaveProperty('unexplained')
    },
  )
})

describe('the end', () => {
  it('an answer forgets the failures before it, destroys the pictures and lets a paused queue go on', () => {
    const { progress: next, commands } = after(states.sending, events['answer-came'], {
      lastFailure: { code: 'TIMEOUT' },
      lostReplies: 1,
    })
    expect(next).toEqual({
      state: { at: 'answered', outcome: events['answer-came'].outcome, attempts: 3 },
      lostReplies: 1,
    })
    expect(commands).toEqual([{ kind: 'destroy-pictures' }, { kind: 'unpause-queue' }])
  })

  it('a withdrawal destroys the pictures, and ends a send that is under way', () => {
    expect(after(states.held, events.withdrawn).commands).toEqual([{ kind: 'destroy-pictures' }])
    expect(after(states.sending, events.withdrawn).commands).toEqual([
      { kind: 'destroy-pictures' },
      { kind: 'abort-send' },
    ])
    expect(after(states.held, events.withdrawn).progress.state).toEqual({
      at: 'withdrawn',
      by: 'customer',
      reason: 'no more',
      attempts: 3,
    })
  })
})
