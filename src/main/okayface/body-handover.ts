/** A request body that remembers how far it was read: what was never read cannot have been sent. */

export interface BodyHandover {
  readonly stream: ReadableStream<Uint8Array>
  /** The reader has met the end: the whole body may be on its way. */
  isComplete(): boolean
}

/** @param onBegun called once, when the first chunk is asked for */
export function handOver(chunks: Iterable<Uint8Array>, onBegun: () => void): BodyHandover {
  const rest = chunks[Symbol.iterator]()
  let hasBegun = false
  let isComplete = false
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (!hasBegun) {
          hasBegun = true
          onBegun()
        }
        const next = rest.next()
        if (!next.done) return controller.enqueue(next.value)
        isComplete = true
        controller.close()
      },
    },
    // nothing is made ahead of its reader
    { highWaterMark: 0 },
  )
  return { stream, isComplete: () => isComplete }
}
