/**
 * Submissions in SQLite: what may be read without the key in columns, pictures sealed. Each change and its line
 * in the audit log are one transaction. Knows no policy; when something is sent again or given up is the queue's to say.
 */
import type { DatabaseSync } from 'node:sqlite'
import {
  hasEnded,
  type NewSubmission,
  type ReceiptNumber,
  type SubmissionId,
  type SubmissionState,
  type SubmissionSummary,
} from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { AuditEvent } from '../audit/ports.ts'
import type { Log } from '../logging/ports.ts'
import type { Pictures, SubmissionProgress, SubmissionStore } from '../submission/ports.ts'
import type { AuditTable } from './audit-table.ts'
import type { Checkpoints } from './checkpoints.ts'
import { defaultRoomLimits, roomFor, type RoomLimits } from './disk-room.ts'
import type { KeyRing } from './key-ring.ts'
import type { OutboxTable } from './outbox.ts'
import { createQuarantine } from './quarantine.ts'
import { createRetentionSweep } from './retention-sweep.ts'
import { createPictureSealer, proofOf, unsealPictures } from './sealed-pictures.ts'
import { sealReference } from './sealed-reference.ts'
import { eventOfProgress, eventsOfAcceptance } from './submission-events.ts'
import { progressColumns, readLocalChecks, readSummary, type Row } from './submission-rows.ts'
import { prepareStatements } from './submission-statements.ts'
import { attempt, inTransaction } from './transaction.ts'

export interface SubmissionStoreDeps {
  /** From `openDatabase`; who opened it closes it. */
  readonly database: DatabaseSync
  readonly keys: KeyRing
  readonly audit: AuditTable
  readonly checkpoints: Checkpoints
  /** Is told how each check ended, in the same transaction. */
  readonly outbox: Pick<OutboxTable, 'noteEnd'>
  /** Asks for the file to be examined, and mended, at the next start. */
  readonly wantMending: () => void
  readonly nowMs: () => Ms
  /** Bytes still free on the disk; nothing when the system does not tell. */
  readonly freeBytes: () => number | undefined
  /**
   * Asked anew for each submission.
   * @default as the product comes
   */
  readonly limits?: () => RoomLimits
  readonly log: Log
}

