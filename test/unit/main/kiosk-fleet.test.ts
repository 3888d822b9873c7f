import { expect, it } from 'vitest'
import { createResultsWay } from '../../../src/main/kiosk-fleet.ts'
import { createSettingsStore } from '../../../src/main/storage/settings-store.ts'
import { failure, success } from '../../../src/shared/errors/result.ts'
import { createFakeKeyValueFile } from '../../fakes/key-value-file.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'

it('a result that the disk has changed is refused, not sent and not thrown', async () => {
  const settings = createSettingsStore({ file: createFakeKeyValueFile(), checkServiceAddress: (url) => success(url) })
  settings.change({ resultsTo: 'webhook', resultsWebhookUrl: 'https://kyc.bank.example' })
  let calls = 0
  const { deliver } = createResultsWay({
    settings,
    secret: { read: () => Promise.resolve(success(`whsec_${Buffer.alloc(32, 5).toString('base64')}`)) },
    readKioskId: () => 'till-7',
    fetch: () => {
      calls += 1
      return Promise.resolve(new Response())
    },
    clock: createManualClock(),
  })
  const kept = { id: 'a', receipt: '7K2M-Q9XD', createdAtMs: 0, attempts: 0, dueAtMs: 0, message: '{"data":' }
  const { signal } = new AbortController()
  for (const result of [kept, { ...kept, reference: 'A 17' }])
    expect(await deliver(result, signal)).toEqual(failure('RECORD_UNREADABLE', { note: 'a result that waits' }))
  expect(calls).toBe(0)
})
