/**
 * `npm run soak:day -- [--visits 500] [--speed fast|counter] [--seed <n>] [--json <file>]`: a branch's day through the
 * built app, against the practice service on loopback, with all that goes wrong in one: see day-plan.ts. `counter` waits
 * between the steps as people do. Ends badly when a check that somebody has a receipt for is lost, or when an error was
 * handled nowhere.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Counter } from '../../test/e2e/driver/counter.ts'
import { ensureBuilt } from '../ensure-built.ts'
import { ensureChromium } from '../ensure-chromium.ts'
import { seededChance } from '../occlusion/seeded-chance.ts'
import { slopeOf, type Reading, type Slope } from '../soak/slope.ts'
import { writeFigures } from '../write-figures.ts'
import { openDayBook, type DayBook } from './day-book.ts'
import { planDay, type PlannedVisit, type Spell } from './day-plan.ts'
import { switchSpell } from './day-spells.ts'
import { playVisit } from './day-visit.ts'
import { countFrames, openMeter, type Frames, type KioskLoad } from './kiosk-load.ts'
import { hearTrouble } from './unhandled.ts'

const { values } = parseArgs({
  options: {
    visits: { type: 'string', default: '500' },
    speed: { type: 'string', default: 'fast' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
})
/** Caches fill, code is compiled. */
const WARM_UP_SHARE = 0.2
const READINGS = 120
/** A slope needs 24 readings after the warm-up. */
const LEAST_VISITS = 40
const DRAIN_WITHIN_MS = 180_000

const counted: readonly (readonly [string, (load: KioskLoad) => number | undefined])[] = [
  ["main's open files and sockets", ({ mainHandles }) => mainHandles],
  ['what keeps main awake', ({ mainResources }) => mainResources],
  ["the page's nodes", ({ pageNodes }) => pageNodes],
  ["the page's listeners", ({ pageListeners }) => pageListeners],
]

const visits = Number(values.visits)
const seed = Number(values.seed)
if (!Number.isInteger(visits) || visits < LEAST_VISITS)
  throw new Error(`--visits is a whole number from ${LEAST_VISITS}`)
if (!Number.isInteger(seed)) throw new Error('--seed is a whole number')
if (values.speed !== 'fast' && values.speed !== 'counter') throw new Error('--speed is fast or counter')
const isFast = values.speed === 'fast'
process.exitCode = (await ensureBuilt()) && ensureChromium() ? await liveDay(planDay(visits, seed)) : 1

interface Day {
  readonly minutes: number
  readonly loads: readonly { readonly at: number; readonly load: KioskLoad }[]
  readonly frames: Frames
  readonly book: DayBook
  readonly trouble: readonly string[]
}

async function liveDay(plan: readonly PlannedVisit[]): Promise<number> {
  // loaded only now: it looks for Electron, which may take a moment
  const { openCounter } = await import('../../test/e2e/driver/counter.ts')
  const counter = await openCounter({ settings: { maxCallsPerMinute: 600, maxCallsPerDay: 100_000 } })
  try {
    const trouble = hearTrouble(counter)
    const measure = await openMeter(counter.kiosk)
    const frames = await countFrames(counter.page)
    const book = openDayBook()
    const loads: Day['loads'][number][] = []
    const perReading = Math.max(1, Math.floor(visits / READINGS))
    const pause = pauses()
    const startedAtMs = performance.now()
    let spells: readonly Spell[] = []
    for (const [index, visit] of plan.entries()) {
      await changeSpells(counter, spells, visit.spells)
      spells = visit.spells
      await playVisit(counter, visit, book, pause)
      book.see(await checksOf(counter))
      if (index % perReading === 0) loads.push({ at: index, load: await measure() })
      if ((index + 1) % 50 === 0) console.log(`${index + 1} visits`)
    }
    const minutes = (performance.now() - startedAtMs) / 60_000
    await drain(counter, book)
    return report({ minutes, loads, frames: await frames(), book, trouble: await trouble() }, plan)
  } finally {
    await counter.close()
  }
}

