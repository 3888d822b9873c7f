import { afterEach, describe, expect, it } from 'vitest'
import { en } from '../../src/renderer/i18n/en.ts'
import { filesBelow } from './driver/clear-scan.ts'
import { API_KEY, atStep, openCounter, press, textOf, visitUntil, type Counter } from './driver/counter.ts'

const open: Counter[] = []
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})
async function counterWith(options?: Parameters<typeof openCounter>[0]): Promise<Counter> {
  const counter = await openCounter(options)
  open.push(counter)
  return counter
}
async function restarted(counter: Counter, how: 'quit' | 'power-cut'): Promise<Counter> {
  const next = await counter.restart(how)
  open.splice(open.indexOf(counter), 1, next)
  await atStep(next.page, 'idle')
  return next
}
const statesOf = ({ page }: Counter) =>
  page.evaluate(async () =>
    (await window.kiosk.submission.list()).map(({ state, receipt }) => ({ at: state.at, receipt })),
  )

describe('without a network nothing is lost', () => {
  it.each(['quit', 'power-cut'] as const)(
    'saved with a receipt, still there after a %s, sent when the line is back',
    async (how) => {
      let counter = await counterWith()
      await counter.kiosk.setOnline(false)
      await visitUntil(counter.page, 'saved-for-later')
      const receipt = await textOf(counter.page, 'receipt')
      expect(receipt).toMatch(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/)
      await expect.poll(() => textOf(counter.page, 'customer-text')).toContain(en.screen.savedForLater.title)
      expect(counter.service.received()).toHaveLength(0)

      // the restarted kiosk is online again: nobody has to press anything
      counter = await restarted(counter, how)
      await expect.poll(() => statesOf(counter)).toEqual([{ at: 'answered', receipt }])
      expect(counter.service.received()).toHaveLength(1)
    },
  )

  it('the same screen shows the answer when the line comes back while the customer waits', async () => {
    const { kiosk, page } = await counterWith()
    await kiosk.setOnline(false)
    await visitUntil(page, 'saved-for-later')
    await kiosk.setOnline(true)
    await atStep(page, 'answered')
  })

  it('a lost reply is sent once more, then waits for staff', async () => {
    const counter = await counterWith()
    await counter.service.rehearse({ kind: 'fault', fault: 'lost-reply' })
    await visitUntil(counter.page, 'saved-for-later')
    await counter.page.evaluate(() => window.kiosk.submission.sendNow())
    await expect.poll(() => statesOf(counter)).toMatchObject([{ at: 'held' }])
    expect(counter.service.received()).toHaveLength(2)
  })
})

describe('what lies on the disk', () => {
  it('the key and the pictures are nowhere in the clear, in no file of the app', async () => {
    const counter = await counterWith()
    await visitUntil(counter.page, 'answered')
    await press(counter.page, 'end')
    await counter.kiosk.setOnline(false)
    await visitUntil(counter.page, 'saved-for-later')
    await counter.kiosk.kill()

    const files = await filesBelow(counter.folder)
    expect(files.some(({ path }) => path.endsWith('submissions.sqlite'))).toBe(true)
    expect(files.some(({ path }) => path.endsWith('countersign.log'))).toBe(true)
    const base64Key = Buffer.from(API_KEY).toString('base64').slice(0, 40)
    const found = files.flatMap(({ path, bytes }) =>
      [API_KEY, base64Key].filter((secret) => bytes.includes(secret)).map((secret) => `${path}: ${secret}`),
    )
    expect(found).toEqual([])
    // a JPEG's head followed by our encoder's JFIF marker; the app's own cached images are not JPEGs of visits
    const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46])
    const withPixels = files.filter(({ path, bytes }) => !path.includes('Cache') && bytes.includes(jpegHead))
    expect(withPixels.map(({ path }) => path)).toEqual([])
    expect(counter.kiosk.output()).not.toContain(API_KEY)

    open.splice(open.indexOf(counter), 1, await counter.restart('quit').catch(() => counter))
  })

  it('a machine that cannot keep a secret is refused with words, and keeps nothing', async () => {
    const counter = await counterWith({ hasApiKey: false })
    await counter.kiosk.setSecretProtection('unprotected')
    expect(await counter.page.evaluate(() => window.kiosk.apiKey.set('some-key'))).toEqual({
      ok: false,
      error: { code: 'SECRETS_UNPROTECTED' },
    })
    await press(counter.page, 'start')
    await atStep(counter.page, 'problem')
    expect(await textOf(counter.page, 'staff-text')).toContain(en.error.SECRETS_UNPROTECTED.staff.doNow)
    await expect.poll(() => textOf(counter.page, 'customer-text')).toContain(en.screen.problem.title)
  })
})
