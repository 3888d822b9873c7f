import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ToldEnd } from '../../../src/main/results/ports.ts'
import { connect } from '../../../src/main/storage/connection.ts'
import { keyVersionOf } from '../../../src/main/storage/envelope-cipher.ts'
import { buildMigrated } from '../../../src/main/storage/migrate.ts'
import { createReferenceUpkeep } from '../../../src/main/storage/reference-upkeep.ts'
import { schemaSteps } from '../../../src/main/storage/schema.ts'
import { createFakeSecretBox } from '../../fakes/secret-box.ts'
import { sampleOutcome, sampleSubmission } from '../../fakes/sample-submission.ts'
import { add, createStoreFolder, type OpenedForTest, type StoreFolder } from './store-folder.ts'

const REFERENCE = 'account #557-0042-1'
/** In every reference here, and in no hexadecimal number: the ids and the audit log's hashes lie in the same file. */
const MARK = '#557'

let here: StoreFolder
beforeEach(() => {
  here = createStoreFolder()
})
afterEach(() => here.cleanUp())

const answered = { state: { at: 'answered', outcome: sampleOutcome }, lostReplies: 0 } as const
const tellEnd = (): ToldEnd => ({ message: '{"data":{"receipt":"R"}}', withReference: true })

/** Every file that is there, as it lies on the disk just now. */
const filesHolding = (text: string) =>
  here.names().filter((name) => readFileSync(`${here.folder}/${name}`).includes(Buffer.from(text)))

function connected(path: string) {
  const connection = connect(path)
  if (!connection.ok) throw new Error(connection.error.code)
  return connection.value
}

const addWithReference = (opened: OpenedForTest, reference = REFERENCE) => add(opened, sampleSubmission({ reference }))

const sealedIn = ({ database }: OpenedForTest, table: 'submission' | 'outbox') =>
  database
    .prepare(`SELECT reference_sealed AS sealed FROM ${table} ORDER BY sequence`)
    .all()
    .map(({ sealed }) => sealed)

