/**
 * Whether the way to the service is open, and how long to leave it alone when it is not. One bad line is one
 * trouble, not one for each submission that waits: while it lasts, repeats share one backoff, and go one at a time.
 */
import type { Ms } from '../../shared/domain/units.ts'
import { errorCatalog } from '../../shared/errors/error-catalog.ts'
import type { Failure } from '../../shared/errors/result.ts'
import type { Clock, Random } from './ports.ts'
import { nextWaitMs, remainingWaitMs } from './retry-policy.ts'

export interface LineWatch {
  /** Takes in how a send failed. @returns whether this opened the line */
  failed(failure: Failure): boolean
  /** The service itself has answered. @returns whether this opened the line */
  worked(): boolean
  /** Somebody thinks that it may be open again: worth one try, without waiting. */
  hoped(): void
  /** How long repeats still leave it alone; 0 when it is open or one may try. */
  waitMs(): Ms
  /** What is in the way, as it was met last. */
  trouble(): Failure | undefined
}

export function createLineWatch({ clock, random }: { readonly clock: Clock; readonly random: Random }): LineWatch {
  /** Not known before the first send has come back. */
  let isOpen: boolean | undefined
  let failuresInRow = 0
  let trouble: Failure | undefined
  /** `askedMs`: the part of the rest that the service asked for. */
  let rest: { readonly dueAtMs: Ms; readonly askedMs: Ms } | undefined

  function worked(): boolean {
    const wasOpen = isOpen === true
    isOpen = true
    failuresInRow = 0
    trouble = undefined
    rest = undefined
    return !wasOpen
  }

  function failed(failure: Failure): boolean {
    if (!isOfTheLine(failure)) return isOfTheService(failure) && worked()
    isOpen = false
    failuresInRow += 1
    trouble = failure
    const askedMs = failure.retryAfterMs ?? 0
    const dueInMs = nextWaitMs(failuresInRow, random, askedMs)
    // what the service asked for holds, whatever happens to others meanwhile
    if (dueInMs > waitMs()) rest = { dueAtMs: clock.nowMs() + dueInMs, askedMs }
    return false
  }

  function waitMs(): Ms {
    return rest ? remainingWaitMs(rest.dueAtMs, clock.nowMs(), rest.askedMs) : 0
  }

  return {
    failed,
    worked,
    hoped: () => {
      isOpen = undefined
      trouble = undefined
      rest = undefined
    },
    waitMs,
    trouble: () => trouble,
  }
}

/** The way, or the service as a whole, stood between: the next submission would fare no better. */
export function isOfTheLine({ code }: Failure): boolean {
  return errorCatalog[code].source === 'network' && code !== 'BAD_RESPONSE'
}

/** Nothing came back from the service itself, so that an open line is a reason to try at once. */
export function hadNoAnswer(failure: Failure): boolean {
  return isOfTheLine(failure) && (failure.httpStatus === undefined || failure.code === 'NOT_THE_SERVICE')
}

function isOfTheService({ code, httpStatus }: Failure): boolean {
  return errorCatalog[code].source === 'service' ? httpStatus !== undefined : code === 'BAD_RESPONSE'
}
