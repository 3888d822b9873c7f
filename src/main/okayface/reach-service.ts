/** Whether anybody answers at the service's address: asks for its front door, and sends neither key nor picture. */
import type { NetworkFacts } from '../../shared/domain/diagnostics.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { meaningOfFetchError } from './fetch-failures.ts'

export interface ReachDeps {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Runs evenly; its origin means nothing. */
  readonly monotonicMs: () => Ms
  /** Aborts after a time. @default AbortSignal.timeout */
  readonly timeout?: (ms: Ms) => AbortSignal
}

export const REACH_WITHIN_MS: Ms = 8_000

/** @param baseUrl an origin that the settings have allowed */
export async function reachService(
  baseUrl: string,
  { fetch, monotonicMs, timeout = (ms) => AbortSignal.timeout(ms) }: ReachDeps,
): Promise<NetworkFacts['reach']> {
  const beganMs = monotonicMs()
  const signal = timeout(REACH_WITHIN_MS)
  try {
    const { status } = await fetch(`${baseUrl}/`, {
      method: 'HEAD',
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      signal,
    })
    return { at: 'answered', httpStatus: status, tookMs: Math.round(monotonicMs() - beganMs) }
  } catch (error) {
    return { at: 'failed', code: signal.aborted ? 'TIMEOUT' : meaningOfFetchError(error).code }
  }
}

/** In the words of PAC files: `DIRECT`, or a proxy. @param proxy as the system resolved it; absent where it did not */
export function wayOf(proxy: string | undefined): NetworkFacts['way'] {
  if (proxy === undefined || proxy.trim() === '') return 'unknown'
  return proxy.trim().toUpperCase().startsWith('DIRECT') ? 'direct' : 'proxy'
}
