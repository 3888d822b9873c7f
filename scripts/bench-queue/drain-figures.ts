/** How fast a backlog is sent, against a bare loop of fetches; and whether memory stays flat while a long one is. */
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import { createOkayFaceClient } from '../../src/main/okayface/okayface-client.ts'
import { practiceKeys } from '../../src/main/practice/okayface-simulator.ts'
import type { Verifier } from '../../src/main/submission/ports.ts'
import { success } from '../../src/shared/errors/result.ts'
import { systemClock } from '../../src/main/system-clock.ts'
import { accept, openQueue, openStore, picture } from './bench-kiosk.ts'

const VERSION = 'v2-1'

export interface DrainFigures {
  readonly drainRatio: number
  readonly queuePerSecond: number
  readonly barePerSecond: number
}

export interface DrainOptions {
  readonly submissions: number
  readonly pictureBytes: number
  readonly inFlight: number
  /** How long the service takes over an answer. */
  readonly latencyMs: number
}

export async function measureDraining(folder: string, options: DrainOptions): Promise<DrainFigures> {
  const { submissions, latencyMs } = options
  const service = await startService(latencyMs)
  try {
    const bareMs = await bareLoop(service.baseUrl, options)
    const queueMs = await drain(folder, service.baseUrl, options, () => undefined)
    const perSecond = (tookMs: number) => (submissions / tookMs) * 1_000
    return { drainRatio: bareMs / queueMs, queuePerSecond: perSecond(queueMs), barePerSecond: perSecond(bareMs) }
  } finally {
    await service.stop()
  }
}

export interface MemoryFigures {
  /** Of what JavaScript holds after its rubbish was collected, heap and buffers. */
  readonly slopeBytes: number
  /** Of the whole process. */
  readonly rssSlopeBytes: number
  readonly tookMs: number
}

const SAMPLE_EVERY = 250

export async function measureMemory(folder: string, options: DrainOptions): Promise<MemoryFigures> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const service = await startService(options.latencyMs)
  const samples: { readonly answered: number; readonly held: number; readonly rss: number }[] = []
  try {
    const tookMs = await drain(folder, service.baseUrl, options, (answered) => {
      if (answered % SAMPLE_EVERY !== 0) return
      collect()
      const { heapUsed, external, rss } = process.memoryUsage()
      samples.push({ answered, held: heapUsed + external, rss })
    })
    // the first third fills caches that then stay as they are
    const settled = samples.filter(({ answered }) => answered > options.submissions / 3)
    return {
      slopeBytes: slope(settled.map(({ answered, held }) => [answered, held])),
      rssSlopeBytes: slope(settled.map(({ answered, rss }) => [answered, rss])),
      tookMs,
    }
  } finally {
    await service.stop()
  }
}

/** @returns how long it took from the start of the queue to the last answer on disk */
async function drain(
  folder: string,
  baseUrl: string,
  { submissions, pictureBytes, inFlight }: DrainOptions,
  onAnswered: (count: number) => void,
): Promise<number> {
  mkdirSync(folder)
  const kiosk = await openStore(join(folder, 'submissions.sqlite'))
  for (let index = 0; index < submissions; index += 1) {
    await accept(kiosk, { card: picture(pictureBytes), face: picture(pictureBytes) })
  }
  let answered = 0
  const startMs = performance.now()
  await new Promise<void>((resolve) => {
    const queue = openQueue(kiosk, verifierAt(baseUrl), inFlight, () => {
      answered += 1
      onAnswered(answered)
      if (answered === submissions) resolve()
    })
    queue.start()
  })
  const tookMs = performance.now() - startMs
  const left = kiosk.store.listUndestroyed().length + kiosk.store.listOpen().length
  await kiosk.close()
  if (left > 0) throw new Error(`${left} were not finished`)
  return tookMs
}

function verifierAt(baseUrl: string): Verifier {
  return createOkayFaceClient({
    fetch: (url, init) => fetch(url, init),
    readService: () => ({ baseUrl, version: VERSION }),
    readApiKey: () => Promise.resolve(success(practiceKeys.good)),
    shrink: () => undefined,
    clock: systemClock,
  })
}

/** What anybody would write who keeps nothing: as many at a time, the same bytes, the answer read. */
async function bareLoop(baseUrl: string, { submissions, pictureBytes, inFlight }: DrainOptions): Promise<number> {
  const [card, face] = [picture(pictureBytes), picture(pictureBytes)]
  let left = submissions
  const send = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const form = new FormData()
      form.set('apiKey', practiceKeys.good)
      form.set('imageIdCard', new Blob([Buffer.from(card.image.bytes)], { type: 'image/jpeg' }), 'image.jpg')
      form.set('imageBest', new Blob([Buffer.from(face.image.bytes)], { type: 'image/jpeg' }), 'image.jpg')
      const reply = await fetch(`${baseUrl}/api/faceid/${VERSION}/verify`, { method: 'POST', body: form })
      const answer: unknown = await reply.json()
      if (typeof answer !== 'object' || answer === null || !('result_idcard' in answer)) throw new Error('no result')
    }
  }
  const startMs = performance.now()
  await Promise.all(Array.from({ length: inFlight }, send))
  return performance.now() - startMs
}

async function startService(latencyMs: number) {
  // a Node thread, not one of the page's workers that the rule is about
  // eslint-disable-next-line no-restricted-syntax
  const thread = new Worker(join(import.meta.dirname, 'service-thread.ts'), { workerData: { latencyMs } })
  const [baseUrl] = (await once(thread, 'message')) as [string]
  return {
    baseUrl,
    stop: async () => {
      const ended = once(thread, 'exit')
      thread.postMessage('stop')
      await ended
    },
  }
}

/** Least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}
