import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleOutcome, samplePicture, sampleSubmission } from '../../fakes/sample-submission.ts'
import { createFakeSecretBox } from '../../fakes/secret-box.ts'
import { describeSubmissionStore } from '../../fakes/submission-store-suite.ts'
import { connect } from '../../../src/main/storage/connection.ts'
import { add, createStoreFolder, eventsIn, type OpenOptions, type StoreFolder } from './store-folder.ts'

let here: StoreFolder
beforeEach(() => {
  here = createStoreFolder()
})
afterEach(() => here.cleanUp())

async function open(options?: OpenOptions) {
  const opened = await here.open(options)
  return { opened, store: opened.store, database: opened.database }
}

/** Several stretches of the bytes: SQLite cuts a long value into pages, so the whole never stands in one piece. */
const stretches = (bytes: Uint8Array) => [100, 70_000, 200_000].map((at) => bytes.subarray(at, at + 24))
const isOnDisk = (bytes: Uint8Array) => here.contents().some((file) => file.includes(Buffer.from(bytes)))

describeSubmissionStore('SQLite', async () => {
  const first = await here.open()
  return {
    store: first.store,
    reopen: async () => {
      await here.close(first)
      return (await here.open()).store
    },
    pass: (ms) => here.clock.jump(ms),
  }
})

describe('pictures on disk', () => {
  it('are nowhere in the clear, neither in the database nor in its log', async () => {
    const { opened, database } = await open()
    const submission = sampleSubmission({ card: samplePicture(400_000), face: samplePicture(400_000) })
    await add(opened, submission)
    const clear = [submission.card, submission.face].flatMap(({ image }) => stretches(image.bytes))
    expect(clear.filter(isOnDisk)).toEqual([])
    // the search itself is proven on bytes that are there
    const sealed = database.prepare('SELECT sealed FROM picture').all()[0]?.['sealed'] as Uint8Array
    expect(stretches(sealed).filter(isOnDisk)).toHaveLength(3)
  })

  it.each(['answered', 'withdrawn'] as const)('are destroyed in the step that records that it was %s', async (at) => {
    const { opened, store, database } = await open()
    const id = await add(opened)
    const state = at === 'answered' ? { at, outcome: sampleOutcome } : { at, by: 'customer' as const, reason: '' }
    expect(store.saveProgress(id, { state, lostReplies: 0 })).toMatchObject({ ok: true })
    expect(store.listUndestroyed()).toEqual([])
    expect(database.prepare('SELECT count(*) AS count FROM picture').get()).toMatchObject({ count: 0 })
    expect(eventsIn(database).map(({ kind }) => kind)).toEqual(['submission-accepted', at, 'pictures-destroyed'])
  })

  it('that cannot be destroyed do not cost the answer, and are named until they are', async () => {
    const { opened, store, database } = await open()
    const id = await add(opened)
    database.exec(`CREATE TEMP TRIGGER refusing BEFORE DELETE ON picture BEGIN SELECT raise(ABORT, 'refused'); END`)
    expect(store.saveProgress(id, { state: { at: 'answered', outcome: sampleOutcome }, lostReplies: 0 })).toMatchObject(
      {
        ok: true,
        value: { state: { at: 'answered' } },
      },
    )
    expect(store.listUndestroyed()).toEqual([id])
    database.exec('DROP TRIGGER refusing')
    expect(store.destroyPictures(id)).toMatchObject({ ok: true })
    expect(store.listUndestroyed()).toEqual([])
  })

  it('leave no sealed remnant when they are destroyed', async () => {
    const { opened, store, database } = await open()
    const id = await add(opened, sampleSubmission({ card: samplePicture(400_000) }))
    database.exec('PRAGMA wal_checkpoint(PASSIVE)')
    const rows = database.prepare('SELECT sealed FROM picture').all()
    const sealed = rows.map((row) => row['sealed'] as Uint8Array).sort((a, b) => b.length - a.length)[0]!
    expect(stretches(sealed).filter(isOnDisk)).toHaveLength(3)
    store.destroyPictures(id)
    expect(stretches(sealed).filter(isOnDisk)).toEqual([])
  })

  it.each(['swapped within the pair', 'moved to another submission', 'changed by one bit', 'cut short'])(
    'do not open when they were %s, and stop nothing else',
    async (what) => {
      const { opened, store, database } = await open()
      const [id, other, whole] = [await add(opened), await add(opened), await add(opened)]
      const sealedOf = (subject: string, of = id) =>
        database.prepare('SELECT sealed FROM picture WHERE submission_id = ? AND subject = ?').get(of, subject)?.[
          'sealed'
        ] as Uint8Array
      const put = (sealed: Uint8Array) =>
        database.prepare(`UPDATE picture SET sealed = ? WHERE submission_id = ? AND subject = 'card'`).run(sealed, id)
      if (what === 'swapped within the pair') put(sealedOf('face'))
      if (what === 'moved to another submission') put(sealedOf('card', other))
      if (what === 'changed by one bit') put(sealedOf('card').map((byte, at) => (at === 500 ? byte ^ 1 : byte)))
      if (what === 'cut short') put(sealedOf('card').subarray(0, 20))
      expect(await store.openPictures(id)).toEqual({ ok: false, error: { code: 'RECORD_UNREADABLE' } })
      expect(await store.openPictures(whole)).toMatchObject({ ok: true })
    },
  )
})

