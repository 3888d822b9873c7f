import { readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleCheck, sampleOutcome, samplePicture, sampleSubmission } from '../../fakes/sample-submission.ts'
import { add, createStoreFolder, eventsIn, type StoreFolder } from './store-folder.ts'

let here: StoreFolder
beforeEach(() => {
  here = createStoreFolder()
})
afterEach(() => here.cleanUp())

/** What somebody does who has the file and SQLite, but not the key. */
function tamper(sql: string): void {
  const database = here.connect()
  database.exec(`DROP TRIGGER audit_never_changes; DROP TRIGGER audit_never_shrinks; ${sql}`)
  here.disconnect(database)
}
const held = { at: 'held', attempts: 1, code: 'FACE_NOT_FOUND' } as const

describe('the audit log', () => {
  it('has a line for each step of a submission, in the order in which they were taken', async () => {
    const { store, database } = await here.open()
    const opened = { store } as Parameters<typeof add>[0]
    const id = await add(opened)
    store.saveProgress(id, { state: { at: 'sending', attempts: 1, startedAtMs: 1 }, lostReplies: 0 })
    store.saveProgress(id, {
      state: { at: 'queued', attempts: 1, dueAtMs: 9 },
      lostReplies: 1,
      lastFailure: { code: 'TIMEOUT', note: 'words that stay out' },
    })
    store.saveProgress(id, { state: held, lostReplies: 1 })
    store.saveProgress(id, {
      state: { at: 'withdrawn', by: 'customer', reason: 'words that stay out' },
      lostReplies: 1,
    })
    store.destroyPictures(id)
    expect(eventsIn(database)).toMatchObject([
      { kind: 'submission-accepted', id },
      { kind: 'send-began', id, attempt: 1 },
      { kind: 'send-postponed', id, attempts: 1, lostReplies: 1, code: 'TIMEOUT' },
      { kind: 'held', id, code: 'FACE_NOT_FOUND' },
      { kind: 'withdrawn', id, by: 'customer' },
      { kind: 'pictures-destroyed', id },
    ])
    expect(JSON.stringify(eventsIn(database))).not.toContain('words that stay out')
  })

  it('says nothing of the verdict, and of an answer only the id of the call', async () => {
    const opened = await here.open()
    const id = await add(opened)
    opened.store.saveProgress(id, { state: { at: 'answered', outcome: sampleOutcome }, lostReplies: 0 })
    expect(eventsIn(opened.database).at(-2)).toEqual({
      kind: 'answered',
      id,
      lostReplies: 0,
      requestId: sampleOutcome.requestId,
    })
    const other = await add(opened)
    const outcome = { ...sampleOutcome, requestId: 'Jane Doe, 900101-14-1234' }
    opened.store.saveProgress(other, { state: { at: 'answered', outcome }, lostReplies: 0 })
    expect(eventsIn(opened.database).at(-2)).toEqual({ kind: 'answered', id: other, lostReplies: 0 })
  })

  it('proves by the digest of the sealed bytes which pictures were destroyed', async () => {
    const opened = await here.open()
    const id = await add(opened, sampleSubmission({ card: samplePicture(90_000) }))
    const rows = opened.database.prepare('SELECT subject, sealed FROM picture ORDER BY subject').all()
    opened.store.destroyPictures(id)
    const envelopes = rows.map(({ subject, sealed }) => ({
      subject,
      bytes: (sealed as Uint8Array).byteLength,
      sha256: createHash('sha256')
        .update(sealed as Uint8Array)
        .digest('hex'),
    }))
    expect(eventsIn(opened.database).at(-1)).toEqual({ kind: 'pictures-destroyed', id, envelopes })
  })

  it('writes of a replacement in the step that makes it: accepted, withdrawn, destroyed', async () => {
    const opened = await here.open()
    const id = await add(opened)
    opened.store.saveProgress(id, { state: held, lostReplies: 0 })
    const other = await add(opened, sampleSubmission({ replaces: id }))
    expect(eventsIn(opened.database).slice(-3)).toMatchObject([
      { kind: 'submission-accepted', id: other },
      { kind: 'withdrawn', id, by: 'replacement' },
      { kind: 'pictures-destroyed', id },
    ])
  })

  it('names the officer who was signed in, and tells of checks that were set aside for a picture', async () => {
    const opened = await here.open()
    const check = { ...sampleCheck, failedCodes: ['FACE_BLURRED'], overriddenFor: 'medical' } as const
    const id = await add(opened, sampleSubmission({ face: samplePicture(2_000, check), officer: '4711' }))
    const state = { at: 'withdrawn', by: 'staff', reason: 'words that stay out', officer: 'Mei' } as const
    opened.store.saveProgress(id, { state, lostReplies: 0 })
    expect(eventsIn(opened.database).slice(-4, -1)).toEqual([
      { kind: 'submission-accepted', id, receipt: opened.store.find(id)?.receipt, officer: '4711' },
      {
        kind: 'check-overridden',
        id,
        subject: 'face',
        codes: ['FACE_BLURRED'],
        reason: 'medical',
        officer: '4711',
      },
      { kind: 'withdrawn', id, by: 'staff', officer: 'Mei' },
    ])
    expect(opened.store.localChecks(id)?.face).toEqual(check)
    expect(opened.store.find(id)?.state).toEqual(state)
  })

  it('has no line for what was not done', async () => {
    const opened = await here.open()
    const id = await add(opened)
    const lines = () => eventsIn(opened.database).length
    const before = lines()
    opened.database.exec('PRAGMA query_only = ON')
    opened.store.saveProgress(id, { state: held, lostReplies: 0 })
    opened.store.destroyPictures(id)
    await opened.store.add('x', 'X', 1, sampleSubmission())
    opened.database.exec('PRAGMA query_only = OFF')
    opened.store.saveProgress('nobody', { state: held, lostReplies: 0 })
    opened.store.destroyPictures('nobody')
    expect(lines()).toBe(before)
  })

  it('cannot be changed or shortened, not even by us', async () => {
    const opened = await here.open()
    await add(opened)
    expect(() => opened.database.exec(`UPDATE audit SET line = '{}'`)).toThrow('append-only')
    expect(() => opened.database.exec('DELETE FROM audit')).toThrow('append-only')
  })

  it('goes on where it was after a restart, and says how far the clock can be believed', async () => {
    const first = await here.open()
    first.audit.append({ kind: 'kiosk-started', appVersion: '1', mode: 'live' })
    await here.clock.pass(60_000)
    first.audit.append({ kind: 'api-key-set' })
    here.clock.jump(-86_400_000)
    await here.close(first)
    const { audit, database, archive } = await here.open()
    audit.append({ kind: 'api-key-cleared' })
    const lines = database.prepare('SELECT line FROM audit ORDER BY sequence').all()
    const read = lines.map(({ line }) => JSON.parse(String(line)) as { sequence: number; clock: string })
    expect(read.map(({ sequence, clock }) => [sequence, clock])).toEqual([
      [1, 'unproven'],
      [2, 'sure'],
      [3, 'set-back'],
    ])
    expect(await archive.inspect()).toMatchObject({ ok: true, value: { verdict: { isWhole: true, lines: 3 } } })
  })

  it.each([
    ['a line is altered', `UPDATE audit SET line = replace(line, 'face', 'card') WHERE line LIKE '%face%'`, 'altered'],
    ['a line is removed', 'DELETE FROM audit WHERE sequence = 2', 'missing'],
    ['the first line is removed', 'DELETE FROM audit WHERE sequence = 1', 'missing'],
    ['the tail is cut', 'DELETE FROM audit WHERE sequence > 2', 'tail-missing'],
    ['all of it is removed', 'DELETE FROM audit', 'tail-missing'],
    ['the seal is replaced', `UPDATE meta SET value = x'7b7d' WHERE name = 'audit-seal'`, 'seal-broken'],
    [
      'the seal is made anew with another key',
      `UPDATE meta SET value = CAST(replace(CAST(value AS TEXT), '"mac":"', '"mac":"00') AS BLOB) WHERE name = 'audit-seal'`,
      'seal-broken',
    ],
    ['the seal is removed', `DELETE FROM meta WHERE name = 'audit-seal'`, 'seal-broken'],
  ])('is found out when %s by somebody without the key', async (_, sql, fault) => {
    const opened = await here.open()
    const id = await add(opened)
    opened.store.saveProgress(id, { state: held, lostReplies: 0 })
    opened.store.destroyPictures(id)
    expect(await opened.archive.inspect()).toMatchObject({
      ok: true,
      value: { verdict: { isWhole: true, sealedUpTo: 3 } },
    })
    tamper(sql)
    expect(await opened.archive.inspect()).toMatchObject({ ok: true, value: { verdict: { isWhole: false, fault } } })
  })

  it.each(['jsonl', 'csv'] as const)('is exported whole as %s, and the export is its last line', async (format) => {
    const opened = await here.open()
    for (let index = 0; index < 1_100; index += 1) opened.audit.append({ kind: 'api-key-set' })
    await add(opened)
    const path = join(here.folder, `audit.${format}`)
    writeFileSync(path, 'what was there before')
    expect(await opened.archive.exportTo(path, format)).toEqual({ ok: true, value: 1_102 })
    const lines = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/)
    expect(lines).toHaveLength(1_103 + (format === 'csv' ? 1 : 0))
    expect(lines.at(-2)).toContain('audit-exported')
    expect(here.names()).not.toContain(`audit.${format}.part`)
  })

  it('an export that cannot be written leaves what was there, and says so', async () => {
    const opened = await here.open()
    const path = join(here.folder, 'no-such-folder', 'audit.jsonl')
    expect(await opened.archive.exportTo(path, 'jsonl')).toMatchObject({ error: { code: 'EXPORT_FAILED' } })
  })
})
