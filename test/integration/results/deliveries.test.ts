import { createHmac } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFolderDelivery, tryFolder } from '../../../src/main/results/folder-delivery.ts'
import { ANSWER_WITHIN_MS, createWebhookDelivery } from '../../../src/main/results/webhook-delivery.ts'
import { failure, success, type Result } from '../../../src/shared/errors/result.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'

const SECRET_BYTES = Buffer.alloc(32, 5)
const SECRET = `whsec_${SECRET_BYTES.toString('base64')}`
const result = {
  id: '8a8a2a8e-0f0e-4a43-a72e-3d6f0b7b1c11',
  receipt: '7K2M-Q9XD',
  message: '{"type":"check.ended","note":"ü"}',
  createdAtMs: 0,
  attempts: 0,
  dueAtMs: 0,
}

describe('a webhook', () => {
  let server: Server
  let url: string
  let heard: { readonly headers: IncomingMessage['headers']; readonly body: string }[]
  let answer: { status: number; headers?: Record<string, string> } | 'silence'
  const clock = createManualClock()

  beforeEach(async () => {
    heard = []
    answer = { status: 204 }
    server = createServer((request, response) => {
      void text(request).then((body) => {
        heard.push({ headers: request.headers, body })
        if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end('whatever')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/results?branch=7`
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const deliver = (more: { url?: string; secret?: Result<string>; signal?: AbortSignal } = {}) =>
    createWebhookDelivery({
      fetch: (to, init) => fetch(to, init),
      readUrl: () => more.url ?? url,
      readSecret: () => Promise.resolve(more.secret ?? success(SECRET)),
      clock,
    })(result, more.signal ?? new AbortController().signal)

  it('brings the message byte for byte, signed so that the receiver can check it', async () => {
    expect(await deliver()).toEqual(success(undefined))
    const [{ headers, body } = { headers: {}, body: '' }] = heard
    expect(body).toBe(result.message)
    expect(headers['content-type']).toBe('application/json')
    expect(headers['webhook-id']).toBe(result.id)
    expect(headers['webhook-timestamp']).toBe(String(Math.floor(clock.nowMs() / 1000)))
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', SECRET_BYTES).update(signed).digest('base64')}`,
    )
  })

  it.each([400, 413, 422])('refused with %i is refused for its own sake', async (status) => {
    answer = { status }
    expect(await deliver()).toMatchObject({ error: { code: 'BAD_RESPONSE', httpStatus: status } })
  })

  it.each([301, 401, 403, 404, 410, 429, 500, 503])(
    'answered with %i is tried again, with all others',
    async (status) => {
      answer = { status, headers: { location: `${url}/elsewhere`, 'retry-after': '30' } }
      expect(await deliver()).toMatchObject({
        error: { code: 'SERVICE_UNAVAILABLE', httpStatus: status, retryAfterMs: 30_000 },
      })
      expect(heard).toHaveLength(1)
    },
  )

  it('without a secret, or to an address that is none, is not sent', async () => {
    expect(await deliver({ secret: failure('RESULTS_SECRET_MISSING') })).toEqual(failure('RESULTS_SECRET_MISSING'))
    expect(await deliver({ secret: success('short') })).toMatchObject({ error: { code: 'RESULTS_SECRET_MISSING' } })
    for (const other of ['', 'http://results.example.test/', 'https://user:pass@results.example.test/']) {
      expect(await deliver({ url: other })).toMatchObject({ error: { code: 'SERVICE_ADDRESS_REFUSED' } })
    }
    expect(heard).toEqual([])
  })

  it('that nobody answers ends in time, and at once when the kiosk quits', async () => {
    answer = 'silence'
    const slow = deliver()
    await expect.poll(() => heard.length).toBe(1)
    await clock.pass(ANSWER_WITHIN_MS)
    expect(await slow).toMatchObject({ error: { code: 'TIMEOUT' } })
    const quit = new AbortController()
    const cut = deliver({ signal: quit.signal })
    await expect.poll(() => heard.length).toBe(2)
    quit.abort()
    expect(await cut).toMatchObject({ ok: false })
    expect(clock.nextTimerMs()).toBeUndefined()
  })

  it('to a machine that is gone says so', async () => {
    server.close()
    expect(await deliver()).toMatchObject({ error: { code: 'NETWORK_UNREACHABLE' } })
  })
})

describe('a watched folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'countersign-results-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('gets one whole file for each result, and the same one when it is delivered again', async () => {
    const deliver = createFolderDelivery(() => folder)
    expect(await deliver(result)).toEqual(success(undefined))
    expect(await deliver(result)).toEqual(success(undefined))
    const name = `7K2M-Q9XD-${result.id}.json`
    expect(readdirSync(folder)).toEqual([name])
    expect(readFileSync(join(folder, name), 'utf8')).toBe(`${result.message}\n`)
  })

  it('that is missing, or named by half a path, is told of and not made', async () => {
    const missing = join(folder, 'not-there')
    expect(await createFolderDelivery(() => missing)(result)).toMatchObject({ error: { code: 'EXPORT_FAILED' } })
    for (const path of ['', 'results']) {
      expect(await createFolderDelivery(() => path)(result)).toMatchObject({ error: { code: 'EXPORT_FAILED' } })
      expect(await tryFolder(path)).toMatchObject({ error: { code: 'EXPORT_FAILED' } })
    }
    expect(await tryFolder(missing)).toEqual(failure('EXPORT_FAILED', { note: 'ENOENT' }))
    expect(readdirSync(folder)).toEqual([])
  })

  it('cannot be left by any name', async () => {
    await createFolderDelivery(() => folder)({ ...result, receipt: '../../x', id: 'a/../b' })
    expect(readdirSync(folder)).toEqual(['______x-a____b.json'])
  })
})
