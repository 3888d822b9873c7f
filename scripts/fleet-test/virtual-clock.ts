/**
 * One clock for a whole fleet, that runs as fast as the machine can: it steps from timer to timer, and waits before each
 * step until nothing real (a call over loopback) is under way. What takes no time in it took none of the fleet's.
 */
import type { Clock } from '../../src/main/submission/ports.ts'

export interface VirtualClock extends Clock {
  monotonicMs(): number
  /** Work that is done by the real machine: time stands still until it is over. */
  whileReal<T>(work: Promise<T>): Promise<T>
  /** Lets time pass up to `endMs`, or until `isOver` says so; asked once every virtual second. */
  runUntil(endMs: number, isOver?: () => boolean): Promise<void>
}

interface Timer {
  readonly atMs: number
  readonly order: number
  readonly task: () => void
}

/** Promises follow promises; after so many turns of the loop with nothing real under way they have all gone on. */
const TURNS_TO_SETTLE = 3

export function createVirtualClock(startMs: number): VirtualClock {
  let nowMs = startMs
  let order = 0
  let real = 0
  const heap: Timer[] = []
  const isBefore = (a: Timer, b: Timer): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order)

  function push(timer: Timer): void {
    let at = heap.push(timer) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isBefore(heap[at]!, heap[parent]!)) return
      swap(at, parent)
      at = parent
    }
  }

  function pop(): Timer | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    heap[0] = last
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left
      if (right < heap.length && isBefore(heap[right]!, heap[least]!)) least = right
      if (least === at) return first
      swap(at, least)
      at = least
    }
  }

  function swap(a: number, b: number): void {
    ;[heap[a], heap[b]] = [heap[b]!, heap[a]!]
  }

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < TURNS_TO_SETTLE;) {
      await new Promise((resolve) => setImmediate(resolve))
      quiet = real > 0 ? 0 : quiet + 1
    }
  }

  return {
    nowMs: () => nowMs,
    monotonicMs: () => nowMs - startMs,
    after: (delayMs, task) => {
      let isCancelled = false
      push({ atMs: nowMs + Math.max(0, delayMs), order: (order += 1), task: () => (isCancelled ? undefined : task()) })
      return () => void (isCancelled = true)
    },
    whileReal: async (work) => {
      real += 1
      try {
        return await work
      } finally {
        real -= 1
      }
    },
    runUntil: async (endMs, isOver = () => false) => {
      await settle()
      let askedAtMs = nowMs
      for (;;) {
        if (nowMs - askedAtMs >= 1_000) {
          if (isOver()) return
          askedAtMs = nowMs
        }
        const next = heap[0]
        if (!next || next.atMs > endMs) break
        pop()
        nowMs = next.atMs
        next.task()
        await settle()
      }
      nowMs = Math.max(nowMs, endMs)
    },
  }
}
