/**
 * Makes all that belongs to one mode and joins it: store, queue and the way to the service.
 * Part of the composition root: no rule of its own beyond which part goes where.
 */
import { join } from 'node:path'
import type { AuditFinding } from '../shared/domain/audit.ts'
import type { EncodedImage } from '../shared/domain/capture.ts'
import type { StorageFacts } from '../shared/domain/diagnostics.ts'
import type { PracticeOutcome } from '../shared/domain/practice.ts'
import { hasEnded, type QueueStatus, type SubmissionSummary } from '../shared/domain/submission.ts'
import { failure, success, type Failure, type Result } from '../shared/errors/result.ts'
import type { AuditClock, AuditLog } from './audit/ports.ts'
import { brokenAudit, lateResults, unreadable } from './health/describe-kiosk.ts'
import { examineDaily, keepToPeriods } from './kiosk-upkeep.ts'
import type { Log } from './logging/ports.ts'
import type { AwaitConnection } from './okayface/await-connection.ts'
import type { ClockEvidence } from './okayface/clock-evidence.ts'
import { createOkayFaceClient } from './okayface/okayface-client.ts'
import type { ServiceFetch } from './okayface/service-exchange.ts'
import type { KioskMode, World } from './practice/mode-switch.ts'
import { practiceKeys, startOkayFaceSimulator } from './practice/okayface-simulator.ts'
import { createSessionSecretBox } from './practice/session-secret-box.ts'
import type { ResultsWay } from './results/ports.ts'
import { createResultCourier, type ResultCourier } from './results/result-courier.ts'
import type { ApiKeyStore } from './storage/api-key-store.ts'
import { databaseBytes, freeDiskBytes, roomLimitsOf } from './storage/disk-room.ts'
import { removeDatabase, removeKept } from './storage/file-swap.ts'
import { openSubmissionStore, type OpenedStore } from './storage/open-submission-store.ts'
import type { SecretBox } from './storage/ports.ts'
import { createRefusingStore } from './storage/refusing-store.ts'
import type { SettingsStore } from './storage/settings-store.ts'
import type { Clock, Random, SubmissionStore, Verifier } from './submission/ports.ts'
import type { KioskMeter } from './telemetry/kiosk-meter.ts'
import { observedVerifier } from './telemetry/observed-verifier.ts'
import { createSubmissionQueue, type SubmissionQueue } from './submission/submission-queue.ts'

export interface WorldParts {
  /** The app's user-data folder. */
  readonly folder: string
  readonly appVersion: string
  /** For what must outlive the process. */
  readonly secretBox: SecretBox
  readonly apiKeys: ApiKeyStore
  readonly settings: SettingsStore
  readonly fetch: ServiceFetch
  /** Absent where `fetch` does not read a body before it is connected. */
  readonly awaitConnection?: AwaitConnection
  readonly shrink: (image: EncodedImage, maxBytes: number) => EncodedImage | undefined
  readonly clock: Clock & AuditClock
  readonly clockEvidence: ClockEvidence
  readonly random: Random
  /** Where the organisation's systems are told how checks end; live mode only. */
  readonly results?: ResultsWay
  /** Counts what happens here; live mode only. */
  readonly observer?: KioskObserver
  readonly log: Log
  readonly onChanged: (summary: SubmissionSummary) => void
  readonly onQueueChanged: (status: QueueStatus) => void
  /** The store was found to be damaged: opening the world again mends it. */
  readonly onDamaged: () => void
  /** What staff must hear of has changed. */
  readonly onWarningsChanged: () => void
}

