/**
 * `npm run soak`: does memory grow with the number of captures? Captures in a real Chromium with the app's own client and
 * worker; what page, worker and GPU process hold is read after forced collections; the slope is told with its interval.
 *
 * The system's count moves in steps of many megabytes, up and down, as the browser's allocators take and give back; what
 * JavaScript and WASM themselves hold does not, and is told beside it.
 */
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { startVisionPage } from '../bench/vision-page.ts'
import { writeFigures } from '../write-figures.ts'
import { processMemory } from './process-memory.ts'
import { slopeOf, type Reading, type Slope } from './slope.ts'

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
  const ownReadings: Reading[] = []
  const startedAtMs = performance.now()
  for (let done = 0; done < captures;) {
    const count = Math.min(perReading, captures - done)
    await page.evaluate(([first, many]) => soak.capture(first, many), [done, count] as const)
    done += count
    ownReadings.push({ at: done, value: await collectGarbage(page) })
    const { rendererBytes, gpuBytes } = await processMemory(place.browser)
    readings.push({ at: done, value: rendererBytes + gpuBytes })
    if (readings.length % 20 === 0)
      console.log(`${done} captures, ${megabytes(rendererBytes)} page and worker, ${megabytes(gpuBytes)} GPU process`)
  }
  report(readings, ownReadings, performance.now() - startedAtMs)
} finally {
  await place.close()
}

/**
 * Twice: what the first one frees may free more.
 * @returns bytes that JavaScript and WASM hold afterwards, in page and worker
 */
async function collectGarbage(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  let ownBytes = 0
  for (let time = 0; time < 2; time++) {
    await session.send('HeapProfiler.collectGarbage')
    ownBytes = await page.evaluate(() =>
      (performance as Performance & { measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }> })
        .measureUserAgentSpecificMemory()
        .then(({ bytes }) => bytes),
    )
  }
  await session.detach()
  return ownBytes
}

function report(readings: readonly Reading[], ownReadings: readonly Reading[], ms: number): void {
  const settled = (all: readonly Reading[]) => slopeOf(all.filter(({ at }) => at > captures * WARM_UP_SHARE))
  const { slope, ci95 } = settled(readings)
  const peakBytes = Math.max(...readings.map(({ value }) => value))
  console.log(`\n${captures} captures in ${(ms / 1000).toFixed(0)} s, peak ${megabytes(peakBytes)}`)
  console.log(`all processes: ${inWords({ slope, ci95 })}`)
  console.log(`JavaScript and WASM alone: ${inWords(settled(ownReadings))}`)
  const result = { captures, slopeBytesPerCapture: slope, ci95, peakBytes }
  writeFigures(values.json, result)
}

function inWords({ slope, ci95: [low, high] }: Slope): string {
  const found = low > 0 ? 'it grows' : high < 0 ? 'it shrinks' : 'no growth that could be told from none'
  return `${slope.toFixed(0)} bytes a capture, 95 % interval ${low.toFixed(0)} to ${high.toFixed(0)}: ${found}`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
