import { createMemorySubmissionStore } from '../../../fakes/memory-submission-store.ts'
import { describeSubmissionStore, SUITE_START_MS } from '../../../fakes/submission-store-suite.ts'

describeSubmissionStore('the fake', () => {
  let nowMs = SUITE_START_MS
  const store = createMemorySubmissionStore(new Map(), () => nowMs)
  return {
    store,
    reopen: () => createMemorySubmissionStore(store.entries, () => nowMs),
    pass: (ms) => (nowMs += ms),
  }
})
