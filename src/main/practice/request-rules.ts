/** What the service asks of a request, checked on the bytes that really came. Knows neither sockets nor rehearsals. */
import { createHash } from 'node:crypto'
import { MAX_IMAGE_BYTES, MIN_IMAGE_SIDE_PX } from '../../shared/domain/capture.ts'
import type { WireCode } from '../../shared/domain/practice.ts'
import { readJson } from '../../shared/domain/json-text.ts'
import { parseMultipartForm } from './multipart-form.ts'
import { readPictureHeader, type PictureHeader } from './picture-header.ts'

export interface ReceivedFields {
  readonly apiKey?: string
  readonly imageIdCard?: Buffer
  readonly imageBest?: Buffer
}

/** What may be remembered of a picture: enough to know it again, nothing to see. */
export interface PictureTrace {
  readonly sha256: string
  readonly byteCount: number
  readonly header?: PictureHeader
}

/**
 * The fields of a multipart body. A picture must be a file part; a field twice is refused.
 *
 * @returns nothing when the body is no sound form
 */
export function multipartFields(contentType: string, body: Buffer): ReceivedFields | undefined {
  const parts = parseMultipartForm(contentType, body)
  if (!parts || new Set(parts.map(({ name }) => name)).size !== parts.length) return undefined
  const apiKey = parts.find(({ name, fileName }) => name === 'apiKey' && fileName === undefined)
  const file = (wanted: string) =>
    parts.find(({ name, fileName, content }) => name === wanted && fileName !== undefined && content.length > 0)
      ?.content
  return fields(apiKey?.content.toString('utf8'), file('imageIdCard'), file('imageBest'))
}

/**
 * The fields of a JSON body. A picture that is not plain base64 (a `data:` prefix, for
 * example) arrives as the text that it is, and so fails as a format.
 *
 * @returns nothing when the body is no JSON object
 */
export function jsonFields(body: Buffer): ReceivedFields | undefined {
  const parsed = readJson(body.toString('utf8'))
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined
  const textOf = (name: string): string | undefined => {
    const value: unknown = Object.entries(parsed).find(([key]) => key === name)?.[1]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const picture = (name: string) => {
    const text = textOf(name)
    return text === undefined ? undefined : Buffer.from(text, isBase64(text) ? 'base64' : 'utf8')
  }
  return fields(textOf('apiKey'), picture('imageIdCard'), picture('imageBest'))
}

/** @returns the code with which the service refuses the pictures; nothing when it takes them */
export function pictureFault({ imageIdCard, imageBest }: ReceivedFields): WireCode | undefined {
  if (!imageIdCard || !imageBest) return 'MISSING_IMAGE'
  const pictures = [imageIdCard, imageBest]
  if (pictures.some(({ length }) => length > MAX_IMAGE_BYTES)) return 'PAYLOAD_TOO_LARGE'
  const headers = pictures.map(readPictureHeader)
  if (headers.some((header) => !header)) return 'PHOTO_FORMAT_ERROR'
  // our assumption: the contract states the smallest side, but not the code for it
  const isTooSmall = (header?: PictureHeader) =>
    header !== undefined && Math.min(header.widthPx, header.heightPx) < MIN_IMAGE_SIDE_PX
  return headers.some(isTooSmall) ? 'FACE_TOO_SMALL' : undefined
}

export function traceOf(picture: Buffer): PictureTrace {
  const header = readPictureHeader(picture)
  const sha256 = createHash('sha256').update(picture).digest('hex')
  return { sha256, byteCount: picture.length, ...(header && { header }) }
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)
}

function fields(apiKey?: string, imageIdCard?: Buffer, imageBest?: Buffer): ReceivedFields {
  return { ...(apiKey && { apiKey }), ...(imageIdCard && { imageIdCard }), ...(imageBest && { imageBest }) }
}
