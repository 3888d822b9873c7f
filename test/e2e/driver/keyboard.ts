/** Where the keyboard is, and how it gets elsewhere: the focus often follows a key only in a later task. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The test id of what has the focus, if it has one. */
export function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null)
}

/** Waits until the focus is there. */
export async function focusIs(page: Page, testId: string): Promise<void> {
  await expect.poll(() => focused(page), { message: `the focus goes to ${testId}` }).toBe(testId)
}

/** Presses a key that moves the focus, and waits until it has moved. */
export async function moveFocus(page: Page, key: string): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement)
  await page.keyboard.press(key)
  const hasMoved = () => page.evaluate((was) => document.activeElement !== was, before)
  await expect.poll(hasMoved, { message: `${key} moves the focus` }).toBe(true)
}

/** Opens the language menu from its button, and waits until its keys are heard. */
export async function unfoldLanguages(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[role="menu"]') !== null), {
      message: 'the focus goes into the menu',
    })
    .toBe(true)
}