describe('staff’s reference', () => {
  it('is in no file in the clear, whatever becomes of the check, and reads as it was written', async () => {
    const opened = await here.open({ tellEnd })
    const id = await addWithReference(opened)
    const changed = await add(opened)
    await opened.store.setReference(changed, REFERENCE)
    expect(opened.store.list(10).map(({ reference }) => reference)).toEqual([REFERENCE, REFERENCE])
    opened.store.saveProgress(id, answered)
    expect(opened.outbox.next()).toMatchObject({ id, reference: REFERENCE })
    expect(filesHolding(MARK)).toEqual([])
    await here.close(opened)
    expect(filesHolding(MARK)).toEqual([])
    const { store, outbox } = await here.open()
    expect(store.find(id)?.reference).toBe(REFERENCE)
    expect(store.find(changed)?.reference).toBe(REFERENCE)
    expect(outbox.next()).toMatchObject({ id, reference: REFERENCE })
  })

  it('is gone with the record', async () => {
    const opened = await here.open()
    const id = await addWithReference(opened)
    opened.store.saveProgress(id, answered)
    for (let day = 0; day < 3; day += 1) {
      await here.clock.pass(86_400_000)
      opened.store.sweep({ picturesKeptDays: 1, metadataKeptDays: 1 })
    }
    expect(opened.store.find(id)).toBeUndefined()
    expect(sealedIn(opened, 'submission')).toEqual([])
  })

  it('of another check does not open in its place', async () => {
    const opened = await here.open()
    const [first, second] = [await addWithReference(opened, 'A'), await addWithReference(opened, 'B')]
    opened.database
      .prepare(
        'UPDATE submission SET reference_sealed = (SELECT reference_sealed FROM submission WHERE id = ?) WHERE id = ?',
      )
      .run(first, second)
    expect(opened.store.find(second)).toMatchObject({ referenceHidden: 'unreadable' })
  })

  it('that does not open is said so, stops nothing, and can be written down again', async () => {
    const opened = await here.open({ tellEnd })
    const [bad, good] = [await addWithReference(opened), await addWithReference(opened)]
    opened.database.prepare('UPDATE submission SET reference_sealed = zeroblob(60) WHERE id = ?').run(bad)
    expect(opened.store.list(10)).toMatchObject([{ reference: REFERENCE }, { referenceHidden: 'unreadable' }])
    expect(opened.store.find(bad)).not.toHaveProperty('reference')
    expect(await opened.store.openPictures(bad)).toMatchObject({ ok: true })
    await opened.store.setReference(bad, 'again')
    expect(opened.store.find(bad)).toMatchObject({ reference: 'again' })
    expect(opened.store.find(good)).toMatchObject({ reference: REFERENCE })
    opened.database.prepare('UPDATE submission SET reference_sealed = zeroblob(60) WHERE id = ?').run(bad)
    opened.store.saveProgress(bad, answered)
    expect(opened.outbox.next()).toMatchObject({ id: bad, referenceHidden: 'unreadable' })
  })

  it('waits behind a locked key: it is said to be there, is neither lost nor replaced, and shows when the key opens', async () => {
    const first = await here.open({ tellEnd })
    const [held, ended] = [await addWithReference(first), await addWithReference(first)]
    await here.close(first)
    here.box.setProtection('unavailable')
    let told = 0
    const opened = await here.open({ tellEnd, onKeysOpened: () => (told += 1) })
    expect(opened.store.find(held)).toMatchObject({ referenceHidden: 'locked' })
    expect(opened.store.find(held)).not.toHaveProperty('reference')
    for (const reference of [undefined, 'other']) {
      expect(await opened.store.setReference(held, reference)).toMatchObject({ error: { code: 'SECRETS_LOCKED' } })
    }
    opened.store.saveProgress(ended, { state: { at: 'withdrawn', by: 'staff', reason: 'x' }, lostReplies: 0 })
    expect(opened.outbox.next()).toMatchObject({ id: ended, referenceHidden: 'locked' })
    expect(told).toBe(0)
    here.box.setProtection('os')
    expect(await opened.store.openPictures(held)).toMatchObject({ ok: true })
    expect(opened.store.find(held)).toMatchObject({ reference: REFERENCE })
    expect(opened.outbox.next()).toMatchObject({ id: ended, reference: REFERENCE })
    await expect.poll(() => told).toBe(1)
  })

  it('is sealed with the new key when the keys are renewed, with the result that waits', async () => {
    const opened = await here.open({ tellEnd })
    const [waiting, ended] = [await addWithReference(opened), await addWithReference(opened, 'file 2')]
    opened.store.saveProgress(ended, answered)
    expect(await opened.rotateKey()).toMatchObject({ ok: true, value: { keyVersion: 2, left: 0 } })
    const versions = [...sealedIn(opened, 'submission'), ...sealedIn(opened, 'outbox')].map((sealed) =>
      keyVersionOf(sealed as Uint8Array),
    )
    expect(versions).toEqual([2, 2, 2])
    await here.close(opened)
    const { store, outbox } = await here.open()
    expect(store.find(waiting)?.reference).toBe(REFERENCE)
    expect(outbox.next()?.reference).toBe('file 2')
  })

  it('that does not open keeps the key that it may belong to', async () => {
    const opened = await here.open()
    const id = await addWithReference(opened)
    opened.database
      .prepare(`UPDATE submission SET reference_sealed = unhex('0200000001' || hex(zeroblob(60))) WHERE id = ?`)
      .run(id)
    expect(await opened.rotateKey()).toMatchObject({ ok: true, value: { left: 1 } })
    expect(
      opened.database.prepare(`SELECT name FROM meta WHERE name IN ('data-key', 'data-key-2') ORDER BY name`).all(),
    ).toEqual([{ name: 'data-key' }, { name: 'data-key-2' }])
  })

  it('comes out of a damaged file, sealed as it was', async () => {
    const opened = await here.open({ tellEnd })
    const [id, ended] = [await addWithReference(opened), await addWithReference(opened)]
    opened.store.saveProgress(ended, answered)
    await here.close(opened)
    here.damageIndex()
    const { damage, store, outbox } = await here.open()
    expect(damage?.code).toBe('STORE_DAMAGED')
    expect(store.find(id)?.reference).toBe(REFERENCE)
    expect(outbox.next()).toMatchObject({ id: ended, reference: REFERENCE })
    expect(filesHolding(MARK)).toEqual([])
  })
})

