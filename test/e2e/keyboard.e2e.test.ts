import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { atCapture, atStep, languageIs, openCounter, press, type Counter } from './driver/counter.ts'
import { focused, focusIs, moveFocus, unfoldLanguages } from './driver/keyboard.ts'

const open: Counter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})
async function counterWith(options?: Parameters<typeof openCounter>[0]): Promise<Counter> {
  const counter = await openCounter(options)
  open.push(counter)
  return counter
}

/** The whole screen has fewer places than this where a key can stop. */
const MANY_STEPS = 30

/** By one key again and again, as a switch does it. */
async function stepTo(page: Page, testId: string, key = 'Tab'): Promise<void> {
  await page.getByTestId(testId).waitFor()
  for (let step = 0; step < MANY_STEPS; step++) {
    if ((await focused(page)) === testId) return
    await moveFocus(page, key)
  }
  expect(await focused(page), `${key} reaches ${testId}`).toBe(testId)
}

async function choose(page: Page, testId: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await stepTo(page, testId)
  await page.keyboard.press(key)
}

const consentTexts = { en: 'We take two pictures.', ms: 'Kami mengambil dua gambar.' }

describe('a visit without a finger on the screen', () => {
  it('by the keyboard: language, consent, a picture taken again, the answer', async () => {
    const { page, service } = await counterWith({ settings: { consentTexts } })
    await stepTo(page, 'language-menu')
    await unfoldLanguages(page)
    await stepTo(page, 'language-ms', 'ArrowDown')
    await page.keyboard.press('Enter')
    await languageIs(page, 'ms')
    // or its coming back would take it from the next place
    await focusIs(page, 'language-menu')

    await choose(page, 'start', 'Space')
    await atStep(page, 'consent')
    await expect.poll(() => page.getByTestId('consent-text').innerText()).toBe(consentTexts.ms)
    await choose(page, 'agree', 'Space')

    await atStep(page, 'review')
    await choose(page, 'retake-face')
    await atCapture(page, 'face')
    await atStep(page, 'review')
    await stepTo(page, 'accept')
    await page.keyboard.press('Enter')
    await atStep(page, 'answered')
    expect(service.received()).toHaveLength(1)
    await choose(page, 'end')
    await atStep(page, 'idle')
  })

  it('by one switch, whose only two signs are the next place and this one', async () => {
    const { page, service } = await counterWith({ settings: { consentTexts } })
    for (const [step, testId] of [
      ['idle', 'start'],
      ['consent', 'agree'],
      ['review', 'accept'],
      ['answered', 'end'],
    ] as const) {
      await atStep(page, step)
      await choose(page, testId)
    }
    await atStep(page, 'idle')
    expect(service.received()).toHaveLength(1)
  })

  it('another way is a few steps from every screen, and leads back', async () => {
    const { page } = await counterWith({ settings: { consentTexts } })
    const anotherWay = async (back: Parameters<typeof atStep>[1]): Promise<void> => {
      await choose(page, 'another-way')
      await atStep(page, 'problem')
      await choose(page, 'retry')
      await atStep(page, back)
    }
    await anotherWay('consent')
    await anotherWay('consent')
    await choose(page, 'agree')
    await atStep(page, 'capturing')
    await anotherWay('capturing')
    await atStep(page, 'review')
    await anotherWay('review')
    await choose(page, 'another-way')
    await choose(page, 'end')
    await atStep(page, 'idle')
  })

  it('whoever says that they are still there goes on where they were', async () => {
    const { page } = await counterWith({ settings: { idleSeconds: 60 } })
    await press(page, 'start')
    await atStep(page, 'review')
    await page.clock.install()
    await stepTo(page, 'retake-face')
    await page.clock.runFor(61_000)
    await page.getByTestId('stay').waitFor()
    await focusIs(page, 'stay')
    await page.keyboard.press('Enter')
    await page.getByTestId('stay').waitFor({ state: 'detached' })
    await focusIs(page, 'retake-face')
  })
})
