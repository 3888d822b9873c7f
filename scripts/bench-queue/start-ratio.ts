/** How long the kiosk takes to open its store, start its queue and list for staff, with a long history and with a short one. */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createAuditTable } from '../../src/main/storage/audit-table.ts'
import { newReceiptNumber } from '../../src/main/submission/receipt-number.ts'
import type { Verifier } from '../../src/main/submission/ports.ts'
import type { SubmissionState } from '../../src/shared/domain/submission.ts'
import { systemClock } from '../../src/main/system-clock.ts'
import { accept, median, openQueue, openStore, picture } from './bench-kiosk.ts'

const ROUNDS = 21

/** Waits for the line, in both stores: a start has to take these up again, whatever lies behind them. */
const WAITING = 20

const LISTED = 100

export interface StartFigures {
  readonly startRatio: number
  readonly longMs: number
  readonly shortMs: number
}

const unreachable: Verifier = {
  verify: () => new Promise(() => undefined),
  testKey: () => new Promise(() => undefined),
}

/** @param long stored submissions of the one, @param short of the other */
export async function measureStarting(folder: string, long: number, short: number): Promise<StartFigures> {
  mkdirSync(folder)
  const paths = { long: join(folder, 'long.sqlite'), short: join(folder, 'short.sqlite') }
  await fill(paths.long, long)
  await fill(paths.short, short)
  const times = { long: [] as number[], short: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const which of ['long', 'short'] as const) {
      const tookMs = await timeStart(paths[which])
      if (round > 0) times[which].push(tookMs)
    }
  }
  const [longMs, shortMs] = [median(times.long), median(times.short)]
  return { startRatio: longMs / shortMs, longMs, shortMs }
}

async function timeStart(path: string): Promise<number> {
  const startMs = performance.now()
  const kiosk = await openStore(path)
  const queue = openQueue(kiosk, unreachable, 0)
  queue.start()
  await kiosk.keysTried
  // as many in both: a short history has no more to show
  kiosk.store.list(LISTED)
  kiosk.store.listHeld(LISTED)
  queue.status()
  const tookMs = performance.now() - startMs
  await queue.stop()
  await kiosk.close()
  return tookMs
}

/** Answered ones with their lines in the audit log, as a kiosk that has worked for months leaves them; then those that wait. */
async function fill(path: string, stored: number): Promise<void> {
  const empty = await openStore(path)
  const model = await accept(empty, { card: picture(2_000), face: picture(2_000) })
  const outcome = {
    verdict: 'match',
    confidence: 87.25,
    threshold: 75,
    requestId: randomUUID(),
    isNearMiss: false,
  } as const
  const answered: SubmissionState = { at: 'answered', outcome, attempts: 1 }
  empty.store.saveProgress(model, { state: answered, lostReplies: 0 })
  empty.store.destroyPictures(model)
  await empty.close()

  const database = new DatabaseSync(path)
  const audit = createAuditTable({ database, clock: systemClock, keys: () => undefined })
  const copy = database.prepare(
    `INSERT INTO submission (id, receipt, created_at_ms, state_at, state_json, card_check_json, face_check_json, ended_at_ms)
     SELECT ?, ?, created_at_ms, state_at, state_json, card_check_json, face_check_json, ended_at_ms
     FROM submission WHERE sequence = 1`,
  )
  database.exec('BEGIN')
  for (let index = 1 + WAITING; index < stored; index += 1) {
    const [id, receipt] = [randomUUID(), newReceiptNumber()]
    copy.run(id, receipt)
    audit.write(
      { kind: 'submission-accepted', id, receipt },
      { kind: 'send-began', id, attempt: 1 },
      { kind: 'answered', id, lostReplies: 0 },
      { kind: 'pictures-destroyed', id, envelopes: [{ subject: 'card', bytes: 1, sha256: '0'.repeat(64) }] },
    )
  }
  database.exec('COMMIT')
  database.close()

  const full = await openStore(path)
  for (let index = 0; index < WAITING; index += 1) {
    await accept(full, { card: picture(2_000), face: picture(2_000) })
  }
  // what is listed has a reference of staff's, which has to be opened
  for (const { id } of full.store.list(LISTED)) await full.store.setReference(id, `file ${id}`)
  await full.close()
}
