/**
 * A kiosk's store that was promised things to, and the judge of whether the promises were kept: nothing accepted may
 * be gone unless the kiosk says so aloud and the damaged file is kept.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { openDatabase } from '../../src/main/storage/open-database.ts'
import { joinStore, type OpenedStore, type StoreParts } from '../../src/main/storage/open-submission-store.ts'
import type { SecretBox } from '../../src/main/storage/ports.ts'
import type { LocalCheck, TakenPicture } from '../../src/shared/domain/capture.ts'
import type { NewSubmission, SubmissionId, SubmissionState } from '../../src/shared/domain/submission.ts'
import { success, type Failure, type Result } from '../../src/shared/errors/result.ts'

export const plainBox: SecretBox = {
  protection: () => Promise.resolve('os'),
  seal: (text) => Promise.resolve(success(Buffer.from(text))),
  open: (sealed) => Promise.resolve(success({ text: Buffer.from(sealed).toString(), shouldReseal: false })),
}

/** What was promised of one submission. */
export interface Promised {
  readonly at: SubmissionState['at']
  /** Of both pictures, while they must still be there. */
  readonly digest?: string
  /**
   * A change that was refused aloud, and may yet have come true: where a sync fails, the bytes can have reached the
   * disk all the same, and the next start finds them whole.
   */
  readonly refused?: SubmissionState['at']
}

export type Ledger = Map<SubmissionId, Promised>

export interface FaultKiosk {
  readonly opened: OpenedStore
  readonly database: Parameters<typeof joinStore>[0]['database']
  /** Ended and closed; timers that were set are forgotten. */
  close(): Promise<void>
  /** Runs what the kiosk does when nobody waits. @returns whether the file was then found to be damaged */
  idle(): boolean
}

/** @param nowMs wall time, so that two damaged files get two names */
export async function openKiosk(path: string, nowMs = Date.now()): Promise<Result<FaultKiosk>> {
  let tasks: (() => void)[] = []
  let isDamaged = false
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const parts: StoreParts = {
    path,
    box: plainBox,
    clock: {
      nowMs: () => nowMs,
      monotonicMs: () => performance.now(),
      after: (_, task) => {
        tasks.push(task)
        return () => (tasks = tasks.filter((other) => other !== task))
      },
    },
    freeBytes: () => undefined,
    limits: () => ({ maxOpen: 1_000_000, minFreeBytes: 0 }),
    onDamaged: () => (isDamaged = true),
    log: silent,
  }
  const opened = await openDatabase(path, parts)
  if (!opened.ok) return opened
  const store = joinStore(opened.value, parts)
  return success({
    opened: store,
    database: opened.value.database,
    close: () => store.close(),
    idle: () => {
      const due = tasks
      tasks = []
      for (const task of due) task()
      return isDamaged
    },
  })
}

const check: LocalCheck = { takenAtMs: 1, takenBy: 'auto', failedCodes: [] }

function picture(byteLength: number): TakenPicture {
  return { image: { bytes: randomBytes(byteLength), mediaType: 'image/jpeg', widthPx: 600, heightPx: 800 }, check }
}

export function pair(byteLength: number): NewSubmission {
  return { card: picture(byteLength), face: picture(byteLength) }
}

export function digestOf({ card, face }: Pick<NewSubmission, 'card' | 'face'>): string {
  return createHash('sha256').update(card.image.bytes).update(face.image.bytes).digest('hex')
}

/** Accepts; writes down only what was promised. @returns what it said when it refused */
export async function accept(kiosk: FaultKiosk, ledger: Ledger, byteLength: number): Promise<Failure | undefined> {
  const id = randomUUID()
  const submission = pair(byteLength)
  const added = await kiosk.opened.store.add(id, id.slice(0, 13), 1_767_600_000_000, submission)
  if (!added.ok) return added.error
  ledger.set(id, { at: 'queued', digest: digestOf(submission) })
  return undefined
}