describe('a file in which references lie in the clear', () => {
  const MANY = 300
  const numbered = (index: number) => `account #557-${index}`.padEnd(14 + ((index * 7_919) % 50), 'x')

  const failureOf = (length: number) => JSON.stringify({ code: 'TIMEOUT', note: 'j'.repeat(length) })

  /** As the version of before left it: many checks, so that rows move as they grow, and a result that waits. */
  async function leaveThirdVersion(): Promise<{ readonly ids: readonly string[]; readonly ended: string }> {
    const opened = await here.open()
    const waiting = await add(opened)
    const ended = await add(opened)
    opened.store.saveProgress(ended, answered)
    await here.close(opened)
    const old = here.connect()
    old.exec(`ALTER TABLE submission DROP COLUMN reference_sealed;
      ALTER TABLE outbox DROP COLUMN reference; ALTER TABLE outbox DROP COLUMN reference_sealed;
      ALTER TABLE outbox DROP COLUMN overdue_days;
      PRAGMA user_version = 3`)
    const copy = old.prepare(
      `INSERT INTO submission (id, receipt, created_at_ms, reference, state_at, state_json, card_check_json, face_check_json, ended_at_ms, last_failure_json)
       SELECT ?, ?, created_at_ms, ?, state_at, state_json, card_check_json, face_check_json, ended_at_ms, ?
       FROM submission WHERE id = ?`,
    )
    const ids = Array.from({ length: MANY }, (_, index) => `copy-${index}`)
    for (const [index, id] of ids.entries())
      copy.run(id, `receipt-${index}`, numbered(index), failureOf((index * 31) % 500), ended)
    old.prepare('UPDATE submission SET reference = ? WHERE id = ?').run(REFERENCE, waiting)
    old
      .prepare('INSERT INTO outbox (id, receipt, created_at_ms, message, due_at_ms) VALUES (?, ?, 0, ?, 0)')
      .run(ended, 'R', JSON.stringify({ data: { version: 1, receipt: 'R', reference: REFERENCE, outcome: 'match' } }))
    here.disconnect(old)
    return { ids: [waiting, ...ids], ended }
  }

  const expected = (index: number) => (index === 0 ? REFERENCE : numbered(index - 1))

  it('is migrated, every reference sealed and none of it left behind in any file', async () => {
    const { ids, ended } = await leaveThirdVersion()
    expect(filesHolding(MARK)).toEqual(['submissions.db'])
    const opened = await here.open()
    for (const [index, id] of ids.entries()) expect(opened.store.find(id)?.reference).toBe(expected(index))
    expect(opened.outbox.next()).toMatchObject({
      id: ended,
      message: '{"data":{"version":1,"receipt":"R","outcome":"match"}}',
      reference: REFERENCE,
    })
    expect(filesHolding(MARK)).toEqual([])
    await here.close(opened)
    expect(filesHolding(MARK)).toEqual([])
  })

  it('is migrated also while the key is locked: references stay readable, and are sealed once it opens', async () => {
    const { ids, ended } = await leaveThirdVersion()
    here.box.setProtection('unavailable')
    const opened = await here.open({ tellEnd })
    expect(opened.damage).toBeUndefined()
    expect(opened.store.find(ids[5]!)?.reference).toBe(expected(5))
    expect(opened.outbox.next()).toMatchObject({ id: ended, reference: REFERENCE })
    opened.store.saveProgress(ids[0]!, { state: { at: 'withdrawn', by: 'staff', reason: 'x' }, lostReplies: 0 })
    await here.close(opened)
    here.box.setProtection('os')
    const later = await here.open()
    for (const [index, id] of ids.entries()) expect(later.store.find(id)?.reference).toBe(expected(index))
    expect(
      later.database.prepare('SELECT count(*) AS count FROM outbox WHERE reference_sealed IS NOT NULL').get(),
    ).toEqual({ count: 2 })
    expect(filesHolding(MARK)).toEqual([])
  })

  it('keeps nothing of them in the gaps that SQLite leaves where it has moved a row', async () => {
    const old = here.connect()
    old.exec('PRAGMA page_size = 65536')
    for (const statements of schemaSteps.slice(0, 3)) old.exec(statements)
    old.exec('PRAGMA user_version = 3')
    const insert = old.prepare(
      `INSERT INTO submission (id, receipt, created_at_ms, reference, state_at, state_json, card_check_json, face_check_json, ended_at_ms, last_failure_json)
       VALUES (?, ?, 1767600000000, ?, 'answered', 'ss', 'cc', 'ff', 1767600000000, ?)`,
    )
    old.exec('BEGIN')
    // these lengths leave a reference in a gap, unless every row is written anew
    for (let index = 0; index < 2_100; index += 1) {
      insert.run(`copy-${index}`, `receipt-${index}`, numbered(index), 'j'.repeat(300 + ((index * 31) % 500)))
    }
    old.exec('COMMIT')
    here.disconnect(old)
    const key = { version: 1, bytes: Buffer.alloc(32, 'k') }
    const built = `${here.path}-built`
    expect(buildMigrated(here.path, built, 3, here.clock)).toMatchObject({ ok: true })
    const database = connected(built)
    const upkeep = createReferenceUpkeep({ database, isStopped: () => false })
    expect(await upkeep.sealClear(() => key)).toEqual({ ok: true, value: true })
    expect(await upkeep.sealClear(() => key)).toEqual({ ok: true, value: false })
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    const sealed = database.prepare(
      'SELECT count(reference_sealed) AS sealed, count(reference) AS clear FROM submission',
    )
    expect(sealed.get()).toEqual({ sealed: 2_100, clear: 0 })
    database.close()
    expect(filesHolding(MARK)).toEqual(['submissions.db'])
  })

  it('is sealed with the newest key of that moment where a renewal comes in the middle', async () => {
    await leaveThirdVersion()
    const built = `${here.path}-built`
    expect(buildMigrated(here.path, built, 3, here.clock)).toMatchObject({ ok: true })
    const database = connected(built)
    let version = 1
    const sealing = createReferenceUpkeep({ database, isStopped: () => false }).sealClear(() => ({
      version,
      bytes: Buffer.alloc(32, version),
    }))
    await new Promise((resolve) => setImmediate(resolve))
    version = 2
    expect(await sealing).toEqual({ ok: true, value: true })
    const versions = database
      .prepare('SELECT reference_sealed AS sealed FROM submission ORDER BY sequence')
      .all()
      .flatMap(({ sealed }) => (sealed instanceof Uint8Array ? [keyVersionOf(sealed)] : []))
    database.close()
    expect(new Set(versions)).toEqual(new Set([1, 2]))
    expect(versions).toEqual(versions.toSorted())
  })

  it('is sealed in the end, however often that is cut short', async () => {
    const { ids } = await leaveThirdVersion()
    for (let turns = 0; turns < 6; turns += 1) {
      const opened = await here.openAtOnce()
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      await here.close(opened)
    }
    const last = await here.open()
    for (const [index, id] of ids.entries()) expect(last.store.find(id)?.reference).toBe(expected(index))
    expect(filesHolding(MARK)).toEqual([])
  })

  it('is carried over where it is damaged too', async () => {
    const { ids, ended } = await leaveThirdVersion()
    here.damageIndex()
    const { damage, store, outbox } = await here.open()
    expect(damage?.code).toBe('STORE_DAMAGED')
    for (const [at, id] of ids.entries()) expect(store.find(id)?.reference).toBe(expected(at))
    expect(outbox.next()).toMatchObject({ id: ended, reference: REFERENCE })
    // the damaged file itself is kept as it was found
    expect(filesHolding(MARK).every((name) => name.includes('.damaged-'))).toBe(true)
  })

  it('of every earlier schema opens', async () => {
    for (const version of schemaSteps.keys()) {
      if (version === 0) continue
      const folder = createStoreFolder()
      const database = folder.connect()
      for (const statements of schemaSteps.slice(0, version)) database.exec(statements)
      database.exec(`PRAGMA user_version = ${version}`)
      folder.disconnect(database)
      const opened = await folder.open({ box: createFakeSecretBox() })
      expect(opened.damage, `schema ${version}`).toBeUndefined()
      const id = await addWithReference(opened)
      expect(opened.store.find(id)?.reference).toBe(REFERENCE)
      await folder.cleanUp()
    }
  })
})
