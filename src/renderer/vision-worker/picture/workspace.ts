/**
 * Memory that a look works in and the next look overwrites: to be given fresh memory takes the browser longer than to
 * fill it. Whoever asks for a length gets what the last one who asked for it got, and must be done with that.
 */
export interface Workspace {
  /** Numbers for a network. What is in them is of no meaning. */
  numbers(length: number): Float32Array
  /** RGBA pixels, four bytes each. What is in them is of no meaning. */
  pixels(length: number): Uint32Array<ArrayBuffer>
  /** Nothing of any picture is left in it after that. */
  wipe(): void
}

export function createWorkspace(): Workspace {
  const numbers = new Map<number, Float32Array>()
  const pixels = new Map<number, Uint32Array<ArrayBuffer>>()
  return {
    numbers: (length) => keptUnder(numbers, length, () => new Float32Array(length)),
    pixels: (length) => keptUnder(pixels, length, () => new Uint32Array(length)),
    wipe() {
      for (const each of [...numbers.values(), ...pixels.values()]) each.fill(0)
      numbers.clear()
      pixels.clear()
    },
  }
}

/** Gives fresh memory to everybody: for those who look at one picture only, or at several at once. */
export const noWorkspace: Workspace = {
  numbers: (length) => new Float32Array(length),
  pixels: (length) => new Uint32Array(length),
  wipe: () => undefined,
}

function keptUnder<T>(kept: Map<number, T>, length: number, make: () => T): T {
  const found = kept.get(length) ?? make()
  kept.set(length, found)
  return found
}