it('pictures that are missing although the submission waits are damage, and ask for mending', async () => {
  const { opened, store, database } = await open()
  const id = await add(opened)
  database.prepare(`DELETE FROM picture WHERE submission_id = ? AND subject = 'face'`).run(id)
  expect(await store.openPictures(id)).toEqual({ ok: false, error: { code: 'RECORD_UNREADABLE' } })
  database.prepare('DELETE FROM picture WHERE submission_id = ?').run(id)
  expect(await store.openPictures(id)).toEqual({ ok: false, error: { code: 'RECORD_UNREADABLE' } })
  expect(here.names()).toContain('submissions.db-mend')
})

describe('a submission that cannot be kept', () => {
  it('is refused when too many wait, and nothing is left behind', async () => {
    const { opened, store } = await open({ limits: { maxOpen: 1, minFreeBytes: 0 } })
    const id = await add(opened)
    expect(store.canAccept()).toMatchObject({ error: { code: 'STORE_FULL' } })
    const refused = await store.add(randomUUID(), 'A', 1, sampleSubmission())
    expect(refused).toMatchObject({ error: { code: 'STORE_FULL' } })
    expect(store.list(10)).toHaveLength(1)
    store.saveProgress(id, { state: { at: 'answered', outcome: sampleOutcome }, lostReplies: 0 })
    expect(store.canAccept()).toMatchObject({ ok: true })
  })

  it('is refused while the disk has too little room', async () => {
    const { store } = await open({ limits: { maxOpen: 9, minFreeBytes: 1_000_000 }, freeBytes: 500_000 })
    expect(store.canAccept()).toMatchObject({
      error: { code: 'STORE_FULL' },
    })
  })

  it('room that destroyed pictures left inside the file counts as free', async () => {
    const roomy = await here.open({ limits: { maxOpen: 9, minFreeBytes: 0 } })
    const id = await add(roomy, sampleSubmission({ card: samplePicture(800_000) }))
    await here.close(roomy)
    const { store } = await open({ limits: { maxOpen: 9, minFreeBytes: 1_000_000 }, freeBytes: 500_000 })
    expect(store.canAccept()).toMatchObject({ ok: false })
    store.destroyPictures(id)
    expect(store.canAccept()).toMatchObject({ ok: true })
  })

  it('leaves nothing behind when the disk is full halfway, and what it would have replaced stays', async () => {
    const { opened, store, database } = await open()
    const held = await add(opened)
    store.saveProgress(held, { state: { at: 'held', attempts: 1, code: 'EYES_CLOSED' }, lostReplies: 0 })
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count'])
    database.exec(`PRAGMA max_page_count = ${pages + 3}`)
    const big = sampleSubmission({ face: samplePicture(300_000), replaces: held })
    expect(await store.add(randomUUID(), 'A', 1, big)).toMatchObject({ error: { code: 'STORE_FULL' } })
    expect(store.list(10).map(({ id, state }) => [id, state.at])).toEqual([[held, 'held']])
    expect(await store.openPictures(held)).toMatchObject({ ok: true })
    database.exec('PRAGMA max_page_count = 1000000')
    expect(await store.add(randomUUID(), 'A', 1, big)).toMatchObject({ ok: true })
  })

  it('leaves nothing half done in the way of the next one', async () => {
    const { store } = await open()
    expect(await store.add(randomUUID(), 'SAME-ONCE', 1, sampleSubmission())).toMatchObject({ ok: true })
    expect(await store.add(randomUUID(), 'SAME-ONCE', 1, sampleSubmission())).toMatchObject({
      error: { code: 'STORE_FAILED' },
    })
    expect(await store.add(randomUUID(), 'ONE-MORE', 1, sampleSubmission())).toMatchObject({ ok: true })
    expect(store.list(10)).toHaveLength(2)
  })

  it('is refused when the disk takes no writes', async () => {
    const { opened, store, database } = await open()
    const id = await add(opened)
    database.exec('PRAGMA query_only = ON')
    expect(await store.add(randomUUID(), 'A', 1, sampleSubmission())).toMatchObject({ error: { code: 'STORE_FAILED' } })
    expect(
      store.saveProgress(id, { state: { at: 'held', attempts: 1, code: 'TIMEOUT' }, lostReplies: 0 }),
    ).toMatchObject({ error: { code: 'STORE_FAILED' } })
    expect(store.find(id)?.state.at).toBe('queued')
  })

  it.each([
    ['unprotected', 'SECRETS_UNPROTECTED'],
    ['unavailable', 'SECRETS_LOCKED'],
  ] as const)('is refused where secrets are %s', async (protection, code) => {
    here.box.setProtection(protection)
    const { store } = await open()
    expect(await store.add(randomUUID(), 'A', 1, sampleSubmission())).toMatchObject({ error: { code } })
    expect(store.list(10)).toEqual([])
  })
})

