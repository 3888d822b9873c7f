import { randomBytes } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PAGE_BYTES } from '../../../src/main/storage/schema.ts'
import { sampleOutcome } from '../../fakes/sample-submission.ts'
import { add, createStoreFolder, type StoreFolder } from './store-folder.ts'

let here: StoreFolder
beforeEach(() => {
  here = createStoreFolder()
})
afterEach(() => here.cleanUp())

function tamper(sql: string, ...values: string[]): void {
  const database = here.connect()
  database.exec('DROP TRIGGER IF EXISTS audit_never_changes; DROP TRIGGER IF EXISTS audit_never_shrinks')
  database.prepare(sql).run(...values)
  here.disconnect(database)
}

describe('an examination of all that is kept', () => {
  it('finds nothing in a kiosk in order, and looks at every picture that waits', async () => {
    const opened = await here.open()
    const [, held, answered] = [await add(opened), await add(opened), await add(opened)]
    opened.store.saveProgress(held, { state: { at: 'held', attempts: 1, code: 'FACE_NOT_FOUND' }, lostReplies: 0 })
    opened.store.saveProgress(answered, { state: { at: 'answered', outcome: sampleOutcome }, lostReplies: 0 })
    expect(await opened.examine()).toMatchObject({
      ok: true,
      value: { audit: { isWhole: true }, examined: 2, unreadable: [] },
    })
  })

  it('names the record of which one bit has flipped, whatever it waits for, and still looks at the others', async () => {
    const opened = await here.open()
    const ids = [await add(opened), await add(opened), await add(opened)]
    opened.store.saveProgress(ids[2]!, { state: { at: 'held', attempts: 1, code: 'FACE_NOT_FOUND' }, lostReplies: 0 })
    const { sealed } = opened.database.prepare('SELECT sealed FROM picture WHERE rowid = 1').get() ?? {}
    const bytes = Buffer.from(sealed as Uint8Array)
    bytes[bytes.length - 1]! ^= 1
    for (const id of [ids[0]!, ids[2]!]) {
      opened.database.prepare('UPDATE picture SET sealed = ? WHERE submission_id = ?').run(bytes, id)
    }
    expect(await opened.examine()).toMatchObject({ value: { examined: 3, unreadable: [ids[0], ids[2]] } })
  })

  it('tells where the audit log was altered', async () => {
    const opened = await here.open()
    await add(opened)
    await add(opened)
    tamper(`UPDATE audit SET line = replace(line, 'submission-accepted', 'submission-abandoned') WHERE sequence = 1`)
    expect(await opened.examine()).toMatchObject({
      value: { audit: { isWhole: false, fault: 'altered', sequence: 1 } },
    })
  })

  it('calls no picture unreadable only because the key store is locked', async () => {
    const opened = await here.open()
    await add(opened)
    await here.close(opened)
    here.box.setProtection('unavailable')
    const locked = await here.open()
    expect(await locked.examine()).toMatchObject({ value: { audit: { isWhole: true }, examined: 0, unreadable: [] } })
  })

  it('changes nothing', async () => {
    const opened = await here.open()
    await add(opened)
    const before = opened.database.prepare('SELECT * FROM submission, meta, audit').all()
    await opened.examine()
    expect(opened.database.prepare('SELECT * FROM submission, meta, audit').all()).toEqual(before)
  })

  it('ends early when the store is closed, which waits for it', async () => {
    const opened = await here.open()
    for (let count = 0; count < 5; count += 1) await add(opened)
    const examining = opened.examine()
    await here.close(opened)
    expect(await examining).toEqual({ ok: true, value: undefined })
  })

  it('has a file mended that is damaged where nobody has looked yet', async () => {
    const earlier = await here.open()
    for (let count = 0; count < 6; count += 1) await add(earlier)
    const root = earlier.database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'submission_by_state'`).get()
    await here.close(earlier)
    const file = openSync(here.path, 'r+')
    const head = 8
    writeSync(
      file,
      randomBytes(PAGE_BYTES - head),
      0,
      PAGE_BYTES - head,
      (Number(root?.['rootpage']) - 1) * PAGE_BYTES + head,
    )
    closeSync(file)
    let asked = 0
    const opened = await here.open({ onDamaged: () => (asked += 1) })
    expect(await opened.examine()).toMatchObject({ ok: false, error: { code: 'STORE_DAMAGED' } })
    expect(asked).toBe(1)
  })
})
