/**
 * What a kiosk counts and measures of itself, as OpenTelemetry metrics: figures, codes and versions. No name, receipt,
 * reference, address or text of anybody can get in: every attribute is a word of our own lists.
 */
import { JsonMetricsSerializer } from '@opentelemetry/otlp-transformer'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import type { Settings } from '../../shared/domain/settings.ts'
import { hasEnded, type QueueStatus, type SubmissionId, type SubmissionState } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { Verdict } from '../../shared/domain/verification.ts'
import type { ErrorCode } from '../../shared/errors/error-catalog.ts'

/** How the kiosk is at this moment. */
export interface KioskReadings {
  readonly mode: Settings['mode']
  /** Absent while no store is open. */
  readonly queue?: QueueStatus
  /** Of what is to be sent by itself; absent where nothing waits. */
  readonly oldestAgeMs?: Ms
  readonly resultsWaiting?: number
  /** What staff see at this moment. */
  readonly problems: readonly ErrorCode[]
}

export interface KioskMeterParts {
  readonly kioskId: string
  readonly versions: { readonly app: string; readonly electron?: string; readonly system: string }
  readonly read: () => KioskReadings
}

export interface KioskMeter {
  /** One call to the service. */
  callEnded(outcome: Verdict | ErrorCode, tookMs: Ms): void
  /** Counted once for each check, however often it is told. @param tookMs from being saved to its end */
  checkEnded(id: SubmissionId, state: SubmissionState, tookMs: Ms): void
  cameraFailed(code: ErrorCode): void
  /** All figures so far, as the JSON body of one OTLP request. */
  collect(): Promise<Uint8Array>
}

const CALL_BOUNDS_S = [0.5, 1, 2, 3, 5, 8, 13, 20, 30]
const CHECK_BOUNDS_S = [1, 2, 5, 10, 30, 60, 300, 900, 3_600, 14_400, 86_400]

/** So many ends are remembered, for telling a repeated one apart. */
const REMEMBERED_ENDS = 1_000

/** Reads when it is told to: when and how often is `telemetry-loop.ts`'s to say. */
class AskedReader extends MetricReader {
  protected override onForceFlush(): Promise<void> {
    return Promise.resolve()
  }
  protected override onShutdown(): Promise<void> {
    return Promise.resolve()
  }
}

export function createKioskMeter({ kioskId, versions, read }: KioskMeterParts): KioskMeter {
  const reader = new AskedReader()
  const provider = new MeterProvider({
    readers: [reader],
    resource: resourceFromAttributes({
      'service.name': 'countersign',
      'service.version': versions.app,
      'service.instance.id': kioskId,
      'os.description': versions.system,
      ...(versions.electron !== undefined && { 'countersign.electron.version': versions.electron }),
    }),
  })
  const meter = provider.getMeter('countersign', versions.app)
  const inSeconds = (bounds: number[]) => ({ unit: 's', advice: { explicitBucketBoundaries: bounds } })

  const calls = meter.createCounter('countersign.calls', { description: 'Calls to the service, by what came of them' })
  const callTimes = meter.createHistogram('countersign.call.duration', inSeconds(CALL_BOUNDS_S))
  const checks = meter.createCounter('countersign.checks', { description: 'Checks that ended, by outcome' })
  const checkTimes = meter.createHistogram('countersign.check.duration', inSeconds(CHECK_BOUNDS_S))
  const cameraFaults = meter.createCounter('countersign.camera.faults')

  const up = meter.createObservableGauge('countersign.up', { description: '1, with the mode' })
  const depth = meter.createObservableGauge('countersign.queue.depth', { description: 'Checks kept, by state' })
  const oldest = meter.createObservableGauge('countersign.queue.oldest_age', { unit: 's' })
  const results = meter.createObservableGauge('countersign.results.waiting')
  const problems = meter.createObservableGauge('countersign.problems', {
    description: '1 for each code shown to staff',
  })
  meter.addBatchObservableCallback(
    (observed) => {
      const now = read()
      observed.observe(up, 1, { mode: now.mode })
      for (const code of now.problems) observed.observe(problems, 1, { code })
      if (now.resultsWaiting !== undefined) observed.observe(results, now.resultsWaiting)
      if (!now.queue) return
      for (const state of ['waiting', 'sending', 'held', 'unreadable'] as const) {
        observed.observe(depth, now.queue[state], { state })
      }
      observed.observe(oldest, (now.oldestAgeMs ?? 0) / 1_000)
    },
    [up, depth, oldest, results, problems],
  )

  const ended = new Set<SubmissionId>()
  return {
    callEnded: (outcome, tookMs) => {
      calls.add(1, { outcome })
      callTimes.record(tookMs / 1_000)
    },
    checkEnded: (id, state, tookMs) => {
      if (!hasEnded(state)) return
      if (ended.has(id)) return
      ended.add(id)
      const [first] = ended
      if (ended.size > REMEMBERED_ENDS && first !== undefined) ended.delete(first)
      checks.add(1, { outcome: state.at === 'answered' ? state.outcome.verdict : 'withdrawn' })
      if (state.at === 'answered') checkTimes.record(Math.max(0, tookMs) / 1_000)
    },
    cameraFailed: (code) => cameraFaults.add(1, { code }),
    collect: async () => {
      const { resourceMetrics } = await reader.collect()
      return JsonMetricsSerializer.serializeRequest(resourceMetrics) ?? new Uint8Array()
    },
  }
}