describe('another key store', () => {
  it('keeps everything and works again when the right one is back', async () => {
    const first = await here.open()
    const id = await add(first)
    await here.close(first)
    const stranger = await here.open({ box: createFakeSecretBox() })
    expect(await stranger.store.openPictures(id)).toEqual({ ok: false, error: { code: 'SECRETS_LOCKED' } })
    expect(await stranger.store.add(randomUUID(), 'A', 1, sampleSubmission())).toMatchObject({ ok: false })
    expect(stranger.store.find(id)).toBeDefined()
    await here.close(stranger)
    expect(await (await here.open()).store.openPictures(id)).toMatchObject({ ok: true })
  })
})

describe('a record that cannot be read', () => {
  it.each([
    ['a state that is no JSON', `state_json = '{'`],
    ['a state that nobody knows', `state_json = '{"at":"lost"}'`],
    ['a failure with an unknown code', `last_failure_json = '{"code":"NEVER_HEARD"}'`],
    ['a negative count', 'lost_replies = -1'],
  ])('with %s is put in quarantine, counted and written down, and the others go on', async (_, damage) => {
    const { opened, store, database } = await open()
    const [bad, good] = [await add(opened), await add(opened)]
    database.prepare(`UPDATE submission SET ${damage} WHERE id = ?`).run(bad)
    expect(store.listOpen().map(({ id }) => id)).toEqual([good])
    expect(store.list(10).map(({ id }) => id)).toEqual([good])
    expect(store.find(bad)).toBeUndefined()
    expect(store.listUnreadable()).toEqual([bad])
    expect(store.countByState()).toMatchObject({ queued: 1 })
    expect(store.saveProgress(bad, { state: { at: 'held', attempts: 1, code: 'TIMEOUT' }, lostReplies: 0 })).toEqual({
      ok: false,
      error: { code: 'RECORD_UNREADABLE' },
    })
    expect(here.log.events('error')).toEqual(['record-unreadable'])
    expect(eventsIn(database).filter(({ kind }) => kind === 'record-quarantined')).toEqual([
      { kind: 'record-quarantined', id: bad },
    ])
  })

  it('is still known after a restart that never met it, and its pictures are kept', async () => {
    const first = await open()
    const bad = await add(first.opened)
    first.database.prepare(`UPDATE submission SET state_json = '{' WHERE id = ?`).run(bad)
    first.store.listOpen()
    await here.close(first.opened)
    const { store, database } = await open()
    expect(store.listUnreadable()).toEqual([bad])
    expect(database.prepare('SELECT count(*) AS kept FROM picture').get()).toMatchObject({ kept: 2 })
  })

  it('comes back by itself once it reads, for example after an update', async () => {
    const { opened, store, database } = await open()
    const id = await add(opened)
    database.prepare(`UPDATE submission SET lost_replies = -1 WHERE id = ?`).run(id)
    expect(store.listOpen()).toEqual([])
    database.prepare(`UPDATE submission SET lost_replies = 0 WHERE id = ?`).run(id)
    expect(store.listOpen().map((summary) => summary.id)).toEqual([id])
    expect(store.listUnreadable()).toEqual([])
    expect(eventsIn(database).at(-1)).toEqual({ kind: 'record-recovered', id })
  })
})

describe('durability', () => {
  it('every commit is synced and freed pages are overwritten', async () => {
    await here.open()
    const connection = connect(here.path)
    if (!connection.ok) throw new Error(connection.error.code)
    const pragma = (name: string) => Object.values(connection.value.prepare(`PRAGMA ${name}`).get() ?? {})[0]
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('secure_delete')).toBe(1)
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('user_version')).toBe(4)
    expect(pragma('page_size')).toBe(65_536)
    connection.value.close()
  })

  it('the write-ahead log is moved into the file once it is quiet and begun anew, and emptied when pictures are destroyed', async () => {
    const { opened, store, database } = await open()
    const inLog = () => Number(database.prepare('PRAGMA wal_checkpoint(NOOP)').get()?.['log'])
    const id = await add(opened)
    expect(inLog()).toBeGreaterThan(1)
    await here.clock.pass(1_000)
    // its head is written and synced, so the next commit has to sync only once
    expect(inLog()).toBe(1)
    store.destroyPictures(id)
    expect(inLog()).toBe(0)
    await here.clock.pass(1_000)
    expect(inLog()).toBe(1)
  })

  it('many destructions in a row share one emptying of the log, and none is forgotten', async () => {
    const { opened, store, database } = await open()
    const ids = [await add(opened), await add(opened), await add(opened)]
    for (const id of ids) store.destroyPictures(id)
    const inLog = () => Number(database.prepare('PRAGMA wal_checkpoint(NOOP)').get()?.['log'])
    expect(inLog()).toBeGreaterThan(0)
    await here.clock.pass(250)
    expect(inLog()).toBe(0)
  })
})
