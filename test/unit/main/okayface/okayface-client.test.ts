import { describe, expect, it } from 'vitest'
import { createOkayFaceClient, type OkayFaceClientDeps } from '../../../../src/main/okayface/okayface-client.ts'
import { MAX_ANSWER_BYTES, type ServiceFetch } from '../../../../src/main/okayface/service-exchange.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { createHandClock } from '../../../fixtures/okayface/hand-clock.ts'
import { taken } from '../../../fixtures/okayface/pictures.ts'

const pictures = { card: taken(new Uint8Array(5000)), face: taken(new Uint8Array(3000)) }
const match = '{"result_idcard":{"confidence":90},"imageBestLiveness":{"probability":0.9,"quality":0.9}}'

function clientWith(deps: Partial<OkayFaceClientDeps> = {}) {
  const clock = createHandClock()
  const client = createOkayFaceClient({
    fetch: answering(match),
    readService: () => ({ baseUrl: 'https://okayface.example', version: 'v2-1' }),
    readApiKey: () => Promise.resolve(success('key')),
    shrink: () => undefined,
    clock,
    ...deps,
  })
  return { client, clock }
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    chunks.push(value)
  }
}

/** Takes the whole body in, as Electron's net.fetch does before it connects. */
function answering(body: string, init: ResponseInit = {}, onBody?: (body: Buffer) => void): ServiceFetch {
  return async (_url, post) => {
    const sent = await readAll(post.body)
    onBody?.(sent)
    return new Response(body, init)
  }
}

const failing =
  (error: Error): ServiceFetch =>
  async (_url, post) => {
    await readAll(post.body)
    throw error
  }

const noCall: ServiceFetch = () => {
  throw new Error('a call was made')
}

describe('before a call', () => {
  it('without an apiKey no call is made', async () => {
    const readApiKey = () => Promise.resolve(failure('MISSING_API_KEY'))
    const { client } = clientWith({ readApiKey, fetch: noCall })
    expect(await client.verify(pictures)).toEqual(failure('MISSING_API_KEY'))
    expect(await client.testKey()).toEqual(failure('MISSING_API_KEY'))
  })

  it('for a refused address the key is not even read', async () => {
    const readApiKey = () => Promise.reject(new Error('the key was read'))
    const readService = () => ({ baseUrl: 'http://okayface.example', version: 'v2-1' }) as const
    const { client } = clientWith({ readService, readApiKey, fetch: noCall })
    expect(await client.verify(pictures)).toMatchObject({ error: { code: 'SERVICE_ADDRESS_REFUSED' } })
  })

  it('a call that was given up before it began is not made', async () => {
    const { client } = clientWith({ fetch: noCall })
    const result = await client.verify(pictures, { signal: AbortSignal.abort() })
    expect(result).toMatchObject({ error: { code: 'NETWORK_UNREACHABLE', note: 'ended by the kiosk itself' } })
    expect(result).not.toHaveProperty('error.replyLost')
  })

  it('only a picture above the limit is encoded smaller', async () => {
    const asked: number[] = []
    let sent: Buffer = Buffer.alloc(0)
    const { client } = clientWith({
      fetch: answering(match, {}, (body) => (sent = body)),
      shrink: (image, maxBytes) => {
        asked.push(image.bytes.length, maxBytes)
        return { ...image, bytes: Buffer.from('SMALLER') }
      },
    })
    expect((await client.verify(pictures, { maxImageBytes: 4000 })).ok).toBe(true)
    expect(asked).toEqual([5000, 4000])
    expect(sent.includes('SMALLER')).toBe(true)
    expect(sent.length).toBeGreaterThan(3000)
    expect(sent.length).toBeLessThan(4000)
  })

  it('a picture that cannot be encoded smaller is named, and no call is made', async () => {
    const { client } = clientWith({ fetch: noCall })
    expect(await client.verify(pictures, { maxImageBytes: 4000 })).toMatchObject({
      error: { code: 'PAYLOAD_TOO_LARGE', image: 'card' },
    })
    expect(await client.verify(pictures, { maxImageBytes: 1000 })).toMatchObject({
      error: { code: 'PAYLOAD_TOO_LARGE', image: 'both' },
    })
  })
})

