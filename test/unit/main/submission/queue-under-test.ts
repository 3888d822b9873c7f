/** The queue over fakes: a counter whose service answers when the test says so. */
import { createSubmissionQueue } from '../../../../src/main/submission/submission-queue.ts'
import { defaultSettings } from '../../../../src/shared/domain/settings.ts'
import type { NewSubmission, QueueStatus, SubmissionSummary } from '../../../../src/shared/domain/submission.ts'
import { createManualClock } from '../../../fakes/manual-clock.ts'
import { createMemorySubmissionStore } from '../../../fakes/memory-submission-store.ts'
import { createFakeQueueMemory } from '../../../fakes/queue-memory.ts'
import { createRecordingLog } from '../../../fakes/recording-log.ts'
import { sampleSubmission } from '../../../fakes/sample-submission.ts'
import { createScriptedVerifier } from '../../../fakes/scripted-verifier.ts'
import { settled } from '../../../fakes/settled.ts'

export function kiosk(
  store = createMemorySubmissionStore(),
  clock = createManualClock(),
  memory = createFakeQueueMemory(),
  limits = { ...defaultSettings },
) {
  const verifier = createScriptedVerifier()
  const log = createRecordingLog()
  const changes: SubmissionSummary[] = []
  const statuses: QueueStatus[] = []
  const queue = createSubmissionQueue({
    store,
    memory,
    verifier,
    clock,
    random: () => 0.5,
    readLimits: () => limits,
    onChanged: (summary) => changes.push(summary),
    onQueueChanged: (status) => statuses.push(status),
    log,
  })
  queue.start()

  async function submit(submission: NewSubmission = sampleSubmission()) {
    const submitted = await queue.submit(submission)
    if (!submitted.ok) throw new Error(submitted.error.code)
    await settled()
    return submitted.value.id
  }
  /** Answers the oldest call and lets what follows happen. */
  async function reply(...failed: Parameters<ReturnType<typeof verifier.next>['fail']> | []) {
    const call = verifier.next()
    if (failed.length > 0) call.fail(...(failed as Parameters<typeof call.fail>))
    else call.answer()
    await settled()
  }
  const stateOf = (id: string) => store.find(id)?.state
  return { store, clock, memory, limits, verifier, log, changes, statuses, queue, submit, reply, stateOf }
}

/** The same disk after the power came back; the clock ran on. */
export const restarted = ({ store, clock, memory, limits }: ReturnType<typeof kiosk>) =>
  kiosk(createMemorySubmissionStore(store.entries), clock, memory, limits)

/** As the service says it: with a status. */
export const answered = { httpStatus: 200 }
