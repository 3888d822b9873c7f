import { DatabaseSync } from 'node:sqlite'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FIRST_CHECK_AFTER_MS } from '../../src/main/health/daily-check.ts'
import { openWorld, type KioskWorld, type WorldParts } from '../../src/main/kiosk-world.ts'
import { createClockEvidence } from '../../src/main/okayface/clock-evidence.ts'
import { DAYS_OVER_BEFORE_FORGETTING, DAYS_TOLD_BEFORE_DESTROYING } from '../../src/main/storage/retention.ts'
import { createSettingsStore } from '../../src/main/storage/settings-store.ts'
import { createApiKeyStore } from '../../src/main/storage/api-key-store.ts'
import { settingRanges } from '../../src/shared/domain/settings.ts'
import type { SubmissionSummary } from '../../src/shared/domain/submission.ts'
import type { EndedCheck } from '../../src/main/results/ports.ts'
import { failure, success } from '../../src/shared/errors/result.ts'
import { createFakeKeyValueFile } from '../fakes/key-value-file.ts'
import { createManualClock, type ManualClock } from '../fakes/manual-clock.ts'
import { createRecordingLog, type RecordingLog } from '../fakes/recording-log.ts'
import { sampleSubmission } from '../fakes/sample-submission.ts'
import { createFakeSecretBox, type FakeSecretBox } from '../fakes/secret-box.ts'

const DAY_MS = 86_400_000
const API_KEY = 'the-key-that-nobody-may-read'
const matching = {
  request_id: 'r-1',
  result_idcard: { confidence: 96.5 },
  imageBestLiveness: { probability: 0.99, quality: 0.8, score: 9 },
}

let folder: string
let clock: ManualClock
let box: FakeSecretBox
let log: RecordingLog
let reply: object
let world: KioskWorld | undefined
let changed: SubmissionSummary[]
let warningsChanged: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-world-'))
  clock = createManualClock()
  box = createFakeSecretBox()
  log = createRecordingLog()
  reply = matching
  changed = []
  warningsChanged = 0
})
afterEach(async () => {
  await leave()
  rmSync(folder, { recursive: true, force: true })
})

const file = createFakeKeyValueFile()

async function enter(results?: WorldParts['results'], mode: 'live' | 'practice' = 'live'): Promise<KioskWorld> {
  const apiKeys = createApiKeyStore({ box, file })
  await apiKeys.set(API_KEY)
  const monotonicMs = () => clock.nowMs()
  const settings = createSettingsStore({ file: createFakeKeyValueFile(), checkServiceAddress: (url) => success(url) })
  const { picturesKeptDays, metadataKeptDays } = settingRanges
  settings.change({ picturesKeptDays: picturesKeptDays.lowest, metadataKeptDays: metadataKeptDays.lowest })
  world = await openWorld(mode, {
    ...(results && { results }),
    folder,
    appVersion: '1.2.3',
    secretBox: box,
    apiKeys,
    settings,
    fetch: async (_url, { body }) => {
      for await (const _ of body) continue
      return Response.json(reply)
    },
    shrink: () => undefined,
    clock: { ...clock, monotonicMs },
    clockEvidence: createClockEvidence({ nowMs: () => clock.nowMs(), monotonicMs }),
    random: () => 0.5,
    log,
    onChanged: (summary) => void changed.push(summary),
    onQueueChanged: () => undefined,
    onDamaged: () => undefined,
    onWarningsChanged: () => (warningsChanged += 1),
  })
  return world
}

async function leave(): Promise<void> {
  await world?.leave()
  world = undefined
}

