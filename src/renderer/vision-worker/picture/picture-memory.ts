/**
 * Memory for pictures, used again and again: to be given a fresh megabyte takes the browser longer than to fill it.
 * What is given back is overwritten by the next picture, and at the visit's end by zeros: to do so for each frame would
 * take a fiftieth of a look.
 */
import type { Pixels } from './pixels.ts'

export interface PictureMemory {
  /** For a picture that fills it. What is in it is of no meaning. */
  take(byteLength: number): Uint8ClampedArray<ArrayBuffer>
  /** Of any picture; memory that is not from here is overwritten at once. The caller must not look at it again. */
  giveBack(pixels: Pixels): void
  /** Nothing of any picture that was given back is left after that. */
  wipe(): void
}

/** Kept for the next frames; a second camera's frames are of another size. */
const MOST_SPARE = 4

export function createPictureMemory(): PictureMemory {
  const own = new WeakSet<Uint8ClampedArray>()
  let spare: Uint8ClampedArray<ArrayBuffer>[] = []

  return {
    take(byteLength) {
      const found = spare.find((bytes) => bytes.length === byteLength)
      if (found) {
        spare = spare.filter((bytes) => bytes !== found)
        return found
      }
      const made = new Uint8ClampedArray(byteLength)
      own.add(made)
      return made
    },
    giveBack({ data }) {
      const newestFirst = own.has(data) ? [data as Uint8ClampedArray<ArrayBuffer>, ...spare] : spare
      spare = newestFirst.slice(0, MOST_SPARE)
      const dropped = own.has(data) ? newestFirst.slice(MOST_SPARE) : [data]
      for (const bytes of dropped) bytes.fill(0)
    },
    wipe() {
      for (const bytes of spare) bytes.fill(0)
    },
  }
}
