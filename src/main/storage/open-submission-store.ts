/** Makes the parts of the store and joins them: one file, its keys, its audit log. No rule lives here. */
import { success, type Failure, type Result } from '../../shared/errors/result.ts'
import type { AuditClock, AuditLog } from '../audit/ports.ts'
import type { Log } from '../logging/ports.ts'
import type { Outbox, TellEnd } from '../results/ports.ts'
import type { Clock, QueueMemory, SubmissionStore } from '../submission/ports.ts'
import { createAuditArchive, type AuditArchive } from './audit-archive.ts'
import { createAuditTable } from './audit-table.ts'
import { createCheckpoints } from './checkpoints.ts'
import { checkTables } from './connection.ts'
import type { RoomLimits } from './disk-room.ts'
import { openMark } from './high-water-mark.ts'
import { createKeyRing, type OpenKeys } from './key-ring.ts'
import { createKeyRotation, type RotationReport } from './key-rotation.ts'
import { databaseKeySlots } from './key-slots.ts'
import { databaseValue } from './meta-value.ts'
import { openDatabase, type OpenedDatabase } from './open-database.ts'
import { createOutbox } from './outbox.ts'
import type { SecretBox } from './ports.ts'
import { createQueueMemory } from './queue-memory.ts'
import { createReferenceUpkeep } from './reference-upkeep.ts'
import { hasNote, leaveNote, MEND_NOTE, removeNotes } from './run-notes.ts'
import { examineAll, type Examination } from './self-examination.ts'
import { createSubmissionStore } from './submission-store.ts'
import { untoldDamage } from './untold-damage.ts'

export interface StoreParts {
  /** Of the database file; its folder is made when missing. */
  readonly path: string
  readonly box: SecretBox
  readonly clock: Clock & AuditClock
  /** Bytes still free on the disk; nothing when the system does not tell. */
  readonly freeBytes: () => number | undefined
  /**
   * Asked anew for each submission.
   * @default as the product comes
   */
  readonly limits?: () => RoomLimits
  /** The file was found to be damaged after it was opened: opening it again mends it. */
  readonly onDamaged?: () => void
  /** From now on references can be read. */
  readonly onKeysOpened?: () => void
  /** Absent where the organisation's systems are never told how checks end. */
  readonly tellEnd?: TellEnd
  readonly log: Log
}

export interface OpenedStore {
  readonly store: SubmissionStore
  /** Resolves once it is known whether the keys open; references cannot be read before. Never rejects. */
  readonly keysTried: Promise<void>
  readonly audit: AuditLog
  readonly archive: AuditArchive
  readonly queueMemory: QueueMemory
  /** Results that are to be delivered. */
  readonly outbox: Outbox
  /** STORE_DAMAGED with what was kept and what was lost, when the file had to be begun anew. */
  readonly damage?: Failure
  /** Replaces the key that seals the pictures. @returns SECRETS_UNPROTECTED, SECRETS_LOCKED or KEY_NOT_RENEWED */
  rotateKey(): Promise<Result<RotationReport>>
  /**
   * Looks at everything that is kept; a damaged file is told to `onDamaged` too.
   * @returns nothing when the store was closed meanwhile; STORE_DAMAGED, or what the disk said
   */
  examine(): Promise<Result<Examination | undefined>>
  /** Finishes the step that is under way; resolves when the file is closed. */
  close(): Promise<void>
}

/** By then the kiosk shows its screen and has begun to send. */
const CHECK_AFTER_MS = 2_000

/** @returns STORE_FULL or STORE_FAILED as `openDatabase` says; the file is left as it is then */
export async function openSubmissionStore(parts: StoreParts): Promise<Result<OpenedStore>> {
  const opened = await openDatabase(parts.path, parts)
  return opened.ok ? success(joinStore(opened.value, parts)) : opened
}

/** The same over a database that is open already; closes it in the end. */
export function joinStore({ database, damage, isUnchecked }: OpenedDatabase, parts: StoreParts): OpenedStore {
  const { path, box, clock, log } = parts
  let isClosing = false
  let sealing: Promise<void> | undefined

  const mark = openMark(path)
  const slots = databaseKeySlots(database)
  const keys = createKeyRing({ box, slots, onOpened: (open) => void (sealing = sealClear(open)) })
  const audit = createAuditTable({ database, clock, keys: () => keys.peek(), mark })
  const checkpoints = createCheckpoints({ database, clock, log })
  const references = createReferenceUpkeep({ database, isStopped: () => isClosing })
  const rotation = createKeyRotation({ database, keys, slots, audit, checkpoints, references })
  const outbox = createOutbox({
    database,
    keys: () => keys.peek(),
    log,
    ...(parts.tellEnd && { tellEnd: parts.tellEnd }),
  })
  const store = createSubmissionStore({
    ...parts,
    outbox,
    database,
    keys,
    audit,
    checkpoints,
    wantMending: () => leaveNote(path, MEND_NOTE),
    nowMs: () => clock.nowMs(),
  })
  // what an earlier run left in the log, and in an unfinished rotation
  checkpoints.afterWriting()
  void rotation.resume().then((resumed) => {
    if (!resumed.ok) log.warn('key-rotation-not-resumed', { code: resumed.error.code, note: resumed.error.note })
  })

  let examining: Promise<unknown> = Promise.resolve()
  const cancelCheck = isUnchecked ? clock.after(CHECK_AFTER_MS, checkAll) : undefined

  function checkAll(): Result<undefined> {
    const checked = checkTables(database)
    if (checked.ok) return checked
    log.error('store-damaged', { code: checked.error.code, note: checked.error.note })
    leaveNote(path, MEND_NOTE)
    parts.onDamaged?.()
    return checked
  }

  /** What an older file left in the clear; also what of the log still shows it. */
  async function sealClear(open: OpenKeys): Promise<void> {
    const sealed = await references.sealClear(() => (keys.peek() ?? open).current)
    if (!sealed.ok) log.warn('references-not-sealed', { code: sealed.error.code, note: sealed.error.note })
    else if (sealed.value) checkpoints.afterDestroying()
    if (!isClosing) parts.onKeysOpened?.()
  }

  /** Looking must not make a first key. */
  async function openKeys(): Promise<boolean> {
    const kept = slots.list()
    return kept.ok && kept.value.size > 0 && (await keys.open()).ok
  }

  const keysTried = openKeys()
    .then(() => sealing)
    .catch((error: unknown) => log.error('keys-not-tried', { note: error instanceof Error ? error.name : 'thrown' }))

  return {
    store,
    keysTried,
    audit,
    archive: createAuditArchive({ audit, openKeys, receiptOf: (id) => store.find(id)?.receipt }),
    outbox,
    queueMemory: createQueueMemory({ slot: databaseValue(database, 'queue-memory'), log }),
    ...(damage && { damage }),
    rotateKey: () => rotation.rotate(),
    examine: () => {
      const examination = examineAll({ audit, store, checkTables: checkAll, isStopped: () => isClosing })
      examining = examination
      return examination
    },
    close: async () => {
      isClosing = true
      cancelCheck?.()
      await examining
      await sealing
      await rotation.stop()
      untoldDamage(database).forget()
      checkpoints.stop()
      database.close()
      mark.close()
      if (!hasNote(path, MEND_NOTE)) removeNotes(path)
    },
  }
}