function query(sql: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(join(folder, 'submissions.sqlite'))
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

/** The audit log's events so far, in order. */
function events(): readonly { readonly kind: string; readonly [fact: string]: unknown }[] {
  return query('SELECT line FROM audit ORDER BY sequence').map(
    ({ line }) => (JSON.parse(String(line)) as { event: { kind: string } }).event,
  )
}
const kinds = () => events().map(({ kind }) => kind)

async function submit({ queue }: KioskWorld): Promise<SubmissionSummary> {
  const submitted = await queue.submit(sampleSubmission({ reference: 'file 12' }))
  if (!submitted.ok) throw new Error(submitted.error.code)
  return submitted.value
}

/** Waits for a state that comes by itself. */
async function until(id: string, at: SubmissionSummary['state']['at']): Promise<void> {
  await expect.poll(() => world?.store.find(id)?.state.at).toBe(at)
}

describe('the audit log tells of', () => {
  it('a visit from its acceptance to the destruction of its pictures, and of the life of the kiosk around it', async () => {
    const { id, receipt } = await submit(await enter())
    await until(id, 'answered')
    await leave()
    expect(events()).toMatchObject([
      { kind: 'kiosk-started', appVersion: '1.2.3', mode: 'live' },
      { kind: 'submission-accepted', id, receipt },
      { kind: 'send-began', id, attempt: 1 },
      { kind: 'answered', id, requestId: 'r-1' },
      { kind: 'pictures-destroyed', id },
      { kind: 'kiosk-stopped' },
    ])
    expect(query('SELECT count(*) AS pictures FROM picture')).toEqual([{ pictures: 0 }])
  })

  it('a withdrawal, and the proof that its pictures are gone', async () => {
    reply = { error: 'FACE_NOT_FOUND' }
    const { queue } = await enter()
    const { id } = await submit(world!)
    await until(id, 'held')
    queue.withdraw(id, 'customer', 'Jane Doe changed her mind')
    expect(events().slice(-2)).toMatchObject([
      { kind: 'withdrawn', id, by: 'customer' },
      { kind: 'pictures-destroyed', id, envelopes: [{ subject: 'card' }, { subject: 'face' }] },
    ])
  })

  it('a pause of the queue and its end, once each', async () => {
    reply = { error: 'INVALID_API_KEY' }
    const { queue } = await enter()
    const { id } = await submit(world!)
    await expect.poll(() => queue.status().pausedBy?.code).toBe('INVALID_API_KEY')
    await submit(world!)
    reply = matching
    queue.resume()
    await until(id, 'answered')
    expect(events().filter(({ kind }) => kind.startsWith('queue-'))).toEqual([
      { kind: 'queue-paused', code: 'INVALID_API_KEY' },
      { kind: 'queue-resumed' },
    ])
  })

  it('a new key for the pictures, and an export of the log itself', async () => {
    reply = { error: 'FACE_NOT_FOUND' }
    const { opened } = await enter()
    if (!opened.ok) throw new Error(opened.error.code)
    const { id } = await submit(world!)
    await until(id, 'held')
    expect(await opened.value.rotateKey()).toMatchObject({ ok: true, value: { resealed: 2, left: 0 } })
    const path = join(folder, 'export.jsonl')
    const lines = await opened.value.archive.exportTo(path, 'jsonl')
    expect(kinds().slice(-3)).toEqual(['key-rotation-began', 'key-rotated', 'audit-exported'])
    expect(lines).toEqual({ ok: true, value: events().length })
    expect(readFileSync(path, 'utf8')).toContain('"kind":"submission-accepted"')
  })

  it('nothing that anybody typed, no key, no verdict and no picture', async () => {
    reply = { error: 'FACE_NOT_FOUND' }
    const { queue } = await enter()
    const { id } = await submit(world!)
    await until(id, 'held')
    await queue.setReference(id, 'Jane Doe')
    reply = matching
    queue.sendNow(id)
    await until(id, 'answered')
    const text = JSON.stringify(events())
    for (const secret of [API_KEY, 'Jane Doe', 'file 12', 'match', '96.5', 'confidence']) {
      expect(text).not.toContain(secret)
    }
  })

  it('a store that could not be opened: the log file hears of it, and staff are refused an export', async () => {
    await enter()
    await leave()
    query('PRAGMA user_version = 99')
    const later = await enter()
    expect(later.opened).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } })
    expect(later.store.canAccept()).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } })
    expect(log.events('error')).toContain('audit-line-not-written')
  })
})

