/** One kiosk of the fleet: the product's own queue, client, results courier and telemetry, over a store in memory and the fleet's clock. */
import type { Outbox } from '../../src/main/results/ports.ts'
import { createOkayFaceClient } from '../../src/main/okayface/okayface-client.ts'
import { practiceKeys } from '../../src/main/practice/okayface-simulator.ts'
import { createResultCourier } from '../../src/main/results/result-courier.ts'
import { resultMessage } from '../../src/main/results/result-message.ts'
import { createWebhookDelivery } from '../../src/main/results/webhook-delivery.ts'
import { createOnlineHint } from '../../src/main/submission/online-hint.ts'
import { createSubmissionQueue } from '../../src/main/submission/submission-queue.ts'
import { createKioskMeter } from '../../src/main/telemetry/kiosk-meter.ts'
import { observedVerifier } from '../../src/main/telemetry/observed-verifier.ts'
import { createTelemetryLoop } from '../../src/main/telemetry/telemetry-loop.ts'
import { defaultSettings } from '../../src/shared/domain/settings.ts'
import { success } from '../../src/shared/errors/result.ts'
import { createMemoryOutbox } from '../../test/fakes/memory-outbox.ts'
import { createMemorySubmissionStore } from '../../test/fakes/memory-submission-store.ts'
import { createFakeQueueMemory } from '../../test/fakes/queue-memory.ts'
import { picture } from '../bench-queue/bench-kiosk.ts'
import type { VirtualClock } from './virtual-clock.ts'

export interface FleetKioskParts {
  readonly name: string
  readonly clock: VirtualClock
  readonly random: () => number
  readonly serviceUrl: string
  /** Of the organisation's receiver of results and of its collector. */
  readonly bankUrl: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}

export interface FleetKiosk {
  /** As the app does when it starts: a first run, or one after a power cut. */
  start(): void
  /** The app ends, its memory stays on its disk. */
  stop(): Promise<void>
  submit(): Promise<void>
  hintOnline(): void
  /** Neither checks nor results wait. */
  isDrained(): boolean
  counts(): {
    readonly accepted: number
    readonly answered: number
    readonly held: number
    readonly resultsTaken: number
  }
}

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

export function createFleetKiosk({ name, clock, random, serviceUrl, bankUrl, fetch }: FleetKioskParts): FleetKiosk {
  const store = createMemorySubmissionStore(new Map(), () => clock.nowMs())
  const memory = createFakeQueueMemory()
  const outbox = createMemoryOutbox()
  let accepted = 0
  let resultsTaken = 0
  const counted: Outbox = {
    ...outbox,
    settle: (id) => {
      resultsTaken += 1
      return outbox.settle(id)
    },
  }
  let running: ReturnType<typeof open> | undefined

  function open() {
    const meter = createKioskMeter({
      kioskId: name,
      versions: { app: '0.0.0', system: 'simulated' },
      read: () => ({ mode: 'live', queue: queue.status(), problems: [], resultsWaiting: outbox.waiting().count }),
    })
    const client = createOkayFaceClient({
      fetch,
      readService: () => ({ baseUrl: serviceUrl, version: 'v2-1' }),
      readApiKey: () => Promise.resolve(success(practiceKeys.good)),
      shrink: () => undefined,
      clock,
    })
    const courier = createResultCourier({
      outbox: counted,
      deliver: createWebhookDelivery({
        fetch,
        readUrl: () => `${bankUrl}/results`,
        readSecret: () => Promise.resolve(success(SECRET)),
        clock,
      }),
      readTarget: () => 'webhook',
      clock,
      random,
      onTroubleChanged: () => undefined,
      log: silent,
    })
    const queue = createSubmissionQueue({
      store,
      memory,
      verifier: observedVerifier(
        client,
        () => clock.monotonicMs(),
        (outcome, tookMs) => meter.callEnded(outcome, tookMs),
      ),
      clock,
      random,
      readLimits: () => defaultSettings,
      onChanged: (summary) => {
        const { state } = summary
        if (state.at !== 'answered' && state.at !== 'withdrawn') return
        // the real store writes it in the transaction of the answer
        const ended = { ...summary, state, endedAtMs: clock.nowMs() }
        outbox.put(summary.id, clock.nowMs(), resultMessage(ended, name))
        courier.nudge()
        meter.checkEnded(summary.id, state, clock.nowMs() - summary.createdAtMs)
      },
      onQueueChanged: () => undefined,
      log: silent,
    })
    const telemetry = createTelemetryLoop({
      fetch,
      readUrl: () => bankUrl,
      collect: () => meter.collect(),
      clock,
      random,
      log: silent,
    })
    queue.start()
    courier.start()
    telemetry.start()
    const online = createOnlineHint({ clock, random }, () => queue.hintOnline(true))
    return { queue, courier, telemetry, online }
  }

  return {
    start: () => void (running ??= open()),
    stop: async () => {
      const { queue, courier, telemetry, online } = running ?? {}
      running = undefined
      online?.stop()
      telemetry?.stop()
      await queue?.stop()
      await courier?.stop()
    },
    submit: async () => {
      const submitted = await running?.queue.submit({ card: picture(2_000), face: picture(2_000) })
      if (submitted?.ok) accepted += 1
    },
    hintOnline: () => running?.online.hint(),
    isDrained: () => store.listOpen().length === 0 && outbox.waiting().count === 0,
    counts: () => {
      const { answered, held } = store.countByState()
      return { accepted, answered, held, resultsTaken }
    },
  }
}
