import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/main/storage/open-database.ts'
import { sampleCheck, sampleOutcome, samplePicture, sampleSubmission } from '../../fakes/sample-submission.ts'
import { createFakeSecretBox } from '../../fakes/secret-box.ts'
import { add, createStoreFolder, eventsIn, type StoreFolder } from './store-folder.ts'

let here: StoreFolder
beforeEach(() => {
  here = createStoreFolder()
})
afterEach(() => here.cleanUp())

const SCHEMA_1 = readFileSync(join(import.meta.dirname, '../../fixtures/storage/schema-1.sql'), 'utf8')

/** An envelope as the first version made it. */
function firstEnvelope(key: Uint8Array, plain: Uint8Array, id: string, field: string): Uint8Array {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(JSON.stringify([1, id, field])))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Uint8Array.of(1), nonce, cipher.getAuthTag(), body])
}

/** A file as the first version left it: one queued, one answered, with its log still beside it. */
async function leaveFirstVersion() {
  const key = randomBytes(32)
  const wrapped = await here.box.seal(key.toString('base64'))
  if (!wrapped.ok) throw new Error(wrapped.error.code)
  const face = samplePicture(300_000).image.bytes
  const card = samplePicture(200_000).image.bytes
  const database = new DatabaseSync(here.path)
  database.exec(`PRAGMA journal_mode = WAL; ${SCHEMA_1}`)
  database.prepare('INSERT INTO meta VALUES (?, ?)').run('data-key', wrapped.value)
  const insert = database.prepare(
    `INSERT INTO submission (id, receipt, created_at_ms, state_at, state_json, card_check_json, face_check_json)
     VALUES (?, ?, 5000, ?, ?, ?, ?)`,
  )
  const check = JSON.stringify(sampleCheck)
  insert.run('a', 'AAAA-AAAA', 'queued', '{"at":"queued","attempts":2,"dueAtMs":9000}', check, check)
  insert.run('b', 'BBBB-BBBB', 'answered', JSON.stringify({ at: 'answered', outcome: sampleOutcome }), check, check)
  const picture = database.prepare('INSERT INTO picture VALUES (?, ?, 600, 800, ?)')
  picture.run('a', 'card', firstEnvelope(key, card, 'a', 'card'))
  picture.run('a', 'face', firstEnvelope(key, face, 'a', 'face'))
  database.close()
  return { card, face }
}