export function move(kiosk: FaultKiosk, ledger: Ledger, id: SubmissionId, state: SubmissionState): Failure | undefined {
  const saved = kiosk.opened.store.saveProgress(id, { state, lostReplies: 0 })
  const before = ledger.get(id)
  if (!saved.ok) {
    if (before) ledger.set(id, { ...before, refused: state.at })
    return saved.error
  }
  ledger.set(id, { at: state.at, ...(state.at !== 'answered' && before?.digest && { digest: before.digest }) })
  return undefined
}

export type Judgement =
  /** All is there. */
  | { readonly kind: 'whole' }
  /** The kiosk would not work with the file, said why, and changed nothing. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Something is gone or cannot be read, and the kiosk says so. */
  | { readonly kind: 'told'; readonly note: string }
  | { readonly kind: 'SILENT LOSS' | 'CRASH'; readonly note: string }

/**
 * Opens what is at `path` as the app does, lets it idle, opens it again where it asks for that, and looks for every promise.
 * @param told what staff were told of losses before
 */
export async function judge(path: string, ledger: Ledger, told?: string): Promise<Judgement> {
  try {
    let nowMs = Date.now()
    const damages: string[] = told === undefined ? [] : [told]
    for (let start = 0; start < 3; start += 1) {
      const kiosk = await openKiosk(path, (nowMs += 1_000))
      if (!kiosk.ok) return { kind: 'refused', code: kiosk.error.code }
      if (kiosk.value.opened.damage) damages.push(kiosk.value.opened.damage.note ?? '')
      const isToBeMended = kiosk.value.idle()
      const judgement = isToBeMended ? undefined : await look(kiosk.value.opened, path, ledger, damages)
      await kiosk.value.close()
      if (judgement) return judgement
    }
    return { kind: 'CRASH', note: 'the file is never mended' }
  } catch (error) {
    return { kind: 'CRASH', note: error instanceof Error ? `${error.name}: ${error.message}` : 'thrown' }
  }
}

async function look(
  { store }: OpenedStore,
  path: string,
  ledger: Ledger,
  damages: readonly string[],
): Promise<Judgement> {
  // in this order the app meets them: what waits, what staff see, what they are told cannot be read
  const open = new Set(store.listOpen().map(({ id }) => id))
  store.list(200)
  const unreadable = new Set(store.listUnreadable())
  let gone = 0
  let illegible = 0
  for (const [id, { at, digest, refused }] of ledger) {
    const found = store.find(id)
    if (unreadable.has(id)) illegible += 1
    else if (!found) gone += 1
    else if (refused !== undefined && found.state.at === refused) continue
    else if (found.state.at !== at || (at === 'queued' && !open.has(id))) gone += 1
    else if (digest !== undefined) {
      const pictures = await store.openPictures(id)
      if (!pictures.ok && pictures.error.code === 'RECORD_UNREADABLE') illegible += 1
      else if (!pictures.ok || digestOf(pictures.value) !== digest) gone += 1
    }
  }
  const note = damages.join('; ')
  if (gone > 0) {
    const toldOf = lossesIn(note)
    const isKept = readdirSync(dirname(path)).some((name) => name.startsWith(`${basename(path)}.damaged-`))
    if (toldOf < gone || (!isKept && !note.includes('the file is gone'))) {
      return { kind: 'SILENT LOSS', note: `${gone} gone, ${toldOf} told of${note ? `: ${note}` : ''}` }
    }
  }
  return gone + illegible + damages.length > 0
    ? { kind: 'told', note: note || `${illegible} in quarantine` }
    : { kind: 'whole' }
}

/** How many losses the warning owns up to: checks that were known of, and recorded changes that are gone. */
function lossesIn(note: string): number {
  const counts = [...note.matchAll(/lost (\d+) checks|; (\d+) audit lines are gone|with (\d+) audit lines/g)]
  return counts.reduce((sum, [, checks, lines, all]) => sum + Number(checks ?? lines ?? all ?? 0), 0)
}
