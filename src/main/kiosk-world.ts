/**
 * Makes all that belongs to one mode and joins it: store, queue and the way to the service.
 * Part of the composition root: no rule of its own beyond which part goes where.
 */
import { join } from 'node:path'
import type { EncodedImage } from '../shared/domain/capture.ts'
import type { PracticeOutcome } from '../shared/domain/practice.ts'
import type { QueueStatus, SubmissionId, SubmissionSummary } from '../shared/domain/submission.ts'
import type { Ms } from '../shared/domain/units.ts'
import { failure, success, type Failure, type Result } from '../shared/errors/result.ts'
import type { AuditClock, AuditLog, AuditVerdict } from './audit/ports.ts'
import { startDailyCheck } from './health/daily-check.ts'
import { brokenAudit, unreadable } from './health/describe-kiosk.ts'
import type { Log } from './logging/ports.ts'
import type { AwaitConnection } from './okayface/await-connection.ts'
import type { ClockEvidence } from './okayface/clock-evidence.ts'
import { createOkayFaceClient } from './okayface/okayface-client.ts'
import type { ServiceFetch } from './okayface/service-exchange.ts'
import type { KioskMode, World } from './practice/mode-switch.ts'
import { practiceKeys, startOkayFaceSimulator } from './practice/okayface-simulator.ts'
import { createSessionSecretBox } from './practice/session-secret-box.ts'
import type { ApiKeyStore } from './storage/api-key-store.ts'
import { freeDiskBytes } from './storage/disk-room.ts'
import { removeDatabase, removeKept } from './storage/file-swap.ts'
import { openSubmissionStore, type OpenedStore } from './storage/open-submission-store.ts'
import type { SecretBox } from './storage/ports.ts'
import { createRefusingStore } from './storage/refusing-store.ts'
import type { SettingsStore } from './storage/settings-store.ts'
import type { Clock, Random, SubmissionStore, Verifier } from './submission/ports.ts'
import { createSubmissionQueue, type SubmissionQueue } from './submission/submission-queue.ts'

export interface WorldParts {
  /** The app's user-data folder. */
  readonly folder: string
  readonly appVersion: string
  readonly osCipher: SecretBox
  readonly apiKeys: ApiKeyStore
  readonly settings: SettingsStore
  readonly fetch: ServiceFetch
  /** Absent where `fetch` does not read a body before it is connected. */
  readonly awaitConnection?: AwaitConnection
  readonly shrink: (image: EncodedImage, maxBytes: number) => EncodedImage | undefined
  readonly clock: Clock & AuditClock
  readonly clockEvidence: ClockEvidence
  readonly random: Random
  readonly log: Log
  readonly onChanged: (summary: SubmissionSummary) => void
  readonly onQueueChanged: (status: QueueStatus) => void
  /** The store was found to be damaged: opening the world again mends it. */
  readonly onDamaged: () => void
  /** What staff must hear of has changed. */
  readonly onWarningsChanged: () => void
}

export interface KioskWorld extends World {
  readonly store: SubmissionStore
  readonly queue: SubmissionQueue
  /** For what happens outside the store: settings, the key. A disk that refuses is logged. */
  readonly audit: AuditLog
  /** The rest of what the store can do; why not, where it could not be opened. */
  readonly opened: Result<OpenedStore>
  /** What staff must hear of although work can go on. */
  warnings(): readonly Failure[]
  /** @returns SETTINGS_INVALID in live mode: the real service answers what it answers */
  rehearse(outcome: PracticeOutcome): Promise<Result<undefined>>
}

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
  const verifier = createLiveVerifier(parts)
  const place = { mode: 'live', path: join(parts.folder, 'submissions.sqlite'), box: parts.osCipher } as const
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
  const opened = await openSubmissionStore({ path, box, clock, freeBytes: () => freeDiskBytes(folder), onDamaged, log })
  if (!opened.ok) log.error('store-unopened', { code: opened.error.code, note: opened.error.note })
  const damage = opened.ok ? opened.value.damage : undefined
  if (damage) log.error('store-damaged', { note: damage.note })

  const audit = loggingRefusals(opened.ok ? opened.value.audit : { append: () => opened }, log)
  audit.append({ kind: 'kiosk-started', appVersion: parts.appVersion, mode })
  const store = opened.ok ? opened.value.store : createRefusingStore(opened.error)
  const queue = createSubmissionQueue({
    ...parts,
    store,
    verifier,
    memory: opened.ok ? opened.value.queueMemory : { read: () => undefined, write: () => opened },
    readLimits: () => settings.read(),
    onQueueChanged: auditingPauses(audit, parts.onQueueChanged),
  })
  queue.start()
  const retention = keepToPeriods(store, parts)
  const examination = opened.ok ? examineDaily(opened.value, queue, parts) : undefined

  return {
    store,
    queue,
    audit,
    opened,
    warnings: () => [
      ...(damage ? [damage] : []),
      ...retention.warnings(),
      ...brokenAudit(examination?.audit()),
      ...unreadable(new Set([...store.listUnreadable(), ...(examination?.unreadable() ?? [])]).size),
    ],
    rehearse: (outcome) => service.rehearse(outcome),
    leave: async () => {
      retention.stop()
      await examination?.stop()
      await queue.stop()
      audit.append({ kind: 'kiosk-stopped' })
      if (opened.ok) await opened.value.close()
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

const DAY_MS: Ms = 86_400_000

/** Sweeps now and once a day, and remembers what staff must be told. */
function keepToPeriods(store: SubmissionStore, { clock, settings, onChanged, log }: WorldParts) {
  let overdue = 0
  let cancel: (() => void) | undefined

  function sweep(): void {
    cancel = clock.after(DAY_MS, sweep)
    const swept = store.sweep(settings.read())
    if (!swept.ok) return log.error('sweep-refused', { code: swept.error.code, note: swept.error.note })
    overdue = swept.value.overdue
    for (const summary of swept.value.withdrawn) onChanged(summary)
  }
  sweep()

  return {
    warnings: (): readonly Failure[] =>
      overdue > 0 ? [{ code: 'PICTURES_OVERDUE', note: `${overdue} on this kiosk` }] : [],
    stop: () => cancel?.(),
  }
}

/** Examines what is kept once a day, and remembers what staff must be told until the next time. */
function examineDaily(
  opened: OpenedStore,
  queue: Pick<SubmissionQueue, 'status'>,
  { clock, log, onWarningsChanged }: WorldParts,
) {
  let audit: AuditVerdict | undefined
  let found: readonly SubmissionId[] = []

  async function examine(): Promise<void> {
    const examination = await opened.examine()
    if (!examination.ok) return log.error('examination-failed', { code: examination.error.code })
    if (!examination.value) return
    audit = examination.value.audit
    found = examination.value.unreadable
    const facts = { examined: examination.value.examined, unreadable: found.length }
    if (audit.isWhole) log.info('examined', { ...facts, auditLines: audit.lines })
    else log.error('audit-broken', { ...facts, fault: audit.fault, sequence: audit.sequence })
    onWarningsChanged()
  }

  return {
    audit: () => audit,
    /** Those that were withdrawn or replaced since are nobody's trouble any more. */
    unreadable: () => found.filter((id) => isWaiting(opened.store.find(id))),
    stop: startDailyCheck({ clock, isBusy: () => queue.status().sending > 0, examine }),
  }
}

function isWaiting(summary: SubmissionSummary | undefined): boolean {
  return summary !== undefined && summary.state.at !== 'answered' && summary.state.at !== 'withdrawn'
}
