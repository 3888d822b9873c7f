/** The practice service holds to the contract: what it takes, what it refuses, and in which words. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  practiceKeys,
  startOkayFaceSimulator,
  type OkayFaceSimulator,
} from '../../../src/main/practice/okayface-simulator.ts'
import { practiceAnswers } from '../../../src/shared/domain/practice.ts'
import { serviceVersions, type ServiceVersion } from '../../../src/shared/domain/verification.ts'
import { noise } from '../../fixtures/okayface/noise-picture.ts'
import { recorded } from '../../fixtures/okayface/recorded.ts'

const anyText: unknown = expect.any(String)
const anyNumber: unknown = expect.any(Number)

let simulator: OkayFaceSimulator
let good: Buffer
beforeAll(async () => {
  good = await noise(600, 800).jpeg({ quality: 80 }).toBuffer()
})
beforeEach(async () => {
  simulator = await startOkayFaceSimulator()
})
afterEach(() => simulator.close())

interface Fields {
  readonly apiKey?: string
  readonly imageIdCard?: Buffer
  readonly imageBest?: Buffer
}

const usesForm = (version: ServiceVersion) => version === 'v2' || version === 'v2-1'

/** Written with Node's own form writer, so that the kiosk's client does not vouch for itself. */
function bodyOf(version: ServiceVersion, { apiKey, ...pictures }: Fields): RequestInit {
  if (!usesForm(version)) {
    const texts = Object.entries(pictures).map(([name, bytes]) => [name, bytes.toString('base64')])
    return {
      body: JSON.stringify({ apiKey, ...Object.fromEntries(texts) }),
      headers: { 'Content-Type': 'application/json' },
    }
  }
  const form = new FormData()
  if (apiKey !== undefined) form.set('apiKey', apiKey)
  for (const [name, bytes] of Object.entries(pictures)) form.set(name, new Blob([Uint8Array.from(bytes)]), 'x.jpg')
  return { body: form }
}

async function post(version: ServiceVersion, fields: Fields, init: RequestInit = {}) {
  const content = init.body ? {} : bodyOf(version, fields)
  const response = await fetch(`${simulator.baseUrl}/api/faceid/${version}/verify`, {
    method: 'POST',
    ...content,
    ...init,
  })
  return { status: response.status, text: await response.text() }
}

const full = (fields: Fields = {}): Fields => ({
  apiKey: practiceKeys.good,
  imageIdCard: good,
  imageBest: good,
  ...fields,
})
const same = (text: string, example: string) => expect(JSON.parse(text)).toEqual(JSON.parse(recorded(example)))

describe.each(serviceVersions)('%s', (version) => {
  it('answers a match, with liveness where the version has it', async () => {
    const { status, text } = await post(version, full())
    expect(status).toBe(200)
    const answer: unknown = JSON.parse(text)
    expect(answer).toMatchObject({ request_id: anyText, result_idcard: { confidence: anyNumber } })
    expect(text.includes('imageBestLiveness')).toBe(['v2-1', 'v2-2', 'v4-1'].includes(version))
  })

  it('refuses a missing, wrong, expired or used-up key in the words of the error list', async () => {
    const { apiKey: _, ...keyless } = full()
    same((await post(version, keyless)).text, 'seed-missing-api-key')
    same((await post(version, full({ apiKey: 'other' }))).text, 'seed-wrong-api-key')
    same((await post(version, full({ apiKey: practiceKeys.expired }))).text, 'seed-api-key-expired')
    same((await post(version, full({ apiKey: practiceKeys.usedUp }))).text, 'seed-maximum-api-call-hit')
  })

  it('refuses a request without one of its pictures', async () => {
    same((await post(version, { apiKey: practiceKeys.good })).text, 'seed-missing-images')
    same((await post(version, { apiKey: practiceKeys.good, imageBest: good })).text, 'seed-missing-images')
    same((await post(version, { apiKey: practiceKeys.good, imageIdCard: good })).text, 'seed-missing-images')
  })

  it('judges format and size by the bytes that came', async () => {
    const gif = await noise(600, 800).gif().toBuffer()
    same((await post(version, full({ imageIdCard: gif }))).text, 'seed-wrong-image-format')
    const tooLarge = Buffer.concat([good, Buffer.alloc(3_000_001 - good.length)])
    const refusal = await post(version, full({ imageBest: tooLarge }))
    expect(refusal.status).toBe(413)
    same(refusal.text, 'seed-image-over-3-mb')
    expect(JSON.parse((await post(version, full({ imageBest: tooLarge.subarray(0, 3_000_000) }))).text)).toHaveProperty(
      'result_idcard',
    )
    expect(
      JSON.parse((await post(version, full({ imageBest: await noise(450, 450).png().toBuffer() }))).text),
    ).toHaveProperty('result_idcard')
    const small = await noise(449, 800).jpeg().toBuffer()
    expect(JSON.parse((await post(version, full({ imageBest: small }))).text)).toMatchObject({
      error: 'FACE_TOO_SMALL',
    })
  })

  it('refuses the other kind of body, another verb and an unsound body', async () => {
    const other = usesForm(version) ? 'v2-2' : 'v2-1'
    expect((await post(version, {}, bodyOf(other, full()))).status).toBe(415)
    expect((await post(version, full(), { method: 'PUT' })).status).toBe(405)
    const headers = { 'Content-Type': usesForm(version) ? 'multipart/form-data; boundary=b' : 'application/json' }
    expect((await post(version, {}, { body: '{"apiKey":', headers })).status).toBe(400)
  })
})

