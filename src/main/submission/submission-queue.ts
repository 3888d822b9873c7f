/**
 * Brings every stored submission to its answer: stores first, sends oldest first and lets the machine decide what
 * a failure means. Offline and online are one path. Knows neither the service nor the disk nor Electron; only their ports.
 */
import { randomUUID } from 'node:crypto'
import type { OfficerId } from '../../shared/domain/officer.ts'
import type { NewSubmission, QueueStatus, SubmissionId, SubmissionSummary } from '../../shared/domain/submission.ts'
import { success, unreachable, type Failure, type Result } from '../../shared/errors/result.ts'
import type { Log } from '../logging/ports.ts'
import { createCallMeter } from './call-meter.ts'
import { createLineWatch, hadNoAnswer } from './line-watch.ts'
import type { Clock, QueueMemory, Random, SendingLimits, SubmissionStore, Verifier } from './ports.ts'
import { createProgressRecorder } from './progress-recorder.ts'
import { readNotes, writeNotes } from './queue-notes.ts'
import { createQueuePause } from './queue-pause.ts'
import { newReceiptNumber } from './receipt-number.ts'
import { createSender } from './sender.ts'
import { createSendingTurns } from './sending-turns.ts'
import { createSubmissionDesk } from './submission-desk.ts'
import type { Command } from './submission-machine.ts'
import { createWaitingLine } from './waiting-line.ts'

export interface SubmissionQueueDeps {
  readonly store: SubmissionStore
  readonly memory: QueueMemory
  readonly verifier: Verifier
  readonly clock: Clock
  readonly random: Random
  readonly readLimits: () => SendingLimits
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
  /**
   * Waits for no due time. One submission goes before all others and beyond the calls of the minute, never beyond
   * those of the day nor beyond what may be under way at once.
   * @returns SUBMISSION_NOT_FOUND when it has ended, or what the store says
   */
  sendNow(id?: SubmissionId): Result<undefined>
  /** Destroys the pictures at once. @returns SUBMISSION_NOT_FOUND when it was answered, or what the store says */
  withdraw(id: SubmissionId, by: 'customer' | 'staff', reason: string, officer?: OfficerId): Result<undefined>
  /** Writes down staff's own reference; an empty one takes it off. @returns SUBMISSION_NOT_FOUND, or what the store says */
  setReference(id: SubmissionId, reference: string): Promise<Result<undefined>>
  status(): QueueStatus
  /** The apiKey or the settings changed: asks with one submission whether a paused queue may go on. */
  resume(): void
  /** True: tries at once what waits for the network. False changes nothing, for the hint may be wrong. */
  hintOnline(isOnline: boolean): void
  /** Ends what is under way; resolves when nothing more will touch the store. */
  stop(): Promise<void>
}

