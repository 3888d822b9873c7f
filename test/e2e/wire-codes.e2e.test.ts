import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../src/renderer/i18n/en.ts'
import type { WireCode } from '../../src/shared/domain/practice.ts'
import {
  errorCatalog,
  errorCodes,
  isCustomerErrorCode,
  type CustomerErrorCode,
} from '../../src/shared/errors/error-catalog.ts'
import { atStep, openCounter, photographBoth, press, textOf, visitUntil, type Counter } from './driver/counter.ts'

const wireCodes = errorCodes.filter((code): code is WireCode => errorCatalog[code].source === 'service')
const faceCodes = wireCodes.filter((code): code is WireCode & CustomerErrorCode => isCustomerErrorCode(code))

/** What the visit shows when the service says `code` about a fresh pair of pictures. */
function stepAfter(code: WireCode): 'retry' | 'problem' | 'saved-for-later' {
  if (isCustomerErrorCode(code)) return 'retry'
  const { retry } = errorCatalog[code]
  return retry === 'pause' || retry === 'backoff' ? 'saved-for-later' : 'problem'
}

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
})
afterAll(() => counter.close())

/** Leaves nothing behind that could speak in the next test: what still waits is withdrawn, a paused queue goes on. */
async function cleanCounter(): Promise<void> {
  const { page, service } = counter
  await service.rehearse({ kind: 'answer', answer: 'match' })
  await page.evaluate(async () => {
    for (const { id, state } of await window.kiosk.submission.list()) {
      if (state.at === 'held') await window.kiosk.submission.withdraw({ id, by: 'staff', reason: 'test' })
    }
    await window.kiosk.submission.sendNow()
  })
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const { waiting, held, pausedBy } = await window.kiosk.submission.queue()
        return { waiting, held, pausedBy }
      }),
    )
    .toEqual({ waiting: 0, held: 0 })
  await atStep(page, 'idle')
}

it('the contract has 18 codes of its own', () => {
  expect(wireCodes).toHaveLength(18)
})

describe("the service's code in its real shape ends in the right words for customer and staff", () => {
  it.each(wireCodes)('%s', async (code) => {
    const { page, service } = counter
    const step = stepAfter(code)
    await service.rehearse({ kind: 'code', code, at: 'request' })
    await visitUntil(page, step)

    const customer = await textOf(page, 'customer-text')
    if (step === 'retry' && isCustomerErrorCode(code)) {
      const words = en.error[code]
      const image = await page.locator('[data-step="retry"]').getAttribute('data-image')
      expect(customer).toContain(words.live)
      expect(customer).toContain(words.reason)
      expect(customer).toContain(image === 'card' ? words.remedyCard : words.remedyFace)
    } else {
      expect(customer).toContain(step === 'problem' ? en.screen.problem.title : en.screen.savedForLater.title)
    }
    expect(customer).not.toMatch(/[A-Z]{2,}_[A-Z]/)

    const { code: lastCode } = await page.evaluate(async () => {
      const [newest] = await window.kiosk.submission.list()
      return newest?.lastFailure ?? { code: 'none' }
    })
    expect(lastCode).toBe(code)
    await press(page, 'staff-toggle')
    const staffText = page.locator(`[data-testid="staff-text"][data-code="${code}"]`).first()
    await expect
      .poll(async () => (await staffText.innerText()).replace(/\s+/g, ' '))
      .toContain(en.error[code].staff.doNow)
    await press(page, 'staff-toggle')

    if (step === 'retry') {
      await press(page, 'another-way')
      await atStep(page, 'problem')
    }
    await press(page, 'end')
    await cleanCounter()
  })
})

describe('a face code found by the liveness stage speaks of the face', () => {
  it.each(faceCodes)('%s', async (code) => {
    const { page, service } = counter
    await service.rehearse({ kind: 'code', code, at: 'liveness' })
    await visitUntil(page, 'retry')
    await expect.poll(() => page.locator('[data-step="retry"]').getAttribute('data-image')).toBe('face')
    await expect.poll(() => textOf(page, 'customer-text')).toContain(en.error[code].remedyFace)
    await press(page, 'another-way')
    await press(page, 'end')
    await cleanCounter()
  })
})

it('a new picture replaces the refused pair, and the answer comes to the same visit', async () => {
  const { page, service } = counter
  await service.rehearse({ kind: 'code', code: 'FACE_IS_OCCLUDED', at: 'liveness' })
  await visitUntil(page, 'retry')
  await service.rehearse({ kind: 'answer', answer: 'match' })
  await press(page, 'retry')
  await atStep(page, 'review')
  await press(page, 'accept')
  await atStep(page, 'answered')
  const [newest, refused] = await page.evaluate(() => window.kiosk.submission.list())
  expect(newest?.state.at).toBe('answered')
  expect(refused?.state).toMatchObject({ at: 'withdrawn', by: 'replacement' })
  await press(page, 'end')
  await cleanCounter()
})

it('after three refusals a colleague is called', async () => {
  const { page, service } = counter
  await service.rehearse({ kind: 'code', code: 'EYES_CLOSED', at: 'liveness' })
  await photographBoth(page)
  for (let refusals = 1; refusals < 3; refusals += 1) {
    await press(page, 'accept')
    await atStep(page, 'retry')
    await press(page, 'retry')
    await atStep(page, 'review')
  }
  await press(page, 'accept')
  await atStep(page, 'problem')
  expect(await textOf(page, 'customer-text')).toContain(en.screen.problem.title)
  await press(page, 'end')
  await cleanCounter()
})