export function createSubmissionStore(deps: SubmissionStoreDeps): SubmissionStore {
  const { database, keys, audit, checkpoints, outbox, nowMs, freeBytes, limits = () => defaultRoomLimits, log } = deps
  const sql = prepareStatements(database)
  const sealPictures = createPictureSealer()
  /** Asked for at every change and in between; counting a long history takes as long as all else. */
  let lastCounts: readonly Row[] | undefined
  const quarantine = createQuarantine({ sql, record: (work) => change(() => audit.write(work())), log })
  const sweep = createRetentionSweep({
    database,
    record: (work) => change(() => audit.write(...work())),
    destroy,
    noteEnd,
    find,
    nowMs,
  })

  /** One transaction; what it must say to the audit log goes in with it. */
  function change<T>(work: () => T): Result<T> {
    const changed = inTransaction(database, work)
    lastCounts = undefined
    if (changed.ok) {
      audit.noteCommitted()
      checkpoints.afterWriting()
    }
    return changed
  }

  function canAccept(): Result<undefined> {
    const room = attempt(() => sql.selectRoom.get())
    if (!room.ok) return room
    const free = freeBytes()
    const usable = free === undefined ? undefined : free + Number(room.value?.['reusable_bytes'])
    return roomFor(Number(room.value?.['open_count']), usable, limits())
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
    const open = await keys.open()
    if (!open.ok) return open

    const { card, face, reference, replaces } = submission
    const progress: SubmissionProgress = { state: { at: 'queued', attempts: 0, dueAtMs: createdAtMs }, lostReplies: 0 }
    const pictures = sealPictures(open.value.current, id, submission)
    const saved = change(() => {
      sql.insertSubmission.run({
        id,
        receipt,
        created_at_ms: createdAtMs,
        reference_sealed: reference === undefined ? null : sealReference(open.value.current, id, reference),
        card_check_json: JSON.stringify(card.check),
        face_check_json: JSON.stringify(face.check),
        ...progressColumns(progress),
      })
      for (const picture of pictures) sql.insertPicture.run(picture)
      audit.write(...eventsOfAcceptance(id, receipt, submission), ...(replaces === undefined ? [] : replace(replaces)))
    })
    if (!saved.ok) return saved
    if (replaces !== undefined) checkpoints.afterDestroying()
    return success({ id, receipt, createdAtMs, ...progress, ...(reference !== undefined && { reference }) })
  }

  /** What was answered or withdrawn meanwhile stays as it is. */
  function replace(id: SubmissionId): readonly AuditEvent[] {
    const state: SubmissionState = { at: 'withdrawn', by: 'replacement', reason: 'new pictures were taken' }
    const columns = { id, state_at: state.at, state_json: JSON.stringify(state), ended_at_ms: nowMs() }
    if (sql.withdrawOpen.run(columns).changes === 0) return []
    noteEnd(id)
    return [{ kind: 'withdrawn', id, by: state.by }, ...destroy(id)]
  }

  function saveProgress(id: SubmissionId, progress: SubmissionProgress): Result<SubmissionSummary> {
    const isEnd = hasEnded(progress.state)
    const save = (proof: () => readonly AuditEvent[]) =>
      update(id, () => {
        const columns = { id, ...progressColumns(progress), ended_at_ms: isEnd ? nowMs() : null }
        if (sql.updateProgress.run(columns).changes === 0) return false
        audit.write(eventOfProgress(id, progress), ...proof())
        if (isEnd) noteEnd(id)
        return true
      })
    if (!isEnd) return save(() => [])
    // one step where the disk allows it; an answer is kept also where the pictures cannot be destroyed just now
    const ended = save(() => destroy(id))
    if (!ended.ok) return save(() => [])
    checkpoints.afterDestroying()
    return ended
  }

  /** Within a transaction. */
  function noteEnd(id: SubmissionId): void {
    const row = sql.selectOne.get(id)
    const summary = row && readSummary(row, keys.peek())
    if (summary) outbox.noteEnd(summary, nowMs())
  }

  /** Also to take one off: staff must have seen what they take off. */
  async function setReference(id: SubmissionId, reference: string | undefined): Promise<Result<SubmissionSummary>> {
    const open = await keys.open()
    if (!open.ok) return open
    const sealed = reference === undefined ? null : sealReference(open.value.current, id, reference)
    return update(id, () => sql.updateReference.run({ id, reference_sealed: sealed }).changes > 0)
  }

  function update(id: SubmissionId, work: () => boolean): Result<SubmissionSummary> {
    const saved = change(work)
    if (!saved.ok) return saved
    const summary = find(id)
    if (saved.value && summary) return success(summary)
    return read(() => sql.selectExists.get(id), undefined)
      ? failure('RECORD_UNREADABLE')
      : failure('SUBMISSION_NOT_FOUND')
  }

  async function openPictures(id: SubmissionId): Promise<Result<Pictures>> {
    const rows = attempt(() => ({ pictures: sql.selectPictures.all(id), checks: sql.selectChecks.get(id) }))
    if (!rows.ok) return rows.error.code === 'STORE_DAMAGED' ? unreadable() : rows
    // they are destroyed together, and only once it has ended: anything else is damage
    if (rows.value.pictures.length < 2) return isWaiting(find(id)) ? unreadable() : failure('SUBMISSION_NOT_FOUND')
    const checks = rows.value.checks && readLocalChecks(rows.value.checks)
    if (!checks) return failure('RECORD_UNREADABLE')
    const open = await keys.open()
    return open.ok ? unsealPictures(open.value, id, rows.value.pictures, checks) : open
  }

  function destroyPictures(id: SubmissionId): Result<undefined> {
    const destroyed = change(() => audit.write(...destroy(id)))
    if (destroyed.ok) {
      checkpoints.afterDestroying()
      return success(undefined)
    }
    if (destroyed.error.code !== 'STORE_DAMAGED') return destroyed
    log.error('pictures-not-destroyed', { id, note: destroyed.error.note })
    return unreadable()
  }

  /** Within a transaction. @returns the proof */
  function destroy(id: SubmissionId): readonly AuditEvent[] {
    const envelopes = proofOf(sql.selectPictures.all(id))
    sql.deletePictures.run(id)
    return envelopes.length > 0 ? [{ kind: 'pictures-destroyed', id, envelopes }] : []
  }

  /** The file is damaged under this one record; the others go on until the next start mends it. */
  function unreadable(): Result<never> {
    deps.wantMending()
    return failure('RECORD_UNREADABLE')
  }

  function find(id: SubmissionId): SubmissionSummary | undefined {
    return summaries(() => sql.selectOne.all(id))[0]
  }

  /** Rows that cannot be believed are left out and put in quarantine. */
  function summaries(select: () => Row[]): readonly SubmissionSummary[] {
    return read(select, []).flatMap((row) => {
      const summary = readSummary(row, keys.peek())
      if (!summary) quarantine.put(row)
      return summary ?? []
    })
  }

  function countByState(): Readonly<Record<SubmissionState['at'], number>> {
    const counts = { queued: 0, sending: 0, held: 0, answered: 0, withdrawn: 0 }
    const rows = lastCounts ?? read(() => sql.countByState.all(), undefined)
    for (const { state_at: at, count } of rows ?? []) {
      if (typeof at === 'string' && Object.hasOwn(counts, at)) counts[at as SubmissionState['at']] = Number(count)
    }
    lastCounts = rows
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
    setReference,
    openPictures,
    destroyPictures,
    localChecks: (id) => {
      const row = read(() => sql.selectChecks.get(id), undefined)
      return row && readLocalChecks(row)
    },
    find,
    list: (limit) => summaries(() => sql.selectNewest.all(limit)),
    listHeld: (limit) => summaries(() => sql.selectHeld.all(limit)),
    listOpen: () => {
      quarantine.review(read(() => sql.selectQuarantined.all(), []))
      return summaries(() => sql.selectOpen.all())
    },
    listUndestroyed: () => read(() => sql.selectUndestroyed.all(), []).map((row) => String(row['submission_id'])),
    listUnreadable: () => read(() => sql.selectUnreadable.all(), []).map((row) => String(row['id'])),
    countByState,
    sweep: (periods) => {
      const swept = sweep(periods)
      if (swept.ok && swept.value.withdrawn.length > 0) checkpoints.afterDestroying()
      return swept
    },
  }
}

function isWaiting(summary: SubmissionSummary | undefined): boolean {
  return summary !== undefined && !hasEnded(summary.state)
}
