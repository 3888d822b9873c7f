/**
 * `npm run bench:visit -- [--visits <N>] [--json <file>]`: how long a visit takes that goes well, through the built app in
 * practice mode, and how often it must be touched. The practice service takes 0.9 to 1.6 s, as the real one at its best.
 * Prints the median of each part; the first visit also loads the checks and is told apart.
 */
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { ensureBuilt } from '../ensure-built.ts'
import { ensureChromium } from '../ensure-chromium.ts'
import { writeFigures } from '../write-figures.ts'
import { median, visitTimes, type SeenScreen, type VisitTimes } from './visit-times.ts'

const { values } = parseArgs({ options: { visits: { type: 'string', default: '5' }, json: { type: 'string' } } })
const STEP_LIMIT_MS = 60_000

process.exitCode = await bench(Number(values.visits))

async function bench(visits: number): Promise<number> {
  if (!Number.isInteger(visits) || visits < 1) throw new Error('--visits is a whole number from 1')
  if (!(await ensureBuilt()) || !ensureChromium()) return 1
  // loaded only now: it looks for Electron, which may take a moment
  const { launchKiosk } = await import('../../test/e2e/driver/launch.ts')
  const kiosk = await launchKiosk()
  try {
    const { page } = kiosk
    await page.getByTestId('setup-practice').click()
    await page.locator('[data-step="idle"]').waitFor({ timeout: STEP_LIMIT_MS })
    await page.evaluate(noteScreens)
    const first = await visit(page)
    print('first visit', first.times)
    const later: Visit[] = []
    for (let index = 0; index < visits; index += 1) later.push(await visit(page))
    const middle = (part: keyof VisitTimes) => median(later.map(({ times }) => times[part]))
    const figures = {
      officerTouches: Math.max(...later.map(({ touches }) => touches)),
      totalMs: middle('totalMs'),
      captureFaceMs: middle('captureFaceMs'),
      captureCardMs: middle('captureCardMs'),
      serviceMs: middle('serviceMs'),
    }
    print(`median of ${visits}`, figures)
    console.log(`${figures.officerTouches} touches from "start" to the answer`)
    writeFigures(values.json, figures)
    return 0
  } finally {
    await kiosk.close()
  }
}

interface Visit {
  readonly times: VisitTimes
  readonly touches: number
}

/** One visit, touched as soon as there is something to touch. */
async function visit(page: Page): Promise<Visit> {
  let touches = 0
  const touch = async (testId: string): Promise<number> => {
    const button = page.getByTestId(testId)
    await button.waitFor({ timeout: STEP_LIMIT_MS })
    const atMs = await page.evaluate(() => performance.now())
    await button.click({ timeout: STEP_LIMIT_MS })
    touches += 1
    return atMs
  }
  await page.locator('[data-step="idle"]').waitFor({ timeout: STEP_LIMIT_MS })
  await page.evaluate(() => void (window.seenScreens = []))
  const startedAtMs = await touch('start')
  const acceptedAtMs = await touch('accept')
  await page.locator('[data-step="answered"]').waitFor({ timeout: STEP_LIMIT_MS })
  const seen = await page.evaluate(() => window.seenScreens ?? [])
  const times = visitTimes(seen, startedAtMs, acceptedAtMs)
  await page.getByTestId('end').click()
  return { times, touches }
}

declare global {
  interface Window {
    seenScreens?: SeenScreen[]
  }
}

/** Runs in the page: writes down every screen at the moment it comes up. */
function noteScreens(): void {
  const view = document.querySelector<HTMLElement>('[data-step]')
  if (!view) throw new Error('there is no visit on the screen')
  const note = (): void => {
    const { step = '', subject } = view.dataset
    window.seenScreens?.push({ screen: subject ? `${step} ${subject}` : step, atMs: performance.now() })
  }
  new MutationObserver(note).observe(view, { attributeFilter: ['data-step', 'data-subject'] })
}

function print(name: string, { totalMs, captureCardMs, captureFaceMs, serviceMs }: VisitTimes): void {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`
  console.log(
    `${name.padEnd(12)}  total ${seconds(totalMs)}: card ${seconds(captureCardMs)}, face ${seconds(captureFaceMs)}, ` +
      `accepted to answer ${seconds(serviceMs)}`,
  )
}
