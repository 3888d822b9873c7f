/** The officer's side of the counter, by touch and by keyboard. */
import type { Page } from 'playwright-core'
import sharp, { type Sharp } from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { en } from '../../src/renderer/i18n/en.ts'
import type { StaffTab } from '../../src/renderer/screens/staff/staff-tab.ts'
import type { AuditEvent } from '../../src/shared/domain/audit-event.ts'
import { people, person } from '../integration/vision/real-eyes.ts'
import { sidelitFace } from './driver/face-pictures.ts'
import {
  atCapture,
  atStep,
  type Counter,
  FACE_CAMERA,
  openCounter,
  openSection,
  press,
  textOf,
  visitUntil,
} from './driver/counter.ts'
import { focused, moveFocus } from './driver/keyboard.ts'

const open: Counter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})
async function counterWith(face?: Sharp, settings = {}): Promise<Counter> {
  const counter = await openCounter({ settings: { language: 'en', languagesOffered: ['en'], ...settings } })
  open.push(counter)
  if (face) await counter.kiosk.cameras.show(FACE_CAMERA, await frame(face))
  return counter
}

/** A camera's 1280 x 720 frame whose upright 3:4 crop is exactly this picture. */
const frame = async (picture: Sharp): Promise<Buffer> =>
  // drawn first: sharp would resize before it composites
  sharp(await picture.png().toBuffer())
    .resize(540, 720)
    .extend({ left: 370, right: 370, background: '#777' })
    .jpeg({ quality: 95 })
    .toBuffer()

const two = async (): Promise<Sharp> =>
  sharp({ create: { width: 900, height: 1200, channels: 3, background: '#777' } }).composite([
    { input: await person(people.good, 450).toBuffer(), left: 0, top: 300 },
    { input: await person(people.other, 450).toBuffer(), left: 450, top: 300 },
  ])

/** How somebody works the panel. */
interface Hand {
  press(page: Page, testId: string): Promise<void>
  type(page: Page, testId: string, text: string): Promise<void>
  openTab(page: Page, tab: StaffTab): Promise<void>
}

const byTouch: Hand = {
  press: (page, testId) => page.getByTestId(testId).click(),
  type: (page, testId, text) => page.getByTestId(testId).fill(text),
  openTab: (page, tab) => press(page, `staff-tab-${tab}`),
}

/** By the Tab key alone, as far as it takes; nobody points at anything. */
const byKeyboard: Hand = {
  async press(page, testId) {
    await reach(page, testId)
    await page.keyboard.press(isChoice(testId) ? 'Space' : 'Enter')
  },
  async type(page, testId, text) {
    await reach(page, testId)
    await page.keyboard.type(text)
  },
  // the first tab is open; the others are reached by the arrows
  async openTab(page, tab) {
    await reach(page, 'staff-tab-check')
    while ((await focused(page)) !== `staff-tab-${tab}`) await moveFocus(page, 'ArrowRight')
    await page.keyboard.press('Enter')
  },
}

/** One of the reasons to choose from. */
const isChoice = (testId: string | null): boolean =>
  testId?.startsWith('override-') === true && testId !== 'override-use'

async function reach(page: Page, testId: string): Promise<void> {
  await page.getByTestId(testId).waitFor()
  await page.waitForFunction(
    (id) => document.querySelector<HTMLButtonElement>(`[data-testid="${id}"]`)?.disabled !== true,
    testId,
  )
  for (let steps = 0; steps < 60; steps += 1) {
    if ((await focused(page)) === testId) return
    await moveFocus(page, 'Tab')
    // the keys of a group are its arrows
    if (isChoice(testId) && isChoice(await focused(page)))
      while ((await focused(page)) !== testId) await moveFocus(page, 'ArrowDown')
  }
  throw new Error(`the Tab key does not reach ${testId}`)
}

const eventsOf = async (page: Page, kind: AuditEvent['kind']): Promise<readonly AuditEvent[]> =>
  page.evaluate(async (wanted) => {
    const found = await window.kiosk.audit.page({ kind: wanted })
    return found.ok ? found.value.entries.flatMap(({ said }) => (said ? [said.event] : [])).reverse() : []
  }, kind)
const settingsOf = (page: Page) => page.evaluate(() => window.kiosk.settings.read())
const newest = (page: Page) => page.evaluate(async () => (await window.kiosk.submission.list())[0])