export interface KioskWorld extends World {
  /** Absent where no results are ever delivered. */
  readonly courier?: ResultCourier
  readonly store: SubmissionStore
  readonly queue: SubmissionQueue
  /** For what happens outside the store: settings, the key. A disk that refuses is logged. */
  readonly audit: AuditLog
  /** The rest of what the store can do; why not, where it could not be opened. */
  readonly opened: Result<OpenedStore>
  /** What staff must hear of although work can go on. */
  warnings(): readonly Failure[]
  /** How full it is, and what the last examination found. */
  storageFacts(): StorageFacts
  /** Reads the whole audit log now; what is found counts until the next examination. @returns why it does not read */
  inspectAudit(): Promise<Result<AuditFinding>>
  /** @returns SETTINGS_INVALID in live mode: the real service answers what it answers */
  rehearse(outcome: PracticeOutcome): Promise<Result<undefined>>
}

/** Told of what happens here; keeps figures only. */
export type KioskObserver = Pick<KioskMeter, 'callEnded' | 'checkEnded'>

/** About as long as a person waits for the real service on a good day, [2-4 s for one call], but never boring. */
const PRACTICE_LATENCY_MS = [900, 1_600] as const

export function openWorld(mode: KioskMode, parts: WorldParts): Promise<KioskWorld> {
  return mode === 'practice' ? openPractice(parts) : openLive(parts)
}

/** The way to the real service; also for trying the key before the kiosk goes live. */
export function createLiveVerifier(
  parts: Omit<WorldParts, 'onChanged' | 'onQueueChanged' | 'onDamaged' | 'onWarningsChanged'>,
): Verifier {
  const { settings, apiKeys } = parts
  return createOkayFaceClient({
    ...parts,
    readService: () => ({ baseUrl: settings.read().serviceBaseUrl, version: settings.read().serviceVersion }),
    readApiKey: () => apiKeys.read(),
  })
}

function openLive(parts: WorldParts): Promise<KioskWorld> {
  const { observer } = parts
  const service = createLiveVerifier(parts)
  const verifier = observer ? observedVerifier(service, () => parts.clock.monotonicMs(), observer.callEnded) : service
  const place = { mode: 'live', path: join(parts.folder, 'submissions.sqlite'), box: parts.secretBox } as const
  return openStoreAndQueue(parts, place, verifier, {
    rehearse: () => Promise.resolve(failure('SETTINGS_INVALID', { note: 'practice mode only' })),
    leave: () => Promise.resolve(),
  })
}

async function openPractice(parts: WorldParts): Promise<KioskWorld> {
  const simulator = await startOkayFaceSimulator({ latencyMs: PRACTICE_LATENCY_MS })
  // this computer's own clock proves nothing about this computer's clock
  const { clockEvidence: _, ...others } = parts
  const verifier = createOkayFaceClient({
    ...others,
    readService: () => ({ baseUrl: simulator.baseUrl, version: parts.settings.read().serviceVersion }),
    readApiKey: () => Promise.resolve(success(practiceKeys.good)),
  })
  const path = join(parts.folder, 'practice.sqlite')
  // its key died with the process that wrote it
  removeDatabase(path)
  removeKept(path, '')
  return openStoreAndQueue(parts, { mode: 'practice', path, box: createSessionSecretBox() }, verifier, {
    rehearse: async (outcome) => {
      await simulator.rehearse(outcome)
      return success(undefined)
    },
    leave: () => simulator.close(),
  })
}

