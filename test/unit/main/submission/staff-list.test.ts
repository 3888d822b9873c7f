import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { listForStaff } from '../../../../src/main/submission/staff-list.ts'
import { createMemorySubmissionStore } from '../../../fakes/memory-submission-store.ts'
import { sampleSubmission } from '../../../fakes/sample-submission.ts'

it('what waits for a person is listed however old it is, each once, newest first', async () => {
  const store = createMemorySubmissionStore()
  const ids: string[] = []
  for (let index = 0; index < 6; index += 1) {
    const id = randomUUID()
    ids.push(id)
    await store.add(id, `0000-000${index}`, index, sampleSubmission())
  }
  for (const index of [0, 1, 5]) {
    store.saveProgress(ids[index] ?? '', { state: { at: 'held', attempts: 1, code: 'TIMEOUT' }, lostReplies: 2 })
  }
  const listed = listForStaff(store, 3).map(({ id }) => ids.indexOf(id))
  expect(listed).toEqual([5, 4, 3, 1, 0])
})
