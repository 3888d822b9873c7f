/**
 * Submissions in SQLite: what may be read without the key in columns, pictures sealed.
 * Knows no policy; when something is sent again or given up is the queue's to say.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { TakenPicture } from '../../shared/domain/capture.ts'
import type {
  NewSubmission,
  ReceiptNumber,
  SubmissionId,
  SubmissionState,
  SubmissionSummary,
} from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { Log } from '../logging/ports.ts'
import type { Pictures, SubmissionProgress, SubmissionStore } from '../submission/ports.ts'
import type { DataKey } from './data-key.ts'
import { attempt, inTransaction } from './database.ts'
import { defaultRoomLimits, roomFor, type RoomLimits } from './disk-room.ts'
import { openEnvelope, sealEnvelope } from './envelope-cipher.ts'
import { prepareStatements } from './submission-statements.ts'
import { progressColumns, readLocalChecks, readSummary, type Row } from './submission-rows.ts'

export interface SubmissionStoreDeps {
  /** From `openDatabase`; who opened it closes it. */
  readonly database: DatabaseSync
  readonly dataKey: DataKey
  /** Bytes still free on the disk; nothing when the system does not tell. */
  readonly freeBytes: () => number | undefined
  readonly limits?: RoomLimits
  readonly log: Log
}

