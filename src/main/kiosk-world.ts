/**
 * Makes all that belongs to one mode and joins it: store, queue and the way to the service.
 * Part of the composition root: no rule of its own beyond which part goes where.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { EncodedImage } from '../shared/domain/capture.ts'
import type { PracticeOutcome } from '../shared/domain/practice.ts'
import type { QueueStatus, SubmissionSummary } from '../shared/domain/submission.ts'
import { failure, success, type Failure, type Result } from '../shared/errors/result.ts'
import type { Log } from './logging/ports.ts'
import { createOkayFaceClient } from './okayface/okayface-client.ts'
import type { ServiceFetch } from './okayface/service-exchange.ts'
import type { KioskMode, World } from './practice/mode-switch.ts'
import { practiceKeys, startOkayFaceSimulator } from './practice/okayface-simulator.ts'
import { createSessionSecretBox } from './practice/session-secret-box.ts'
import type { ApiKeyStore } from './storage/api-key-store.ts'
import { createDataKey } from './storage/data-key.ts'
import { databaseKeySlot, openDatabase } from './storage/database.ts'
import { freeDiskBytes } from './storage/disk-room.ts'
import type { SecretBox } from './storage/ports.ts'
import { createRefusingStore } from './storage/refusing-store.ts'
import type { SettingsStore } from './storage/settings-store.ts'
import { createSubmissionStore } from './storage/submission-store.ts'
import type { Clock, Random, SubmissionStore, Verifier } from './submission/ports.ts'
import { createSubmissionQueue, type SubmissionQueue } from './submission/submission-queue.ts'

export interface WorldParts {
  /** The app's user-data folder. */
  readonly folder: string
  readonly osCipher: SecretBox
  readonly apiKeys: ApiKeyStore
  readonly settings: SettingsStore
  readonly fetch: ServiceFetch
  readonly shrink: (image: EncodedImage, maxBytes: number) => EncodedImage | undefined
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly onChanged: (summary: SubmissionSummary) => void
  readonly onQueueChanged: (status: QueueStatus) => void
}

export interface KioskWorld extends World {
  readonly store: SubmissionStore
  readonly queue: SubmissionQueue
  /** What staff must hear of although work can go on. */
  readonly warnings: readonly Failure[]
  /** @returns SETTINGS_INVALID in live mode: the real service answers what it answers */
  rehearse(outcome: PracticeOutcome): Promise<Result<undefined>>
}

/** About as long as a person waits for the real service on a good day, [2-4 s for one call], but never boring. */
const PRACTICE_LATENCY_MS = [900, 1_600] as const

export function openWorld(mode: KioskMode, parts: WorldParts): Promise<KioskWorld> {
  return mode === 'practice' ? openPractice(parts) : Promise.resolve(openLive(parts))
}

/** The way to the real service; also for trying the key before the kiosk goes live. */
export function createLiveVerifier(parts: Omit<WorldParts, 'onChanged' | 'onQueueChanged'>): Verifier {
  const { settings, apiKeys } = parts
  return createOkayFaceClient({
    ...parts,
    readService: () => ({ baseUrl: settings.read().serviceBaseUrl, version: settings.read().serviceVersion }),
    readApiKey: () => apiKeys.read(),
  })
}

function openLive(parts: WorldParts): KioskWorld {
  const verifier = createLiveVerifier(parts)
  return openStoreAndQueue(parts, join(parts.folder, 'submissions.sqlite'), parts.osCipher, verifier, {
    rehearse: () => Promise.resolve(failure('SETTINGS_INVALID', { note: 'practice mode only' })),
    leave: () => Promise.resolve(),
  })
}

async function openPractice(parts: WorldParts): Promise<KioskWorld> {
  const simulator = await startOkayFaceSimulator({ latencyMs: PRACTICE_LATENCY_MS })
  const verifier = createOkayFaceClient({
    ...parts,
    readService: () => ({ baseUrl: simulator.baseUrl, version: parts.settings.read().serviceVersion }),
    readApiKey: () => Promise.resolve(success(practiceKeys.good)),
  })
  const path = join(parts.folder, 'practice.sqlite')
  // its key died with the process that wrote it
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true, maxRetries: 5, retryDelay: 100 })
  return openStoreAndQueue(parts, path, createSessionSecretBox(), verifier, {
    rehearse: async (outcome) => {
      await simulator.rehearse(outcome)
      return success(undefined)
    },
    leave: () => simulator.close(),
  })
}

function openStoreAndQueue(
  parts: WorldParts,
  path: string,
  box: SecretBox,
  verifier: Verifier,
  service: Pick<KioskWorld, 'rehearse' | 'leave'>,
): KioskWorld {
  const { folder, log } = parts
  const opened = openDatabase(path, parts.clock.nowMs())
  if (!opened.ok) log.error('store-unopened', { code: opened.error.code, note: opened.error.note })
  const damage = opened.ok ? opened.value.damage : undefined
  if (damage) log.error('store-damaged', { note: damage.note })

  const store = opened.ok
    ? createSubmissionStore({
        database: opened.value.database,
        dataKey: createDataKey({
          box,
          slot: databaseKeySlot(opened.value.database, 'data-key'),
        }),
        freeBytes: () => freeDiskBytes(folder),
        log,
      })
    : createRefusingStore(opened.error)
  const queue = createSubmissionQueue({ ...parts, store, verifier })
  queue.start()

  return {
    store,
    queue,
    warnings: damage ? [damage] : [],
    rehearse: (outcome) => service.rehearse(outcome),
    leave: async () => {
      await queue.stop()
      if (opened.ok) opened.value.database.close()
      await service.leave()
    },
  }
}
