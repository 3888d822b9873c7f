import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EndedCheck } from '../../../src/main/results/ports.ts'
import { DAYS_TOLD_BEFORE_DESTROYING } from '../../../src/main/storage/retention.ts'
import { sampleOutcome, sampleSubmission } from '../../fakes/sample-submission.ts'
import { add, createStoreFolder, eventsIn, type OpenedForTest, type StoreFolder } from './store-folder.ts'

let here: StoreFolder
beforeEach(() => {
  here = createStoreFolder()
})
afterEach(() => here.cleanUp())

const tellEnd = ({ id, state }: EndedCheck) => ({
  message: `${id} ${state.at === 'answered' ? state.outcome.verdict : state.by}`,
  withReference: false,
})
const answered = { state: { at: 'answered', outcome: sampleOutcome }, lostReplies: 0 } as const

async function answer(opened: OpenedForTest, submission = sampleSubmission()): Promise<string> {
  const id = await add(opened, submission)
  expect(opened.store.saveProgress(id, answered).ok).toBe(true)
  return id
}

describe('results that wait', () => {
  it('are noted with the answer, survive a power cut, and go when they were taken', async () => {
    const first = await here.open({ tellEnd })
    const id = await answer(first)
    // killed: nobody closes the file
    writeFileSync(`${here.path}-open`, '')
    const { outbox } = await here.open()
    expect(outbox.next()).toMatchObject({ id, message: `${id} match`, attempts: 0 })
    expect(outbox.waiting()).toEqual({ count: 1, oldestAtMs: here.clock.nowMs() })
    expect(outbox.settle(id).ok).toBe(true)
    expect(outbox.next()).toBeUndefined()
    expect(outbox.waiting()).toEqual({ count: 0 })
  })

  it('are in one transaction with the end: neither is there without the other', async () => {
    const opened = await here.open({ tellEnd })
    const id = await add(opened)
    opened.database.exec(
      `CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.outbox BEGIN SELECT raise(ABORT, 'a full disk'); END`,
    )
    expect(opened.store.saveProgress(id, answered).ok).toBe(false)
    expect(opened.store.find(id)?.state.at).toBe('queued')
    expect(eventsIn(opened.database).map(({ kind }) => kind)).not.toContain('answered')
    opened.database.exec('DROP TRIGGER refuse')
    expect(opened.store.saveProgress(id, answered).ok).toBe(true)
    expect(opened.outbox.waiting().count).toBe(1)
  })

  it('come once for each check, whatever ended it', async () => {
    const opened = await here.open({ tellEnd })
    const { store, outbox } = opened
    const twice = await answer(opened)
    expect(store.saveProgress(twice, answered).ok).toBe(true)
    const withdrawn = await add(opened)
    const state = { at: 'withdrawn', by: 'staff', reason: 'x' } as const
    store.saveProgress(withdrawn, { state, lostReplies: 0 })
    const held = await add(opened)
    store.saveProgress(held, { state: { at: 'held', attempts: 1, code: 'FACE_NOT_FOUND' }, lostReplies: 0 })
    await add(opened, sampleSubmission({ replaces: held }))
    const messages: string[] = []
    for (let next = outbox.next(); next; next = outbox.next()) {
      messages.push(next.message)
      outbox.settle(next.id)
    }
    expect(messages.toSorted()).toEqual([`${twice} match`, `${withdrawn} staff`, `${held} replacement`].toSorted())
  })

  it('come also where the administrator’s period ended it', async () => {
    const { store, outbox, ...opened } = await here.open({ tellEnd })
    const id = await add({ store, outbox, ...opened })
    store.saveProgress(id, { state: { at: 'held', attempts: 1, code: 'FACE_NOT_FOUND' }, lostReplies: 0 })
    for (let day = 0; day <= DAYS_TOLD_BEFORE_DESTROYING + 1; day += 1) {
      await here.clock.pass(86_400_000)
      store.sweep({ picturesKeptDays: 1, metadataKeptDays: 365 })
    }
    expect(store.find(id)?.state.at).toBe('withdrawn')
    expect(outbox.next()?.message).toBe(`${id} retention`)
  })

  it('are not written where nobody is told', async () => {
    const opened = await here.open({ tellEnd: () => undefined })
    await answer(opened)
    expect(opened.outbox.waiting().count).toBe(0)
  })

  it('that were postponed let others go first', async () => {
    const opened = await here.open({ tellEnd })
    const first = await answer(opened)
    const second = await answer(opened)
    expect(opened.outbox.next()?.id).toBe(first)
    opened.outbox.postpone(first, 1, here.clock.nowMs() + 5_000)
    expect(opened.outbox.next()?.id).toBe(second)
    opened.outbox.settle(second)
    expect(opened.outbox.next()).toMatchObject({ id: first, attempts: 1, dueAtMs: here.clock.nowMs() + 5_000 })
  })
})

