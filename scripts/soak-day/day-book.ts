/** Every check that a customer was given a receipt for, and what became of it. Knows no kiosk. */

/** Where a check is, as the kiosk tells it: `answered`, `held` and `withdrawn` wait for no line any more. */
export interface SeenCheck {
  readonly receipt: string
  readonly at: string
}

export interface DayBook {
  /** Somebody was shown this receipt. */
  promise(receipt: string): void
  see(checks: readonly SeenCheck[]): void
  promised(): number
  /** Receipts whose checks still wait for the line, and those that are lost. */
  waiting(): readonly string[]
  /** Receipts whose checks the kiosk never told of. */
  lost(): readonly string[]
}

export function openDayBook(): DayBook {
  const promised = new Set<string>()
  const last = new Map<string, string>()
  const hasEnded = (at: string | undefined): boolean => at === 'answered' || at === 'held' || at === 'withdrawn'
  return {
    promise: (receipt) => void promised.add(receipt),
    see(checks) {
      for (const { receipt, at } of checks) last.set(receipt, at)
    },
    promised: () => promised.size,
    waiting: () => [...promised].filter((receipt) => !hasEnded(last.get(receipt))),
    lost: () => [...promised].filter((receipt) => !last.has(receipt)),
  }
}
