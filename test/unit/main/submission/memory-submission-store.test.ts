import { createMemorySubmissionStore } from '../../../fakes/memory-submission-store.ts'
import { describeSubmissionStore } from '../../../fakes/submission-store-suite.ts'

describeSubmissionStore('the fake', () => {
  const store = createMemorySubmissionStore()
  return { store, reopen: () => createMemorySubmissionStore(store.entries) }
})
