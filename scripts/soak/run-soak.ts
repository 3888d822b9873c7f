/**
 * `npm run soak`: does memory grow with the number of captures? Captures in a real Chromium with the app's own client and
 * worker; what page, worker and GPU process hold is read after forced collections; the slope is told with its interval.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { startVisionPage } from '../bench/vision-page.ts'
import { processMemory } from './process-memory.ts'
import { slopeOf, type Reading } from './slope.ts'

/** Caches fill, code is compiled, buffers find their size. */
const WARM_UP_SHARE = 0.2
const READINGS = 160

const { values } = parseArgs({ options: { captures: { type: 'string', default: '2000' }, json: { type: 'string' } } })
const captures = Number(values.captures)
const perReading = Math.max(1, Math.floor(captures / READINGS))
if (!Number.isInteger(captures) || captures < 40) throw new Error('--captures must be a whole number, 40 or more')

const place = await startVisionPage({
  name: 'soak',
  pageFolder: 'scripts/soak/page',
  // measuring then collects in all of the page's isolates, the worker's too, and at once
  chromiumArgs: ['--enable-blink-features=ForceEagerMeasureMemory'],
})
try {
  const page = await place.open()
  await page.waitForFunction(() => 'soak' in globalThis)
  const readings: Reading[] = []
  const startedAtMs = performance.now()
  for (let done = 0; done < captures;) {
    const count = Math.min(perReading, captures - done)
    await page.evaluate(([first, many]) => soak.capture(first, many), [done, count] as const)
    done += count
    await collectGarbage(page)
    const { rendererBytes, gpuBytes } = await processMemory(place.browser)
    readings.push({ at: done, value: rendererBytes + gpuBytes })
    if (readings.length % 20 === 0)
      console.log(`${done} captures, ${megabytes(rendererBytes)} page and worker, ${megabytes(gpuBytes)} GPU process`)
  }
  report(readings, performance.now() - startedAtMs)
} finally {
  await place.close()
}

/** Twice: what the first one frees may free more. */
async function collectGarbage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  for (let time = 0; time < 2; time++) {
    await session.send('HeapProfiler.collectGarbage')
    await page.evaluate(() =>
      (performance as Performance & { measureUserAgentSpecificMemory(): Promise<unknown> })
        .measureUserAgentSpecificMemory()
        .then(() => undefined),
    )
  }
  await session.detach()
}

function report(readings: readonly Reading[], ms: number): void {
  const settled = readings.filter(({ at }) => at > captures * WARM_UP_SHARE)
  const { slope, ci95 } = slopeOf(settled)
  const peakBytes = Math.max(...readings.map(({ value }) => value))
  const [low, high] = ci95
  const isFlat = low <= 0 && high >= 0
  console.log(`\n${captures} captures in ${(ms / 1000).toFixed(0)} s, peak ${megabytes(peakBytes)}`)
  console.log(
    `slope ${slope.toFixed(0)} bytes a capture, 95 % interval ${low.toFixed(0)} to ${high.toFixed(0)}: ` +
      (isFlat ? 'no growth that could be told from none' : low > 0 ? 'memory grows' : 'memory shrinks'),
  )
  const result = { captures, slopeBytesPerCapture: slope, ci95, peakBytes }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
