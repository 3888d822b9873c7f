/**
 * Replaces the key that seals pictures and references, a few at a time, while the kiosk goes on working. The older
 * keys stay until nothing is sealed with them any more, so that a crash at any step costs no record.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { KeyRenewal } from '../../shared/domain/audit.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { AuditTable } from './audit-table.ts'
import type { Checkpoints } from './checkpoints.ts'
import { keyVersionOf, openEnvelope, sealEnvelope } from './envelope-cipher.ts'
import { isKeyLocked, type KeyRing, type OpenKeys } from './key-ring.ts'
import type { DatabaseKeySlots } from './key-slots.ts'
import { databaseValue } from './meta-value.ts'
import type { ReferenceUpkeep } from './reference-upkeep.ts'
import { attempt, inTransaction } from './transaction.ts'

/** `resealed` counts pictures. Of what is `left`, pictures and references that do not open, the older keys are kept too. */
export interface RotationReport extends KeyRenewal {
  readonly keyVersion: number
}

export interface KeyRotation {
  /**
   * Makes a new key and seals everything with it.
   * @returns SECRETS_UNPROTECTED, SECRETS_LOCKED or PASSPHRASE_NEEDED; KEY_NOT_RENEWED when the disk refused, the next start goes on then
   */
  rotate(): Promise<Result<RotationReport>>
  /** Goes on with a rotation that an earlier run did not finish; nothing to do is the usual case. */
  resume(): Promise<Result<RotationReport | undefined>>
  /** Resolves once no step is under way; what is left is for the next start. */
  stop(): Promise<void>
}

export interface KeyRotationDeps {
  readonly database: DatabaseSync
  readonly keys: KeyRing
  readonly slots: DatabaseKeySlots
  readonly audit: AuditTable
  readonly checkpoints: Checkpoints
  readonly references: Pick<ReferenceUpkeep, 'resealAll'>
}

export function createKeyRotation(deps: KeyRotationDeps): KeyRotation {
  const { database, keys, slots, audit, checkpoints, references } = deps
  const finished = databaseValue(database, 'data-key-rotated')
  const nextRow = database.prepare('SELECT rowid FROM picture NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT 1')
  const selectPicture = database.prepare('SELECT submission_id, subject, sealed FROM picture WHERE rowid = ?')
  const updatePicture = database.prepare('UPDATE picture SET sealed = ? WHERE rowid = ?')
  let underWay: Promise<Result<RotationReport>> | undefined
  let isStopped = false

  async function rotate(): Promise<Result<RotationReport>> {
    underWay ??= refusalsInWords(async () => {
      const renewed = await keys.renew()
      if (!renewed.ok) return renewed
      if (isStopped) return success({ keyVersion: renewed.value.current.version, resealed: 0, left: 0 })
      const begun = audit.append({ kind: 'key-rotation-began', keyVersion: renewed.value.current.version })
      return begun.ok ? resealAll(renewed.value) : begun
    }).finally(() => (underWay = undefined))
    return underWay
  }

  async function resume(): Promise<Result<RotationReport | undefined>> {
    const kept = slots.list()
    if (!kept.ok) return kept
    const done = finished.read()
    if (!done.ok) return done
    const newest = Math.max(0, ...kept.value.keys())
    const lastFinished = done.value ? Number(Buffer.from(done.value).toString()) : 1
    if (kept.value.size < 2 || newest <= lastFinished) return success(undefined)
    const open = await keys.open()
    if (!open.ok) return open
    if (isStopped) return success(undefined)
    underWay ??= resealAll(open.value).finally(() => (underWay = undefined))
    return underWay
  }

  /** What is added meanwhile is sealed with the new key already, and is only looked at. */
  async function resealAll(open: OpenKeys): Promise<Result<RotationReport>> {
    const keyVersion = open.current.version
    let resealed = 0
    let left = 0
    let rowId = 0
    for (;;) {
      const next = attempt(() => Number(nextRow.get(rowId)?.['rowid'] ?? 0))
      if (!next.ok) return next
      if (next.value === 0) break
      rowId = next.value
      const done = reseal(open, rowId)
      if (!done.ok) return done
      if (done.value === 'resealed') resealed += 1
      if (done.value === 'left') left += 1
      await new Promise((resolve) => setImmediate(resolve))
      if (isStopped) return success({ keyVersion, resealed, left })
    }
    const referencesLeft = await references.resealAll(open)
    if (!referencesLeft.ok) return referencesLeft
    left += referencesLeft.value
    if (isStopped) return success({ keyVersion, resealed, left })
    const ended = inTransaction(database, () => {
      if (left === 0) slots.dropOlderThan(keyVersion)
      finished.write(Buffer.from(String(keyVersion)))
      audit.write({ kind: 'key-rotated', keyVersion, resealed, left })
    })
    if (!ended.ok) return ended
    audit.noteCommitted()
    checkpoints.afterDestroying()
    return success({ keyVersion, resealed, left })
  }

  function reseal(open: OpenKeys, rowId: number): Result<'resealed' | 'left' | 'new'> {
    const row = attempt(() => selectPicture.get(rowId))
    if (!row.ok) return row.error.code === 'STORE_DAMAGED' ? success('left') : row
    const sealed = row.value?.['sealed']
    if (!(sealed instanceof Uint8Array) || keyVersionOf(sealed) === open.current.version) return success('new')
    const place = { recordId: String(row.value?.['submission_id']), field: String(row.value?.['subject']) }
    const opened = openEnvelope((version) => open.find(version), sealed, place)
    if (!opened.ok) return success('left')
    const written = attempt(() => updatePicture.run(sealEnvelope(open.current, opened.value, place), rowId))
    if (!written.ok) return written
    checkpoints.afterWriting()
    return success('resealed')
  }

  return {
    rotate,
    resume,
    stop: async () => {
      isStopped = true
      await underWay
    },
  }
}

/** Staff did not save a check just now: what the disk says of that would mislead them. */
async function refusalsInWords(work: () => Promise<Result<RotationReport>>): Promise<Result<RotationReport>> {
  const done = await work()
  if (done.ok || isKeyLocked(done.error.code)) return done
  return failure('KEY_NOT_RENEWED', { note: done.error.note ?? done.error.code })
}
