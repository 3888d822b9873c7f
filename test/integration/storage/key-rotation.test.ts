import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyVersionOf } from '../../../src/main/storage/envelope-cipher.ts'
import { samplePicture, sampleSubmission } from '../../fakes/sample-submission.ts'
import { add, createStoreFolder, eventsIn, type OpenedForTest, type StoreFolder } from './store-folder.ts'

let here: StoreFolder
beforeEach(() => {
  here = createStoreFolder()
})
afterEach(() => here.cleanUp())

const versionsIn = ({ database }: OpenedForTest) =>
  database
    .prepare('SELECT sealed FROM picture ORDER BY rowid')
    .all()
    .map(({ sealed }) => keyVersionOf(sealed as Uint8Array))
const slotsIn = ({ database }: OpenedForTest) =>
  database
    .prepare(`SELECT name FROM meta WHERE name GLOB 'data-key' OR name GLOB 'data-key-[0-9]*'`)
    .all()
    .map(({ name }) => name)

describe('a new data key', () => {
  it('seals every picture anew, and the old key is gone', async () => {
    const opened = await here.open()
    const submissions = [sampleSubmission(), sampleSubmission({ card: samplePicture(300_000) })]
    const ids = [await add(opened, submissions[0]), await add(opened, submissions[1])]
    expect(await opened.rotateKey()).toEqual({ ok: true, value: { keyVersion: 2, resealed: 4, left: 0 } })
    expect(versionsIn(opened)).toEqual([2, 2, 2, 2])
    expect(slotsIn(opened)).toEqual(['data-key-2'])
    await here.close(opened)
    const { store } = await here.open()
    for (const [index, id] of ids.entries()) {
      const pictures = await store.openPictures(id)
      if (!pictures.ok) throw new Error(pictures.error.code)
      expect(Buffer.from(pictures.value.card.image.bytes).equals(submissions[index]!.card.image.bytes)).toBe(true)
    }
  })

  it('may be asked for while submissions come and go', async () => {
    const opened = await here.open()
    const ids = [await add(opened), await add(opened), await add(opened)]
    const rotating = opened.rotateKey()
    const [gone, ...kept] = ids
    opened.store.destroyPictures(gone!)
    kept.push(await add(opened))
    expect(await rotating).toMatchObject({ ok: true })
    for (const id of kept) expect(await opened.store.openPictures(id)).toMatchObject({ ok: true })
    expect(new Set(versionsIn(opened))).toEqual(new Set([2]))
  })

  it('that was cut short at any step is gone on with at the next start, and no record is lost', async () => {
    const first = await here.open()
    const ids = [await add(first), await add(first), await add(first)]
    for (let step = 0; step < 8; step += 1) {
      const opened = step === 0 ? first : await here.open()
      const rotating = opened.rotateKey()
      for (let turn = 0; turn < step; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      await here.close(opened)
      await rotating
      const again = await here.open()
      for (const id of ids) expect(await again.store.openPictures(id), `step ${step}`).toMatchObject({ ok: true })
      await here.close(again)
    }
    const last = await here.open()
    expect(await last.rotateKey()).toMatchObject({ ok: true, value: { left: 0 } })
    expect(new Set(versionsIn(last)).size).toBe(1)
    expect(slotsIn(last)).toHaveLength(1)
    expect(await last.archive.inspect()).toMatchObject({ ok: true, value: { verdict: { isWhole: true } } })
  })

  it('leaves what does not open as it is, and keeps the key that it may belong to', async () => {
    const opened = await here.open()
    const [bad, good] = [await add(opened), await add(opened)]
    opened.database
      .prepare(`UPDATE picture SET sealed = zeroblob(length(sealed)) WHERE submission_id = ? AND subject = 'face'`)
      .run(bad)
    const broken = opened.database.prepare(`UPDATE picture SET sealed = ? WHERE submission_id = ? AND subject = 'card'`)
    broken.run(randomBytes(500), bad)
    expect(await opened.rotateKey()).toMatchObject({ ok: true, value: { left: 2, resealed: 2 } })
    expect(slotsIn(opened)).toEqual(['data-key', 'data-key-2'])
    expect(await opened.store.openPictures(good)).toMatchObject({ ok: true })
    expect(eventsIn(opened.database).at(-1)).toEqual({ kind: 'key-rotated', keyVersion: 2, resealed: 2, left: 2 })
  })

  it('is refused where keys are locked, and nothing changes', async () => {
    const first = await here.open()
    const id = await add(first)
    await here.close(first)
    here.box.setProtection('unavailable')
    const opened = await here.open()
    expect(await opened.rotateKey()).toEqual({ ok: false, error: { code: 'SECRETS_LOCKED' } })
    here.box.setProtection('os')
    expect(await opened.store.openPictures(id)).toMatchObject({ ok: true })
    expect(slotsIn(opened)).toEqual(['data-key'])
  })

  it('that the disk refuses halfway is gone on with later', async () => {
    const opened = await here.open()
    const id = await add(opened)
    const rotating = opened.rotateKey()
    // the key is made and its line is written; the first envelope is not sealed yet
    while (slotsIn(opened).length < 2) await new Promise((resolve) => setImmediate(resolve))
    opened.database.exec('PRAGMA query_only = ON')
    expect(await rotating).toMatchObject({ ok: false })
    opened.database.exec('PRAGMA query_only = OFF')
    expect(await opened.store.openPictures(id)).toMatchObject({ ok: true })
    await here.close(opened)
    const again = await here.open()
    await expect.poll(() => slotsIn(again)).toEqual(['data-key-2'])
    expect(await again.store.openPictures(id)).toMatchObject({ ok: true })
  })

  it('that the disk refuses is said in words of its own, and the old key goes on', async () => {
    const opened = await here.open()
    const id = await add(opened)
    opened.database.exec('PRAGMA query_only = ON')
    expect(await opened.rotateKey()).toMatchObject({ ok: false, error: { code: 'KEY_NOT_RENEWED' } })
    opened.database.exec('PRAGMA query_only = OFF')
    expect(await opened.store.openPictures(id)).toMatchObject({ ok: true })
  })

  it('is not made while the key store is locked', async () => {
    const opened = await here.open()
    await add(opened)
    here.box.setProtection('unprotected')
    expect(await opened.rotateKey()).toEqual({ ok: false, error: { code: 'SECRETS_UNPROTECTED' } })
    expect(slotsIn(opened)).toEqual(['data-key'])
  })
})
