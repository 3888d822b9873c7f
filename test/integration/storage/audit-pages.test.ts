import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AUDIT_PAGE_LINES, type AuditPage, type AuditQuery } from '../../../src/shared/domain/audit.ts'
import { SUITE_START_MS } from '../../fakes/submission-store-suite.ts'
import { add, createStoreFolder, type OpenedForTest, type StoreFolder } from './store-folder.ts'

const DAY_MS = 86_400_000

let here: StoreFolder
let opened: OpenedForTest
beforeEach(async () => {
  here = createStoreFolder()
  opened = await here.open()
})
afterEach(() => here.cleanUp())

async function pageOf(query: AuditQuery = {}): Promise<AuditPage> {
  const page = await opened.archive.page(query)
  if (!page.ok) throw new Error(page.error.code)
  return page.value
}
const sequencesOf = ({ entries }: AuditPage) => entries.map(({ sequence }) => sequence)
const kindsOf = ({ entries }: AuditPage) => entries.map(({ said }) => said?.event.kind)

/** What somebody does who has the file and SQLite. */
function tamper(sql: string): void {
  opened.database.exec(`DROP TRIGGER audit_never_changes; DROP TRIGGER audit_never_shrinks; ${sql}`)
}

describe('a page of the audit log', () => {
  it('is never longer than its bound, newest first, and the pages after it reach the first line without a gap', async () => {
    for (let index = 0; index < 1_117; index += 1) opened.audit.append({ kind: 'queue-resumed' })
    const seen: number[] = []
    let page = await pageOf()
    for (;;) {
      expect(page.entries.length).toBeLessThanOrEqual(AUDIT_PAGE_LINES)
      seen.push(...sequencesOf(page))
      if (page.older === undefined) break
      page = await pageOf({ before: page.older })
    }
    expect(seen).toEqual(Array.from({ length: 1_117 }, (_, index) => 1_117 - index))
  })

  it('does not promise an older one where there is none', async () => {
    for (let index = 0; index < AUDIT_PAGE_LINES; index += 1) opened.audit.append({ kind: 'queue-resumed' })
    expect(await pageOf()).not.toHaveProperty('older')
    opened.audit.append({ kind: 'queue-resumed' })
    expect(await pageOf()).toHaveProperty('older', 2)
  })

  it('holds lines of one kind only, however far back they lie', async () => {
    opened.audit.append({ kind: 'api-key-set' })
    for (let index = 0; index < 1_100; index += 1) opened.audit.append({ kind: 'queue-resumed' })
    opened.audit.append({ kind: 'api-key-set' })
    expect(sequencesOf(await pageOf({ kind: 'api-key-set' }))).toEqual([1_102, 1])
  })

  it('holds lines of one day only, by the wall time that they state', async () => {
    opened.audit.append({ kind: 'api-key-set' })
    await here.clock.pass(DAY_MS)
    opened.audit.append({ kind: 'api-key-cleared' })
    await here.clock.pass(DAY_MS)
    opened.audit.append({ kind: 'queue-resumed' })
    const span = { fromMs: SUITE_START_MS + DAY_MS, toMs: SUITE_START_MS + 2 * DAY_MS }
    expect(kindsOf(await pageOf({ span }))).toEqual(['api-key-cleared'])
  })

  it('follows one check, and names it by its receipt for as long as it is remembered', async () => {
    const id = await add(opened)
    await add(opened)
    opened.store.destroyPictures(id)
    const page = await pageOf({ submission: id })
    expect(kindsOf(page)).toEqual(['pictures-destroyed', 'submission-accepted'])
    expect(page.entries.map(({ receipt }) => receipt)).toEqual([id.slice(0, 9), id.slice(0, 9)])
    expect((await pageOf({ submission: randomUUID() })).entries).toEqual([])

    tamper('PRAGMA foreign_keys = OFF; DELETE FROM submission')
    expect((await pageOf({ submission: id })).entries.map(({ receipt }) => receipt)).toEqual([undefined, undefined])
  })

  it('shows a line that does not read, or that a newer version wrote, by its number alone', async () => {
    for (let index = 0; index < 3; index += 1) opened.audit.append({ kind: 'queue-resumed' })
    tamper(`UPDATE audit SET line = '{"half' WHERE sequence = 2;
      UPDATE audit SET line = replace(line, 'queue-resumed', 'from-the-future') WHERE sequence = 3`)
    expect(await pageOf()).toMatchObject({ entries: [{ sequence: 3 }, { sequence: 2 }, { sequence: 1, said: {} }] })
    expect(kindsOf(await pageOf())).toEqual([undefined, undefined, 'queue-resumed'])
    expect(sequencesOf(await pageOf({ kind: 'queue-resumed' }))).toEqual([1])
  })
})

describe('looking at the whole log now', () => {
  it('says from when to when it is whole, and that its seal was looked at', async () => {
    opened.audit.append({ kind: 'api-key-set' })
    await here.clock.pass(60_000)
    await add(opened)
    expect(await opened.archive.inspect()).toMatchObject({
      ok: true,
      value: {
        verdict: { isWhole: true, lines: 2, sealedUpTo: 2 },
        seal: 'checked',
        firstAtMs: SUITE_START_MS,
        lastAtMs: SUITE_START_MS + 60_000,
      },
    })
  })

  it('names the first line that was altered, and until when the log holds', async () => {
    opened.audit.append({ kind: 'api-key-set' })
    await here.clock.pass(60_000)
    opened.audit.append({ kind: 'queue-resumed' })
    tamper(`UPDATE audit SET line = replace(line, 'queue', 'quiet') WHERE sequence = 2`)
    expect(await opened.archive.inspect()).toMatchObject({
      ok: true,
      value: { verdict: { isWhole: false, fault: 'altered', sequence: 2 }, lastAtMs: SUITE_START_MS },
    })
  })

  it('opens the key for the seal by itself after a restart', async () => {
    await add(opened)
    await here.close(opened)
    opened = await here.open()
    tamper(
      `UPDATE meta SET value = CAST(replace(CAST(value AS TEXT), '"mac":"', '"mac":"00') AS BLOB) WHERE name = 'audit-seal'`,
    )
    expect(await opened.archive.inspect()).toMatchObject({
      ok: true,
      value: { verdict: { isWhole: false, fault: 'seal-broken' } },
    })
  })

  it('owns up that the seal was not looked at where the key is locked, or that there is none', async () => {
    opened.audit.append({ kind: 'api-key-set' })
    expect(await opened.archive.inspect()).toMatchObject({ ok: true, value: { seal: 'none' } })
    expect(opened.database.prepare(`SELECT count(*) AS keys FROM meta WHERE name LIKE 'data-key%'`).get()).toEqual({
      keys: 0,
    })
    await add(opened)
    await here.close(opened)
    here.box.setProtection('unavailable')
    opened = await here.open()
    expect(await opened.archive.inspect()).toMatchObject({ ok: true, value: { seal: 'not-checked' } })
  })
})