export function createSubmissionStore(deps: SubmissionStoreDeps): SubmissionStore {
  const { database, dataKey, freeBytes, limits = defaultRoomLimits, log } = deps
  const sql = prepareStatements(database)
  const unreadable = new Map<SubmissionId, SubmissionState['at']>()

  function canAccept(): Result<undefined> {
    const room = attempt(() => sql.selectRoom.get())
    if (!room.ok) return room
    const free = freeBytes()
    const usable = free === undefined ? undefined : free + Number(room.value?.['reusable_bytes'])
    return roomFor(Number(room.value?.['open_count']), usable, limits)
  }

  async function add(
    id: SubmissionId,
    receipt: ReceiptNumber,
    createdAtMs: Ms,
    submission: NewSubmission,
  ): Promise<Result<SubmissionSummary>> {
    const earlier = find(id)
    if (earlier) return success(earlier)
    const room = canAccept()
    if (!room.ok) return room
    const key = await dataKey.open()
    if (!key.ok) return key

    const { card, face, reference, replaces } = submission
    const progress: SubmissionProgress = { state: { at: 'queued', attempts: 0, dueAtMs: createdAtMs }, lostReplies: 0 }
    const sealed = { card: seal(key.value, id, 'card', card), face: seal(key.value, id, 'face', face) }
    const saved = inTransaction(database, () => {
      sql.insertSubmission.run({
        id,
        receipt,
        created_at_ms: createdAtMs,
        reference: reference ?? null,
        card_check_json: JSON.stringify(card.check),
        face_check_json: JSON.stringify(face.check),
        ...progressColumns(progress),
      })
      sql.insertPicture.run(sealed.card)
      sql.insertPicture.run(sealed.face)
      if (replaces !== undefined) withdrawReplaced(replaces)
    })
    if (!saved.ok) return saved
    if (replaces !== undefined) forgetOldPages(replaces)
    return success({ id, receipt, createdAtMs, ...progress, ...(reference !== undefined && { reference }) })
  }

  /** What was answered or withdrawn meanwhile stays as it is. */
  function withdrawReplaced(id: SubmissionId): void {
    const state: SubmissionState = { at: 'withdrawn', by: 'replacement', reason: 'new pictures were taken' }
    const { changes } = sql.withdrawOpen.run({ id, state_at: state.at, state_json: JSON.stringify(state) })
    if (changes > 0) sql.deletePictures.run(id)
  }

  function saveProgress(id: SubmissionId, progress: SubmissionProgress): Result<SubmissionSummary> {
    const saved = attempt(() => sql.updateProgress.run({ id, ...progressColumns(progress) }))
    if (!saved.ok) return saved
    if (saved.value.changes === 0) return failure('SUBMISSION_NOT_FOUND')
    const summary = find(id)
    return summary ? success(summary) : failure('RECORD_UNREADABLE')
  }

  async function openPictures(id: SubmissionId): Promise<Result<Pictures>> {
    const rows = attempt(() => ({ pictures: sql.selectPictures.all(id), checks: sql.selectChecks.get(id) }))
    if (!rows.ok) return rows.error.code === 'STORE_DAMAGED' ? failure('RECORD_UNREADABLE') : rows
    if (rows.value.pictures.length === 0) return failure('SUBMISSION_NOT_FOUND')
    const checks = rows.value.checks && readLocalChecks(rows.value.checks)
    if (!checks) return failure('RECORD_UNREADABLE')
    const key = await dataKey.open()
    if (!key.ok) return key
    const card = unseal(key.value, id, 'card', rows.value.pictures, checks.card)
    if (!card.ok) return card
    const face = unseal(key.value, id, 'face', rows.value.pictures, checks.face)
    return face.ok ? success({ card: card.value, face: face.value }) : face
  }

  function destroyPictures(id: SubmissionId): Result<undefined> {
    const deleted = attempt(() => sql.deletePictures.run(id))
    if (!deleted.ok) return deleted
    forgetOldPages(id)
    return success(undefined)
  }

  /** The freed pages are zeros by now; the write-ahead log, which still holds the sealed pictures, is emptied too. */
  function forgetOldPages(id: SubmissionId): void {
    const emptied = attempt(() => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
    if (!emptied.ok) log.warn('old-pages-remain', { id, code: emptied.error.code, note: emptied.error.note })
  }

  function find(id: SubmissionId): SubmissionSummary | undefined {
    return summaries(() => sql.selectOne.all(id))[0]
  }

  /** Rows that cannot be believed are left out and remembered. */
  function summaries(select: () => Row[]): readonly SubmissionSummary[] {
    return read(select, []).flatMap((row) => {
      const summary = readSummary(row)
      const id = String(row['id'])
      if (!summary && !unreadable.has(id)) log.error('record-unreadable', { code: 'RECORD_UNREADABLE', id })
      if (summary) unreadable.delete(id)
      else unreadable.set(id, row['state_at'] as SubmissionState['at'])
      return summary ?? []
    })
  }

  function countByState(): Record<SubmissionState['at'], number> {
    const counts = { queued: 0, sending: 0, held: 0, answered: 0, withdrawn: 0 }
    const add = (at: unknown, count: number) => {
      if (typeof at === 'string' && Object.hasOwn(counts, at)) counts[at as SubmissionState['at']] += count
    }
    for (const row of read(() => sql.countByState.all(), [])) add(row['state_at'], Number(row['count']))
    for (const at of unreadable.values()) add(at, -1)
    return counts
  }

  function read<T>(select: () => T, nothing: T): T {
    const rows = attempt(select)
    if (rows.ok) return rows.value
    log.error('store-not-read', { code: rows.error.code, note: rows.error.note })
    return nothing
  }

  return {
    canAccept,
    add,
    saveProgress,
    openPictures,
    destroyPictures,
    localChecks: (id) => {
      const row = read(() => sql.selectChecks.get(id), undefined)
      return row && readLocalChecks(row)
    },
    find,
    list: (limit) => summaries(() => sql.selectNewest.all(limit)),
    listOpen: () => summaries(() => sql.selectOpen.all()),
    listUndestroyed: () => read(() => sql.selectUndestroyed.all(), []).map((row) => String(row['submission_id'])),
    listUnreadable: () => [...unreadable.keys()],
    countByState,
  }
}

type Subject = keyof Pictures

function seal(key: Uint8Array, id: SubmissionId, subject: Subject, { image }: TakenPicture) {
  return {
    submission_id: id,
    subject,
    width_px: image.widthPx,
    height_px: image.heightPx,
    sealed: sealEnvelope(key, image.bytes, { recordId: id, field: subject }),
  }
}

function unseal(
  key: Uint8Array,
  id: SubmissionId,
  subject: Subject,
  rows: readonly Row[],
  check: TakenPicture['check'],
): Result<TakenPicture> {
  const row = rows.find((candidate) => candidate['subject'] === subject)
  const sealed = row?.['sealed']
  if (!row || !(sealed instanceof Uint8Array)) return failure('RECORD_UNREADABLE')
  const bytes = openEnvelope(key, sealed, { recordId: id, field: subject })
  if (!bytes.ok) return bytes
  const size = { widthPx: Number(row['width_px']), heightPx: Number(row['height_px']) }
  return success({ image: { bytes: bytes.value, mediaType: 'image/jpeg', ...size }, check })
}
