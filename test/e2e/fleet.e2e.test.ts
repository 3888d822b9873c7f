import { createHash, createHmac } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { en } from '../../src/renderer/i18n/en.ts'
import {
  API_KEY,
  openCounter,
  openSection,
  press,
  visitUntil,
  type Counter,
  type CounterOptions,
} from './driver/counter.ts'

let folder: string
let counter: Counter | undefined
let receiver: Server | undefined
let heard: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: string }[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-fleet-'))
  heard = []
})
afterEach(async () => {
  await counter?.close()
  counter = undefined
  receiver?.closeAllConnections()
  receiver?.close()
  receiver = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** A system of the bank's own; what it is told stands in `heard`. */
async function listen(): Promise<string> {
  receiver = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(200).end()
    })
  })
  await new Promise<void>((resolve) => receiver?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
}

const to = (path: string) => heard.filter((call) => call.path === path)

async function counterWith(policy: unknown, options: CounterOptions = {}): Promise<Counter> {
  const path = join(folder, 'policy.json')
  writeFileSync(path, typeof policy === 'string' ? policy : JSON.stringify(policy))
  counter = await openCounter({ ...options, env: { COUNTERSIGN_POLICY: path, ...options.env } })
  return counter
}

it('what the organisation has set is shown so, cannot be changed, and the key that it sent is gone from its file', async () => {
  const apiKeyFile = join(folder, 'api-key')
  writeFileSync(apiKeyFile, `${API_KEY}\n`)
  const { page, folder: userData } = await counterWith(
    { locked: { theme: 'dark', maxInFlight: 3 }, defaults: { textSize: 'large' }, apiKeyFile },
    { hasApiKey: false, settings: { mode: 'practice' }, env: { COUNTERSIGN_SETTING_SOUNDS: 'tones' } },
  )
  expect(await page.evaluate(() => window.kiosk.apiKey.state())).toBe('set')
  expect(existsSync(apiKeyFile)).toBe(false)
  for (const name of readdirSync(userData).filter((file) => file.endsWith('.json'))) {
    expect(readFileSync(join(userData, name), 'utf8')).not.toContain(API_KEY)
  }

  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
  for (const [section, setting] of [
    ['visit', 'theme'],
    ['visit', 'sounds'],
    ['queue', 'maxInFlight'],
  ] as const) {
    await openSection(page, section)
    await expect.poll(() => page.getByTestId(`setting-${setting}`).isDisabled()).toBe(true)
    await expect.poll(() => page.getByTestId(`locked-${setting}`).innerText()).toContain(en.fleet.locked)
    if (setting === 'theme') await expect.poll(() => page.getByTestId('setting-theme').inputValue()).toBe('dark')
  }
  expect(await page.getByTestId('setting-maxCallsPerDay').isDisabled()).toBe(false)
  expect(await page.evaluate(() => window.kiosk.settings.change({ theme: 'light', maxCallsPerDay: 5 }))).toEqual({
    ok: false,
    error: { code: 'SETTING_LOCKED', note: 'theme' },
  })
  expect(await page.evaluate(() => window.kiosk.settings.read())).toMatchObject({
    theme: 'dark',
    sounds: 'tones',
    maxInFlight: 3,
    maxCallsPerDay: 2_000,
  })
})

it('a policy that is broken opens nothing, and the settings say what is wrong with it', async () => {
  const { page } = await counterWith(
    { locked: { theme: 'pink' } },
    { hasApiKey: false, settings: { mode: 'practice' } },
  )
  const change = await page.evaluate(() => window.kiosk.settings.change({ textSize: 'large' }))
  expect(change).toMatchObject({ ok: false, error: { code: 'SETTING_LOCKED' } })
  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
  await openSection(page, 'fleet')
  await expect.poll(() => page.getByTestId('policy-faults').innerText()).toContain('locked.theme')
})

it('a check that ended is told to the bank’s system, signed, and the collector hears of it without a name', async () => {
  const address = await listen()
  const key = Buffer.alloc(32, 9)
  const secretFile = join(folder, 'secret')
  writeFileSync(secretFile, `whsec_${key.toString('base64')}`)
  const { page } = await counterWith({
    locked: {
      kioskId: 'branch-7',
      resultsTo: 'webhook',
      resultsWebhookUrl: `${address}/results`,
      telemetryUrl: `${address}/otlp`,
    },
    resultsSecretFile: secretFile,
  })
  await visitUntil(page, 'answered')
  await expect.poll(() => to('/results').length).toBe(1)
  const [{ headers, body }] = to('/results') as [(typeof heard)[number]]
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  const [summary] = await page.evaluate(() => window.kiosk.submission.list())
  expect(JSON.parse(body)).toMatchObject({
    id: summary?.id,
    type: 'check.ended',
    data: { kioskId: 'branch-7', receipt: summary?.receipt, outcome: 'match' },
  })
  expect(existsSync(secretFile)).toBe(false)
  expect(await page.evaluate(() => window.kiosk.results.test())).toEqual({ ok: true })
  await expect.poll(() => to('/results').length).toBe(2)
  await expect.poll(() => page.evaluate(() => window.kiosk.results.state())).toEqual({ secret: 'set', waiting: 0 })

  // which policy held, and from when, can be proven later
  expect(await page.evaluate(() => window.kiosk.audit.page({ kind: 'policy-changed' }))).toMatchObject({
    ok: true,
    value: {
      entries: [
        {
          said: {
            event: {
              policy: 'in-force',
              locked: ['kioskId', 'resultsTo', 'resultsWebhookUrl', 'telemetryUrl'],
              fileSha256: createHash('sha256')
                .update(readFileSync(join(folder, 'policy.json')))
                .digest('hex'),
            },
          },
        },
      ],
    },
  })

  // the first report comes within the first minute
  await expect.poll(() => to('/otlp/v1/metrics').length, { timeout: 150_000 }).toBeGreaterThan(0)
  const figures = to('/otlp/v1/metrics').at(-1)?.body ?? ''
  expect(figures).toContain('countersign.queue.depth')
  expect(figures).toContain('branch-7')
  expect(figures).not.toContain(summary?.receipt)
}, 300_000)
