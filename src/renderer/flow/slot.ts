/** Keeps at most one thing running: the one that belongs to the current key. Does not know what runs. */

export interface Slot {
  /**
   * Goes on with what runs where the key is the same, item by item; else stops it and begins anew.
   * Without a key nothing runs afterwards.
   */
  keep(key: readonly unknown[] | undefined, begin: () => () => void): void
  clear(): void
}

export function createSlot(): Slot {
  let running: { readonly key: readonly unknown[]; readonly stop: () => void } | undefined

  function clear(): void {
    const { stop } = running ?? {}
    running = undefined
    stop?.()
  }

  return {
    keep(key, begin) {
      if (key && running && isSame(key, running.key)) return
      clear()
      if (key) running = { key, stop: begin() }
    },
    clear,
  }
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index])
}
