/**
 * `npm run bench`: our full check against @vladmandic/human and against the bare runs of the networks, in one Chromium,
 * on the same frames, in turns. Only the ratios mean something beyond this machine.
 */
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { inProject } from '../project.ts'
import { writeFigures } from '../write-figures.ts'
import type { BareReply, NetworkName } from './page/bare.worker.ts'
import { humanBackends, type HumanBackend } from './page/human-library.ts'
import { median, quantile, rounded } from './statistics.ts'
import { startVisionPage, type VisionPage } from './vision-page.ts'

const networkNames: readonly NetworkName[] = ['detect', 'mesh', 'cover', 'eye']

const COLD_STARTS = 7
const WARM_UP_ROUNDS = 40
const ROUNDS = 160

/** A backend of human that has not seen its first frames by then is not its fastest. */
const TRY_WITHIN_MS = 20_000
const TRIED_FRAMES = 10

const { values } = parseArgs({ options: { json: { type: 'string' } } })
const humanBackend = await fastestHuman()
await inBrowser(async (place) => {
  const cold = await coldStarts(place, humanBackend)
  const warm = await warmRounds(place, humanBackend)
  report(cold, warm, humanBackend)
})

async function inBrowser<T>(task: (place: VisionPage) => Promise<T>): Promise<T> {
  const place = await startVisionPage({
    name: 'bench',
    pageFolder: 'scripts/bench/page',
    folders: {
      human: inProject('node_modules/@vladmandic/human'),
      'tfjs-wasm': inProject('node_modules/@tensorflow/tfjs-backend-wasm/dist'),
    },
  })
  try {
    return await task(place)
  } finally {
    await place.close()
  }
}

/** Each backend in a browser of its own: one that is given up is then truly over. */
async function fastestHuman(): Promise<HumanBackend> {
  const tried: { backend: HumanBackend; p50Ms: number }[] = []
  for (const backend of humanBackends) {
    const p50Ms = await inBrowser(async (place) => within(TRY_WITHIN_MS, tryHuman(await ready(place), backend)))
    console.log(`human on ${backend}: ${typeof p50Ms === 'number' ? `${p50Ms.toFixed(1)} ms a frame` : p50Ms}`)
    if (typeof p50Ms === 'number') tried.push({ backend, p50Ms })
  }
  const fastest = tried.toSorted((a, b) => a.p50Ms - b.p50Ms)[0]
  if (!fastest) throw new Error('human runs on no backend here')
  return fastest.backend
}

async function tryHuman(page: Page, backend: HumanBackend): Promise<number> {
  await page.evaluate((name) => bench.startHuman(name), backend)
  const ms: number[] = []
  for (let index = 1; index <= TRIED_FRAMES; index++) ms.push(await page.evaluate((at) => bench.human(at), index))
  return median(ms)
}

interface ColdStarts {
  readonly oursMs: readonly number[]
  readonly humanMs: readonly number[]
}

/** Each in a process of its own that has loaded nothing before. */
async function coldStarts(place: VisionPage, backend: HumanBackend): Promise<ColdStarts> {
  const oursMs: number[] = []
  const humanMs: number[] = []
  for (let start = 0; start < COLD_STARTS; start++) {
    oursMs.push(await inNewPage(place, (page) => page.evaluate(() => bench.startOurs())))
    humanMs.push(await inNewPage(place, (page) => page.evaluate((name) => bench.startHuman(name), backend)))
  }
  return { oursMs, humanMs }
}

interface WarmRounds {
  readonly oursMs: readonly number[]
  readonly humanMs: readonly number[]
  readonly bareMs: readonly number[]
  readonly bareRuns: readonly NetworkName[]
  readonly backend: string
}

