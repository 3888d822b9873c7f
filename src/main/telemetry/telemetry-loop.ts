/**
 * Sends the kiosk's figures to the organisation's own OpenTelemetry collector [OTLP over HTTP, JSON], about once a
 * minute. A collector that is gone costs nothing: what was not taken is not kept, for the next figures hold it too.
 */
import type { Ms } from '../../shared/domain/units.ts'
import { meaningOfFetchError } from '../okayface/fetch-failures.ts'
import { readRetryAfterMs } from '../okayface/retry-after.ts'
import type { Log } from '../logging/ports.ts'
import type { Clock, Random } from '../submission/ports.ts'

export interface TelemetryDeps {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Of the collector, without `/v1/metrics`; empty where nothing is sent. Asked anew each time. */
  readonly readUrl: () => string
  readonly collect: () => Promise<Uint8Array>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface TelemetryLoop {
  start(): void
  /** Another address. */
  resume(): void
  stop(): void
}

/** The middle of the waits: each is between half of it and one and a half, so that kiosks that start together drift apart. */
export const EVERY_MS: Ms = 60_000
/** A collector that stays away is asked so often at least. */
export const RAREST_MS: Ms = 15 * 60_000
const ANSWER_WITHIN_MS: Ms = 10_000

export function createTelemetryLoop({ fetch, readUrl, collect, clock, random, log }: TelemetryDeps): TelemetryLoop {
  let isRunning = false
  let cancelWait: (() => void) | undefined
  let underWay: AbortController | undefined
  /** One after the other. */
  let failures = 0

  function schedule(ms: Ms): void {
    cancelWait?.()
    cancelWait = clock.after(ms, () => {
      cancelWait = undefined
      void send()
    })
  }

  /** The first one at any moment of a whole interval: after a common outage all kiosks start at once. */
  function begin(): void {
    failures = 0
    cancelWait?.()
    cancelWait = undefined
    underWay?.abort()
    // what comes of it is no word on the new address
    underWay = undefined
    if (isRunning && readUrl() !== '') schedule(random() * EVERY_MS)
  }

  async function send(): Promise<void> {
    const url = metricsUrl(readUrl())
    if (url === undefined) return
    const stop = new AbortController()
    underWay = stop
    const cancelTimer = clock.after(ANSWER_WITHIN_MS, () => stop.abort())
    const outcome = await exchange(url, stop.signal)
    cancelTimer()
    // another address was given meanwhile, or the kiosk quits
    if (underWay !== stop) return
    underWay = undefined
    if (!isRunning) return
    if (outcome.trouble === undefined) {
      if (failures > 0) log.info('telemetry-goes-on')
      failures = 0
    } else {
      // said once: a collector that is gone must not fill the log
      if (failures === 0) log.warn('telemetry-not-taken', { why: outcome.trouble })
      failures += 1
    }
    const middleMs = Math.min(RAREST_MS, EVERY_MS * 2 ** failures)
    schedule((outcome.retryAfterMs ?? 0) + (0.5 + random()) * middleMs)
  }

  async function exchange(url: string, signal: AbortSignal): Promise<{ trouble?: string; retryAfterMs?: Ms }> {
    try {
      const body = await collect()
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(body),
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'omit',
        signal,
      })
      // the connection is of no more use; whether it closes well changes nothing
      response.body?.cancel().catch(() => undefined)
      if (response.ok) return {}
      const header = response.headers.get('retry-after')
      const retryAfterMs = header === null ? undefined : readRetryAfterMs(header, clock.nowMs())
      return { trouble: `status ${response.status}`, ...(retryAfterMs !== undefined && { retryAfterMs }) }
    } catch (error) {
      return { trouble: signal.aborted ? 'no answer in time' : meaningOfFetchError(error).code }
    }
  }

  return {
    start: () => {
      isRunning = true
      begin()
    },
    resume: begin,
    stop: () => {
      isRunning = false
      cancelWait?.()
      cancelWait = undefined
      underWay?.abort()
    },
  }
}

/** @returns nothing where there is no collector */
function metricsUrl(base: string): string | undefined {
  const url = base === '' ? undefined : URL.parse(base)
  if (!url) return undefined
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/metrics`
  return url.href
}
