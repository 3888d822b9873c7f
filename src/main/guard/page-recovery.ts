/**
 * How soon a page that was lost is loaded anew: at once, and later and later where it keeps being lost, so that a broken
 * machine is not kept busy by it. It is never given up. Knows neither pages nor why they were lost.
 */
import type { Ms } from '../../shared/domain/units.ts'

/** Losses longer ago do not count. Ours. */
export const REMEMBERED_MS: Ms = 5 * 60_000
/** So many are made good at once. Ours. */
const AT_ONCE = 3
const FIRST_WAIT_MS: Ms = 5_000
const LONGEST_WAIT_MS: Ms = 60_000

export interface PageRecovery {
  /** To be told of every loss. @returns how long to wait before the page is loaded again */
  lost(): Ms
  /** Whether there was one that still counts. */
  isRecent(): boolean
}

/** @param monotonicMs a clock that no one sets */
export function createPageRecovery(monotonicMs: () => Ms): PageRecovery {
  let losses: readonly Ms[] = []
  const counting = (nowMs: Ms): readonly Ms[] => losses.filter((atMs) => nowMs - atMs < REMEMBERED_MS)
  return {
    lost() {
      const nowMs = monotonicMs()
      losses = [...counting(nowMs), nowMs]
      const beyond = losses.length - AT_ONCE
      return beyond <= 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (beyond - 1))
    },
    isRecent: () => counting(monotonicMs()).length > 0,
  }
}