it('a call leaves nothing in a cache, takes no cookie along, and goes nowhere else', async () => {
  const asked: { readonly url: string; readonly how: Parameters<ServiceFetch>[1] }[] = []
  const { client } = clientWith({
    fetch: (url, how) => {
      asked.push({ url, how })
      return answering(match)(url, how)
    },
  })
  expect((await client.verify(pictures)).ok).toBe(true)
  expect(asked.map(({ how }) => how)).toMatchObject([
    { method: 'POST', cache: 'no-store', credentials: 'omit', redirect: 'manual' },
  ])
  expect(asked[0]?.url).toMatch(/^https:\/\/okayface\.example\/[^?#]*$/)
})

describe('what may have been sent', () => {
  it('a connection that was never made loses no reply, although the body was read', async () => {
    for (const name of ['ERR_INTERNET_DISCONNECTED', 'ERR_NAME_NOT_RESOLVED', 'ERR_CERT_DATE_INVALID']) {
      const result = await clientWith({ fetch: failing(new Error(`net::${name}`)) }).client.verify(pictures)
      expect(result.ok).toBe(false)
      expect(result, name).not.toHaveProperty('error.replyLost')
    }
  })

  it('a connection that broke after the whole body was read may have lost a reply', async () => {
    const { client } = clientWith({ fetch: failing(new Error('net::ERR_CONNECTION_RESET')) })
    expect(await client.verify(pictures)).toMatchObject({ error: { code: 'NETWORK_UNREACHABLE', replyLost: true } })
  })

  it('a connection that broke while the body was being read has lost none', async () => {
    const fetch: ServiceFetch = async (_url, post) => {
      await post.body.getReader().read()
      throw new Error('net::ERR_CONNECTION_RESET')
    }
    const result = await clientWith({ fetch }).client.verify(pictures)
    expect(result).toMatchObject({ error: { code: 'NETWORK_UNREACHABLE' } })
    expect(result).not.toHaveProperty('error.replyLost')
  })
})

describe('timeouts', () => {
  /** Heeds neither signal nor anything else. */
  const deaf: ServiceFetch = () => new Promise(() => undefined)

  it('a line that swallows everything costs no lost reply: nothing is handed over before somebody answers', async () => {
    const { client, clock } = clientWith({ fetch: noCall, awaitConnection: () => new Promise(() => undefined) })
    const result = client.verify(pictures)
    await expect.poll(() => clock.waiting(), { timeout: 20_000 }).toEqual([10_000, 30_000])
    clock.goOff(10_000)
    expect(await result).toEqual(failure('TIMEOUT', { note: 'no connection in time' }))
  })

  it('the call is made once somebody has answered', async () => {
    const { client } = clientWith({ awaitConnection: () => Promise.resolve() })
    expect(await client.verify(pictures)).toMatchObject({ ok: true })
  })

  it('no connection within the connect timeout is a TIMEOUT with nothing sent', async () => {
    const { client, clock } = clientWith({ fetch: deaf })
    const result = client.verify(pictures)
    await expect.poll(() => clock.waiting(), { timeout: 20_000 }).toEqual([10_000, 30_000])
    clock.goOff(10_000)
    expect(await result).toEqual(failure('TIMEOUT', { note: 'no connection in time' }))
    expect(clock.waiting()).toEqual([])
  })

  it('once the body is being read only the total timeout counts; then a reply may be lost', async () => {
    const fetch: ServiceFetch = async (url, post) => {
      await readAll(post.body)
      return deaf(url, post)
    }
    const { client, clock } = clientWith({ fetch, timeouts: { totalMs: 20_000 } })
    const result = client.verify(pictures)
    await expect.poll(() => clock.waiting(), { timeout: 20_000 }).toEqual([20_000])
    clock.goOff(20_000)
    expect(await result).toEqual(failure('TIMEOUT', { note: 'no whole answer in time', replyLost: true }))
  })

  it('an answer that trickles without an end runs into the total timeout', async () => {
    const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(Buffer.from('{')) })
    const fetch: ServiceFetch = async (_url, post) => {
      await readAll(post.body)
      return new Response(body)
    }
    const { client, clock } = clientWith({ fetch })
    const result = client.verify(pictures)
    await expect.poll(() => clock.waiting(), { timeout: 20_000 }).toEqual([30_000])
    clock.goOff(30_000)
    expect(await result).toMatchObject({ error: { code: 'TIMEOUT', replyLost: true } })
  })

  it('no timer is left behind after an answer', async () => {
    const { client, clock } = clientWith()
    await client.verify(pictures)
    expect(clock.waiting()).toEqual([])
  })
})