export function createSubmissionQueue(deps: SubmissionQueueDeps): SubmissionQueue {
  const { store, memory, verifier, clock, readLimits, log } = deps
  const found = readNotes(memory.read())
  /** As it is on disk, never ahead of it. */
  const line = createWaitingLine()
  const pause = createQueuePause(clock, found.pause)
  const way = createLineWatch(deps)
  const meter = createCallMeter({ clock, readLimits, found: found.counts, onToNote: () => note() })
  const writing = new Set<Promise<unknown>>()
  let isRunning = false
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
      turns.take()
    },
  })
  const desk = createSubmissionDesk({ ...deps, line, recorder })
  const sender = createSender({
    store,
    verifier,
    desk,
    claimCall: (wish) => meter.claim(wish),
    onReply: (failure) => {
      if (failure && !mayHaveArrived(failure)) meter.giveBack()
      // one got through, so the way is clear for those that failed on it
      if (failure ? way.failed(failure) : way.worked()) hastenWhatWaitsForTheLine()
    },
    onEnded: () => {
      announceQueue()
      turns.take()
    },
  })
  const turns = createSendingTurns({
    line,
    sender,
    pause,
    way,
    meter,
    clock,
    readLimits,
    canRecord: () => isRunning && !recorder.trouble(),
  })

  function start(): void {
    for (const summary of store.listOpen()) line.keep(summary)
    for (const { id } of line.all()) desk.settle(id, { kind: 'found-after-restart' })
    for (const id of store.listUndestroyed()) recorder.destroy(id)
    isRunning = true
    announceQueue()
    turns.take()
  }

  async function submit(submission: NewSubmission): Promise<Result<SubmissionSummary>> {
    const added = await finishing(store.add(randomUUID(), newReceiptNumber(), clock.nowMs(), submission))
    if (!added.ok) {
      log.warn('submission-refused', { code: added.error.code, note: added.error.note })
      return added
    }
    if (submission.replaces !== undefined) leaveReplaced(submission.replaces)
    line.keep(added.value)
    announce(added.value)
    turns.take()
    return added
  }

  /** The store is closed only after it. */
  async function finishing<T>(write: Promise<T>): Promise<T> {
    writing.add(write)
    return write.finally(() => writing.delete(write))
  }

  /** The store has withdrawn it in the same transaction. */
  function leaveReplaced(id: SubmissionId): void {
    line.drop(id)
    recorder.forget(id)
    sender.abort(id)
    const replaced = store.find(id)
    if (replaced) announce(replaced)
  }

  function sendNow(id?: SubmissionId): Result<undefined> {
    const taken = id === undefined ? success(undefined) : desk.wish(id, { kind: 'sent-now' })
    if (!taken.ok) return taken
    if (id === undefined) {
      line.hasten((summary) => !sender.isSending(summary.id))
      way.hoped()
    } else if (!sender.isSending(id)) {
      line.wish(id)
    }
    pause.probeNow()
    turns.take()
    return taken
  }

  async function setReference(id: SubmissionId, reference: string): Promise<Result<undefined>> {
    const set = await finishing(store.setReference(id, reference === '' ? undefined : reference))
    if (!set.ok) return set
    announce(set.value)
    return success(undefined)
  }

  function resume(): void {
    const oldest = line.all().find(({ state }) => state.at === 'queued')
    if (pause.by()) {
      line.hasten((summary) => summary === oldest)
      way.hoped()
    }
    pause.probeNow()
    turns.take()
  }

  function hintOnline(isOnline: boolean): void {
    if (!isOnline) return
    way.hoped()
    hastenWhatWaitsForTheLine()
    turns.take()
  }

  function hastenWhatWaitsForTheLine(): void {
    line.hasten(({ id, lastFailure }) => !sender.isSending(id) && lastFailure !== undefined && hadNoAnswer(lastFailure))
  }

  function status(): QueueStatus {
    const { queued, sending, held, answered, withdrawn } = store.countByState()
    const waiting = queued + sending
    const pausedBy = recorder.trouble() ?? pause.by() ?? (waiting > 0 && meter.isDaySpent() ? daySpent : undefined)
    const slowedBy = way.trouble()
    return {
      waiting,
      sending,
      held,
      answered,
      withdrawn,
      unreadable: store.listUnreadable().length,
      ...(pausedBy && { pausedBy }),
      ...(slowedBy && { slowedBy }),
    }
  }

  async function stop(): Promise<void> {
    isRunning = false
    turns.stop()
    await Promise.all([sender.stop(), ...writing])
    turns.stop()
    recorder.stop()
    note(meter.counts())
  }

  function carryOut(command: Command, id: SubmissionId): void {
    switch (command.kind) {
      case 'destroy-pictures':
        return // the recorder has seen to it
      case 'abort-send':
        return sender.abort(id)
      case 'pause-queue':
        pause.begin(command.failure)
        note()
        return log.warn('queue-paused', { code: command.failure.code })
      case 'unpause-queue':
        if (!pause.by()) return
        pause.end()
        return note()
      default:
        return unreachable(command)
    }
  }

  /** What cannot be noted is only forgotten by a restart; that the disk refuses is said by those who save submissions. */
  function note(counts = meter.countsToNote()): void {
    const noted = pause.toNote()
    memory.write(writeNotes({ counts, ...(noted && { pause: noted }) }))
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
    withdraw: (id, by, reason, officer) =>
      desk.wish(id, { kind: 'withdrawn', by, reason, ...(officer !== undefined && { officer }) }),
    setReference,
    status,
    resume,
    hintOnline,
    stop,
  }
}

/** Otherwise it can have cost no call. */
function mayHaveArrived({ httpStatus, replyLost }: Failure): boolean {
  return httpStatus !== undefined || replyLost === true
}

const daySpent: Failure = { code: 'CALL_LIMIT_REACHED' }
