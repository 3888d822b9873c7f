/** The client against the practice service over real loopback HTTP, with Node's fetch. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createOkayFaceClient, type OkayFaceClientDeps } from '../../../src/main/okayface/okayface-client.ts'
import {
  practiceKeys,
  startOkayFaceSimulator,
  type OkayFaceSimulator,
} from '../../../src/main/practice/okayface-simulator.ts'
import type { Pictures } from '../../../src/main/submission/ports.ts'
import { practiceAnswers } from '../../../src/shared/domain/practice.ts'
import type { WireCode } from '../../../src/shared/domain/practice.ts'
import { serviceVersions, type ServiceVersion } from '../../../src/shared/domain/verification.ts'
import { errorCatalog, errorCodes } from '../../../src/shared/errors/error-catalog.ts'
import { failure, success } from '../../../src/shared/errors/result.ts'
import { createHandClock } from '../../fixtures/okayface/hand-clock.ts'
import { noise } from '../../fixtures/okayface/noise-picture.ts'
import { taken } from '../../fixtures/okayface/pictures.ts'

const NOW_MS = Date.parse('Tue, 01 Apr 2025 08:00:00 GMT')
const wireCodes = errorCodes.filter((code): code is WireCode => errorCatalog[code].source === 'service')
const livenessVersions: readonly ServiceVersion[] = ['v2-1', 'v2-2', 'v4-1']

const anyText: unknown = expect.any(String)

let simulator: OkayFaceSimulator
let pictures: Pictures
beforeAll(async () => {
  const jpeg = (seed: number) => noise(600, 800, seed).jpeg({ quality: 92 }).toBuffer()
  pictures = { card: taken(await jpeg(1)), face: taken(await jpeg(2)) }
})
beforeEach(async () => {
  simulator = await startOkayFaceSimulator()
})
afterEach(() => simulator.close())

function clientFor(version: ServiceVersion, deps: Partial<OkayFaceClientDeps> = {}) {
  const clock = createHandClock(NOW_MS)
  const client = createOkayFaceClient({
    fetch: globalThis.fetch,
    readService: () => ({ baseUrl: simulator.baseUrl, version }),
    readApiKey: () => Promise.resolve(success(practiceKeys.good)),
    shrink: () => undefined,
    clock,
    ...deps,
  })
  return { ...client, clock }
}

describe.each(serviceVersions)('%s', (version) => {
  it('brings both pictures over whole', async () => {
    expect(await clientFor(version).verify(pictures)).toMatchObject({ ok: true, value: { verdict: 'match' } })
    const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    expect(simulator.received()).toMatchObject([
      {
        imageIdCard: { sha256: digest(pictures.card.image.bytes) },
        imageBest: { sha256: digest(pictures.face.image.bytes) },
      },
    ])
  })

  it.each(practiceAnswers)('judges the answer %s', async (answer) => {
    await simulator.rehearse({ kind: 'answer', answer })
    const needsLiveness = answer === 'not-live' || answer === 'poor-quality'
    const verdict =
      answer === 'near-miss' ? 'no-match' : needsLiveness && !livenessVersions.includes(version) ? 'match' : answer
    expect(await clientFor(version).verify(pictures)).toMatchObject({
      ok: true,
      value: { verdict, isNearMiss: answer === 'near-miss', requestId: anyText },
    })
  })

  it.each(wireCodes)('understands %s, from the request and from the liveness stage', async (code) => {
    for (const at of ['request', 'liveness'] as const) {
      await simulator.rehearse({ kind: 'code', code, at })
      expect(await clientFor(version).verify(pictures)).toMatchObject({ ok: false, error: { code } })
    }
  })

  it('tests a key without sending a picture', async () => {
    expect(await clientFor(version).testKey()).toEqual(success(undefined))
    expect(simulator.received()[0]).toMatchObject({ hasApiKey: true })
    expect(simulator.received()[0]).not.toHaveProperty('imageBest')
    const withKey = (key: string) => clientFor(version, { readApiKey: () => Promise.resolve(success(key)) }).testKey()
    expect(await withKey('other')).toMatchObject({ error: { code: 'INVALID_API_KEY' } })
    expect(await withKey(practiceKeys.expired)).toMatchObject({ error: { code: 'API_KEY_EXPIRED' } })
    expect(await withKey(practiceKeys.usedUp)).toMatchObject({ error: { code: 'MAX_API_CALL_EXCEEDED' } })
  })

  it('shows the key in no header and no address', async () => {
    await clientFor(version).verify(pictures)
    const [call] = simulator.received()
    expect(call?.headers['livenessmeta']).toBe('{"OS":"DESKTOP"}')
    expect(call?.hasApiKey).toBe(true)
    expect(JSON.stringify([call?.path, call?.headers])).not.toContain(practiceKeys.good)
  })

  it('a nested answer is a BAD_RESPONSE', async () => {
    await simulator.rehearse({ kind: 'fault', fault: 'nested-answer' })
    expect(await clientFor(version).verify(pictures)).toMatchObject({ error: { code: 'BAD_RESPONSE' } })
  })
})

it('a face code of the liveness stage is about the face', async () => {
  await simulator.rehearse({ kind: 'code', code: 'FACE_NOT_FOUND', at: 'liveness' })
  expect(await clientFor('v2-1').verify(pictures)).toMatchObject({ error: { code: 'FACE_NOT_FOUND', image: 'face' } })
})

it('a picture above 3 MB is PAYLOAD_TOO_LARGE, and goes through once it is encoded smaller', async () => {
  const large = await noise(2000, 2000).jpeg({ quality: 100 }).toBuffer()
  expect(large.length).toBeGreaterThan(3_000_000)
  const smaller = await noise(1000, 1000).jpeg({ quality: 80 }).toBuffer()
  const client = clientFor('v2-1', { shrink: (image) => ({ ...image, bytes: smaller }) })
  const pair = { ...pictures, face: taken(large) }
  expect(await client.verify(pair)).toMatchObject({ error: { code: 'PAYLOAD_TOO_LARGE', httpStatus: 413 } })
  expect(await client.verify(pair, { maxImageBytes: 3_000_000 })).toMatchObject({ ok: true })
})

describe('faults on the way', () => {
  const lost = { replyLost: true }

  it('offline: unreachable, and nothing was lost', async () => {
    const client = clientFor('v2-1')
    await client.verify(pictures) // leaves a connection open, which must not count as reachable
    await simulator.rehearse({ kind: 'fault', fault: 'offline' })
    expect(await client.verify(pictures)).toEqual(failure('NETWORK_UNREACHABLE', { note: 'ECONNREFUSED' }))
    await simulator.rehearse({ kind: 'answer', answer: 'match' })
    expect((await client.verify(pictures)).ok).toBe(true)
  })

  it('no answer in time: a timeout whose reply may be lost', async () => {
    await simulator.rehearse({ kind: 'fault', fault: 'timeout' })
    const client = clientFor('v2-1')
    const result = client.verify(pictures)
    await expect.poll(() => simulator.received().length, { timeout: 20_000 }).toBe(1)
    client.clock.goOff(30_000)
    expect(await result).toMatchObject({ error: { code: 'TIMEOUT', ...lost } })
    expect(client.clock.waiting()).toEqual([])
  })

  it('given up by the kiosk while it waits: unreachable, and the reply may be lost', async () => {
    await simulator.rehearse({ kind: 'fault', fault: 'timeout' })
    const quit = new AbortController()
    const result = clientFor('v2-1').verify(pictures, { signal: quit.signal })
    await expect.poll(() => simulator.received().length, { timeout: 20_000 }).toBe(1)
    quit.abort()
    expect(await result).toMatchObject({
      error: { code: 'NETWORK_UNREACHABLE', note: 'ended by the kiosk itself', ...lost },
    })
  })

  it.each(['lost-reply', 'cut-connection'] as const)(
    '%s: the whole request may have arrived, and the failure says so',
    async (fault) => {
      await simulator.rehearse({ kind: 'fault', fault })
      for (const version of ['v2-1', 'v2-2'] as const) {
        expect(await clientFor(version).verify(pictures)).toMatchObject({
          error: { code: 'NETWORK_UNREACHABLE', ...lost },
        })
      }
    },
  )

  it('cut while the pictures are on their way: nothing whole can have arrived', async () => {
    await simulator.rehearse({ kind: 'fault', fault: 'cut-upload' })
    // far more than the buffers of a socket hold, so that the body cannot have been handed over
    const endless = taken(new Uint8Array(64_000_000))
    const result = await clientFor('v2-1').verify({ card: endless, face: endless })
    expect(result).toMatchObject({ error: { code: 'NETWORK_UNREACHABLE' } })
    expect(result).not.toHaveProperty('error.replyLost')
    expect(simulator.received()).toEqual([])
  })

  it('unavailable: as long as the service asks', async () => {
    await simulator.rehearse({ kind: 'fault', fault: 'unavailable' })
    expect(await clientFor('v2-1').verify(pictures)).toMatchObject({
      error: { code: 'SERVICE_UNAVAILABLE', httpStatus: 503, retryAfterMs: 3000 },
    })
    const headers = { 'Retry-After': 'Tue, 01 Apr 2025 08:00:45 GMT' }
    await simulator.rehearse({ kind: 'reply', reply: { status: 429, headers, body: '' } })
    expect(await clientFor('v2-1').verify(pictures)).toMatchObject({
      error: { code: 'SERVICE_UNAVAILABLE', httpStatus: 429, retryAfterMs: 45_000 },
    })
  })

  it('a page of a proxy is not the service, or what its status says', async () => {
    await simulator.rehearse({ kind: 'fault', fault: 'proxy-page' })
    expect(await clientFor('v2-1').verify(pictures)).toMatchObject({
      error: { code: 'NOT_THE_SERVICE', httpStatus: 200 },
    })
    const page = (status: number) =>
      ({ kind: 'reply', reply: { status, headers: { 'Content-Type': 'text/html' }, body: '<html>' } }) as const
    await simulator.rehearse(page(413))
    expect(await clientFor('v2-1').verify(pictures)).toMatchObject({ error: { code: 'PAYLOAD_TOO_LARGE' } })
    await simulator.rehearse(page(502))
    expect(await clientFor('v2-1').verify(pictures)).toMatchObject({ error: { code: 'SERVICE_UNAVAILABLE' } })
  })

  it('a redirect is not followed: neither key nor pictures go anywhere else', async () => {
    const elsewhere = await startOkayFaceSimulator()
    for (const status of [301, 302, 307, 308]) {
      const headers = { Location: `${elsewhere.baseUrl}/api/faceid/v2-1/verify` }
      await simulator.rehearse({ kind: 'reply', reply: { status, headers, body: '' } })
      expect(await clientFor('v2-1').verify(pictures)).toMatchObject({
        error: { code: 'NOT_THE_SERVICE', httpStatus: status },
      })
    }
    expect(elsewhere.received()).toEqual([])
    await elsewhere.close()
  })

  it('what speaks no HTTP is not the service', async () => {
    const babbler = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end('SSH-2.0-x\r\n'))
    })
    babbler.listen(0, '127.0.0.1')
    await once(babbler, 'listening')
    const address = babbler.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const readService = () => ({ baseUrl: `http://127.0.0.1:${port}`, version: 'v2-1' }) as const
    expect(await clientFor('v2-1', { readService }).testKey()).toMatchObject({ error: { code: 'NOT_THE_SERVICE' } })
    babbler.close()
    await once(babbler, 'close')
  })

  it('a service without TLS where https is asked for is a TLS_ERROR', async () => {
    const readService = () => ({ baseUrl: simulator.baseUrl.replace('http:', 'https:'), version: 'v2-1' }) as const
    const result = await clientFor('v2-1', { readService }).verify(pictures)
    expect(result).toMatchObject({ error: { code: 'TLS_ERROR' } })
    expect(result).not.toHaveProperty('error.replyLost')
  })
})