describe.each([
  ['by touch', byTouch],
  ['by keyboard alone', byKeyboard],
])('%s', (_name, hand) => {
  it('a check is started with a reference, which goes with it', async () => {
    const { page, service } = await counterWith()
    await hand.press(page, 'staff-toggle')
    await hand.type(page, 'new-reference', 'Ticket A-117')
    await hand.press(page, 'start-check')
    await atStep(page, 'review')
    await hand.press(page, 'accept')
    await atStep(page, 'answered')
    await expect.poll(() => newest(page)).toMatchObject({ reference: 'Ticket A-117', state: { at: 'answered' } })
    // it is the officer's own: the service is not told
    expect(JSON.stringify(service.received())).not.toContain('A-117')
    await hand.press(page, 'end')
    await atStep(page, 'idle')
    await expect.poll(() => page.getByTestId('new-reference').inputValue()).toBe('')
  })

  it('a picture that does not pass is seen with its limits, taken by hand and used with a reason', async () => {
    const { page, service } = await counterWith(sidelitFace())
    await hand.press(page, 'start')
    await atCapture(page, 'face')
    await hand.press(page, 'staff-toggle')
    const line = page.getByTestId('measured-checks').locator('li', { hasText: en.staff.measure.evenness })
    await line.waitFor()
    await expect.poll(() => line.getByRole('img').getAttribute('aria-label')).toBe(en.officer.measured.fails)
    await expect.poll(() => line.innerText()).toMatch(/\d+ %\s+at least 30 %/)

    await hand.press(page, 'take-by-hand')
    await atStep(page, 'retry')
    await expect.poll(() => page.getByTestId('override-use').isDisabled()).toBe(true)
    await hand.press(page, 'override-check-is-wrong')
    await hand.press(page, 'override-use')
    await atStep(page, 'review')
    await hand.press(page, 'accept')
    await atStep(page, 'answered')
    expect(service.received()).toHaveLength(1)
    await expect
      .poll(() => eventsOf(page, 'check-overridden'))
      .toEqual([
        {
          kind: 'check-overridden',
          id: (await newest(page))?.id,
          subject: 'face',
          codes: expect.arrayContaining(['FACE_LIT_FROM_SIDE']) as string[],
          reason: 'check-is-wrong',
        },
      ])
  })

  it('a held check’s picture is taken again, and only that one', async () => {
    const { page, service } = await counterWith()
    await service.rehearse({ kind: 'code', code: 'FACE_IS_OCCLUDED', at: 'liveness' })
    await visitUntil(page, 'retry')
    await press(page, 'another-way')
    await press(page, 'end')
    await atStep(page, 'idle')
    const held = await newest(page)
    await service.rehearse({ kind: 'answer', answer: 'match' })

    await hand.press(page, 'staff-toggle')
    await hand.openTab(page, 'queue')
    await hand.press(page, 'take-again')
    await atCapture(page, 'face')
    await page.getByTestId('replaces').waitFor()
    await atStep(page, 'review')
    await hand.press(page, 'accept')
    await atStep(page, 'answered')

    const [first, second] = service.received()
    expect(second?.imageIdCard?.sha256).toBe(first?.imageIdCard?.sha256)
    expect(second?.imageBest?.sha256).not.toBe(first?.imageBest?.sha256)
    const found = () => page.evaluate((id) => window.kiosk.submission.find(id), held?.id ?? '')
    await expect.poll(async () => (await found())?.state).toMatchObject({ at: 'withdrawn', by: 'replacement' })
  })

  it('officers sign in, and what they do bears their name', async () => {
    const { page } = await counterWith()
    await page.evaluate(async () => {
      await window.kiosk.officer.setPin({ officer: '4711', pin: '2749' })
      await window.kiosk.settings.change({ officerSignIn: true })
    })
    await hand.press(page, 'staff-toggle')
    await page.getByTestId('officer-gate').waitFor()
    if (hand === byTouch) for (const digit of '2749') await hand.press(page, `pin-${digit}`)
    else await hand.type(page, 'pin', '2749')
    await hand.press(page, 'pin-enter')
    await page.getByTestId('signed-in').waitFor()
    await hand.press(page, 'start-check')
    await atStep(page, 'review')
    await hand.press(page, 'accept')
    await atStep(page, 'answered')
    await hand.press(page, 'sign-out')
    await page.getByTestId('officer-gate').waitFor()
    await expect.poll(() => eventsOf(page, 'submission-accepted')).toMatchObject([{ officer: '4711' }])
    await expect
      .poll(() => eventsOf(page, 'officer-signed-in'))
      .toEqual([{ kind: 'officer-signed-in', officer: '4711' }])
    await expect
      .poll(() => eventsOf(page, 'officer-signed-out'))
      .toEqual([{ kind: 'officer-signed-out', officer: '4711', way: 'by-hand' }])
  })
})

