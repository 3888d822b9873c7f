import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDataKey } from '../../../src/main/storage/data-key.ts'
import { databaseKeySlot, openDatabase } from '../../../src/main/storage/database.ts'
import { createSubmissionStore } from '../../../src/main/storage/submission-store.ts'
import type { SubmissionStore } from '../../../src/main/submission/ports.ts'
import type { NewSubmission } from '../../../src/shared/domain/submission.ts'
import { createRecordingLog } from '../../fakes/recording-log.ts'
import { sampleOutcome, samplePicture, sampleSubmission } from '../../fakes/sample-submission.ts'
import { createFakeSecretBox } from '../../fakes/secret-box.ts'
import { describeSubmissionStore } from '../../fakes/submission-store-suite.ts'

let folder: string
let opened: DatabaseSync[]
let box = createFakeSecretBox()
let log = createRecordingLog()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-store-'))
  opened = []
  box = createFakeSecretBox()
  log = createRecordingLog()
})
afterEach(() => {
  for (const database of opened) if (database.isOpen) database.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(limits = { maxOpen: 100, minFreeBytes: 1_000 }, freeBytes = 1e9) {
  const result = openDatabase(join(folder, 'submissions.db'), 1_767_600_000_000)
  if (!result.ok) throw new Error(result.error.note)
  const { database } = result.value
  opened.push(database)
  const dataKey = createDataKey({ box, slot: databaseKeySlot(database, 'data-key') })
  const store = createSubmissionStore({ database, dataKey, freeBytes: () => freeBytes, limits, log })
  return { database, store, ...(result.value.damage && { damage: result.value.damage }) }
}

async function add(store: SubmissionStore, submission: NewSubmission = sampleSubmission()) {
  const id = randomUUID()
  const added = await store.add(id, id.slice(0, 9), 1_000, submission)
  if (!added.ok) throw new Error(added.error.code)
  return id
}

const filesIn = (path: string) => readdirSync(path).map((name) => readFileSync(join(path, name)))
/** Several stretches of the bytes: SQLite cuts a long value into pages, so the whole never stands in one piece. */
const stretches = (bytes: Uint8Array) => [100, 5_000, 50_000].map((at) => bytes.subarray(at, at + 24))
const isOnDisk = (bytes: Uint8Array) => filesIn(folder).some((file) => file.includes(Buffer.from(bytes)))

describeSubmissionStore('SQLite', () => {
  const first = open()
  return {
    store: first.store,
    reopen: () => {
      first.database.close()
      return open().store
    },
  }
})

describe('pictures on disk', () => {
  it('are nowhere in the clear, neither in the database nor in its log', async () => {
    const { store, database } = open()
    const submission = sampleSubmission({ card: samplePicture(400_000), face: samplePicture(400_000) })
    await add(store, submission)
    const clear = [submission.card, submission.face].flatMap(({ image }) => stretches(image.bytes))
    expect(clear.filter(isOnDisk)).toEqual([])
    // the search itself is proven on bytes that are there
    const sealed = database.prepare('SELECT sealed FROM picture').all()[0]?.['sealed'] as Uint8Array
    expect(stretches(sealed).filter(isOnDisk)).toHaveLength(3)
  })

  it('leave no sealed remnant when they are destroyed', async () => {
    const { store, database } = open()
    const id = await add(store, sampleSubmission({ card: samplePicture(400_000) }))
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
      const { store, database } = open()
      const [id, other, whole] = [await add(store), await add(store), await add(store)]
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

describe('a submission that cannot be kept', () => {
  it('is refused when too many wait, and nothing is left behind', async () => {
    const { store } = open({ maxOpen: 1, minFreeBytes: 0 })
    const id = await add(store)
    expect(store.canAccept()).toMatchObject({ error: { code: 'STORE_FULL' } })
    const refused = await store.add(randomUUID(), 'A', 1, sampleSubmission())
    expect(refused).toMatchObject({ error: { code: 'STORE_FULL' } })
    expect(store.list(10)).toHaveLength(1)
    store.saveProgress(id, { state: { at: 'answered', outcome: sampleOutcome }, lostReplies: 0 })
    expect(store.canAccept()).toMatchObject({ ok: true })
  })

  it('is refused while the disk has too little room', () => {
    expect(open({ maxOpen: 9, minFreeBytes: 1_000_000 }, 500_000).store.canAccept()).toMatchObject({
      error: { code: 'STORE_FULL' },
    })
  })

  it('room that destroyed pictures left inside the file counts as free', async () => {
    const { store } = open({ maxOpen: 9, minFreeBytes: 1_000_000 }, 500_000)
    const roomy = open({ maxOpen: 9, minFreeBytes: 0 })
    const id = await add(roomy.store, sampleSubmission({ card: samplePicture(800_000) }))
    expect(store.canAccept()).toMatchObject({ ok: false })
    store.destroyPictures(id)
    expect(store.canAccept()).toMatchObject({ ok: true })
  })

  it('leaves nothing behind when the disk is full halfway, and what it would have replaced stays', async () => {
    const { store, database } = open()
    const held = await add(store)
    store.saveProgress(held, { state: { at: 'held', attempts: 1, code: 'EYES_CLOSED' }, lostReplies: 0 })
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count'])
    database.exec(`PRAGMA max_page_count = ${pages + 4}`)
    const big = sampleSubmission({ face: samplePicture(300_000), replaces: held })
    expect(await store.add(randomUUID(), 'A', 1, big)).toMatchObject({ error: { code: 'STORE_FULL' } })
    expect(store.list(10).map(({ id, state }) => [id, state.at])).toEqual([[held, 'held']])
    expect(await store.openPictures(held)).toMatchObject({ ok: true })
    database.exec('PRAGMA max_page_count = 1000000')
    expect(await store.add(randomUUID(), 'A', 1, big)).toMatchObject({ ok: true })
  })

  it('leaves nothing half done in the way of the next one', async () => {
    const { store } = open()
    expect(await store.add(randomUUID(), 'SAME-ONCE', 1, sampleSubmission())).toMatchObject({ ok: true })
    expect(await store.add(randomUUID(), 'SAME-ONCE', 1, sampleSubmission())).toMatchObject({
      error: { code: 'STORE_FAILED' },
    })
    expect(await store.add(randomUUID(), 'ONE-MORE', 1, sampleSubmission())).toMatchObject({ ok: true })
    expect(store.list(10)).toHaveLength(2)
  })

  it('is refused when the disk takes no writes', async () => {
    const { store, database } = open()
    const id = await add(store)
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
    box.setProtection(protection)
    const { store } = open()
    expect(await store.add(randomUUID(), 'A', 1, sampleSubmission())).toMatchObject({ error: { code } })
    expect(store.list(10)).toEqual([])
  })
})

describe('another key store', () => {
  it('keeps everything and works again when the right one is back', async () => {
    const first = open()
    const id = await add(first.store)
    first.database.close()
    const right = box
    box = createFakeSecretBox()
    const stranger = open()
    expect(await stranger.store.openPictures(id)).toEqual({ ok: false, error: { code: 'SECRETS_LOCKED' } })
    expect(await stranger.store.add(randomUUID(), 'A', 1, sampleSubmission())).toMatchObject({ ok: false })
    expect(stranger.store.find(id)).toBeDefined()
    stranger.database.close()
    box = right
    expect(await open().store.openPictures(id)).toMatchObject({ ok: true })
  })
})

describe('a damaged record', () => {
  it.each([
    ['a state that is no JSON', `state_json = '{'`],
    ['a state that nobody knows', `state_json = '{"at":"lost"}'`],
    ['a failure with an unknown code', `last_failure_json = '{"code":"NEVER_HEARD"}'`],
    ['a negative count', 'lost_replies = -1'],
  ])('with %s is named and counted, and the others go on', async (_, damage) => {
    const { store, database } = open()
    const [bad, good] = [await add(store), await add(store)]
    database.prepare(`UPDATE submission SET ${damage} WHERE id = ?`).run(bad)
    expect(store.listOpen().map(({ id }) => id)).toEqual([good])
    expect(store.list(10).map(({ id }) => id)).toEqual([good])
    expect(store.find(bad)).toBeUndefined()
    expect(store.listUnreadable()).toEqual([bad])
    expect(store.countByState()).toMatchObject({ queued: 1 })
    expect(log.events('error')).toEqual(['record-unreadable'])
  })
})

describe('a damaged file', () => {
  async function leaveOne(): Promise<string> {
    const { store, database } = open()
    const id = await add(store)
    database.close()
    return id
  }
  const path = () => join(folder, 'submissions.db')
  const keptFiles = () => readdirSync(folder).filter((name) => name.includes('.damaged-'))

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['that is no database', () => Buffer.from('not a database at all, '.repeat(400))],
    ['that was cut short', (bytes) => bytes.subarray(0, bytes.length - 8_192)],
    [
      'whose tables are overwritten',
      (bytes) => Buffer.concat([bytes.subarray(0, 4_096), Buffer.alloc(bytes.length - 4_096, 7)]),
    ],
  ])('%s is set aside whole, reported, and a new one begun', async (_, damage) => {
    await leaveOne()
    const damaged = damage(readFileSync(path()))
    writeFileSync(path(), damaged)
    const { store, damage: reported } = open()
    expect(reported).toMatchObject({ code: 'STORE_DAMAGED' })
    expect(keptFiles()).toHaveLength(1)
    expect(reported?.note).toContain(keptFiles()[0])
    expect(readFileSync(join(folder, keptFiles()[0]!)).equals(damaged)).toBe(true)
    expect(store.list(10)).toEqual([])
    await add(store)
  })

  it('a sound one is not touched', async () => {
    const id = await leaveOne()
    const { store, damage } = open()
    expect(damage).toBeUndefined()
    expect(keptFiles()).toEqual([])
    expect(store.find(id)).toBeDefined()
  })

  it('one that a later version wrote is neither opened nor touched', async () => {
    await leaveOne()
    const { database } = open()
    database.exec('PRAGMA user_version = 99')
    database.close()
    const before = readFileSync(path())
    expect(openDatabase(path(), 0)).toMatchObject({ error: { code: 'STORE_FAILED' } })
    expect(readFileSync(path()).equals(before)).toBe(true)
    expect(keptFiles()).toEqual([])
  })

  it('a folder that cannot be made is said, not thrown', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(openDatabase(join(folder, 'file', 'x.db'), 0)).toMatchObject({ error: { code: 'STORE_FAILED' } })
  })
})

describe('durability', () => {
  it('every commit is synced and freed pages are overwritten', () => {
    const { database } = open()
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('secure_delete')).toBe(1)
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('user_version')).toBe(1)
  })
})
