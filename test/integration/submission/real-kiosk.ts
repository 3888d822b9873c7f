/** The queue over the real store in a folder, joined as the composition root does it, without Electron and service. */
import { join } from 'node:path'
import { openSubmissionStore } from '../../../src/main/storage/open-submission-store.ts'
import type { SecretBox } from '../../../src/main/storage/ports.ts'
import type { Clock, Verifier } from '../../../src/main/submission/ports.ts'
import { createSubmissionQueue } from '../../../src/main/submission/submission-queue.ts'
import { createRecordingLog } from '../../fakes/recording-log.ts'

export async function openRealKiosk(folder: string, box: SecretBox, verifier: Verifier, clock: Clock) {
  const log = createRecordingLog()
  const opened = await openSubmissionStore({
    path: join(folder, 'submissions.db'),
    box,
    clock: { ...clock, monotonicMs: () => clock.nowMs() },
    freeBytes: () => undefined,
    log,
  })
  if (!opened.ok) throw new Error(opened.error.note)
  const { store, queueMemory, damage, keysTried } = opened.value
  const queue = createSubmissionQueue({
    store,
    verifier,
    clock,
    memory: queueMemory,
    random: () => 0.5,
    readLimits: () => ({ maxInFlight: 2, maxCallsPerMinute: 600, maxCallsPerDay: 100_000 }),
    onChanged: () => undefined,
    onQueueChanged: () => undefined,
    log,
  })
  queue.start()
  return { store, queue, log, damage, keysTried, close: () => opened.value.close() }
}