describe('results for the organisation', () => {
  const taken: string[] = []
  beforeEach(() => void taken.splice(0))
  const results = (answer: () => ReturnType<typeof success<undefined>> | ReturnType<typeof failure>) => ({
    tellEnd: ({ receipt, state }: EndedCheck) => ({ message: `${receipt} ${state.at}`, withReference: false }),
    readTarget: () => 'webhook' as const,
    deliver: async ({ message }: { readonly message: string }) => {
      const answered = answer()
      if (answered.ok) taken.push(message)
      return answered
    },
  })

  it('are delivered as soon as the answer is recorded', async () => {
    await enter(results(() => success(undefined)))
    const { id, receipt } = await submit(world!)
    await until(id, 'answered')
    await expect.poll(() => taken).toEqual([`${receipt} answered`])
    await expect.poll(() => world?.courier?.status()).toEqual({ waiting: 0 })
  })

  it('wait through an outage and a restart, and staff are told when it lasts', async () => {
    const here = await enter(results(() => failure('NETWORK_UNREACHABLE')))
    const { id, receipt } = await submit(world!)
    await until(id, 'answered')
    await expect.poll(() => here.courier?.status().trouble?.code).toBe('NETWORK_UNREACHABLE')
    expect(here.warnings()).toEqual([])
    await clock.pass(16 * 60_000)
    await expect.poll(() => here.warnings()).toEqual([{ code: 'RESULTS_DELAYED', note: '1, NETWORK_UNREACHABLE' }])
    expect(warningsChanged).toBeGreaterThan(0)
    await leave()
    await enter(results(() => success(undefined)))
    await expect.poll(() => taken).toEqual([`${receipt} answered`])
    await expect.poll(() => world?.warnings()).toEqual([])
  })

  it('that nobody takes are given up with their check, and staff are told', async () => {
    const here = await enter(results(() => failure('NETWORK_UNREACHABLE')))
    const { id } = await submit(world!)
    await until(id, 'answered')
    await clock.pass((settingRanges.metadataKeptDays.lowest + DAYS_OVER_BEFORE_FORGETTING) * DAY_MS)
    await expect.poll(() => here.store.find(id)).toBeUndefined()
    await expect.poll(() => here.courier?.status().waiting).toBe(0)
    await expect.poll(() => here.warnings()).toEqual([{ code: 'RESULTS_GIVEN_UP', note: '1 on this kiosk' }])
    expect(kinds()).toContain('result-given-up')
  })

  it('are never made of what was practised', async () => {
    const { courier } = await enter(
      results(() => success(undefined)),
      'practice',
    )
    expect(courier).toBeUndefined()
  })
})

describe('the periods of the administrator', () => {
  it('staff are told for a week of held pictures that are overdue, then they are destroyed', async () => {
    reply = { error: 'FACE_NOT_FOUND' }
    const here = await enter()
    const { id } = await submit(world!)
    await until(id, 'held')
    await clock.pass((settingRanges.picturesKeptDays.lowest + 1) * DAY_MS)
    expect(here.warnings().map(({ code }) => code)).toContain('PICTURES_OVERDUE')
    expect(world?.store.find(id)?.state.at).toBe('held')
    await clock.pass(DAYS_TOLD_BEFORE_DESTROYING * DAY_MS)
    await until(id, 'withdrawn')
    expect(changed.at(-1)).toMatchObject({ id, state: { at: 'withdrawn', by: 'retention' } })
    expect(here.warnings()).toEqual([])
    expect(
      events()
        .filter(({ id: of }) => of === id)
        .slice(-2),
    ).toMatchObject([{ kind: 'withdrawn', by: 'retention' }, { kind: 'pictures-destroyed' }])
  })

  it('what is left of an answered check is forgotten when its period is over; the audit log stays', async () => {
    const { store } = await enter()
    const { id } = await submit(world!)
    await until(id, 'answered')
    await clock.pass((settingRanges.metadataKeptDays.lowest + DAYS_OVER_BEFORE_FORGETTING) * DAY_MS)
    expect(store.find(id)).toBeUndefined()
    expect(kinds()).toContain('summary-forgotten')
    expect(kinds()).toContain('submission-accepted')
  })

  it('no sweep runs any more once the world was left', async () => {
    await enter()
    await leave()
    expect(clock.nextTimerMs()).toBeUndefined()
  })
})

