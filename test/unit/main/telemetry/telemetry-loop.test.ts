import { describe, expect, it } from 'vitest'
import { createTelemetryLoop, EVERY_MS, RAREST_MS } from '../../../../src/main/telemetry/telemetry-loop.ts'
import { createManualClock } from '../../../fakes/manual-clock.ts'
import { createRecordingLog } from '../../../fakes/recording-log.ts'

function setup(random: number | (() => number) = 0.5, url = 'https://collector.example.test/otlp/') {
  const clock = createManualClock()
  const log = createRecordingLog()
  const startMs = clock.nowMs()
  const calls: { readonly url: string; readonly atMs: number; readonly init: RequestInit }[] = []
  const way: { answer: (init: RequestInit) => Promise<Response>; url: string } = {
    answer: () => Promise.resolve(new Response(null, { status: 200 })),
    url,
  }
  const loop = createTelemetryLoop({
    fetch: (to, init) => {
      calls.push({ url: to, atMs: clock.nowMs() - startMs, init })
      return way.answer(init)
    },
    readUrl: () => way.url,
    collect: () => Promise.resolve(Buffer.from('{"resourceMetrics":[]}')),
    clock,
    random: typeof random === 'number' ? () => random : random,
    log,
  })
  return { clock, log, calls, way, loop }
}

const answers = (status: number, headers: Record<string, string> = {}) =>
  Promise.resolve(new Response(null, { status, headers }))

describe('telemetry', () => {
  it('is off until there is a collector, and begins when there is one', async () => {
    const { clock, calls, way, loop } = setup(0.5, '')
    loop.start()
    await clock.pass(10 * EVERY_MS)
    expect(calls).toEqual([])
    way.url = 'https://collector.example.test'
    loop.resume()
    await clock.pass(EVERY_MS)
    expect(calls.map(({ url }) => url)).toEqual(['https://collector.example.test/v1/metrics'])
  })

  it('goes to the collector’s own path for metrics, as JSON, and follows nobody elsewhere', async () => {
    const { clock, calls, loop } = setup()
    loop.start()
    await clock.pass(EVERY_MS)
    expect(calls[0]).toMatchObject({
      url: 'https://collector.example.test/otlp/v1/metrics',
      init: {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        redirect: 'manual',
        credentials: 'omit',
      },
    })
    expect(calls[0]?.init.body).toEqual(Buffer.from('{"resourceMetrics":[]}'))
  })

  it('comes about once a minute, never at the same beat', async () => {
    const chances = [0, 0, 0.999, 0.5]
    const { clock, calls, loop } = setup(() => chances.shift() ?? 0.5)
    loop.start()
    await clock.pass(5 * EVERY_MS)
    const gaps = calls.slice(1).map(({ atMs }, index) => Math.round(atMs - calls[index]!.atMs))
    expect(calls[0]?.atMs).toBe(0)
    expect(gaps.slice(0, 3)).toEqual([0.5 * EVERY_MS, Math.round(1.499 * EVERY_MS), EVERY_MS])
  })

  it.each([
    ['is gone', () => Promise.reject(new Error('net::ERR_CONNECTION_REFUSED'))],
    ['answers with an error', () => answers(500)],
    ['sends elsewhere', () => answers(302)],
  ])('asks a collector that %s less and less often, and says so once', async (_, answer) => {
    const { clock, calls, way, loop, log } = setup()
    way.answer = answer
    loop.start()
    await clock.pass(100 * EVERY_MS)
    const gaps = calls.slice(1).map(({ atMs }, index) => atMs - calls[index]!.atMs)
    expect(gaps.slice(0, 5)).toEqual([2, 4, 8, 15, 15].map((minutes) => minutes * EVERY_MS))
    expect(gaps.at(-1)).toBe(RAREST_MS)
    expect(log.events('warn')).toEqual(['telemetry-not-taken'])
    way.answer = () => answers(200)
    await clock.pass(RAREST_MS + 2 * EVERY_MS)
    expect(log.events('info')).toEqual(['telemetry-goes-on'])
    expect(calls.at(-1)!.atMs - calls.at(-2)!.atMs).toBe(EVERY_MS)
  })

  it('waits for as long as the collector asks, and then as after any trouble', async () => {
    const { clock, calls, way, loop } = setup()
    way.answer = () => answers(429, { 'retry-after': '600' })
    loop.start()
    await clock.pass(20 * EVERY_MS)
    expect(calls.map(({ atMs }) => atMs)).toEqual([EVERY_MS / 2, EVERY_MS / 2 + 600_000 + 2 * EVERY_MS])
  })

  it('never has two reports under way, and gives up on a collector that says nothing', async () => {
    const { clock, calls, way, loop, log } = setup()
    way.answer = ({ signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    loop.start()
    await clock.pass(EVERY_MS)
    expect(calls).toHaveLength(1)
    expect(log.lines).toEqual([{ level: 'warn', event: 'telemetry-not-taken', facts: { why: 'no answer in time' } }])
    await clock.pass(3 * EVERY_MS)
    expect(calls).toHaveLength(2)
  })

  it('begins anew with another address, whatever was under way to the one before', async () => {
    const { clock, calls, way, loop, log } = setup()
    way.answer = ({ signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    loop.start()
    await clock.pass(EVERY_MS / 2)
    expect(calls).toHaveLength(1)
    way.url = 'https://other.example.test'
    way.answer = () => answers(200)
    loop.resume()
    await clock.pass(EVERY_MS / 2)
    expect(calls.map(({ url }) => new URL(url).hostname)).toEqual(['collector.example.test', 'other.example.test'])
    expect(log.events('warn')).not.toContain('telemetry-not-taken')
  })

  it('sends nothing more once it was stopped, or the address was taken away', async () => {
    const { clock, calls, way, loop } = setup()
    loop.start()
    await clock.pass(EVERY_MS)
    way.url = ''
    loop.resume()
    await clock.pass(10 * EVERY_MS)
    expect(calls).toHaveLength(1)
    way.url = 'https://collector.example.test'
    loop.resume()
    loop.stop()
    await clock.pass(10 * EVERY_MS)
    expect(calls).toHaveLength(1)
    expect(clock.nextTimerMs()).toBeUndefined()
  })
})