async function openStoreAndQueue(
  parts: WorldParts,
  { mode, path, box }: { readonly mode: KioskMode; readonly path: string; readonly box: SecretBox },
  verifier: Verifier,
  service: Pick<KioskWorld, 'rehearse' | 'leave'>,
): Promise<KioskWorld> {
  const { folder, clock, settings, log } = parts
  const { onDamaged } = parts
  // what is practised is nobody's result
  const results = mode === 'live' ? parts.results : undefined
  const opened = await openSubmissionStore({
    path,
    box,
    clock,
    freeBytes: () => freeDiskBytes(folder),
    limits: () => roomLimitsOf(settings.read()),
    onDamaged,
    onKeysOpened: parts.onWarningsChanged,
    log,
    ...(results && { tellEnd: results.tellEnd }),
  })
  if (!opened.ok) log.error('store-unopened', { code: opened.error.code, note: opened.error.note })
  const damage = opened.ok ? opened.value.damage : undefined
  if (damage) log.error('store-damaged', { note: damage.note })

  const audit = loggingRefusals(opened.ok ? opened.value.audit : { append: () => opened }, log)
  audit.append({ kind: 'kiosk-started', appVersion: parts.appVersion, mode })
  const store = opened.ok ? opened.value.store : createRefusingStore(opened.error)
  const courier =
    opened.ok && results
      ? createResultCourier({
          ...results,
          outbox: opened.value.outbox,
          clock,
          random: parts.random,
          onTroubleChanged: parts.onWarningsChanged,
          log,
        })
      : undefined
  courier?.start()
  // a reference may be part of what it hands over
  if (opened.ok) void opened.value.keysTried.then(() => courier?.resume())
  const onChanged = (summary: SubmissionSummary): void => {
    parts.onChanged(summary)
    if (!hasEnded(summary.state)) return
    courier?.nudge()
    if (mode === 'live') parts.observer?.checkEnded(summary.id, summary.state, clock.nowMs() - summary.createdAtMs)
  }
  const queue = createSubmissionQueue({
    ...parts,
    onChanged,
    store,
    verifier,
    memory: opened.ok ? opened.value.queueMemory : { read: () => undefined, write: () => opened },
    readLimits: () => settings.read(),
    onQueueChanged: auditingPauses(audit, parts.onQueueChanged),
  })
  queue.start()
  const retention = keepToPeriods(store, { ...parts, onChanged })
  const examination = opened.ok ? examineDaily(opened.value, queue, parts) : undefined

  return {
    store,
    queue,
    audit,
    opened,
    ...(courier && { courier }),
    warnings: () => [
      ...(damage ? [damage] : []),
      ...retention.warnings(),
      ...(courier ? lateResults(courier.status(), clock.nowMs()) : []),
      ...brokenAudit(examination?.audit()),
      ...unreadable(new Set([...store.listUnreadable(), ...(examination?.unreadable() ?? [])]).size),
    ],
    storageFacts: () => {
      const freeBytes = freeDiskBytes(folder)
      const fileBytes = databaseBytes(path)
      const room = store.canAccept()
      const lastExamination = examination?.last()
      return {
        ...(freeBytes !== undefined && { freeBytes }),
        ...(fileBytes !== undefined && { databaseBytes: fileBytes }),
        ...(opened.ok && { counts: queue.status() }),
        ...(!room.ok && { problem: room.error.code }),
        ...(lastExamination && { lastExamination }),
      }
    },
    inspectAudit: async () => {
      if (!opened.ok) return opened
      const found = await opened.value.archive.inspect()
      if (found.ok) examination?.noteAudit(found.value.verdict)
      return found
    },
    rehearse: (outcome) => service.rehearse(outcome),
    leave: async () => {
      retention.stop()
      // an examination that is under way is ended by the store, as it closes
      const examined = examination?.stop()
      await queue.stop()
      await courier?.stop()
      audit.append({ kind: 'kiosk-stopped' })
      if (opened.ok) await opened.value.close()
      await examined
      await service.leave()
    },
  }
}

/** Who appends has done what the line says already; that it could not be written must not be lost. */
function loggingRefusals(audit: AuditLog, log: Log): AuditLog {
  return {
    append: (event) => {
      const appended = audit.append(event)
      if (!appended.ok) log.error('audit-line-not-written', { kind: event.kind, code: appended.error.code })
      return appended
    },
  }
}

function auditingPauses(audit: AuditLog, onQueueChanged: WorldParts['onQueueChanged']): WorldParts['onQueueChanged'] {
  let pausedBy: QueueStatus['pausedBy']
  return (status) => {
    const before = pausedBy?.code
    pausedBy = status.pausedBy
    if (pausedBy && pausedBy.code !== before) audit.append({ kind: 'queue-paused', code: pausedBy.code })
    if (!pausedBy && before !== undefined) audit.append({ kind: 'queue-resumed' })
    onQueueChanged(status)
  }
}
