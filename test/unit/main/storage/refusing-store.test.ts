import { expect, it } from 'vitest'
import { createRefusingStore } from '../../../../src/main/storage/refusing-store.ts'
import { sampleSubmission } from '../../../fakes/sample-submission.ts'

it('a store that could not be opened takes nothing, holds nothing and says why', async () => {
  const store = createRefusingStore({ code: 'STORE_FAILED', note: 'schema 9' })
  const refused = { ok: false, error: { code: 'STORE_FAILED', note: 'schema 9' } }
  expect(store.canAccept()).toEqual(refused)
  expect(await store.add('id', 'receipt', 0, sampleSubmission())).toEqual(refused)
  expect(store.list(10)).toEqual([])
  expect(store.countByState()).toEqual({ queued: 0, sending: 0, held: 0, answered: 0, withdrawn: 0 })
})
