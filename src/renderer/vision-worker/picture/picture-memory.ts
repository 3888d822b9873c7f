/**
 * Memory for pictures, used again and again: to be given a fresh megabyte takes the browser longer than to fill it.
 * What is given back is overwritten at once, so that nobody finds a picture in it.
 */
import type { Pixels } from './pixels.ts'

export interface PictureMemory {
  /** All zero. */
  take(byteLength: number): Uint8ClampedArray<ArrayBuffer>
  /** Of any picture, also one whose memory is not from here. The caller must not look at it again. */
  giveBack(pixels: Pixels): void
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
      data.fill(0)
      if (own.has(data)) spare = [data as Uint8ClampedArray<ArrayBuffer>, ...spare].slice(0, MOST_SPARE)
    },
  }
}