async function changeSpells(counter: Counter, before: readonly Spell[], now: readonly Spell[]): Promise<void> {
  for (const spell of before) if (!now.includes(spell)) await switchSpell(counter, spell, false)
  for (const spell of now) if (!before.includes(spell)) await switchSpell(counter, spell, true)
}

/** The newest ones and all that need a person: what waits was looked at after every visit. */
function checksOf({ page }: Counter): Promise<{ receipt: string; at: string }[]> {
  return page.evaluate(async () =>
    (await window.kiosk.submission.list()).map(({ receipt, state }) => ({ receipt, at: state.at })),
  )
}

/** The line is back: all that waits is sent by itself. */
async function drain(counter: Counter, book: DayBook): Promise<void> {
  const until = performance.now() + DRAIN_WITHIN_MS
  while (book.waiting().length > 0 && performance.now() < until) {
    await wait(1_000)
    book.see(await checksOf(counter))
  }
}

function pauses(): () => Promise<void> {
  const chance = seededChance(seed + 1)
  return () => (isFast ? Promise.resolve() : wait(chance.between(2_000, 5_000)))
}

function report({ minutes, loads, frames, book, trouble }: Day, plan: readonly PlannedVisit[]): number {
  const settled = loads.filter(({ at }) => at >= visits * WARM_UP_SHARE)
  const series = (of: (load: KioskLoad) => number): Reading[] =>
    settled.map(({ at, load }) => ({ at, value: of(load) }))
  const main = slopeOf(series(({ mainBytes }) => mainBytes))
  const page = slopeOf(series(({ pageBytes }) => pageBytes))
  const [first, last] = [settled[0]?.load, settled.at(-1)?.load]
  const lost = book.lost()
  const waiting = book.waiting()

  console.log(`\n${visits} visits in ${minutes.toFixed(1)} min, seed ${seed}: ${inWords(plan)}`)
  console.log(
    `${book.promised()} checks with a receipt, ${lost.length} lost, ${waiting.length} without an answer at the end`,
  )
  console.log(`main's memory: ${slopeInWords(main)}; page, after collection: ${slopeInWords(page)}`)
  for (const [name, of] of counted)
    console.log(`${name}: ${first && of(first)} after the warm-up, ${last && of(last)} at the end`)
  console.log(`${frames.shown} camera frames shown, ${frames.dropped} dropped by the browser`)
  console.log(`${trouble.length} errors handled nowhere${trouble.map((line) => `\n  ${line}`).join('')}`)
  if (values.json) {
    const figures = {
      visits,
      promised: book.promised(),
      lostSubmissions: lost.length,
      unansweredAtEnd: waiting.length,
      unhandledErrors: trouble.length,
      mainSlopeBytesPerVisit: main.slope,
      mainCi95: main.ci95,
      pageSlopeBytesPerVisit: page.slope,
      pageCi95: page.ci95,
      handlesAfterWarmUp: first?.mainHandles,
      handlesAtEnd: last?.mainHandles,
      framesShown: frames.shown,
      framesDropped: frames.dropped,
    }
    writeFigures(values.json, figures)
  }
  return lost.length + waiting.length + trouble.length === 0 ? 0 : 1
}

function inWords(plan: readonly PlannedVisit[]): string {
  const happened = plan.flatMap(({ mishap, spells }) => [...(mishap ? [mishap] : []), ...spells])
  const names = [...new Set(happened)].toSorted()
  return names.map((name) => `${name} ${happened.filter((one) => one === name).length}`).join(', ')
}

function slopeInWords({ slope, ci95: [low, high] }: Slope): string {
  return `${slope.toFixed(0)} bytes a visit, 95 % interval ${low.toFixed(0)} to ${high.toFixed(0)}`
}
