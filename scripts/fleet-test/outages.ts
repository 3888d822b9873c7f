/** Three common outages of a fleet, each played from the working day before it until all that waited was delivered. */
import { startOkayFaceSimulator } from '../../src/main/practice/okayface-simulator.ts'
import { seededRandom } from '../crash-test/seeded-random.ts'
import { figuresOf, perSecond, type ArrivalFigures } from './arrivals.ts'
import { startBank } from './bank.ts'
import { createFleetKiosk, type FleetKiosk } from './fleet-kiosk.ts'
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts'

export const outages = {
  'systems-down':
    'the service, the receiver and the collector are down; kiosks find out by themselves when they are back',
  'network-cut': 'the branches have no network; every computer hears in the same moment that it is back',
  'power-cut': 'all kiosks lose their power, and start again within the same ten seconds',
} as const
export type OutageName = keyof typeof outages

/** Where calls arrive. */
export const targets = ['service', 'results', 'collector'] as const
export type Target = (typeof targets)[number]

export interface OutageReport {
  readonly outage: OutageName
  readonly kiosks: number
  readonly accepted: number
  readonly answered: number
  readonly held: number
  readonly resultsTaken: number
  readonly lost: number
  readonly refusedByBank: number
  /** From the end of the outage until nothing waits. */
  readonly drainedAfterSeconds: number
  readonly figures: Readonly<Record<Target, ArrivalFigures>>
  /** Calls of each second from the end of the outage on. */
  readonly seconds: Readonly<Record<Target, readonly number[]>>
}

const MINUTE_MS = 60_000
const START_MS = Date.UTC(2026, 0, 5, 9)
const CALM_MS = 10 * MINUTE_MS
const OUTAGE_MS = 60 * MINUTE_MS
/** A collector is called by the minute: what comes of it shows over this long. */
const WATCHED_MS = 30 * MINUTE_MS
const LONGEST_DRAIN_MS = 120 * MINUTE_MS
/** A counter serves somebody about so often. */
const VISIT_EVERY_MS = 6 * MINUTE_MS
/** What a call takes [2-4 s for the real service; a system in the same house is quicker]. */
const latencyMs: Readonly<Record<Target, readonly [number, number]>> = {
  service: [2_000, 4_000],
  results: [20, 120],
  collector: [20, 120],
}

export async function playOutage(outage: OutageName, kioskCount: number, seed: number): Promise<OutageReport> {
  const clock = createVirtualClock(START_MS)
  const random = seededRandom(seed)
  const service = await startOkayFaceSimulator()
  const bank = await startBank()
  const arrivals: Record<Target, number[]> = { service: [], results: [], collector: [] }
  let isDown = false

  const targetOf = (url: string): Target =>
    url.startsWith(service.baseUrl) ? 'service' : url.endsWith('/results') ? 'results' : 'collector'

  /** As over a network: nothing arrives while it is down, and each answer takes its time. */
  async function fetchOverNetwork(url: string, init: RequestInit): Promise<Response> {
    const target = targetOf(url)
    if (isDown) {
      await pass(clock, 20 + 80 * random())
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('down'), { code: 'ECONNREFUSED' }) })
    }
    arrivals[target].push(clock.nowMs())
    // each call has a signal of its own, which the real fetch must not hold on to after its answer
    const { signal: _, ...plain } = init
    const answer = await clock.whileReal(
      fetch(url, plain).then(async (response) => ({
        status: response.status,
        headers: response.headers,
        body: await response.text(),
      })),
    )
    const [shortest, longest] = latencyMs[target]
    await pass(clock, shortest + (longest - shortest) * random())
    return new Response(answer.body === '' ? null : answer.body, answer)
  }

  const kiosks = Array.from({ length: kioskCount }, (_, index) =>
    createFleetKiosk({
      name: `kiosk-${index + 1}`,
      clock,
      random: seededRandom(seed * 10_000 + index),
      serviceUrl: service.baseUrl,
      bankUrl: bank.baseUrl,
      fetch: fetchOverNetwork,
    }),
  )
  const endMs = START_MS + CALM_MS + OUTAGE_MS
  try {
    for (const kiosk of kiosks) {
      clock.after(random() * MINUTE_MS, () => kiosk.start())
      for (
        let at = MINUTE_MS + random() * VISIT_EVERY_MS;
        at < CALM_MS + OUTAGE_MS;
        at += VISIT_EVERY_MS * (0.5 + random())
      ) {
        clock.after(at, () => void kiosk.submit())
      }
    }
    await clock.runUntil(START_MS + CALM_MS)
    isDown = true
    if (outage === 'power-cut') {
      // what was accepted before it waits for the power to come back
      await clock.runUntil(endMs - MINUTE_MS)
      await stopAll(kiosks, clock)
    }
    await clock.runUntil(endMs)
    isDown = false
    if (outage === 'network-cut') for (const kiosk of kiosks) kiosk.hintOnline()
    if (outage === 'power-cut') for (const kiosk of kiosks) clock.after(random() * 10_000, () => kiosk.start())
    let drainedAtMs = endMs + LONGEST_DRAIN_MS
    await clock.runUntil(endMs + LONGEST_DRAIN_MS, () => {
      if (!kiosks.every((kiosk) => kiosk.isDrained())) return false
      drainedAtMs = clock.nowMs()
      return true
    })
    await clock.runUntil(Math.max(drainedAtMs, endMs + WATCHED_MS))
    const untilMs = { service: drainedAtMs, results: drainedAtMs, collector: clock.nowMs() }
    const sums = kiosks.map((kiosk) => kiosk.counts())
    const sum = (name: keyof (typeof sums)[number]) => sums.reduce((total, counts) => total + counts[name], 0)
    const accepted = sum('accepted')
    return {
      outage,
      kiosks: kioskCount,
      accepted,
      answered: sum('answered'),
      held: sum('held'),
      resultsTaken: bank.results.size,
      lost: accepted - sum('held') - bank.results.size,
      refusedByBank: bank.refused(),
      drainedAfterSeconds: Math.round((drainedAtMs - endMs) / 1_000),
      figures: byTarget((target) => figuresOf(arrivals[target], endMs, untilMs[target])),
      seconds: byTarget((target) => perSecond(arrivals[target], endMs, untilMs[target])),
    }
  } finally {
    await stopAll(kiosks, clock)
    await service.close()
    bank.close()
  }
}

function pass(clock: VirtualClock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.after(ms, resolve))
}

/** What is under way ends in virtual time too. */
async function stopAll(kiosks: readonly FleetKiosk[], clock: VirtualClock): Promise<void> {
  let isOver = false
  void Promise.all(kiosks.map((kiosk) => kiosk.stop())).then(() => (isOver = true))
  for (let tries = 0; !isOver && tries < 100; tries += 1) await clock.runUntil(clock.nowMs() + 1_000)
}

function byTarget<T>(of: (target: Target) => T): Readonly<Record<Target, T>> {
  return { service: of('service'), results: of('results'), collector: of('collector') }
}
