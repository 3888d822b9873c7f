/**
 * Brings every stored submission to its answer: stores first, sends oldest first, at most two
 * at a time, and lets the machine decide what a failure means. Offline and online are one path.
 * Knows neither the service nor the disk nor Electron; only their ports.
 */
import { randomUUID } from 'node:crypto'
import type { NewSubmission, QueueStatus, SubmissionId, SubmissionSummary } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { errorCatalog } from '../../shared/errors/error-catalog.ts'
import { failure, success, unreachable, type Failure, type Result } from '../../shared/errors/result.ts'
import type { Log } from '../logging/ports.ts'
import type { Clock, Random, SubmissionProgress, SubmissionStore, Verifier, VerifyOptions } from './ports.ts'
import { createProgressRecorder } from './progress-recorder.ts'
import { newReceiptNumber } from './receipt-number.ts'
import { LONGEST_BACKOFF_MS, remainingWaitMs } from './retry-policy.ts'
import { advance, type Command, type Step, type SubmissionEvent } from './submission-machine.ts'
import { createWaitingLine } from './waiting-line.ts'

export const MAX_IN_FLIGHT = 2

/** A third of what the service says it takes: small enough for any reading of its limit, large enough for 600 x 800 px. */
export const SHRUNK_IMAGE_BYTES = 1_000_000

/** A paused queue asks again by itself with one submission: a quota turns and a key is renewed without anybody telling us. */
export const PROBE_INTERVAL_MS: Ms = LONGEST_BACKOFF_MS

export interface SubmissionQueueDeps {
  readonly store: SubmissionStore
  readonly verifier: Verifier
  readonly clock: Clock
  readonly random: Random
  /** Called once the new state is on disk. */
  readonly onChanged: (summary: SubmissionSummary) => void
  readonly onQueueChanged: (status: QueueStatus) => void
  readonly log: Log
}

export interface SubmissionQueue {
  /** Takes up what an earlier run left behind; a submission found mid-send counts as a lost reply. */
  start(): void
  /**
   * Resolves once the pair would survive a power cut; it is then sent at once where that is possible.
   * @returns what the store says when it cannot keep it; nothing is left behind then
   */
  submit(submission: NewSubmission): Promise<Result<SubmissionSummary>>
  /** @returns SUBMISSION_NOT_FOUND when it has ended, or what the store says */
  sendNow(id?: SubmissionId): Result<undefined>
  /** Destroys the pictures at once. @returns SUBMISSION_NOT_FOUND when it was answered, or what the store says */
  withdraw(id: SubmissionId, by: 'customer' | 'staff', reason: string): Result<undefined>
  status(): QueueStatus
  /** The apiKey or the settings changed: asks with one submission whether a paused queue may go on. */
  resume(): void
  /** True: tries at once what waits for the network. False changes nothing, for the hint may be wrong. */
  hintOnline(isOnline: boolean): void
  /** Ends what is under way; resolves when nothing more will touch the store. */
  stop(): Promise<void>
}

interface Send {
  readonly controller: AbortController
  readonly done: Promise<void>
}