it('two faces are not sent by anybody, not even past the page, unless the administrator allows it', async () => {
  const { page, service } = await counterWith(await two())
  await press(page, 'start')
  await atCapture(page, 'face')
  await press(page, 'staff-toggle')
  await press(page, 'take-by-hand')
  await page.getByTestId('override-refused').waitFor()
  expect(await page.getByTestId('override-use').count()).toBe(0)

  const submit = () =>
    page.evaluate(async () => {
      const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])
      const image = { bytes, mediaType: 'image/jpeg', widthPx: 600, heightPx: 800 } as const
      const check = { takenAtMs: 1, takenBy: 'manual', faceWidthPx: 300 } as const
      const face = { image, check: { ...check, failedCodes: ['TOO_MANY_FACES'], overriddenFor: 'medical' } as const }
      return window.kiosk.submission.submit({ card: { image, check: { ...check, failedCodes: [] } }, face })
    })
  expect(await submit()).toMatchObject({ ok: false, error: { code: 'CHECK_NOT_PASSED', image: 'face' } })
  expect(service.received()).toEqual([])

  await press(page, 'staff-tab-settings')
  await openSection(page, 'people')
  await press(page, 'setting-override-sure-refusals')
  await expect.poll(async () => (await settingsOf(page)).overrideSureRefusals).toBe(true)
  await press(page, 'staff-tab-check')
  await press(page, 'override-check-is-wrong')
  await press(page, 'override-use')
  await atStep(page, 'review')
})

it('without an officer nothing of a check is done, and main itself says so', async () => {
  const { page } = await counterWith()
  await visitUntil(page, 'answered')
  await press(page, 'end')
  await page.evaluate(async () => {
    await window.kiosk.officer.setPin({ officer: '4711', pin: '2749' })
    await window.kiosk.settings.change({ officerSignIn: true })
  })
  await press(page, 'start')
  await atStep(page, 'problem')
  expect(await textOf(page, 'customer-text')).not.toContain('OFFICER')
  const refusals = await page.evaluate(async () => {
    const id = (await window.kiosk.submission.list())[0]?.id ?? ''
    return [
      await window.kiosk.submission.sendNow(undefined),
      await window.kiosk.submission.setReference({ id, reference: 'A' }),
      await window.kiosk.submission.withdraw({ id, by: 'staff', reason: 'why' }),
      await window.kiosk.visit.recordUnchecked('injury'),
    ].map((result) => (result.ok ? 'ok' : result.error.code))
  })
  expect(refusals).toEqual(['OFFICER_NEEDED', 'OFFICER_NEEDED', 'OFFICER_NEEDED', 'OFFICER_NEEDED'])

  await press(page, 'staff-toggle')
  for (const digit of '1357') await press(page, `pin-${digit}`)
  await press(page, 'pin-enter')
  await page.getByText(en.error.PIN_WRONG.staff.what).waitFor()
  for (const digit of '2749') await press(page, `pin-${digit}`)
  await press(page, 'pin-enter')
  await page.getByTestId('signed-in').waitFor()
  await press(page, 'retry')
  await atStep(page, 'review')
  await expect
    .poll(() => eventsOf(page, 'officer-refused'))
    .toEqual([{ kind: 'officer-refused', officer: '4711', isLockedOut: false }])
})

it('the administrator lets officers in and out, in the settings', async () => {
  const { page } = await counterWith()
  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
  await openSection(page, 'people')
  await expect.poll(() => page.getByTestId('setting-officer-sign-in').isDisabled()).toBe(true)
  await page.getByTestId('officer-name').fill('Mei')
  await page.getByTestId('officer-pin').fill('1234')
  await expect.poll(() => page.getByTestId('save-officer').isDisabled()).toBe(true)
  await page.getByTestId('officer-pin').fill('2749')
  await press(page, 'save-officer')
  await page.getByTestId('officer-list').getByText('Mei').waitFor()
  await press(page, 'setting-officer-sign-in')
  await press(page, 'staff-tab-queue')
  await page.getByTestId('officer-gate').waitFor()
  await press(page, 'staff-tab-settings')
  await openSection(page, 'people')
  await press(page, 'remove-officer-Mei')
  await page.getByTestId('officer-list').waitFor({ state: 'detached' })
  await expect.poll(() => eventsOf(page, 'officer-removed')).toEqual([{ kind: 'officer-removed', officer: 'Mei' }])
})

it('at a closed panel a mark asks for staff, and says nothing to those who stand by', async () => {
  const { page, service } = await counterWith()
  const mark = () => page.getByTestId('staff-toggle').getAttribute('aria-label')
  await expect.poll(mark).toBe(en.staff.open)
  await service.rehearse({ kind: 'answer', answer: 'no-match' })
  await visitUntil(page, 'answered')
  await expect.poll(mark).toBe(en.officer.notice)
  const words = await page.locator('body').innerText()
  expect(words).not.toContain(en.verdict.staff['no-match'].title)
  await press(page, 'end')
  await atStep(page, 'idle')
  await expect.poll(mark).toBe(en.staff.open)
})
