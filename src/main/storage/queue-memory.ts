/** Keeps the queue's own notes in the database, beside the submissions they are about. */
import type { Log } from '../logging/ports.ts'
import type { QueueMemory } from '../submission/ports.ts'
import type { MetaValue } from './meta-value.ts'

/** @param slot a place of its own in the database */
export function createQueueMemory({ slot, log }: { readonly slot: MetaValue; readonly log: Log }): QueueMemory {
  return {
    read: () => {
      const read = slot.read()
      if (!read.ok) log.error('queue-notes-not-read', { code: read.error.code, note: read.error.note })
      return read.ok && read.value ? Buffer.from(read.value).toString('utf8') : undefined
    },
    write: (text) => slot.write(Buffer.from(text, 'utf8')),
  }
}
