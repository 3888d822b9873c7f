import { hostname, userInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { createKioskMeter, type KioskReadings } from '../../../../src/main/telemetry/kiosk-meter.ts'
import { emptyQueue } from '../../../../src/shared/domain/submission.ts'
import { sampleOutcome } from '../../../fakes/sample-submission.ts'

interface Point {
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue: string } }[]
  readonly asDouble?: number
  readonly asInt?: number
  readonly count?: number
  readonly sum?: number
}
interface Metric {
  readonly name: string
  readonly sum?: {
    readonly dataPoints: readonly Point[]
    readonly isMonotonic: boolean
    readonly aggregationTemporality: number
  }
  readonly gauge?: { readonly dataPoints: readonly Point[] }
  readonly histogram?: { readonly dataPoints: readonly Point[] }
}

const readings: KioskReadings = {
  mode: 'live',
  queue: { ...emptyQueue, waiting: 7, sending: 2, held: 1 },
  oldestAgeMs: 90_000,
  resultsWaiting: 3,
  problems: ['MISSING_API_KEY'],
}

function setup(now: Partial<KioskReadings> = {}) {
  const meter = createKioskMeter({
    kioskId: 'branch-7',
    versions: { app: '1.2.3', electron: '45.4.1', system: 'linux x64' },
    read: () => ({ ...readings, ...now }),
  })
  const body = async () => Buffer.from(await meter.collect()).toString('utf8')
  const metrics = async () => {
    const { resourceMetrics } = JSON.parse(await body()) as {
      resourceMetrics: { resource: { attributes: Point['attributes'] }; scopeMetrics: { metrics: Metric[] }[] }[]
    }
    const [only] = resourceMetrics
    return {
      resource: only?.resource.attributes ?? [],
      all: only?.scopeMetrics.flatMap((scope) => scope.metrics) ?? [],
    }
  }
  /** Value by its one attribute, or by nothing. */
  const valuesOf = async (name: string) => {
    const metric = (await metrics()).all.find((found) => found.name === name)
    const points = (metric?.sum ?? metric?.gauge ?? metric?.histogram)?.dataPoints ?? []
    return Object.fromEntries(
      points.map(({ attributes, asDouble, asInt, count }) => [
        attributes.map(({ value }) => value.stringValue).join(),
        asDouble ?? asInt ?? count,
      ]),
    )
  }
  return { meter, body, metrics, valuesOf }
}

describe('what a kiosk tells its collector', () => {
  it('is how it is now: the queue, its age, what staff are shown, and that it lives', async () => {
    const { valuesOf } = setup()
    expect(await valuesOf('countersign.up')).toEqual({ live: 1 })
    expect(await valuesOf('countersign.queue.depth')).toEqual({ waiting: 7, sending: 2, held: 1, unreadable: 0 })
    expect(await valuesOf('countersign.queue.oldest_age')).toEqual({ '': 90 })
    expect(await valuesOf('countersign.results.waiting')).toEqual({ '': 3 })
    expect(await valuesOf('countersign.problems')).toEqual({ MISSING_API_KEY: 1 })
  })

  it('is what came of calls and of checks, and how long they took', async () => {
    const { meter, valuesOf, metrics } = setup()
    meter.callEnded('match', 2_400)
    meter.callEnded('TIMEOUT', 30_000)
    meter.callEnded('TIMEOUT', 30_000)
    meter.cameraFailed('CAMERA_UNPLUGGED')
    const answered = { at: 'answered', outcome: sampleOutcome } as const
    meter.checkEnded('a', answered, 4_000)
    meter.checkEnded('a', answered, 900_000)
    meter.checkEnded('b', { at: 'withdrawn', by: 'staff', reason: 'x' }, 1)
    meter.checkEnded('c', { at: 'held', attempts: 1, code: 'FACE_NOT_FOUND' }, 1)
    expect(await valuesOf('countersign.calls')).toEqual({ match: 1, TIMEOUT: 2 })
    expect(await valuesOf('countersign.checks')).toEqual({ match: 1, withdrawn: 1 })
    expect(await valuesOf('countersign.camera.faults')).toEqual({ CAMERA_UNPLUGGED: 1 })
    const { all } = await metrics()
    const times = (name: string) => all.find((metric) => metric.name === name)?.histogram?.dataPoints[0]
    expect(times('countersign.call.duration')).toMatchObject({ count: 3, sum: 62.4 })
    expect(times('countersign.check.duration')).toMatchObject({ count: 1, sum: 4 })
    // counts go on from the start of the kiosk: a report that was lost costs nothing
    expect(all.find(({ name }) => name === 'countersign.calls')?.sum).toMatchObject({
      isMonotonic: true,
      aggregationTemporality: 2,
    })
  })

  it('names the kiosk and its versions, and nothing else of the machine or of anybody', async () => {
    const { meter, metrics, body } = setup()
    meter.checkEnded('8a8a2a8e-0f0e-4a43-a72e-3d6f0b7b1c11', { at: 'withdrawn', by: 'staff', reason: 'Jane Doe' }, 1)
    const { resource } = await metrics()
    expect(Object.fromEntries(resource.map(({ key, value }) => [key, value.stringValue]))).toEqual({
      'service.name': 'countersign',
      'service.version': '1.2.3',
      'service.instance.id': 'branch-7',
      'os.description': 'linux x64',
      'countersign.electron.version': '45.4.1',
    })
    const text = await body()
    for (const word of ['Jane', '8a8a2a8e', hostname(), process.cwd(), `"${userInfo().username}"`]) {
      expect(text).not.toContain(word)
    }
  })

  it('says nothing of a queue that nobody can read', async () => {
    const meter = createKioskMeter({
      kioskId: 'x',
      versions: { app: '1', system: 's' },
      read: () => ({ mode: 'practice', problems: [] }),
    })
    const text = Buffer.from(await meter.collect()).toString('utf8')
    expect(text).toContain('practice')
    expect(text).not.toContain('countersign.queue')
  })

  it('stays as small however long the kiosk runs', async () => {
    const { meter, body } = setup()
    const lengthAfter = async (count: number) => {
      for (let at = 0; at < count; at += 1) {
        meter.callEnded('match', at)
        meter.checkEnded(`${count}-${at}`, { at: 'answered', outcome: sampleOutcome }, at)
      }
      return (await body()).length
    }
    const first = await lengthAfter(10)
    expect(await lengthAfter(5_000)).toBeLessThan(first * 1.2)
  })
})