export function createSubmissionQueue(deps: SubmissionQueueDeps): SubmissionQueue {
  const { store, verifier, clock, log } = deps
  /** As it is on disk, never ahead of it. */
  const line = createWaitingLine()
  const sends = new Map<SubmissionId, Send>()
  const adding = new Set<Promise<unknown>>()
  let pause: { readonly by: Failure; readonly probeAtMs: Ms } | undefined
  let isRunning = false
  let cancelWake: (() => void) | undefined
  let lastStatus = ''

  const recorder = createProgressRecorder({
    store,
    clock,
    log,
    onRecorded: (summary, commands) => {
      line.keep(summary)
      for (const command of commands) carryOut(command, summary.id)
      announce(summary)
    },
    onUnrecordable: (id, { code }) => {
      log.error('submission-unrecordable', { id, code })
      line.drop(id)
    },
    onTroubleChanged: () => {
      announceQueue()
      pump()
    },
  })

  function start(): void {
    for (const summary of store.listOpen()) line.keep(summary)
    for (const { id } of line.all()) settle(id, { kind: 'found-after-restart' })
    for (const id of store.listUndestroyed()) recorder.destroy(id)
    isRunning = true
    announceQueue()
    pump()
  }

  async function submit(submission: NewSubmission): Promise<Result<SubmissionSummary>> {
    const adds = store.add(randomUUID(), newReceiptNumber(), clock.nowMs(), submission)
    adding.add(adds)
    const added = await adds.finally(() => adding.delete(adds))
    if (!added.ok) {
      log.warn('submission-refused', { code: added.error.code, note: added.error.note })
      return added
    }
    if (submission.replaces !== undefined) leaveReplaced(submission.replaces)
    line.keep(added.value)
    announce(added.value)
    pump()
    return added
  }

  /** The store has withdrawn it in the same transaction. */
  function leaveReplaced(id: SubmissionId): void {
    line.drop(id)
    recorder.forget(id)
    sends.get(id)?.controller.abort()
    const replaced = store.find(id)
    if (replaced) announce(replaced)
  }

  function sendNow(id?: SubmissionId): Result<undefined> {
    if (id === undefined) line.hasten((summary) => !sends.has(summary.id))
    const taken = id === undefined ? success(undefined) : record(id, { kind: 'sent-now' })
    if (taken.ok) probe()
    return taken
  }

  function resume(): void {
    const oldest = line.all().find(({ state }) => state.at === 'queued')
    if (pause) line.hasten((summary) => summary === oldest)
    probe()
  }

  function probe(): void {
    if (pause) pause = { ...pause, probeAtMs: clock.nowMs() }
    pump()
  }

  function hintOnline(isOnline: boolean): void {
    if (!isOnline) return
    hastenWhatWaitsForTheLine()
    pump()
  }

  function hastenWhatWaitsForTheLine(): void {
    line.hasten(({ id, lastFailure }) => !sends.has(id) && lastFailure !== undefined && hadNoReply(lastFailure))
  }

  function status(): QueueStatus {
    const counts = store.countByState()
    const pausedBy = recorder.trouble() ?? pause?.by
    return { waiting: counts.queued + counts.sending, held: counts.held, ...(pausedBy && { pausedBy }) }
  }

  async function stop(): Promise<void> {
    isRunning = false
    cancelWake?.()
    const underWay = [...sends.values()]
    for (const { controller } of underWay) controller.abort()
    await Promise.all([...underWay.map(({ done }) => done), ...adding])
    recorder.stop()
  }

  /** Sends all that is due and can go now, then sleeps until the next is. Each send that ends pumps again. */
  function pump(): void {
    cancelWake?.()
    cancelWake = undefined
    // a send that cannot be recorded must not be made; the recorder says when the disk is back
    if (!isRunning || recorder.trouble()) return
    const nowMs = clock.nowMs()
    const probeWaitMs = pause ? remainingWaitMs(pause.probeAtMs, nowMs) : 0
    if (probeWaitMs > 0) return wakeAfter(probeWaitMs)

    let shortestWaitMs: Ms | undefined
    for (const summary of line.all()) {
      if (sends.size >= (pause ? 1 : MAX_IN_FLIGHT)) return
      const waitMs = sends.has(summary.id) ? undefined : line.waitMs(summary, nowMs)
      if (waitMs === 0) begin(summary.id)
      else if (waitMs !== undefined) shortestWaitMs = Math.min(waitMs, shortestWaitMs ?? waitMs)
    }
    if (shortestWaitMs !== undefined) wakeAfter(shortestWaitMs)
  }

  function wakeAfter(waitMs: Ms): void {
    cancelWake = clock.after(waitMs, pump)
  }

  function begin(id: SubmissionId): void {
    line.calm(id)
    const controller = new AbortController()
    const done = send(id, controller.signal)
      .catch((error: unknown) => {
        // a defect of ours; held, so that it can neither repeat itself nor go unseen
        const note = error instanceof Error ? error.name : 'thrown'
        settle(id, { kind: 'send-failed', failure: { code: 'INTERNAL_ERROR', note } })
      })
      .finally(() => {
        sends.delete(id)
        pump()
      })
    sends.set(id, { controller, done })
  }

  async function send(id: SubmissionId, signal: AbortSignal): Promise<void> {
    const pictures = await store.openPictures(id)
    // withdrawn, replaced or stopped while the pictures were opened
    if (signal.aborted) return
    if (!pictures.ok) return settle(id, { kind: 'send-failed', failure: pictures.error })
    const began = next(id, { kind: 'send-began' })
    const recorded = began && recorder.recordOrRefuse(id, began)
    if (!recorded?.ok) return

    const options: VerifyOptions = { signal, ...(mustShrink(recorded.value) && { maxImageBytes: SHRUNK_IMAGE_BYTES }) }
    const answer = await verifier.verify(pictures.value, options)
    if (answer.ok) settle(id, { kind: 'answer-came', outcome: answer.value })
    else if (signal.aborted) settle(id, { kind: 'send-aborted', isReplyLost: answer.error.replyLost ?? false })
    else settle(id, { kind: 'send-failed', failure: answer.error })
  }

  /** Records what has happened and cannot be undone. */
  function settle(id: SubmissionId, event: SubmissionEvent): void {
    const step = next(id, event)
    if (step) recorder.record(id, step)
    else if (event.kind === 'answer-came') log.info('answer-after-withdrawal', { id })
  }

  /** Records what a person asks for, or refuses it. */
  function record(id: SubmissionId, event: SubmissionEvent & { kind: 'sent-now' | 'withdrawn' }): Result<undefined> {
    const step = next(id, event)
    if (step) {
      const recorded = recorder.recordOrRefuse(id, step)
      return recorded.ok ? success(undefined) : recorded
    }
    const alreadySo = event.kind === 'withdrawn' ? 'withdrawn' : 'sending'
    return progressOf(id)?.state.at === alreadySo ? success(undefined) : failure('SUBMISSION_NOT_FOUND')
  }

  function next(id: SubmissionId, event: SubmissionEvent): Step | undefined {
    const progress = progressOf(id)
    return progress && advance(progress, event, { nowMs: clock.nowMs(), random: deps.random })
  }

  function progressOf(id: SubmissionId): SubmissionProgress | undefined {
    const known = recorder.unsaved(id) ?? line.get(id) ?? store.find(id)
    return known && { state: known.state, lostReplies: known.lostReplies, ...failureOf(known) }
  }

  function carryOut(command: Command, id: SubmissionId): void {
    switch (command.kind) {
      case 'destroy-pictures':
        return // the recorder has seen to it
      case 'abort-send':
        return sends.get(id)?.controller.abort()
      case 'pause-queue':
        pause = { by: command.failure, probeAtMs: clock.nowMs() + PROBE_INTERVAL_MS }
        return log.warn('queue-paused', { code: command.failure.code })
      case 'unpause-queue':
        pause = undefined
        // one got through, so the way is clear for those that failed on it
        return hastenWhatWaitsForTheLine()
      default:
        return unreachable(command)
    }
  }

  function announce(summary: SubmissionSummary): void {
    const { id, state, lastFailure, lostReplies } = summary
    log.info(`submission-${state.at}`, { id, code: lastFailure?.code, lostReplies })
    deps.onChanged(summary)
    announceQueue()
  }

  function announceQueue(): void {
    const now = status()
    const text = JSON.stringify(now)
    if (text === lastStatus) return
    lastStatus = text
    deps.onQueueChanged(now)
  }

  return {
    start,
    submit,
    sendNow,
    withdraw: (id, by, reason) => record(id, { kind: 'withdrawn', by, reason }),
    status,
    resume,
    hintOnline,
    stop,
  }
}

/** Nothing came back at all: the way to the service, not the service, stood between. */
function hadNoReply({ code, httpStatus }: Failure): boolean {
  return errorCatalog[code].source === 'network' && httpStatus === undefined
}

function mustShrink({ state }: SubmissionSummary): boolean {
  return state.at === 'sending' && state.mustShrink === true
}

function failureOf({ lastFailure }: SubmissionProgress): { lastFailure?: Failure } {
  return lastFailure ? { lastFailure } : {}
}