describe('answers', () => {
  it('an endless answer is cut off: no service says that much', async () => {
    let pulled = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(100_000))
      },
    })
    const fetch: ServiceFetch = async (_url, post) => {
      await readAll(post.body)
      return new Response(body)
    }
    expect(await clientWith({ fetch }).client.verify(pictures)).toMatchObject({
      error: { code: 'NOT_THE_SERVICE', note: 'the answer is too long' },
    })
    expect(pulled * 100_000).toBeLessThan(MAX_ANSWER_BYTES * 2)
  })

  it('a code names the picture that the local checks find weaker', async () => {
    const weakCard = { card: taken(new Uint8Array(9), { faceScore: 0.4 }), face: taken(new Uint8Array(9)) }
    const { client } = clientWith({ fetch: answering('{"error":"FACE_NOT_FOUND","request_id":"r"}') })
    expect(await client.verify(weakCard)).toMatchObject({
      error: { code: 'FACE_NOT_FOUND', image: 'card', requestId: 'r' },
    })
    const ofLiveness = clientWith({ fetch: answering('{"imageBestLiveness":{"error":"FACE_NOT_FOUND"}}') })
    expect(await ofLiveness.client.verify(weakCard)).toMatchObject({ error: { code: 'FACE_NOT_FOUND', image: 'face' } })
  })

  it('a code about the account names no picture', async () => {
    const { client } = clientWith({ fetch: answering('{"error":"INVALID_API_KEY"}') })
    expect(await client.verify(pictures)).not.toHaveProperty('error.image')
  })

  it('a redirect as Electron reports it is not the service', async () => {
    const { client } = clientWith({ fetch: failing(new Error('Redirect was cancelled')) })
    const result = await client.verify(pictures)
    expect(result).toMatchObject({ error: { code: 'NOT_THE_SERVICE' } })
    expect(result).not.toHaveProperty('error.replyLost')
  })
})

describe('the clock', () => {
  const stale = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }) })
  const date = 'Tue, 01 Apr 2025 08:00:00 GMT'

  function withEvidence(verdict: 'right' | 'wrong' | 'unknown', fetch: ServiceFetch) {
    const heard: string[] = []
    const clockEvidence = {
      heard: (said: string) => void heard.push(said),
      forget: () => undefined,
      verdict: () => verdict,
      lastHeardAtMs: () => undefined,
    }
    return { heard, client: clientWith({ fetch, clockEvidence }).client }
  }

  it.each(['wrong', 'unknown'] as const)('is to be set when a certificate does not fit it (%s)', async (verdict) => {
    const { client } = withEvidence(verdict, failing(stale))
    expect(await client.verify(pictures)).toMatchObject({ error: { code: 'CLOCK_WRONG' } })
  })

  it('that is proven to be right is not blamed', async () => {
    const { client } = withEvidence('right', failing(stale))
    const result = await client.verify(pictures)
    expect(result).toMatchObject({ error: { code: 'TLS_ERROR' } })
    expect(result).not.toHaveProperty('error.replyLost')
  })

  it.each([match, '{"error":"FACE_NOT_FOUND"}', '{"result_idcard":{}}'])(
    'is compared with the date of every answer of the service: %s',
    async (body) => {
      const { client, heard } = withEvidence('unknown', answering(body, { headers: { date } }))
      await client.verify(pictures)
      expect(heard).toEqual([date])
    },
  )

  it.each([
    ['<html>', 200],
    ['{"ok":true}', 200],
    ['', 503],
    ['', 302],
  ])('is not compared with the date of a page that anybody may have sent: %j with %i', async (body, status) => {
    const { client, heard } = withEvidence('unknown', answering(body, { status, headers: { date } }))
    await client.verify(pictures)
    expect(heard).toEqual([])
  })
})

describe('testing the key', () => {
  it('sends the key and no picture; the missing pictures are the success', async () => {
    let sent = ''
    const fetch = answering(
      '{"error":"MISSING_ARGUMENTS: imageIdCard or imageBest"}',
      {},
      (body) => (sent = body.toString()),
    )
    expect(await clientWith({ fetch }).client.testKey()).toEqual(success(undefined))
    expect(sent).toContain('name="apiKey"')
    expect(sent).not.toContain('image')
  })

  it.each([
    ['{"error":"INVALID_API_KEY"}', 'INVALID_API_KEY'],
    ['{"status":"error","message":"API_KEY_EXPIRED"}', 'API_KEY_EXPIRED'],
    [match, 'BAD_RESPONSE'],
    ['<html>', 'NOT_THE_SERVICE'],
  ])('the answer %j is %s', async (body, code) => {
    expect(await clientWith({ fetch: answering(body) }).client.testKey()).toMatchObject({ ok: false, error: { code } })
  })
})

it('a defect in one of its own parts is a code, and its message stays inside', async () => {
  const broken = () => {
    throw new RangeError('secret')
  }
  const internal = failure('INTERNAL_ERROR', { note: 'RangeError' })
  expect(await clientWith({ readService: broken }).client.verify(pictures)).toEqual(internal)
  expect(await clientWith({ readApiKey: broken }).client.testKey()).toEqual(internal)
  expect(await clientWith({ shrink: broken }).client.verify(pictures, { maxImageBytes: 1 })).toEqual(internal)
  const result = await clientWith({ fetch: broken }).client.verify(pictures)
  expect(result.ok).toBe(false)
  expect(JSON.stringify(result)).not.toContain('secret')
})