describe('a result that nobody takes', () => {
  const periods = { picturesKeptDays: 30, metadataKeptDays: 10 }
  const DAY_MS = 86_400_000
  const sweptAfter = async (opened: OpenedForTest, days: number) => {
    await here.clock.pass(days * DAY_MS)
    const swept = opened.store.sweep(periods)
    if (!swept.ok) throw new Error(swept.error.code)
    return swept.value.resultsGivenUp
  }

  it('is given up with its check’s record, and the audit log says so', async () => {
    const opened = await here.open({ tellEnd })
    const id = await answer(opened)
    expect(await sweptAfter(opened, 9)).toBe(0)
    // the first day on which the period is over only counts
    expect(await sweptAfter(opened, 1)).toBe(0)
    const late = await answer(opened)
    expect(opened.outbox.waiting().count).toBe(2)
    expect(await sweptAfter(opened, 1)).toBe(1)
    expect(opened.outbox.next()?.id).toBe(late)
    expect(opened.store.find(id)).toBeUndefined()
    expect(eventsIn(opened.database)).toContainEqual({ kind: 'result-given-up', id })
    expect(opened.outbox.settle(id).ok).toBe(true)
  })

  it('outlives its record’s loss, and is given up in its time too', async () => {
    const opened = await here.open({ tellEnd })
    const id = await answer(opened)
    opened.database.prepare('DELETE FROM submission WHERE id = ?').run(id)
    expect(await sweptAfter(opened, 10)).toBe(0)
    expect(opened.outbox.next()?.id).toBe(id)
    expect(await sweptAfter(opened, 1)).toBe(1)
    expect(opened.outbox.next()).toBeUndefined()
  })

  it('is not given up because the clock jumped, nor by many sweeps on one day', async () => {
    const opened = await here.open({ tellEnd })
    const id = await answer(opened)
    here.clock.jump(400 * DAY_MS)
    for (let sweep = 0; sweep < 5; sweep += 1) opened.store.sweep(periods)
    here.clock.jump(-400 * DAY_MS)
    expect(await sweptAfter(opened, 1)).toBe(0)
    expect(opened.outbox.next()?.id).toBe(id)
  })
})

describe('a file of the second version', () => {
  /** As it was before there were results. */
  function leaveSecondVersion(): void {
    const database = here.connect()
    database.exec(`DROP TABLE outbox; 
      ALTER TABLE submission DROP COLUMN reference_sealed; PRAGMA user_version = 2`)
    here.disconnect(database)
  }

  it('is migrated with every record, and notes results from then on', async () => {
    const before = await here.open()
    const waiting = await add(before)
    const ended = await answer(before)
    await here.close(before)
    leaveSecondVersion()

    const opened = await here.open({ tellEnd })
    expect(opened.damage).toBeUndefined()
    expect(opened.database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 4 })
    expect(eventsIn(opened.database).at(-1)).toEqual({ kind: 'schema-migrated', from: 2, to: 4 })
    expect(opened.store.find(ended)?.state.at).toBe('answered')
    expect(await opened.store.openPictures(waiting)).toMatchObject({ ok: true })
    expect(opened.outbox.waiting().count).toBe(0)
    opened.store.saveProgress(waiting, answered)
    expect(opened.outbox.next()?.id).toBe(waiting)
    expect(here.names().filter((name) => /before|building|ready/.test(name))).toEqual([])
  })
})

describe('a damaged file', () => {
  it('gives back the results that wait', async () => {
    const opened = await here.open({ tellEnd })
    const ids = [await answer(opened), await answer(opened), await answer(opened)]
    await here.close(opened)
    here.damageIndex()

    const { damage, outbox } = await here.open()
    expect(damage?.code).toBe('STORE_DAMAGED')
    const found: string[] = []
    for (let next = outbox.next(); next; next = outbox.next()) {
      found.push(next.id)
      expect(next.message).toBe(`${next.id} match`)
      outbox.settle(next.id)
    }
    expect(found).toEqual(ids)
  })
})
