import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKeptSecretBox } from '../../../src/main/access/kept-secret-box.ts'
import { createPassphraseLock } from '../../../src/main/access/passphrase-lock.ts'
import { createFakeKeyValueFile, type FakeKeyValueFile } from '../../fakes/key-value-file.ts'
import { sampleSubmission } from '../../fakes/sample-submission.ts'
import { add, createStoreFolder, type StoreFolder } from './store-folder.ts'

const PHRASE = 'four quiet herons by the pier'
const OTHER = 'another seven copper kettles'

let here: StoreFolder
let file: FakeKeyValueFile
beforeEach(() => {
  here = createStoreFolder()
  here.box.setProtection('unprotected')
  file = createFakeKeyValueFile()
})
afterEach(() => here.cleanUp())

/** The kiosk after a start: a store over the same file, and the passphrase not entered yet. */
async function started() {
  const lock = createPassphraseLock({ file, clock: here.clock, cost: { N: 2, r: 1, p: 1 }, onEvent: () => undefined })
  const store = await here.open({ box: createKeptSecretBox(here.box, lock) })
  return { lock, store }
}

describe('pictures that a passphrase protects', () => {
  it('wait for it after a restart, are counted meanwhile, and open unchanged with it', async () => {
    const first = await started()
    await first.lock.set(PHRASE)
    const submission = sampleSubmission()
    const id = await add(first.store, submission)
    await here.close(first.store)

    const { lock, store } = await started()
    expect(await store.store.openPictures(id)).toMatchObject({ ok: false, error: { code: 'PASSPHRASE_NEEDED' } })
    await lock.enter('four quiet herons by the peer')
    expect(await store.store.openPictures(id)).toMatchObject({ ok: false, error: { code: 'PASSPHRASE_NEEDED' } })
    expect([store.store.find(id)?.state.at, store.store.listUnreadable()]).toEqual(['queued', []])
    expect(await store.examine()).toMatchObject({ ok: true, value: { examined: 0, unreadable: [] } })
    await lock.enter(PHRASE)
    const opened = await store.store.openPictures(id)
    if (!opened.ok) throw new Error(opened.error.code)
    for (const subject of ['card', 'face'] as const)
      expect(Buffer.from(opened.value[subject].image.bytes)).toEqual(Buffer.from(submission[subject].image.bytes))
  })

  it('open with another passphrase, also after their own key was renewed, and none is lost', async () => {
    const first = await started()
    await first.lock.set(PHRASE)
    const before = await add(first.store)
    expect(await first.store.rotateKey()).toMatchObject({ ok: true, value: { resealed: 2, left: 0 } })
    await first.lock.set(OTHER)
    const after = await add(first.store)
    await here.close(first.store)

    const { lock, store } = await started()
    expect(await lock.enter(PHRASE)).toMatchObject({ ok: false })
    await lock.enter(OTHER)
    for (const id of [before, after]) expect(await store.store.openPictures(id)).toMatchObject({ ok: true })
    expect(await store.archive.inspect()).toMatchObject({
      ok: true,
      value: { verdict: { isWhole: true }, seal: 'checked' },
    })
  })

  it('that the system sealed before its key store went away open again when it is back, passphrase or not', async () => {
    here.box.setProtection('os')
    const first = await started()
    const id = await add(first.store)
    await here.close(first.store)

    here.box.setProtection('unavailable')
    const without = await started()
    await without.lock.set(PHRASE)
    expect(await without.store.store.openPictures(id)).toMatchObject({ ok: false, error: { code: 'SECRETS_LOCKED' } })
    await here.close(without.store)

    here.box.setProtection('os')
    const { lock, store } = await started()
    await lock.enter(PHRASE)
    expect(await store.store.openPictures(id)).toMatchObject({ ok: true })
    await here.close(store)
    // sealed anew with the passphrase: the system is not needed any more
    here.box.setProtection('unavailable')
    const last = await started()
    await last.lock.enter(PHRASE)
    expect(await last.store.store.openPictures(id)).toMatchObject({ ok: true })
  })
})
