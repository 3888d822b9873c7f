/** Joins what tells the organisation's own systems of this kiosk: results and telemetry. Part of the composition root: no rule of its own. */
import { randomUUID } from 'node:crypto'
import type { Settings } from '../shared/domain/settings.ts'
import { failure, type Result } from '../shared/errors/result.ts'
import type { KioskWorld } from './kiosk-world.ts'
import type { Log } from './logging/ports.ts'
import { createFolderDelivery, tryFolder } from './results/folder-delivery.ts'
import type { ResultsWay } from './results/ports.ts'
import { readKeptMessage, resultMessage } from './results/result-message.ts'
import { createWebhookDelivery } from './results/webhook-delivery.ts'
import { webhookSecretFault } from './results/webhook-signature.ts'
import type { KeyValueFile, SecretBox } from './storage/ports.ts'
import { createSealedSecret, type SealedSecret } from './storage/sealed-secret.ts'
import type { SettingsStore } from './storage/settings-store.ts'
import type { Clock, Random } from './submission/ports.ts'
import { createKioskMeter, type KioskMeter, type KioskMeterParts, type KioskReadings } from './telemetry/kiosk-meter.ts'
import { createTelemetryLoop, type TelemetryDeps } from './telemetry/telemetry-loop.ts'

export interface ResultsParts {
  readonly settings: Pick<SettingsStore, 'read'>
  readonly secret: Pick<SealedSecret, 'read'>
  readonly readKioskId: () => string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly clock: Clock
}

export function createResultsSecret(box: SecretBox, file: KeyValueFile): SealedSecret {
  const missing = 'RESULTS_SECRET_MISSING'
  return createSealedSecret({ box, file, field: 'resultsSecretSealed', missing, faultOf: webhookSecretFault })
}

const KIOSK_ID = 'kioskId'

/** The administrator's name for this kiosk, or a random one that stays. */
export function kioskIdReader(settings: Pick<SettingsStore, 'read'>, file: KeyValueFile): () => string {
  const kept = file.get(KIOSK_ID)
  const random = typeof kept === 'string' && kept !== '' ? kept : randomUUID()
  // where the disk refuses, this run has a name of its own
  if (kept !== random) file.set(KIOSK_ID, random)
  return () => settings.read().kioskId || random
}

export interface TelemetryParts {
  readonly versions: KioskMeterParts['versions']
  readonly read: () => KioskReadings
  readonly readKioskId: () => string
  readonly readUrl: () => string
  readonly fetch: TelemetryDeps['fetch']
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** Counts from the start of the kiosk; sends only where there is a collector. Another name of the kiosk begins new counts. */
export function createTelemetry(parts: TelemetryParts) {
  const { versions, read, readKioskId } = parts
  let kioskId = readKioskId()
  let meter = createKioskMeter({ kioskId, versions, read })
  const current = (): KioskMeter => {
    if (readKioskId() !== kioskId) {
      kioskId = readKioskId()
      meter = createKioskMeter({ kioskId, versions, read })
    }
    return meter
  }
  const loop = createTelemetryLoop({ ...parts, collect: () => current().collect() })
  const observer: Omit<KioskMeter, 'collect'> = {
    callEnded: (outcome, tookMs) => current().callEnded(outcome, tookMs),
    checkEnded: (id, state, tookMs) => current().checkEnded(id, state, tookMs),
    cameraFailed: (code) => current().cameraFailed(code),
  }
  return { ...loop, observer }
}

/** Practice is no figure of anybody's. */
export function readFigures(
  world: Pick<KioskWorld, 'store' | 'queue' | 'courier' | 'opened'> | undefined,
  mode: Settings['mode'],
  clock: Clock,
): Omit<KioskReadings, 'problems'> {
  if (!world?.opened.ok || mode !== 'live') return { mode }
  const [oldest] = world.store.listOpen()
  return {
    mode,
    queue: world.queue.status(),
    ...(oldest && { oldestAgeMs: Math.max(0, clock.nowMs() - oldest.createdAtMs) }),
    ...(world.courier && { resultsWaiting: world.courier.status().waiting }),
  }
}

export function createResultsWay({ settings, secret, readKioskId, fetch, clock }: ResultsParts) {
  const toWebhook = createWebhookDelivery({
    fetch,
    readUrl: () => settings.read().resultsWebhookUrl,
    readSecret: () => secret.read(),
    clock,
  })
  const toFolder = createFolderDelivery(() => settings.read().resultsFolder)
  const way: ResultsWay = {
    readTarget: () => settings.read().resultsTo,
    tellEnd: (ended) => {
      const { resultsTo, resultsWithReference } = settings.read()
      if (resultsTo === 'nowhere') return undefined
      return { message: resultMessage(ended, readKioskId()), withReference: resultsWithReference }
    },
    deliver: async ({ message: kept, reference, ...result }, signal) => {
      const message = readKeptMessage(kept, reference)
      if (message === undefined) return failure('RECORD_UNREADABLE', { note: 'a result that waits' })
      const whole = { ...result, message }
      return settings.read().resultsTo === 'folder' ? toFolder(whole) : toWebhook(whole, signal)
    },
  }

  /** Sends what is no result, as a result would go. @returns what a delivery returns; SETTINGS_INVALID where none is wanted */
  async function tryOut(): Promise<Result<undefined>> {
    const { resultsTo, resultsFolder } = settings.read()
    if (resultsTo === 'nowhere') return failure('SETTINGS_INVALID', { note: 'results go nowhere' })
    if (resultsTo === 'folder') return tryFolder(resultsFolder)
    const id = randomUUID()
    const timestamp = new Date(clock.nowMs()).toISOString()
    const message = JSON.stringify({ id, type: 'kiosk.test', timestamp, data: { version: 1, kioskId: readKioskId() } })
    return toWebhook({ id, message }, new AbortController().signal)
  }

  return { ...way, tryOut }
}
