/**
 * One POST and its whole answer as text, or why there is none. Never throws and never
 * waits longer than its total timeout. Knows HTTP, but nothing of what the texts mean.
 */
import type { Ms } from '../../shared/domain/units.ts'
import { failure, success, type Failure, type Result } from '../../shared/errors/result.ts'
import type { Clock } from '../submission/ports.ts'
import type { AwaitConnection } from './await-connection.ts'
import { handOver } from './body-handover.ts'
import { meaningOfFetchError } from './fetch-failures.ts'
import type { RequestBody } from './request-body.ts'

export interface ServicePost {
  readonly method: 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: ReadableStream<Uint8Array>
  readonly duplex: 'half'
  readonly redirect: 'manual'
  readonly cache: 'no-store'
  readonly credentials: 'omit'
  readonly signal: AbortSignal
}

/** What we use of `globalThis.fetch`; Electron's `net.fetch` is one too. */
export type ServiceFetch = (url: string, init: ServicePost) => Promise<Response>

export interface ExchangeTimeouts {
  /**
   * Until the first byte of the body is asked for, which Node does once it is connected. Electron reads the whole
   * body before it connects: there it counts until `awaitConnection` has found somebody.
   * @default 10_000
   */
  readonly connectMs: Ms
  /** Until the whole answer was read. @default 30_000 */
  readonly totalMs: Ms
}

export const defaultTimeouts: ExchangeTimeouts = { connectMs: 10_000, totalMs: 30_000 }

/** A true answer has a few hundred bytes; a longer one is somebody else's page. */
export const MAX_ANSWER_BYTES = 1_000_000

export interface ServiceReply {
  readonly status: number
  readonly retryAfter?: string
  /** The answering server's own clock, as it came [RFC 9110, 6.6.1]. */
  readonly date?: string
  readonly text: string
}

interface ExchangeDeps {
  readonly fetch: ServiceFetch
  readonly clock: Clock
  readonly timeouts: ExchangeTimeouts
  /** Absent where `fetch` itself does not read the body before it is connected. */
  readonly awaitConnection?: AwaitConnection
}

const endings = {
  connect: { code: 'TIMEOUT', note: 'no connection in time' },
  total: { code: 'TIMEOUT', note: 'no whole answer in time' },
  caller: { code: 'NETWORK_UNREACHABLE', note: 'ended by the kiosk itself' },
} as const satisfies Record<string, Failure>

/**
 * @returns TLS_ERROR, CLOCK_WRONG, NETWORK_UNREACHABLE, TIMEOUT or NOT_THE_SERVICE (not HTTP, too long).
 *   `replyLost` says that the whole body was handed over and no whole answer came back.
 */
export async function exchange(
  deps: ExchangeDeps,
  url: string,
  body: RequestBody,
  signal?: AbortSignal,
): Promise<Result<ServiceReply>> {
  if (signal?.aborted) return failure(endings.caller.code, { note: endings.caller.note })

  const stop = new AbortController()
  let ending: keyof typeof endings | undefined
  const end = (by: keyof typeof endings) => {
    ending ??= by
    stop.abort()
  }
  const endByCaller = () => end('caller')
  signal?.addEventListener('abort', endByCaller, { once: true })
  const cancelConnectTimer = deps.clock.after(deps.timeouts.connectMs, () => end('connect'))
  const cancelTotalTimer = deps.clock.after(deps.timeouts.totalMs, () => end('total'))
  const handover = handOver(body.chunks, cancelConnectTimer)

  try {
    if (deps.awaitConnection) await Promise.race([deps.awaitConnection(url, stop.signal), abortionOf(stop.signal)])
    const call = deps.fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': body.contentType, livenessMeta: '{"OS":"DESKTOP"}' },
      body: handover.stream,
      duplex: 'half',
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      signal: stop.signal,
    })
    // a fetch that does not heed the signal must not hold us up
    return await Promise.race([call.then(readReply), abortionOf(stop.signal)])
  } catch (error) {
    const way = ending ? { ...endings[ending], isBeforeSending: false } : meaningOfFetchError(error)
    const isReplyLost = way.code !== 'NOT_THE_SERVICE' && !way.isBeforeSending && handover.isComplete()
    return failure(way.code, { note: way.note, ...(isReplyLost && { replyLost: true }) })
  } finally {
    cancelConnectTimer()
    cancelTotalTimer()
    signal?.removeEventListener('abort', endByCaller)
  }
}

async function readReply(response: Response): Promise<Result<ServiceReply>> {
  const text = await readText(response)
  if (text === undefined)
    return failure('NOT_THE_SERVICE', { httpStatus: response.status, note: 'the answer is too long' })
  const retryAfter = response.headers.get('retry-after')
  const date = response.headers.get('date')
  return success({
    status: response.status,
    text,
    ...(retryAfter !== null && { retryAfter }),
    ...(date !== null && { date }),
  })
}

/** @returns nothing when the text goes beyond MAX_ANSWER_BYTES */
async function readText(response: Response): Promise<string | undefined> {
  const body: ReadableStream<Uint8Array> | null = response.body
  if (!body) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let receivedBytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    receivedBytes += value.byteLength
    if (receivedBytes > MAX_ANSWER_BYTES) {
      // the connection is of no more use; whether it closes well changes nothing
      reader.cancel().catch(() => undefined)
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}

function abortionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the exchange was ended')), { once: true })
  })
}
