/** Delivers a result by a signed HTTPS call to the organisation's own address. Never throws; follows no redirect; reads no answer but its status. */
import { systemAddressPattern } from '../../shared/domain/settings.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import { meaningOfFetchError } from '../okayface/fetch-failures.ts'
import { readRetryAfterMs } from '../okayface/retry-after.ts'
import type { Clock } from '../submission/ports.ts'
import type { WaitingResult } from './ports.ts'
import { signedHeaders, webhookSecretBytes } from './webhook-signature.ts'

export interface WebhookDeps {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Asked anew for every delivery. */
  readonly readUrl: () => string
  /** @returns RESULTS_SECRET_MISSING when none is set; nothing is sent then */
  readonly readSecret: () => Promise<Result<string>>
  readonly clock: Clock
}

/** Standard Webhooks asks receivers to answer within 15 to 30 s. */
export const ANSWER_WITHIN_MS = 20_000

/** Answers that speak of this one body, not of the way: others may still be taken. */
const refusesThisOne: ReadonlySet<number> = new Set([400, 406, 409, 413, 415, 422])

export function createWebhookDelivery({ fetch, readUrl, readSecret, clock }: WebhookDeps) {
  return async (
    { id, message }: Pick<WaitingResult, 'id' | 'message'>,
    signal: AbortSignal,
  ): Promise<Result<undefined>> => {
    const url = readUrl()
    if (!systemAddressPattern.test(url)) return failure('SERVICE_ADDRESS_REFUSED', { note: 'the address for results' })
    const secret = await readSecret()
    if (!secret.ok) return secret
    const key = webhookSecretBytes(secret.value)
    if (!key) return failure('RESULTS_SECRET_MISSING', { note: 'the secret is none' })

    const stop = new AbortController()
    let isLate = false
    const end = (): void => stop.abort()
    signal.addEventListener('abort', end, { once: true })
    const cancelTimer = clock.after(ANSWER_WITHIN_MS, () => {
      isLate = true
      end()
    })
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signedHeaders(key, id, clock.nowMs(), message) },
        body: message,
        redirect: 'manual',
        cache: 'no-store',
        credentials: 'omit',
        signal: stop.signal,
      })
      // the connection is of no more use; whether it closes well changes nothing
      response.body?.cancel().catch(() => undefined)
      return meaningOf(response, clock.nowMs())
    } catch (error) {
      if (isLate) return failure('TIMEOUT', { note: 'no answer in time' })
      const { code, note } = meaningOfFetchError(error)
      return failure(code, { note })
    } finally {
      cancelTimer()
      signal.removeEventListener('abort', end)
    }
  }
}

function meaningOf({ ok, status, headers }: Response, nowMs: number): Result<undefined> {
  if (ok) return success(undefined)
  if (refusesThisOne.has(status)) return failure('BAD_RESPONSE', { httpStatus: status, note: `status ${status}` })
  const header = headers.get('retry-after')
  const retryAfterMs = header === null ? undefined : readRetryAfterMs(header, nowMs)
  return failure('SERVICE_UNAVAILABLE', {
    httpStatus: status,
    note: `status ${status}`,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}
