import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startVisionPage, type VisionPage } from '../../../scripts/bench/vision-page.ts'
import type { TrialName, Trials } from './graphics-card-page/card.worker.ts'
import type { CardTrials } from './graphics-card-page/page.ts'

declare const cardTrials: CardTrials

/** Chromium's software needs long to play a card where all cores are busy. */
const PATIENCE_MS = 240_000

let place: VisionPage

beforeAll(async () => {
  place = await startVisionPage({
    name: 'graphics-card',
    pageFolder: 'test/integration/vision/graphics-card-page',
    chromiumArgs: ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  })
}, PATIENCE_MS)
afterAll(() => place.close())

/** In a browser profile of its own, which remembers nothing. */
async function trial<Name extends TrialName>(name: Name): Promise<Awaited<ReturnType<Trials[Name]>>> {
  const page = await place.open()
  try {
    await page.waitForFunction(() => 'cardTrials' in globalThis)
    return (await page.evaluate((wanted) => cardTrials.run(wanted), name)) as Awaited<ReturnType<Trials[Name]>>
  } finally {
    await page.context().close()
  }
}

describe('the move to a graphics card', { timeout: PATIENCE_MS }, () => {
  it('does not take place where only software plays the card, and nothing is measured or remembered', async () => {
    expect(await trial('staysOnWasm')).toEqual({ hasAdapter: true, backend: 'wasm', remembered: undefined })
  })

  it('does not take place where the card gives no device', async () => {
    expect(await trial('refusedDevice')).toEqual({ timesAsked: 1, backend: 'wasm' })
  })

  it('is undone when the device is lost in the middle of a run, which then gives the same numbers', async () => {
    const { wasm, card, lost, after } = await trial('lostDevice')
    expect(card.backend).toBe('webgpu')
    expect(card.covered.mouth).toBeCloseTo(wasm.mouth, 3)
    expect(card.covered.eyes).toBeCloseTo(wasm.eyes, 3)
    expect(lost).toEqual({ covered: wasm, backend: 'wasm' })
    expect(after).toEqual({ covered: wasm, backend: 'wasm' })
  })
})

describe('the memory for the faster backend', () => {
  it('gives what was written last', async () => {
    expect(await trial('remembers')).toEqual({ measuredOn: 'a card', backend: 'webgpu' })
  })

  it('gives nothing where its file cannot be read', async () => {
    expect(await trial('forgetsRubbish')).toBeUndefined()
  })
})
