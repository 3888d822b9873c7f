/** When calls arrived, and what that says: the busiest second against the mean. Pure. */

export interface ArrivalFigures {
  readonly calls: number
  /** From the first to the last of them, in whole seconds, at least 1. */
  readonly spanSeconds: number
  readonly meanPerSecond: number
  /** Calls of the busiest whole second. */
  readonly peakPerSecond: number
  readonly peakOverMean: number
}

/** Calls in each whole second from `fromMs` on. @param arrivalsMs in any order */
export function perSecond(arrivalsMs: readonly number[], fromMs: number, toMs: number): readonly number[] {
  const counts = Array.from({ length: Math.max(1, Math.ceil((toMs - fromMs) / 1_000)) }, () => 0)
  for (const at of arrivalsMs) {
    const second = Math.floor((at - fromMs) / 1_000)
    if (at >= fromMs && at < toMs && second < counts.length) counts[second]! += 1
  }
  return counts
}

/** Of the calls from `fromMs` on: of what follows an outage, until the last one of `toMs`. */
export function figuresOf(arrivalsMs: readonly number[], fromMs: number, toMs: number): ArrivalFigures {
  const counts = perSecond(arrivalsMs, fromMs, toMs)
  const calls = counts.reduce((sum, count) => sum + count, 0)
  const busy = counts.flatMap((count, second) => (count > 0 ? [second] : []))
  const spanSeconds = busy.length === 0 ? 1 : busy.at(-1)! - busy[0]! + 1
  const meanPerSecond = calls / spanSeconds
  const peakPerSecond = Math.max(...counts)
  return {
    calls,
    spanSeconds,
    meanPerSecond,
    peakPerSecond,
    peakOverMean: calls === 0 ? 0 : peakPerSecond / meanPerSecond,
  }
}

/** Lines of a histogram: the mean and the busiest second of each stretch. */
export function histogram(counts: readonly number[], stretchSeconds: number): readonly string[] {
  const peak = Math.max(1, ...counts)
  const lines: string[] = []
  for (let at = 0; at < counts.length; at += stretchSeconds) {
    const stretch = counts.slice(at, at + stretchSeconds)
    const busiest = Math.max(...stretch)
    const mean = stretch.reduce((sum, count) => sum + count, 0) / stretch.length
    const bar = '#'.repeat(Math.round((busiest / peak) * 40))
    lines.push(
      `${String(at).padStart(6)} s  mean ${mean.toFixed(2).padStart(7)}  peak ${String(busiest).padStart(4)}  ${bar}`,
    )
  }
  return lines
}
