import busboy from 'busboy'
import { describe, expect, it } from 'vitest'
import { handOver } from '../../../../src/main/okayface/body-handover.ts'
import { requestBody, type RequestBody } from '../../../../src/main/okayface/request-body.ts'
import { taken } from '../../../fixtures/okayface/pictures.ts'

/** Bytes that look like everything a form could trip over. */
const card = taken(Buffer.from('\r\n--form-\r\n\r\n--\u0000\u00ff')).image
const face = taken(Uint8Array.from({ length: 1000 }, (_, index) => index % 256)).image
const apiKey = 'k"e\\y ü'

const whole = ({ chunks }: RequestBody) => Buffer.concat([...chunks])

interface Part {
  readonly name: string
  readonly bytes: Buffer
  readonly fileName?: string | undefined
  readonly mediaType?: string
}

/** An independent reader of forms as witness. */
function partsOf(body: RequestBody): Promise<readonly Part[]> {
  return new Promise((resolve, reject) => {
    const parts: Part[] = []
    const form = busboy({ headers: { 'content-type': body.contentType } })
    form.on('field', (name, value) => parts.push({ name, bytes: Buffer.from(value) }))
    form.on('file', (name, file, { filename, mimeType }) => {
      const chunks: Buffer[] = []
      file.on('data', (chunk: Buffer) => chunks.push(chunk))
      file.on('end', () => parts.push({ name, bytes: Buffer.concat(chunks), fileName: filename, mediaType: mimeType }))
    })
    form.on('close', () => resolve(parts))
    form.on('error', reject)
    form.end(whole(body))
  })
}

describe.each(['v2', 'v2-1'] as const)('%s', (version) => {
  it('sends a form with the key and both pictures, byte for byte', async () => {
    const parts = await partsOf(requestBody(version, { apiKey, pictures: { card, face } }))
    expect(parts).toEqual([
      { name: 'apiKey', bytes: Buffer.from(apiKey) },
      { name: 'imageIdCard', bytes: Buffer.from(card.bytes), fileName: 'image.jpg', mediaType: 'image/jpeg' },
      { name: 'imageBest', bytes: Buffer.from(face.bytes), fileName: 'image.jpg', mediaType: 'image/jpeg' },
    ])
  })

  it('sends the key alone when there are no pictures', async () => {
    expect(await partsOf(requestBody(version, { apiKey }))).toEqual([{ name: 'apiKey', bytes: Buffer.from(apiKey) }])
  })

  it('draws a new boundary for every call', () => {
    const boundaries = new Set(Array.from({ length: 50 }, () => requestBody(version, { apiKey }).contentType))
    expect(boundaries.size).toBe(50)
  })

  it('hands over the very bytes of a picture, not a copy', () => {
    const chunks = [...requestBody(version, { apiKey, pictures: { card, face } }).chunks]
    expect(chunks).toContain(card.bytes)
    expect(chunks).toContain(face.bytes)
  })
})

describe.each(['v2-2', 'v4', 'v4-1'] as const)('%s', (version) => {
  it('sends JSON with the key and both pictures in plain base64', () => {
    const body = requestBody(version, { apiKey, pictures: { card, face } })
    expect(body.contentType).toBe('application/json')
    expect(JSON.parse(whole(body).toString())).toEqual({
      apiKey,
      imageIdCard: Buffer.from(card.bytes).toString('base64'),
      imageBest: Buffer.from(face.bytes).toString('base64'),
    })
  })

  it('encodes the picture itself where it is a window on a larger buffer', () => {
    const larger = Uint8Array.from([1, 2, 3, 4, 5, 6])
    const body = requestBody(version, { apiKey, pictures: { card: { ...card, bytes: larger.subarray(2, 4) }, face } })
    expect(JSON.parse(whole(body).toString())).toHaveProperty('imageIdCard', Buffer.from([3, 4]).toString('base64'))
  })

  it('sends the key alone when there are no pictures', () => {
    expect(JSON.parse(whole(requestBody(version, { apiKey })).toString())).toEqual({ apiKey })
  })
})

describe('handing over', () => {
  it('makes no chunk before its reader asks, and is complete only at the end', async () => {
    const made: number[] = []
    const begun: string[] = []
    function* chunks() {
      for (const index of [1, 2]) {
        made.push(index)
        yield Uint8Array.of(index)
      }
    }
    const handover = handOver(chunks(), () => begun.push('begun'))
    const reader = handover.stream.getReader()
    expect([made, begun]).toEqual([[], []])
    await reader.read()
    expect([made, begun]).toEqual([[1], ['begun']])
    await reader.read()
    expect(made).toEqual([1, 2])
    expect(handover.isComplete()).toBe(false)
    expect(await reader.read()).toEqual({ done: true, value: undefined })
    expect(handover.isComplete()).toBe(true)
    expect(begun).toEqual(['begun'])
  })
})
