/**
 * OkayFace as the kiosk's contract describes it, on loopback: for practice mode and for every test.
 * Holds a request to the contract before it answers what is being rehearsed. Looks at no face,
 * writes nothing, and keeps of a picture only size and digest.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PracticeOutcome, WayFault, WireCode } from '../../shared/domain/practice.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { serviceVersions, type ServiceVersion } from '../../shared/domain/verification.ts'
import { unreachable } from '../../shared/errors/result.ts'
import { answerReply, codeReply, nestedReply, pageReply, refusalReply, type PracticeReply } from './practice-answers.ts'
import {
  jsonFields,
  multipartFields,
  pictureFault,
  traceOf,
  type PictureTrace,
  type ReceivedFields,
} from './request-rules.ts'

/** Keys that the practice service knows; every other one is INVALID_API_KEY. */
export const practiceKeys = {
  good: 'practice-key',
  expired: 'practice-key-expired',
  usedUp: 'practice-key-used-up',
} as const

/** What staff can rehearse, and what only tests need. */
export type Rehearsal =
  | PracticeOutcome
  /**
   * `lost-reply`: the whole request is taken in, then the connection is cut without an answer;
   * `cut-upload`: the connection is cut as soon as the body begins to come.
   */
  | { readonly kind: 'fault'; readonly fault: WayFault | 'lost-reply' | 'cut-upload' }
  /** Exactly this, to a request that the contract allows. */
  | { readonly kind: 'reply'; readonly reply: PracticeReply }

export interface SimulatorOptions {
  /** @default practiceKeys.good */
  readonly apiKey?: string
  /** How long an answer takes, or the ends of a random range. @default 0 */
  readonly latencyMs?: Ms | readonly [Ms, Ms]
  /** Results in the portal's flavour, with `status: success`. @default false */
  readonly isPortal?: boolean
  /** Decides for each whole request by itself; what is rehearsed holds where it says nothing. */
  readonly rehearsalFor?: (call: ReceivedCall) => Rehearsal | undefined
}

/** A request as it came. The key's value is not kept. */
export interface ReceivedCall {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bodyBytes: number
  readonly hasApiKey: boolean
  readonly imageIdCard?: PictureTrace
  readonly imageBest?: PictureTrace
}

export interface OkayFaceSimulator {
  /** `http://127.0.0.1:<port>`, the same for as long as it lives. */
  readonly baseUrl: string
  /**
   * Holds for every request from now on; a match until then. Resolves once it holds:
   * offline, the port is truly closed, and opened again afterwards.
   */
  rehearse(rehearsal: Rehearsal): Promise<void>
  /** The newest 200 whole requests, oldest first. */
  received(): readonly ReceivedCall[]
  /** Cuts what is open and frees the port. */
  close(): Promise<void>
}

const MAX_REMEMBERED_CALLS = 200

/** Far above two pictures of 3 MB in base64: whoever sends more is not measured, but cut off. */
const MAX_BODY_BYTES = 32_000_000

/** Faults of the account come before the service looks at any picture. */
const accountCodes: ReadonlySet<WireCode> = new Set([
  'MISSING_API_KEY',
  'INVALID_API_KEY',
  'API_KEY_EXPIRED',
  'MAX_API_CALL_EXCEEDED',
])

