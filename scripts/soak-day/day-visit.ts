/** Plays one planned visit at a counter, as customer and officer together, and writes its receipt into the day's book. */
import type { VisitStep } from '../../src/renderer/flow/visit.ts'
import { atStep, CARD_CAMERA, chooseLanguage, FACE_CAMERA, press, type Counter } from '../../test/e2e/driver/counter.ts'
import type { DayBook } from './day-book.ts'
import type { Mishap, PlannedVisit } from './day-plan.ts'

/** Reading, talking, looking for the card. */
export type Pause = () => Promise<void>

/** @throws Error where the visit gets stuck: a step that does not come within half a minute */
export async function playVisit(counter: Counter, plan: PlannedVisit, book: DayBook, pause: Pause): Promise<void> {
  const { page, service } = counter
  const { language, spells, mishap } = plan
  const isOnline = !spells.includes('offline')
  await atStep(page, 'idle')
  if ((await page.evaluate(() => document.documentElement.lang)) !== language) await chooseLanguage(page, language)
  await pause()
  await press(page, 'start')
  await page.locator('[data-step="capturing"][data-subject="card"]').waitFor({ timeout: STEP_WITHIN_MS })
  if (mishap === 'customer-walks-away') {
    await press(page, 'another-way')
    await atStep(page, 'problem')
    return press(page, 'end')
  }
  await disturb(counter, mishap)
  await atStep(page, 'review')
  await pause()

  if (mishap === 'refused-by-service' && isOnline) {
    await service.rehearse({ kind: 'code', code: 'FACE_IS_OCCLUDED', at: 'liveness' })
    await press(page, 'accept')
    await atStep(page, 'retry')
    await service.rehearse({ kind: 'answer', answer: 'match' })
    await press(page, 'retry')
    await atStep(page, 'review')
  }
  if (mishap === 'reply-lost') await service.rehearse({ kind: 'fault', fault: 'lost-reply' })
  await press(page, 'accept')
  const receipt = page.getByTestId('receipt')
  await page.locator(ends).waitFor({ timeout: STEP_WITHIN_MS })
  book.promise((await receipt.getAttribute('data-receipt')) ?? (await receipt.innerText()))
  if (mishap === 'reply-lost') await service.rehearse({ kind: 'answer', answer: 'match' })
  await pause()
  await press(page, 'end')
}

const STEP_WITHIN_MS = 30_000
/** Steps whose screen shows the receipt and lets the customer leave. */
const ends = (['answered', 'saved-for-later'] satisfies VisitStep[]).map((step) => `[data-step="${step}"]`).join(', ')

/** While the card is looked at; each goes by without anybody doing anything about it at the screen. */
async function disturb({ kiosk, page }: Counter, mishap: Mishap | undefined): Promise<void> {
  const { cameras, electronApp } = kiosk
  switch (mishap) {
    case 'card-camera-unplugged':
      // told to staff, or the other camera stands in: whichever, the visit goes on
      await cameras.unplug(CARD_CAMERA)
      return cameras.replug(CARD_CAMERA)
    case 'face-camera-unplugged':
      await page.locator('[data-step="capturing"][data-subject="face"]').waitFor({ timeout: STEP_WITHIN_MS })
      await cameras.unplug(FACE_CAMERA)
      return cameras.replug(FACE_CAMERA)
    case 'sleep':
      await cameras.setFrozen(CARD_CAMERA, true)
      await electronApp.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
      await cameras.setFrozen(CARD_CAMERA, false)
      await electronApp.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
      return
    case 'customer-walks-away':
    case 'refused-by-service':
    case 'reply-lost':
    case undefined:
      return
  }
}
