/**
 * `npm run demo`: plays one practice visit through the built app, headless, from "start" to the answer.
 * Prints each step with its time and leaves numbered screenshots in demo-screenshots/, or the folder given as argument.
 * Ends well only if the visit really ended with an answer on the screen.
 */
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { ensureBuilt } from './ensure-built.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { inProject, seconds } from './project.ts'

const STEP_LIMIT_MS = 60_000

/** What the screen shows, in the order of a visit that goes well. */
const welcome = '[data-setup-step="welcome"]'
const idle = '[data-step="idle"]'
const capturingCard = '[data-step="capturing"][data-subject="card"]'
const capturingFace = '[data-step="capturing"][data-subject="face"]'
const review = '[data-step="review"]'
const checking = '[data-step="checking"]'
const answered = '[data-step="answered"]'
/** Where a visit that does not go well ends. */
const endings = ['retry', 'problem', 'saved-for-later'].map((step) => `[data-step="${step}"]`).join(', ')

process.exitCode = await demo(resolve(process.argv[2] ?? inProject('demo-screenshots')))

async function demo(folder: string): Promise<number> {
  if (!(await ensureBuilt()) || !ensureChromium()) return 1
  await emptyScreenshots(folder)

  // loaded only now: it looks for Electron, which may take a moment
  const { launchKiosk } = await import('../test/e2e/driver/launch.ts')
  const launchedAtMs = performance.now()
  const kiosk = await launchKiosk()
  const steps = recordSteps(kiosk.page, folder, launchedAtMs)
  console.log(`A practice visit on ${kiosk.kind === 'electron' ? 'Electron' : 'the Electron stand-in'}, headless:`)
  try {
    await steps.shows('a new kiosk asks how to begin', welcome)
    await kiosk.page.getByTestId('setup-practice').click()
    await steps.shows('the kiosk waits for a customer', idle)
    const startedAtMs = performance.now()
    await kiosk.page.getByTestId('start').click()
    await steps.shows('the card is asked for', capturingCard)
    await steps.shows('the card was taken, the face is asked for', capturingFace)
    await steps.shows('both pictures are reviewed', review)
    await kiosk.page.getByTestId('accept').click()
    await steps.shows('the pictures are being compared', checking, answered)
    await steps.shows('the answer is on the screen', answered)
    const verdict = (await kiosk.page.locator('[data-testid="customer-text"] h1').innerText()).trim()
    if (!verdict) throw new Error('the answer has no words')
    console.log(`Answer: "${verdict}", ${seconds(performance.now() - startedAtMs)} after "start".`)
    return 0
  } catch (error) {
    console.error(`The visit stopped: ${error instanceof Error ? error.message : String(error)}`)
    await steps.photograph('stopped')
    console.error(kiosk.output().trimEnd())
    return 1
  } finally {
    await kiosk.close()
    console.log(`Screenshots: ${folder}`)
  }
}

function recordSteps(page: Page, folder: string, beganAtMs: number) {
  let number = 0
  const photograph = (name: string): Promise<unknown> =>
    page.screenshot({ path: join(folder, `${String(++number).padStart(2, '0')}-${name}.png`) })
  return {
    photograph,
    /** Waits for a screen; `orAlready` follows it, and may be there before this one could be seen. */
    shows: async (what: string, screen: string, orAlready = screen): Promise<void> => {
      await page.locator(`${screen}, ${orAlready}, ${endings}`).first().waitFor({ timeout: STEP_LIMIT_MS })
      const ended = page.locator(endings).first()
      if (await ended.isVisible()) throw new Error(`the screen shows "${await ended.getAttribute('data-step')}"`)
      if (!(await page.locator(screen).isVisible())) return
      console.log(`${seconds(performance.now() - beganAtMs).padStart(8)}  ${what}`)
      await photograph(what.replaceAll(/\W+/g, '-'))
    },
  }
}

/** Only our own numbered pictures of an earlier run are removed. */
async function emptyScreenshots(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const old = (await readdir(folder)).filter((name) => /^\d\d-.*\.png$/.test(name))
  await Promise.all(old.map((name) => rm(join(folder, name))))
}
