/**
 * What must be in sight at once where there is least room for it: large text in every language, on the lowest display
 * that the kiosk is made for and on a tall one. Everything else about the looks of a screen is in the gallery.
 */
import type { Locator, Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { messages } from '../../src/renderer/i18n/create-i18n.ts'
import { languages, type Language } from '../../src/shared/domain/settings.ts'
import { type Counter, openCounter, press, textOf } from './driver/counter.ts'

const low = { width: 1280, height: 800 }
const tall = { width: 1080, height: 1920 }

let counter: Counter | undefined
afterEach(async () => {
  await counter?.close()
  counter = undefined
})

/** With the staff panel open beside the customer's part. */
async function withPanel(size: typeof low): Promise<Page> {
  counter = await openCounter({ settings: { mode: 'practice', textSize: 'large', languagesOffered: [...languages] } })
  const { page } = counter
  await page.setViewportSize(size)
  await press(page, 'staff-toggle')
  return page
}

async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate((chosen) => window.kiosk.settings.change({ language: chosen }), language)
  await expect.poll(() => page.locator('h1').innerText()).toBe(messages[language].screen.idle.title)
  await expect.poll(() => textOf(page, 'staff-tab-check')).toBe(messages[language].staff.tab.check)
  await page.evaluate(() => document.fonts.ready)
}

/** What of these reaches out of the box that it stands in, by its test id or its tag. */
const outside = (inner: Locator, box: string): Promise<string[]> =>
  inner.evaluateAll((elements, selector) => {
    const frame = document.querySelector(selector)!.getBoundingClientRect()
    return elements
      .filter((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        return left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom
      })
      .map((element) => element.getAttribute('data-testid') ?? element.tagName)
  }, box)

it('an officer signs in without scrolling on the lowest display, in large text and in every language', async () => {
  const page = await withPanel(low)
  await page.evaluate(async () => {
    await window.kiosk.officer.setPin({ officer: '4711', pin: '2749' })
    await window.kiosk.officer.setPin({ officer: '4712', pin: '3856' })
    await window.kiosk.settings.change({ officerSignIn: true })
  })
  await page.getByTestId('officer-gate').waitFor()
  for (const language of languages) {
    await speak(page, language)
    const fields = page.getByTestId('officer-gate').locator('h2, select, input, button')
    expect(await outside(fields, '#staff-tab-panel'), language).toEqual([])
    const heights = await fields.evaluateAll((all) => all.slice(1).map((field) => field.getBoundingClientRect().height))
    expect(Math.min(...heights), language).toBeGreaterThanOrEqual(44)
  }
})

it('beside the staff panel on a tall display the customer’s part keeps to its own half, in every language', async () => {
  const page = await withPanel(tall)
  for (const language of languages) {
    await speak(page, language)
    const parts = page.locator('.customer-view').locator('h1, p, button, li')
    expect(await outside(parts, '.customer-view'), language).toEqual([])
  }
})