describe('the daily examination', () => {
  it('tells staff in a warning and the log when the audit log was altered, until it is found whole', async () => {
    const here = await enter()
    await submit(world!)
    query(`DROP TRIGGER audit_never_changes`)
    query(`UPDATE audit SET line = replace(line, '1.2.3', '6.6.6') WHERE sequence = 1 RETURNING sequence`)
    expect(here.warnings()).toEqual([])
    await clock.pass(FIRST_CHECK_AFTER_MS)
    await expect.poll(() => warningsChanged).toBe(1)
    expect(here.warnings()).toEqual([{ code: 'AUDIT_BROKEN', note: 'altered at line 1' }])
    expect(log.lines.find(({ event }) => event === 'audit-broken')?.facts).toMatchObject({
      fault: 'altered',
      sequence: 1,
    })
    query(`UPDATE audit SET line = replace(line, '6.6.6', '1.2.3') WHERE sequence = 1 RETURNING sequence`)
    await clock.pass(DAY_MS)
    await expect.poll(() => warningsChanged).toBe(2)
    expect(here.warnings()).toEqual([])
  })

  it('is told at once when the administrator looks at the log between two examinations', async () => {
    const here = await enter()
    await submit(world!)
    query(`DROP TRIGGER audit_never_changes`)
    query(`UPDATE audit SET line = replace(line, '1.2.3', '6.6.6') WHERE sequence = 1 RETURNING sequence`)
    expect(await here.inspectAudit()).toMatchObject({ ok: true, value: { verdict: { isWhole: false, sequence: 1 } } })
    expect([here.warnings(), warningsChanged]).toEqual([[{ code: 'AUDIT_BROKEN', note: 'altered at line 1' }], 1])
    query(`UPDATE audit SET line = replace(line, '6.6.6', '1.2.3') WHERE sequence = 1 RETURNING sequence`)
    await here.inspectAudit()
    expect(here.warnings()).toEqual([])
  })

  it('tells how full the store is, and of the last examination once there was one', async () => {
    const here = await enter()
    expect(here.storageFacts()).toMatchObject({ counts: { waiting: 0 } })
    expect(here.storageFacts().databaseBytes).toBeGreaterThan(0)
    expect(here.storageFacts().freeBytes).toBeGreaterThan(0)
    expect(here.storageFacts()).not.toHaveProperty('lastExamination')
    await clock.pass(FIRST_CHECK_AFTER_MS)
    await expect.poll(() => warningsChanged).toBe(1)
    expect(here.storageFacts().lastExamination).toEqual({
      atMs: clock.nowMs(),
      isAuditWhole: true,
      examined: 0,
      unreadable: 0,
    })
  })

  it('counts a record whose pictures do not open once, however it was found', async () => {
    reply = { error: 'FACE_NOT_FOUND' }
    const here = await enter()
    const { id } = await submit(world!)
    await until(id, 'held')
    query(`UPDATE picture SET sealed = zeroblob(4000) WHERE subject = 'card' RETURNING rowid`)
    await clock.pass(FIRST_CHECK_AFTER_MS)
    await expect.poll(() => warningsChanged).toBe(1)
    expect(here.warnings()).toEqual([{ code: 'RECORD_UNREADABLE', note: '1 on this kiosk' }])
    world?.queue.withdraw(id, 'staff', 'gone')
    expect(here.warnings()).toEqual([])
  })

  it('says in the log what it looked at when all is well', async () => {
    await enter()
    await clock.pass(FIRST_CHECK_AFTER_MS)
    await expect.poll(() => log.events('info')).toContain('examined')
    expect(log.lines.find(({ event }) => event === 'examined')?.facts).toEqual({
      examined: 0,
      unreadable: 0,
      auditLines: 1,
    })
  })
})