export async function startOkayFaceSimulator(options: SimulatorOptions = {}): Promise<OkayFaceSimulator> {
  const apiKey = options.apiKey ?? practiceKeys.good
  const calls: ReceivedCall[] = []
  const pending = new Set<NodeJS.Timeout>()
  let rehearsal: Rehearsal = { kind: 'answer', answer: 'match' }
  // changes of the rehearsal wait for each other: closing and opening the port takes its time
  let settled: Promise<void> = Promise.resolve()

  const server = createServer((request, response) => {
    // a connection that breaks is the client's to notice
    answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isFault('cut-upload')) {
      request.once('data', () => request.socket.destroy())
      return
    }
    const body = await readBody(request)
    if (!body) {
      request.socket.destroy()
      return
    }
    const { version, fields, refusal } = understand(request, body)
    const call = remember(request, body, fields ?? {})
    // what is rehearsed may change while the answer takes its time: the rehearsal of the request's arrival counts
    const current = options.rehearsalFor?.(call) ?? rehearsal
    await latency()
    if (refusal || !version) return send(response, refusal ?? pageReply(404, 'Not Found'))
    if (current.kind === 'fault') return fail(current.fault, version, response)
    const fault = accountFault(fields, current) ?? pictureFault(fields)
    send(response, fault ? refusalReply(fault) : rehearsed(current, version))
  }

  function accountFault({ apiKey: key }: ReceivedFields, current: Rehearsal): WireCode | undefined {
    if (key === undefined) return 'MISSING_API_KEY'
    if (key === practiceKeys.expired) return 'API_KEY_EXPIRED'
    if (key === practiceKeys.usedUp) return 'MAX_API_CALL_EXCEEDED'
    if (key !== apiKey) return 'INVALID_API_KEY'
    return current.kind === 'code' && accountCodes.has(current.code) ? current.code : undefined
  }

  function rehearsed(current: Exclude<Rehearsal, { kind: 'fault' }>, version: ServiceVersion): PracticeReply {
    switch (current.kind) {
      case 'answer':
        return answerReply(version, current.answer, options.isPortal ?? false)
      case 'code':
        return codeReply(version, current.code, current.at)
      case 'reply':
        return current.reply
      default:
        return unreachable(current)
    }
  }

  function fail(
    fault: Extract<Rehearsal, { kind: 'fault' }>['fault'],
    version: ServiceVersion,
    response: ServerResponse,
  ): void {
    switch (fault) {
      case 'timeout':
        return
      case 'unavailable':
        return send(response, pageReply(503, 'Service Unavailable', { 'Retry-After': '3' }))
      case 'proxy-page':
        return send(response, pageReply(200, 'Sign in to this network'))
      case 'nested-answer':
        return send(response, nestedReply(version))
      case 'cut-connection': {
        const { body, headers } = answerReply(version, 'match', false)
        response.writeHead(200, { ...headers, 'Content-Length': body.length })
        response.write(body.slice(0, body.length / 2), () => response.destroy())
        return
      }
      case 'offline':
      case 'lost-reply':
      case 'cut-upload':
        response.destroy()
        return
      default:
        return unreachable(fault)
    }
  }

  function remember(request: IncomingMessage, body: Buffer, fields: ReceivedFields): ReceivedCall {
    const call: ReceivedCall = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      bodyBytes: body.length,
      hasApiKey: fields.apiKey !== undefined,
      ...(fields.imageIdCard && { imageIdCard: traceOf(fields.imageIdCard) }),
      ...(fields.imageBest && { imageBest: traceOf(fields.imageBest) }),
    }
    calls.push(call)
    if (calls.length > MAX_REMEMBERED_CALLS) calls.shift()
    return call
  }

  function latency(): Promise<void> {
    const { latencyMs = 0 } = options
    const [from, to] = typeof latencyMs === 'number' ? [latencyMs, latencyMs] : latencyMs
    if (to <= 0) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => {
          pending.delete(timer)
          resolve()
        },
        from + Math.random() * (to - from),
      )
      pending.add(timer)
    })
  }

  function isFault(fault: string): boolean {
    return rehearsal.kind === 'fault' && rehearsal.fault === fault
  }

  async function open(port: number): Promise<number> {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }

  async function shut(): Promise<void> {
    for (const timer of pending) clearTimeout(timer)
    pending.clear()
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }

  const port = await open(0)
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    rehearse(next) {
      const turn = settled.then(async () => {
        rehearsal = next
        if (isFault('offline')) await shut()
        else if (!server.listening) await open(port)
      })
      settled = turn.catch(() => undefined)
      return turn
    },
    received: () => [...calls],
    close: () => settled.then(shut),
  }
}

type Understood =
  | { readonly version: ServiceVersion; readonly fields: ReceivedFields; readonly refusal?: undefined }
  | { readonly version?: undefined; readonly fields?: undefined; readonly refusal: PracticeReply }

/** Holds path, verb and kind of body to the contract; what it says to a breach of them is ours. */
function understand(request: IncomingMessage, body: Buffer): Understood {
  const version = serviceVersions.find((known) => request.url === `/api/faceid/${known}/verify`)
  if (!version) return { refusal: pageReply(404, 'Not Found') }
  if (request.method !== 'POST') return { refusal: pageReply(405, 'Method Not Allowed', { Allow: 'POST' }) }
  const contentType = request.headers['content-type'] ?? ''
  const isMultipart = version === 'v2' || version === 'v2-1'
  const expected = isMultipart ? /^multipart\/form-data\s*;/i : /^application\/json\s*(?:;|$)/i
  if (!expected.test(contentType)) return { refusal: pageReply(415, 'Unsupported Media Type') }
  const fields = isMultipart ? multipartFields(contentType, body) : jsonFields(body)
  return fields ? { version, fields } : { refusal: pageReply(400, 'Bad Request') }
}

/** @returns nothing when the body goes beyond MAX_BODY_BYTES */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let receivedBytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    receivedBytes += chunk.length
    if (receivedBytes > MAX_BODY_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function send(response: ServerResponse, reply: PracticeReply): void {
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': Buffer.byteLength(reply.body) })
  response.end(reply.body)
}
