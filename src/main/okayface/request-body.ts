/** Writes the body of a call, chunk by chunk as it is read; pictures are never copied together into one buffer. */
import { randomBytes } from 'node:crypto'
import type { EncodedImage } from '../../shared/domain/capture.ts'
import type { ServiceVersion } from '../../shared/domain/verification.ts'
import { versionTraits } from './service-versions.ts'

export interface RequestFields {
  readonly apiKey: string
  /** Left out to ask about the key alone. */
  readonly pictures?: { readonly card: EncodedImage; readonly face: EncodedImage }
}

export interface RequestBody {
  readonly contentType: string
  /** Makes each chunk when it is asked for; can be read once. */
  readonly chunks: Iterable<Uint8Array>
}

export function requestBody(version: ServiceVersion, fields: RequestFields): RequestBody {
  if (versionTraits[version].body === 'json') {
    return { contentType: 'application/json', chunks: jsonChunks(fields) }
  }
  const boundary = `form-${randomBytes(16).toString('hex')}`
  return { contentType: `multipart/form-data; boundary=${boundary}`, chunks: multipartChunks(fields, boundary) }
}

function* multipartChunks({ apiKey, pictures }: RequestFields, boundary: string): Generator<Uint8Array> {
  yield text(`--${boundary}\r\nContent-Disposition: form-data; name="apiKey"\r\n\r\n${apiKey}\r\n`)
  if (pictures) {
    for (const [name, image] of wireNames(pictures)) {
      // a file part must have a file name; both get the same one, which says nothing
      const disposition = `Content-Disposition: form-data; name="${name}"; filename="image.jpg"`
      yield text(`--${boundary}\r\n${disposition}\r\nContent-Type: ${image.mediaType}\r\n\r\n`)
      yield image.bytes
      yield text('\r\n')
    }
  }
  yield text(`--${boundary}--\r\n`)
}

function* jsonChunks({ apiKey, pictures }: RequestFields): Generator<Uint8Array> {
  yield text(`{"apiKey":${JSON.stringify(apiKey)}`)
  if (pictures) {
    for (const [name, image] of wireNames(pictures)) {
      yield text(`,"${name}":"`)
      yield text(base64(image.bytes))
      yield text('"')
    }
  }
  yield text('}')
}

function wireNames(pictures: NonNullable<RequestFields['pictures']>) {
  return [
    ['imageIdCard', pictures.card],
    ['imageBest', pictures.face],
  ] as const
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

function text(content: string): Uint8Array {
  return Buffer.from(content, 'utf8')
}