async function warmRounds(place: VisionPage, backend: HumanBackend): Promise<WarmRounds> {
  return inNewPage(place, async (page) => {
    const oursBackend = await page.evaluate(async (name) => {
      await bench.startOurs()
      await bench.startBare()
      await bench.startHuman(name)
      return bench.backend()
    }, backend)
    const oursMs: number[] = []
    const humanMs: number[] = []
    const bare: BareReply[] = []
    // whoever comes first in a round comes last in the next one
    const turns = [
      async (index: number) => void oursMs.push(await page.evaluate((at) => bench.ours(at), index)),
      async (index: number) => void bare.push(await page.evaluate((at) => bench.bare(at), index)),
      async (index: number) => void humanMs.push(await page.evaluate((at) => bench.human(at), index)),
    ]
    for (let index = 1; index <= WARM_UP_ROUNDS + ROUNDS; index++) {
      for (const turn of turns) await turn(index)
      turns.push(turns.shift()!)
    }
    const measured = <T>(values: readonly T[]) => values.slice(WARM_UP_ROUNDS)
    return {
      oursMs: measured(oursMs),
      humanMs: measured(humanMs),
      bareMs: measured(bare).map(({ ms }) => ms ?? NaN),
      bareRuns: measured(bare).flatMap(({ runs }) => runs),
      backend: oursBackend,
    }
  })
}

function report(cold: ColdStarts, warm: WarmRounds, humanBackend: HumanBackend): void {
  const figures = (firstMs: readonly number[], ms: readonly number[]) => ({
    firstMs: rounded(median(firstMs)),
    p50Ms: rounded(median(ms)),
    p95Ms: rounded(quantile(ms, 0.95)),
  })
  const ours = figures(cold.oursMs, warm.oursMs)
  const human = figures(cold.humanMs, warm.humanMs)
  const bare = { p50Ms: rounded(median(warm.bareMs)) }
  const ratioP50 = rounded(ours.p50Ms / human.p50Ms)
  const ratioFirst = rounded(ours.firstMs / human.firstMs)
  const ratioBare = rounded(ours.p50Ms / bare.p50Ms)
  const line = (name: string, { firstMs, p50Ms, p95Ms }: typeof ours) =>
    console.log(`${name.padEnd(22)} ${[firstMs, p50Ms, p95Ms].map((ms) => ms.toFixed(1).padStart(9)).join('')}`)

  console.log(`\nms, frames of 1280 x 720; ${ROUNDS} rounds in turns, ${COLD_STARTS} cold starts each`)
  console.log(`${''.padEnd(22)}${['first', 'p50', 'p95'].map((head) => head.padStart(10)).join('')}`)
  line(`ours (${warm.backend})`, ours)
  line(`human (${humanBackend})`, human)
  console.log(`${'bare runs'.padEnd(22)} ${''.padStart(9)}${bare.p50Ms.toFixed(1).padStart(9)}`)
  const runsOf = (name: NetworkName) => `${name} ${warm.bareRuns.filter((run) => run === name).length}`
  const runs = networkNames.map(runsOf).join(', ')
  console.log(`bare: the runs that our looks at the same frames make, and nothing else: ${runs}`)
  console.log(
    `ours / human: p50 ${ratioP50} (goal 0.33), first ${ratioFirst} (goal 0.6); ours / bare: ${ratioBare} (goal 1.5)`,
  )
  const result = { ours, human, bare, ratioP50, ratioFirst, ratioBare, backend: warm.backend }
  writeFigures(values.json, result)
}

async function ready(place: VisionPage): Promise<Page> {
  const page = await place.open()
  await page.waitForFunction(() => 'bench' in globalThis)
  return page
}

async function inNewPage<T>(place: VisionPage, task: (page: Page) => Promise<T>): Promise<T> {
  const page = await ready(place)
  try {
    return await task(page)
  } finally {
    await page.context().close()
  }
}

/** The reason in words where it failed or took longer. */
async function within<T>(limitMs: number, task: Promise<T>): Promise<T | string> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`given up after ${limitMs / 1000} s`), limitMs)
  })
  const failed = task.catch((error: unknown) => (error instanceof Error ? error.message : 'failed'))
  return await Promise.race([failed, tooLong]).finally(() => clearTimeout(timer))
}