describe('a file of the first version', () => {
  it('is migrated with every record, and its pictures open', async () => {
    const { card, face } = await leaveFirstVersion()
    const { store, database, damage } = await here.open()
    expect(damage).toBeUndefined()
    expect(store.find('a')).toMatchObject({ receipt: 'AAAA-AAAA', state: { at: 'queued', attempts: 2 } })
    expect(store.find('b')?.state).toEqual({ at: 'answered', outcome: sampleOutcome })
    const pictures = await store.openPictures('a')
    if (!pictures.ok) throw new Error(pictures.error.code)
    expect(Buffer.from(pictures.value.card.image.bytes).equals(card)).toBe(true)
    expect(Buffer.from(pictures.value.face.image.bytes).equals(face)).toBe(true)
    expect(database.prepare('PRAGMA page_size').get()).toEqual({ page_size: 65_536 })
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 4 })
    expect(eventsIn(database)[0]).toEqual({ kind: 'schema-migrated', from: 1, to: 4 })
  })

  it('leaves no copy of itself behind once the new one is open', async () => {
    await leaveFirstVersion()
    await here.open()
    expect(here.names().filter((name) => /before|building|ready/.test(name))).toEqual([])
  })

  it.each(['building', 'before-schema-2'])(
    'is as it was after a migration that failed at %s, and migrates once the reason is gone',
    async (inTheWay) => {
      await leaveFirstVersion()
      const before = readFileSync(here.path)
      mkdirSync(join(`${here.path}.${inTheWay}`, 'something'), { recursive: true })
      expect(await here.tryOpen()).toMatchObject({ error: { code: 'STORE_FAILED' } })
      expect(readFileSync(here.path).equals(before)).toBe(true)
      rmSync(`${here.path}.${inTheWay}`, { recursive: true })
      expect((await here.open()).store.find('a')).toBeDefined()
      expect(here.names().filter((name) => /before|building|ready/.test(name))).toEqual([])
    },
  )

  it.each(['', '-wal and all'])('whose swap was cut short is found again, old or new%s', async (what) => {
    await leaveFirstVersion()
    const old = readFileSync(here.path)
    const first = await here.open()
    const id = await add(first)
    await here.close(first)
    // as the power leaves it between the two renames
    renameSync(here.path, `${here.path}.ready.before-schema-2`)
    if (what === '') writeFileSync(here.path, old)
    rmSync(`${here.path}-mark`)
    const { store } = await here.open()
    expect(store.find(id)).toBeDefined()
    expect(store.find('a')).toBeDefined()
    expect(here.names().filter((name) => /before|building|ready/.test(name))).toEqual([])
  })

  it('that is damaged is salvaged all the same', async () => {
    await leaveFirstVersion()
    const database = here.connect()
    const page = database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'submission_by_state'`).get()
    here.disconnect(database)
    const file = openSync(here.path, 'r+')
    writeSync(file, randomBytes(4_096), 0, 4_096, (Number(page?.['rootpage']) - 1) * 4_096)
    closeSync(file)
    writeFileSync(`${here.path}-open`, '')
    const { store, damage } = await here.open()
    expect(damage?.note).toContain('carried over 2 checks with 2 pictures, lost 0 checks')
    expect(await store.openPictures('a')).toMatchObject({ ok: true })
  })
})

describe('a damaged file', () => {
  /** Ids in order; every second one answered. */
  async function leave(count: number): Promise<string[]> {
    const opened = await here.open()
    const ids: string[] = []
    for (let index = 0; index < count; index += 1) {
      const id = await add(opened, sampleSubmission({ card: samplePicture(150_000) }))
      ids.push(id)
      if (index % 2 === 0) continue
      opened.store.saveProgress(id, { state: { at: 'answered', outcome: sampleOutcome }, lostReplies: 0 })
      opened.store.destroyPictures(id)
    }
    await here.close(opened)
    return ids
  }
  const PAGE = 65_536
  /** The same in every run: what SQLite makes of it must not depend on luck. */
  const noise = (bytes: number) => createHash('shake256', { outputLength: bytes }).update('noise').digest()
  /** Killed, not closed: the next start has reason to look closely. */
  const killed = () => writeFileSync(`${here.path}-open`, '')
  function overwrite(offset: number, bytes: Uint8Array): void {
    const file = openSync(here.path, 'r+')
    writeSync(file, bytes, 0, bytes.length, offset)
    closeSync(file)
  }
  const rootOf = (name: string) => {
    const database = here.connect()
    const row = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)
    here.disconnect(database)
    return (Number(row?.['rootpage']) - 1) * PAGE
  }

  it.each<[string, () => void]>([
    ['that is no database', () => writeFileSync(here.path, 'not a database at all, '.repeat(400))],
    ['that is empty', () => truncateSync(here.path, 0)],
    ['that was cut to its first page', () => truncateSync(here.path, PAGE)],
    ['that is gone', () => rmSync(here.path)],
  ])('%s is set aside, reported with the reason, and a new one begun', async (_, damage) => {
    await leave(3)
    damage()
    const left = existsSync(here.path) ? readFileSync(here.path) : undefined
    const opened = await here.open()
    expect(opened.damage).toMatchObject({ code: 'STORE_DAMAGED' })
    expect(opened.damage?.note).toMatch(/kept as submissions\.db\.damaged-.*lost \d+ checks/)
    const kept = here.kept().find((name) => name.endsWith('Z'))
    expect(kept && readFileSync(join(here.folder, kept)).equals(left!)).toBe(left ? true : undefined)
    await add(opened)
    await here.close(opened)
    expect((await here.open()).damage).toBeUndefined()
  })

  it('gives back every record and picture when only an index is damaged', async () => {
    const ids = await leave(6)
    killed()
    overwrite(rootOf('submission_by_state') + 8, noise(PAGE - 8))
    const { store, damage } = await here.open()
    expect(damage?.note).toContain('carried over 6 checks with 6 pictures, lost 0 checks and 0 pictures')
    for (const id of ids) expect(store.find(id)).toBeDefined()
    expect(await store.openPictures(ids[0]!)).toMatchObject({ ok: true })
    expect(store.countByState()).toMatchObject({ queued: 3, answered: 3 })
  })

  it('gives back every record and picture when only its first page is gone', async () => {
    const ids = await leave(4)
    overwrite(0, noise(PAGE))
    const { store, damage } = await here.open()
    expect(damage?.note).toContain('carried over 4 checks with 4 pictures, lost 0 checks and 0 pictures')
    for (const id of ids) expect(store.find(id)).toBeDefined()
    expect(await store.openPictures(ids[0]!)).toMatchObject({ ok: true })
  })

  it('gives back every record and picture when the text of its schema is damaged', async () => {
    const ids = await leave(4)
    const at = readFileSync(here.path).indexOf('lost_replies INTEGER')
    overwrite(at, Buffer.from('m'))
    const { store, damage } = await here.open()
    expect(damage?.note).toMatch(/its schema is not ours;.*carried over 4 checks with 4 pictures, lost 0 checks/)
    expect(await store.openPictures(ids[0]!)).toMatchObject({ ok: true })
  })

  it('that was cut short gives back what lies before the cut', async () => {
    const ids = await leave(6)
    const whole = readFileSync(here.path).length
    truncateSync(here.path, whole - 3 * PAGE)
    const { store, damage } = await here.open()
    expect(damage?.note).toMatch(/carried over 6 checks with \d pictures, lost 0 checks and [0-3] pictures/)
    for (const id of ids) expect(store.find(id)).toBeDefined()
  })

  it.each([0.1, 0.4, 0.7, 0.9])(
    'gives back what lies behind a damaged place in its log, at %f of it',
    async (share) => {
      const opened = await here.open()
      const ids = [await add(opened), await add(opened), await add(opened), await add(opened)]
      const parts = ['', '-wal', '-mark'].map((part) => [part, readFileSync(here.path + part)] as const)
      await here.close(opened)
      for (const [part, bytes] of parts) writeFileSync(here.path + part, bytes)
      const file = openSync(`${here.path}-wal`, 'r+')
      const frame = Math.floor(((readFileSync(`${here.path}-wal`).length - 32) / (PAGE + 24)) * share)
      writeSync(file, Uint8Array.of(0x5a), 0, 1, 32 + frame * (PAGE + 24) + 24 + 30_000)
      closeSync(file)
      killed()
      const { store, damage } = await here.open()
      expect(damage?.note).toMatch(/audit.*carried over 4 checks/)
      for (const id of ids) expect(await store.openPictures(id)).toMatchObject({ ok: true })
      expect(here.kept().some((name) => name.endsWith('-wal'))).toBe(true)
    },
  )

  it('says how many were lost when their rows are gone, and by their ids in the audit log knows of them all', async () => {
    await leave(6)
    killed()
    overwrite(rootOf('submission'), noise(PAGE))
    const { store, damage, database } = await here.open()
    expect(damage?.note).toContain('carried over 0 checks')
    expect(damage?.note).toContain('lost 6 checks')
    expect(store.list(10)).toEqual([])
    expect(eventsIn(database).at(-1)).toMatchObject({ kind: 'store-salvaged', submissions: 0, lostSubmissions: 6 })
  })

  it('holds a submission whose picture is gone, so that staff take it again', async () => {
    const [waiting] = await leave(1)
    const database = here.connect()
    database.exec('PRAGMA foreign_keys = OFF')
    database.exec(`UPDATE picture SET sealed = zeroblob(1000) WHERE subject = 'card'`)
    here.disconnect(database)
    killed()
    overwrite(rootOf('submission_by_state') + 8, noise(PAGE - 8))
    const { store, damage } = await here.open()
    expect(damage?.note).toContain('lost 0 checks and 1 pictures')
    expect(store.find(waiting!)?.state).toMatchObject({ at: 'held', code: 'RECORD_UNREADABLE' })
    expect(store.listUnreadable()).toEqual([waiting])
  })

  it('says so when the key of the pictures cannot be read', async () => {
    const [id] = await leave(2)
    killed()
    overwrite(rootOf('meta'), noise(PAGE))
    const { store, damage } = await here.open()
    expect(damage?.note).toContain('the key of the pictures could not be read')
    expect(store.find(id!)).toBeDefined()
  })

  it('carries pictures over unproven while the operating system keeps its keys locked', async () => {
    const [id] = await leave(2)
    killed()
    overwrite(rootOf('submission_by_state') + 8, noise(PAGE - 8))
    here.box.setProtection('unavailable')
    const { store, damage } = await here.open()
    expect(damage?.note).toContain('lost 0 checks and 0 pictures')
    here.box.setProtection('os')
    expect(await store.openPictures(id!)).toMatchObject({ ok: true })
  })

  it('keeps the audit log whole up to the damage, and goes on with it', async () => {
    await leave(3)
    killed()
    overwrite(rootOf('submission_by_state') + 8, noise(PAGE - 8))
    const { database, archive } = await here.open()
    const kinds = eventsIn(database).map(({ kind }) => kind)
    expect(kinds.slice(0, 2)).toEqual(['submission-accepted', 'submission-accepted'])
    expect(kinds.slice(-2)).toEqual(['store-damaged', 'store-salvaged'])
    expect(await archive.inspect()).toMatchObject({ ok: true, value: { verdict: { isWhole: true } } })
  })

  it('whose newest changes are gone without a trace is found out by the mark beside it', async () => {
    const first = await here.open()
    const before = await add(first)
    await here.close(first)
    const earlier = readFileSync(here.path)
    const second = await here.open()
    await add(second)
    await here.close(second)
    writeFileSync(here.path, earlier)
    const { store, damage } = await here.open()
    expect(damage?.note).toContain('the newest 1 audit lines are gone')
    expect(store.find(before)).toBeDefined()
  })

  it('loses nothing when only the log is damaged that was in the file already', async () => {
    const opened = await here.open()
    const id = await add(opened)
    opened.database.exec('PRAGMA wal_checkpoint(PASSIVE)')
    const parts = ['', '-wal', '-mark'].map((part) => [part, readFileSync(here.path + part)] as const)
    await here.close(opened)
    for (const [part, bytes] of parts) writeFileSync(here.path + part, bytes)
    const file = openSync(`${here.path}-wal`, 'r+')
    const middle = Math.round(readFileSync(`${here.path}-wal`).length * 0.7)
    writeSync(file, randomBytes(2_000), 0, 2_000, middle)
    closeSync(file)
    killed()
    const { store, damage } = await here.open()
    expect(damage?.note).toContain('nothing is lost')
    expect(store.find(id)).toBeDefined()
    expect(await store.openPictures(id)).toMatchObject({ ok: true })
    expect(here.kept().filter((name) => name.endsWith('-wal'))).toHaveLength(1)
  })

  it('that was closed in order is checked when there is time, and asks to be opened again', async () => {
    await leave(6)
    overwrite(rootOf('submission_by_state') + 8, noise(PAGE - 8))
    let asked = 0
    const opened = await here.open({ onDamaged: () => (asked += 1) })
    expect(asked).toBe(0)
    await here.clock.pass(2_000)
    expect(asked).toBe(1)
    await here.close(opened)
    const again = await here.open()
    expect(again.damage?.note).toContain('carried over 6 checks')
    await here.close(again)
    expect((await here.open()).damage).toBeUndefined()
  })

  it('is told again by every start until a run has ended in order', async () => {
    await leave(6)
    overwrite(rootOf('submission_by_state') + 8, noise(PAGE - 8))
    killed()
    const { damage } = await here.open()
    expect(damage?.note).toContain('carried over 6 checks')
    // this one dies before anybody has read it
    const next = await here.open()
    expect(next.damage).toEqual(damage)
    await here.close(next)
    expect((await here.open()).damage).toBeUndefined()
  })

  it('under one picture stops nothing else, and is mended at the next start', async () => {
    const [id, other] = [await leave(1), await leave(1)].flat()
    const database = here.connect()
    const rows = database.prepare('SELECT rowid, sealed FROM picture WHERE submission_id = ? AND subject = ?')
    const sealed = Buffer.from(rows.get(id!, 'card')?.['sealed'] as Uint8Array)
    here.disconnect(database)
    // the chain of pages that holds the picture leads nowhere
    const content = readFileSync(here.path)
    const at = content.indexOf(sealed.subarray(PAGE, PAGE + 64))
    const pageStart = Math.floor(at / PAGE) * PAGE
    overwrite(pageStart, Buffer.from([0x7f, 0xff, 0xff, 0xff]))
    const opened = await here.open()
    expect(await opened.store.openPictures(id!)).toEqual({ ok: false, error: { code: 'RECORD_UNREADABLE' } })
    expect(await opened.store.openPictures(other!)).toMatchObject({ ok: true })
    await here.close(opened)
    const mended = await here.open()
    expect(mended.damage?.note).toContain('lost 0 checks and 1 pictures')
    expect(mended.store.find(id!)?.state).toMatchObject({ at: 'held', code: 'RECORD_UNREADABLE' })
    expect(await mended.store.openPictures(other!)).toMatchObject({ ok: true })
  })

  it('a sound one is not touched', async () => {
    const ids = await leave(2)
    killed()
    const { store, damage } = await here.open()
    expect(damage).toBeUndefined()
    expect(here.kept()).toEqual([])
    expect(store.find(ids[0]!)).toBeDefined()
  })

  it('one that a later version wrote is neither opened nor touched', async () => {
    await leave(1)
    const database = here.connect()
    database.exec('PRAGMA user_version = 99')
    here.disconnect(database)
    const before = readFileSync(here.path)
    expect(await here.tryOpen()).toMatchObject({ error: { code: 'STORE_FAILED' } })
    expect(readFileSync(here.path).equals(before)).toBe(true)
    expect(here.kept()).toEqual([])
  })
})

it('a folder that cannot be made is said, not thrown', async () => {
  writeFileSync(join(here.folder, 'file'), '')
  const opened = await openDatabase(join(here.folder, 'file', 'x.db'), {
    clock: here.clock,
    box: createFakeSecretBox(),
  })
  expect(opened).toMatchObject({ error: { code: 'STORE_FAILED' } })
})
