/** Stores over real files in a folder of their own, with a clock and a key store that the test controls. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { TellEnd } from '../../../src/main/results/ports.ts'
import { openDatabase } from '../../../src/main/storage/open-database.ts'
import { joinStore, type OpenedStore, type StoreParts } from '../../../src/main/storage/open-submission-store.ts'
import type { SecretBox } from '../../../src/main/storage/ports.ts'
import type { NewSubmission, SubmissionId } from '../../../src/shared/domain/submission.ts'
import { success, type Result } from '../../../src/shared/errors/result.ts'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { createRecordingLog } from '../../fakes/recording-log.ts'
import { sampleSubmission } from '../../fakes/sample-submission.ts'
import { createFakeSecretBox } from '../../fakes/secret-box.ts'
import { SUITE_START_MS } from '../../fakes/submission-store-suite.ts'

/** Of every file of schema 2 and later. */
const PAGE_BYTES = 65_536

export interface OpenOptions {
  readonly box?: SecretBox
  readonly limits?: { readonly maxOpen: number; readonly minFreeBytes: number }
  readonly freeBytes?: number
  readonly onDamaged?: () => void
  readonly tellEnd?: TellEnd
  readonly onKeysOpened?: () => void
}

/** With the store's own connection, for settings that hold for one connection only. */
export type OpenedForTest = OpenedStore & { readonly database: DatabaseSync }

export function createStoreFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-store-'))
  const path = join(folder, 'submissions.db')
  const box = createFakeSecretBox()
  const log = createRecordingLog()
  const manual = createManualClock(SUITE_START_MS)
  const clock = { ...manual, monotonicMs: () => manual.nowMs() - SUITE_START_MS }
  const opened = new Set<OpenedForTest>()
  const connections = new Set<DatabaseSync>()

  async function tryOpen(options: OpenOptions = {}): Promise<Result<OpenedForTest>> {
    const parts: StoreParts = {
      path,
      box: options.box ?? box,
      clock,
      freeBytes: () => options.freeBytes ?? 1e9,
      limits: () => options.limits ?? { maxOpen: 100, minFreeBytes: 1_000 },
      log,
      ...(options.onDamaged && { onDamaged: options.onDamaged }),
      ...(options.tellEnd && { tellEnd: options.tellEnd }),
      ...(options.onKeysOpened && { onKeysOpened: options.onKeysOpened }),
    }
    const result = await openDatabase(path, parts)
    if (!result.ok) return result
    const { database } = result.value
    const store = { ...joinStore(result.value, parts), database }
    opened.add(store)
    return success(store)
  }

  async function open(options?: OpenOptions): Promise<OpenedForTest> {
    const opened = await openAtOnce(options)
    await opened.keysTried
    return opened
  }

  /** Before it is known whether the keys open. */
  async function openAtOnce(options?: OpenOptions): Promise<OpenedForTest> {
    const result = await tryOpen(options)
    if (!result.ok) throw new Error(`${result.error.code} ${result.error.note ?? ''}`)
    return result.value
  }

  async function close(store: OpenedForTest): Promise<void> {
    if (opened.delete(store)) await store.close()
  }

  return {
    folder,
    path,
    box,
    log,
    clock,
    open,
    openAtOnce,
    tryOpen,
    close,
    /** A connection of the test's own, for looking at what is stored and for damaging it. */
    connect: () => {
      const database = new DatabaseSync(path)
      connections.add(database)
      return database
    },
    disconnect: (database: DatabaseSync) => {
      connections.delete(database)
      database.close()
    },
    /** Noise where an index was, in a file of a run that was killed, not closed: the next start has reason to look closely. */
    damageIndex: () => {
      const database = new DatabaseSync(path)
      const index = database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'submission_by_state'`).get()
      database.close()
      const bytes = readFileSync(path)
      const end = Number(index?.['rootpage']) * PAGE_BYTES
      // the page's own head stays, that it is not taken for another kind of page
      bytes.fill('noise', end - PAGE_BYTES + 8, end)
      writeFileSync(path, bytes)
      writeFileSync(`${path}-open`, '')
    },
    names: () => readdirSync(folder).sort(),
    kept: () => readdirSync(folder).filter((name) => name.includes('.damaged-')),
    contents: () => readdirSync(folder).map((name) => readFileSync(join(folder, name))),
    cleanUp: async () => {
      for (const database of connections) database.close()
      for (const store of opened) await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type StoreFolder = ReturnType<typeof createStoreFolder>

/** Throws when it was not accepted. */
export async function add(
  { store }: OpenedStore,
  submission: NewSubmission = sampleSubmission(),
): Promise<SubmissionId> {
  const id = randomUUID()
  const added = await store.add(id, id.slice(0, 9), SUITE_START_MS, submission)
  if (!added.ok) throw new Error(added.error.code)
  return id
}

/** The events of the audit log so far, in order. */
export function eventsIn(
  database: DatabaseSync,
): readonly { readonly kind: string; readonly [fact: string]: unknown }[] {
  return database
    .prepare('SELECT line FROM audit ORDER BY sequence')
    .all()
    .map(({ line }) => (JSON.parse(String(line)) as { event: { kind: string } }).event)
}
