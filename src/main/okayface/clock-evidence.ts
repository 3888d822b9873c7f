/**
 * What speaks for and against this computer's clock: the day on which the program was built, which cannot lie ahead,
 * and the time that the service itself has stated. Knows no certificate and asks nobody.
 */
import type { Ms } from '../../shared/domain/units.ts'
import type { Failure } from '../../shared/errors/result.ts'

export interface ClockEvidence {
  /** Takes in the `Date` of an answer that came from the service itself. */
  heard(date: string): void
  /** The machine slept: what was heard before is of no more use. */
  forget(): void
  verdict(): ClockVerdict
  /** Wall time at which the service last stated one; absent before it did. */
  lastHeardAtMs(): Ms | undefined
}

export type ClockVerdict = 'right' | 'wrong' | 'unknown'

export interface ClockEvidenceDeps {
  /** The wall clock that is judged. */
  readonly nowMs: () => Ms
  /** Runs evenly and cannot be set; its origin means nothing. */
  readonly monotonicMs: () => Ms
  /** When the program was built, by a clock elsewhere; absent where nobody knows. */
  readonly builtAtMs?: Ms
}

/** Certificates are made a day early to forgive clocks; an hour is far beyond any time zone's drift and any slow answer. */
const TOLERATED_MS: Ms = 60 * 60_000

/** A build machine may have been in another time zone and off by some. */
const BUILT_TOLERANCE_MS: Ms = 24 * 60 * 60_000

export function createClockEvidence({ nowMs, monotonicMs, builtAtMs }: ClockEvidenceDeps): ClockEvidence {
  let lastHeardAtMs: Ms | undefined
  let sighting: { readonly trueMs: Ms; readonly atMonotonicMs: Ms } | undefined

  function verdict(): ClockVerdict {
    if (builtAtMs !== undefined && nowMs() < builtAtMs - BUILT_TOLERANCE_MS) return 'wrong'
    if (!sighting) return 'unknown'
    const trueNowMs = sighting.trueMs + (monotonicMs() - sighting.atMonotonicMs)
    return Math.abs(nowMs() - trueNowMs) <= TOLERATED_MS ? 'right' : 'wrong'
  }

  return {
    heard: (date) => {
      const trueMs = Date.parse(date)
      if (Number.isNaN(trueMs)) return
      sighting = { trueMs, atMonotonicMs: monotonicMs() }
      lastHeardAtMs = nowMs()
    },
    forget: () => (sighting = undefined),
    verdict,
    lastHeardAtMs: () => lastHeardAtMs,
  }
}

/**
 * Decides whose dates are wrong when a certificate's do not fit ours: ours, unless the clock is proven to be right.
 * Then the certificate has run out in truth, and no administrator can set that right at this computer.
 */
export function blameClockOrCertificate(failure: Failure, clock: ClockVerdict): Failure {
  if (failure.code !== 'CLOCK_WRONG' || clock !== 'right') return failure
  return { ...failure, code: 'TLS_ERROR', note: `${failure.note ?? ''}, though the clock is right` }
}
