/** The queue's notes without a disk; hand the same one to the next run, as a restart does. */
import type { QueueMemory } from '../../src/main/submission/ports.ts'
import { success } from '../../src/shared/errors/result.ts'

export interface FakeQueueMemory extends QueueMemory {
  writeCount(): number
}

export function createFakeQueueMemory(): FakeQueueMemory {
  let kept: string | undefined
  let writes = 0
  return {
    read: () => kept,
    write: (text) => {
      kept = text
      writes += 1
      return success(undefined)
    },
    writeCount: () => writes,
  }
}