it('knows no other path', async () => {
  for (const path of ['/', '/api/faceid/v3/verify', '/api/faceid/v2/verify/', '/api/faceid/v2/verify?apiKey=x']) {
    expect((await fetch(simulator.baseUrl + path, { method: 'POST' })).status, path).toBe(404)
  }
})

it.each([
  ['with a data: prefix', (base64: string) => `data:image/jpeg;base64,${base64}`],
  ['broken into lines', (base64: string) => base64.replace(/.{76}/g, '$&\r\n')],
  ['cut', (base64: string) => base64.slice(0, -1)],
])('takes no base64 %s', async (_, alter) => {
  const imageIdCard = alter(good.toString('base64'))
  const body = JSON.stringify({ apiKey: practiceKeys.good, imageIdCard, imageBest: good.toString('base64') })
  const headers = { 'Content-Type': 'application/json' }
  same((await post('v2-2', {}, { body, headers })).text, 'seed-wrong-image-format')
})

it('a picture in a form must be a file', async () => {
  const form = new FormData()
  form.set('apiKey', practiceKeys.good)
  form.set('imageIdCard', good.toString('base64'))
  form.set('imageBest', new Blob([Uint8Array.from(good)]), 'x.jpg')
  same((await post('v2', {}, { body: form })).text, 'seed-missing-images')
})

it('answers in the flavour of the portal when told to', async () => {
  const portal = await startOkayFaceSimulator({ isPortal: true })
  const response = await fetch(`${portal.baseUrl}/api/faceid/v2-2/verify`, {
    method: 'POST',
    ...bodyOf('v2-2', full()),
  })
  expect(await response.json()).toMatchObject({ status: 'success', messageCode: 'api.success', result_idcard: {} })
  await portal.close()
})

it('nests a whole answer in the confidence like the vendor’s example', async () => {
  await simulator.rehearse({ kind: 'fault', fault: 'nested-answer' })
  expect(JSON.parse((await post('v2-2', full())).text)).toMatchObject({
    result_idcard: { confidence: { result_idcard: { confidence: anyNumber } } },
  })
})

it('an account code is rehearsed also where no picture was sent', async () => {
  await simulator.rehearse({ kind: 'code', code: 'INVALID_API_KEY', at: 'request' })
  same((await post('v2-1', { apiKey: practiceKeys.good })).text, 'seed-wrong-api-key')
})

it('a face code of the liveness stage fails the whole request where the version has no liveness', async () => {
  await simulator.rehearse({ kind: 'code', code: 'EYES_CLOSED', at: 'liveness' })
  expect(JSON.parse((await post('v2-1', full())).text)).toMatchObject({ imageBestLiveness: { error: 'EYES_CLOSED' } })
  expect(JSON.parse((await post('v4', full())).text)).toMatchObject({ error: 'EYES_CLOSED' })
})

it('takes a fixed or random time where told to', async () => {
  const slow = await startOkayFaceSimulator({ latencyMs: [1, 5] })
  for (const answer of practiceAnswers) {
    await slow.rehearse({ kind: 'answer', answer })
    const response = await fetch(`${slow.baseUrl}/api/faceid/v2-2/verify`, {
      method: 'POST',
      ...bodyOf('v2-2', full()),
    })
    expect(response.status).toBe(200)
  }
  await slow.close()
})

it('decides for each request by itself where told to, and as rehearsed where that says nothing', async () => {
  let asked = 0
  const deciding = await startOkayFaceSimulator({
    rehearsalFor: ({ imageIdCard }) => {
      asked += 1
      return imageIdCard && asked === 1 ? { kind: 'code', code: 'EYES_CLOSED', at: 'request' } : undefined
    },
  })
  const ask = async () => {
    const url = `${deciding.baseUrl}/api/faceid/v2-2/verify`
    const picture = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 3, 32, 2, 88, 3]).toString('base64')
    const body = JSON.stringify({ apiKey: practiceKeys.good, imageIdCard: picture, imageBest: picture })
    const reply = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    return (await reply.json()) as unknown
  }
  expect(await ask()).toMatchObject({ error: 'EYES_CLOSED' })
  expect(await ask()).toHaveProperty('result_idcard')
  await deciding.close()
})

it('keeps its port through being offline, and closes while an answer is due', async () => {
  const { baseUrl } = simulator
  await simulator.rehearse({ kind: 'fault', fault: 'offline' })
  await expect(fetch(baseUrl)).rejects.toThrow()
  await simulator.rehearse({ kind: 'fault', fault: 'timeout' })
  const waiting = expect(post('v2', full())).rejects.toThrow()
  await expect.poll(() => simulator.received().length, { timeout: 20_000 }).toBe(1)
  await simulator.close()
  await waiting
})

it('remembers size and digest of a picture, never key or pixels', async () => {
  await post('v2-1', full())
  const [call] = simulator.received()
  expect(call).toMatchObject({
    hasApiKey: true,
    imageIdCard: { byteCount: good.length, header: { format: 'jpeg', widthPx: 600, heightPx: 800 } },
  })
  expect(JSON.stringify(call)).not.toContain(practiceKeys.good)
})
