import { afterAll, beforeAll, expect, it } from 'vitest'
import { ipcContract } from '../../src/shared/contract/ipc-contract.ts'
import { API_KEY, atStep, openCounter, type Counter } from './driver/counter.ts'
import { driverKind } from './driver/launch.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter()
})
afterAll(() => counter.close())

it('the page has the contract and nothing of Node', async () => {
  expect(
    await counter.page.evaluate(() => ({
      groups: Object.keys(window.kiosk).sort(),
      strangers: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in globalThis),
      isIsolated: crossOriginIsolated,
      isFrozen: Object.isFrozen(window.kiosk),
    })),
  ).toEqual({
    groups: Object.keys(ipcContract).sort(),
    strangers: [],
    isIsolated: true,
    isFrozen: true,
  })
})

it('no call gives the key back', async () => {
  const answers = await counter.page.evaluate(async () =>
    JSON.stringify([
      await window.kiosk.apiKey.state(),
      await window.kiosk.kiosk.describe(),
      await window.kiosk.settings.read(),
      await window.kiosk.submission.list(),
    ]),
  )
  expect(answers).toContain('"set"')
  expect(answers).not.toContain(API_KEY)
})

it('code from text, inline code and strange hosts are blocked by the policy', async () => {
  const { page } = counter
  await page.evaluate(async () => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => seen.push(effectiveDirective))
    const script = document.createElement('script')
    script.textContent = 'globalThis.wasInjected = true'
    document.head.append(script)
    await fetch('https://example.test/').catch(() => undefined)
    const image = new Image()
    image.src = 'https://example.test/x.png'
    await new Promise((done) => image.addEventListener('error', done))
  })
  const seen = () => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)
  await expect.poll(seen).toEqual(expect.arrayContaining(['script-src-elem', 'connect-src', 'img-src']))
  expect(await page.evaluate(() => 'wasInjected' in globalThis)).toBe(false)
})

it('the page cannot leave', async () => {
  const { page, kiosk } = counter
  await page.evaluate(() => {
    location.href = 'https://example.test/'
  })
  await atStep(page, 'idle')
  expect(
    await kiosk.electronApp.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((w) => w.webContents.getURL()),
    ),
  ).toEqual(['app://kiosk/index.html'])
})

it.skipIf(driverKind === 'standin')(
  'the page cannot open a window (real Electron only: the stand-in can close one, not refuse it)',
  async () => {
    expect(await counter.page.evaluate(() => window.open('https://example.test/'))).toBeNull()
    expect(counter.kiosk.electronApp.windows()).toHaveLength(1)
  },
)

it('the microphone is refused, the camera is given', async () => {
  const asked = await counter.page.evaluate(async () => {
    const ask = (wanted: MediaStreamConstraints) =>
      navigator.mediaDevices.getUserMedia(wanted).then(
        (stream) => {
          for (const track of stream.getTracks()) track.stop()
          return 'given'
        },
        (error: DOMException) => error.name,
      )
    return [await ask({ audio: true }), await ask({ video: true })]
  })
  expect(asked).toEqual(['NotAllowedError', 'given'])
})

it('a malformed message is refused before anything believes it', async () => {
  const refusals = await counter.page.evaluate(async () => {
    const attempt = (call: () => Promise<unknown>) => call().then(String, (error: Error) => error.message)
    const kiosk = window.kiosk as unknown as Record<string, Record<string, (request: unknown) => Promise<unknown>>>
    return [
      await attempt(() => kiosk['submission']!['submit']!({ card: 1 })),
      await attempt(() => kiosk['settings']!['change']!({ serviceBaseUrl: 7 })),
      await attempt(() => kiosk['submission']!['find']!('../../etc')),
    ]
  })
  for (const refusal of refusals) expect(refusal).toContain('was refused')
  expect(refusals.join()).not.toContain('etc')
})

it('an address without TLS is refused, loopback excepted', async () => {
  const change = (serviceBaseUrl: string) =>
    counter.page.evaluate((url) => window.kiosk.settings.change({ serviceBaseUrl: url }), serviceBaseUrl)
  expect(await change('http://example.test')).toMatchObject({ ok: false, error: { code: 'SERVICE_ADDRESS_REFUSED' } })
  expect(await change(counter.service.baseUrl)).toMatchObject({ ok: true })
})
