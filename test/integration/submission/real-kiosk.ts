/** The queue over the real store in a folder, joined as the composition root does it, without Electron and service. */
import { join } from 'node:path'
import { createDataKey } from '../../../src/main/storage/data-key.ts'
import { databaseKeySlot, openDatabase } from '../../../src/main/storage/database.ts'
import type { SecretBox } from '../../../src/main/storage/ports.ts'
import { createSubmissionStore } from '../../../src/main/storage/submission-store.ts'
import type { Clock, Verifier } from '../../../src/main/submission/ports.ts'
import { createSubmissionQueue } from '../../../src/main/submission/submission-queue.ts'
import { createRecordingLog } from '../../fakes/recording-log.ts'

export function openRealKiosk(folder: string, box: SecretBox, verifier: Verifier, clock: Clock) {
  const opened = openDatabase(join(folder, 'submissions.db'), clock.nowMs())
  if (!opened.ok) throw new Error(opened.error.note)
  const { database } = opened.value
  const log = createRecordingLog()
  const dataKey = createDataKey({ box, slot: databaseKeySlot(database, 'data-key') })
  const store = createSubmissionStore({ database, dataKey, freeBytes: () => undefined, log })
  const queue = createSubmissionQueue({
    store,
    verifier,
    clock,
    random: () => 0.5,
    onChanged: () => undefined,
    onQueueChanged: () => undefined,
    log,
  })
  queue.start()
  return { database, store, queue, log, damage: opened.value.damage }
}
