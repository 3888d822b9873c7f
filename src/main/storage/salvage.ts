/**
 * Carries over what a damaged file still gives: rows that read, pictures whose seal holds, the wrapped keys, and the
 * audit log as far as its chain is whole. Reads the old file only; counts aloud what it could not save.
 */
import type { DatabaseSync } from 'node:sqlite'
import { CHAIN_START } from '../audit/audit-chain.ts'
import type { AuditClock } from '../audit/ports.ts'
import { createAuditVerifier } from '../audit/audit-verifier.ts'
import { hasEnded, type SubmissionState } from '../../shared/domain/submission.ts'
import { success, type Result } from '../../shared/errors/result.ts'
import { createAuditTable } from './audit-table.ts'
import { connect } from './connection.ts'
import { readDamaged, type DamagedFile, type SalvagedRow } from './damaged-file.ts'
import { openEnvelope } from './envelope-cipher.ts'
import { createKeyRing, type OpenKeys } from './key-ring.ts'
import { databaseKeySlots } from './key-slots.ts'
import { applySchema } from './migrate.ts'
import { openDamaged } from './open-damaged.ts'
import { noteReferencesInClear, referenceOutOfMessages } from './schema.ts'
import type { SecretBox } from './ports.ts'
import { readSummary } from './submission-rows.ts'
import { untoldDamage } from './untold-damage.ts'
import { attempt, inTransaction } from './transaction.ts'

interface SalvageReport {
  /** Without the wrapped key no picture will ever open again. */
  readonly hasKey: boolean
  readonly submissions: number
  /** Known to have been there, and gone. */
  readonly lostSubmissions: number
  readonly pictures: number
  /** Of submissions that still wait for their answer; those are held now, for new pictures to be taken. */
  readonly lostPictures: number
  readonly auditLines: number
}

export interface SalvageDeps {
  readonly clock: AuditClock
  readonly box: SecretBox
  /** What is damaged, in a few words. */
  readonly reason: string
  /** The name under which the damaged file will be kept. */
  readonly keptAs: string
  /** Audit lines that there were; each check has one at least, so it bounds what nobody can name any more. */
  readonly recordedLines: number
}

/** A crash on the way costs nothing: the file is built again. Small enough for the memory of any kiosk. */
const SUBMISSIONS_AT_ONCE = 10

const SUBJECTS = ['card', 'face'] as const

/**
 * Builds a sound file at `target` out of the damaged one at `path`; what was kept and what was lost is noted in it, in
 * words for staff. @returns STORE_FULL or STORE_FAILED; throws where the disk refuses to read the damaged file
 */
export async function buildSalvaged(path: string, target: string, deps: SalvageDeps): Promise<Result<undefined>> {
  const opened = connect(target)
  if (!opened.ok) return opened
  const database = opened.value
  const source = openDamaged(path, `${target}-source`)
  try {
    // synced as a whole when it is taken into use
    const begun = attempt(() => database.exec('PRAGMA synchronous = OFF'))
    if (!begun.ok) return begun
    const applied = applySchema(database, 0)
    if (!applied.ok) return applied
    return await carryOver(readDamaged(source.database), database, deps)
  } finally {
    source.close()
    database.close()
  }
}

async function carryOver(
  old: DamagedFile,
  database: DatabaseSync,
  { clock, box, reason, keptAs, recordedLines }: SalvageDeps,
): Promise<Result<undefined>> {
  const begun = inTransaction(database, () => {
    copyMeta(old, database)
    copyOutbox(old, database)
    return copyAudit(old, database)
  })
  if (!begun.ok) return begun

  const wrapped = databaseKeySlots(database).list()
  const hasKey = wrapped.ok && wrapped.value.size > 0
  const keys = hasKey ? await openedKeys(box, wrapped.value) : undefined

  const copier = createCopier(old, database, keys)
  for (let at = 0; at < old.rows.length; at += SUBMISSIONS_AT_ONCE) {
    const piece = old.rows.slice(at, at + SUBMISSIONS_AT_ONCE)
    const copied = inTransaction(database, () => {
      for (const row of piece) copier.copy(row)
    })
    if (!copied.ok) return copied
    await new Promise((resolve) => setImmediate(resolve))
  }

  const noted = attempt(() => database.exec(noteReferencesInClear))
  if (!noted.ok) return noted

  const counts = copier.counts()
  const lostSubmissions = [...old.knownIds].filter((id) => !counts.ids.has(id)).length + old.namelessRows
  const report: SalvageReport = {
    hasKey,
    submissions: counts.ids.size,
    lostSubmissions,
    pictures: counts.pictures,
    lostPictures: counts.lostPictures,
    auditLines: begun.value,
  }
  const { hasKey: _, ...told } = report
  const audit = createAuditTable({ database, clock, keys: () => keys })
  return inTransaction(database, () => {
    audit.write({ kind: 'store-damaged', reason, keptAs }, { kind: 'store-salvaged', ...told })
    const noted = untoldDamage(database).write(`${reason}; kept as ${keptAs}; ${inWords(report, recordedLines)}`)
    // rolls the lines back with it
    if (!noted.ok) throw new Error(noted.error.note)
    return undefined
  })
}

function inWords(report: SalvageReport, recordedLines: number): string {
  const { hasKey, submissions, lostSubmissions, pictures, lostPictures, auditLines } = report
  const counts = `carried over ${submissions} checks with ${pictures} pictures, lost ${lostSubmissions} checks and ${lostPictures} pictures`
  const lines = auditLines < recordedLines ? [`${recordedLines - auditLines} audit lines are gone`] : []
  const key = hasKey ? [] : ['the key of the pictures could not be read']
  return [counts, ...lines, ...key].join('; ')
}

/** The seal of the old log fits the new one no more; all else comes along. */
function copyMeta({ meta }: DamagedFile, database: DatabaseSync): void {
  const insert = database.prepare('INSERT OR IGNORE INTO meta (name, value) VALUES (?, ?)')
  for (const { name, value } of meta) if (name !== 'audit-seal') insert.run(name, value)
}

/** What the table's own rules refuse was damaged too. */
function copyOutbox({ outbox }: DamagedFile, database: DatabaseSync): void {
  const insert = database.prepare(
    `INSERT OR IGNORE INTO outbox (id, receipt, created_at_ms, message, attempts, due_at_ms, reference, reference_sealed,
       overdue_days)
     VALUES (:id, :receipt, :created_at_ms, :message, :attempts, :due_at_ms, :reference, :reference_sealed,
       :overdue_days)`,
  )
  for (const { sequence: _, ...row } of outbox) {
    const copied = attempt(() => insert.run({ reference: null, reference_sealed: null, overdue_days: 0, ...row }))
    if (!copied.ok && copied.error.code !== 'STORE_FAILED') throw new Error(copied.error.note)
  }
  database.exec(referenceOutOfMessages)
}

/** Up to the first line that does not follow from the one before. */
function copyAudit({ auditLines }: DamagedFile, database: DatabaseSync): number {
  const insert = database.prepare('INSERT INTO audit (sequence, at_ms, line, hash) VALUES (?, ?, ?, ?)')
  const verifier = createAuditVerifier()
  let copied = 0
  let head = CHAIN_START
  for (const { text, hash, atMs } of auditLines) {
    verifier.take({ text, hash })
    const verdict = verifier.finish(undefined)
    if (!verdict.isWhole || verdict.headHash === head) break
    head = verdict.headHash
    copied += 1
    insert.run(copied, atMs, text, hash)
  }
  return copied
}

/** Nothing while the operating system keeps its keys locked: the pictures are then carried over unproven. */
async function openedKeys(box: SecretBox, wrapped: ReadonlyMap<number, Uint8Array>): Promise<OpenKeys | undefined> {
  const slots = { list: () => success(wrapped), write: () => success(undefined) }
  const opened = await createKeyRing({ box, slots }).open()
  return opened.ok ? opened.value : undefined
}

function createCopier(old: DamagedFile, database: DatabaseSync, keys: OpenKeys | undefined) {
  const insertSubmission = database.prepare(
    `INSERT INTO submission (sequence, id, receipt, created_at_ms, reference, reference_sealed, state_at, state_json,
       last_failure_json, lost_replies, card_check_json, face_check_json, ended_at_ms, overdue_days)
     VALUES (:sequence, :id, :receipt, :created_at_ms, :reference, :reference_sealed, :state_at, :state_json,
       :last_failure_json, :lost_replies, :card_check_json, :face_check_json, :ended_at_ms, :overdue_days)`,
  )
  const insertPicture = database.prepare(
    `INSERT INTO picture (submission_id, subject, width_px, height_px, sealed)
     VALUES (:submission_id, :subject, :width_px, :height_px, :sealed)`,
  )
  const ids = new Set<string>()
  let pictures = 0
  let lostPictures = 0

  function copy(row: SalvagedRow): void {
    const { id } = row
    if (typeof id !== 'string' || ids.has(id)) return
    const whole = SUBJECTS.flatMap((subject) => {
      const picture = old.picture(id, subject, (sealed) => isWhole(sealed, id, subject))
      return picture ? [picture] : []
    })
    // of the two places that name the state, the one that can be parsed as a whole is believed
    const state = readSummary({ ...row, ...quarantined })?.state
    const lost = state && !hasEnded(state) ? SUBJECTS.length - whole.length : 0
    const stored = attempt(() =>
      insertSubmission.run({ ...columnsOf(row), ...(state ? heldFor(lost, state) : quarantined) }),
    )
    // what the table's own rules refuse is no row of ours any more
    if (!stored.ok && stored.error.code !== 'STORE_FAILED') throw new Error(stored.error.note)
    if (!stored.ok) return
    ids.add(id)
    for (const picture of whole) insertPicture.run({ ...picture })
    pictures += whole.length
    lostPictures += lost
  }

  function isWhole(sealed: Uint8Array, recordId: string, field: string): boolean {
    return !keys || openEnvelope((version) => keys.find(version), sealed, { recordId, field }).ok
  }

  return { copy, counts: () => ({ ids, pictures, lostPictures }) }
}

const quarantined = { state_at: 'quarantined' }

/** A submission whose pictures are gone waits for a person, not for the line. */
function heldFor(lostPictures: number, state: SubmissionState): Record<string, string> {
  if (lostPictures === 0 || hasEnded(state)) return { state_at: state.at }
  const held: SubmissionState = { at: 'held', attempts: state.attempts, code: 'RECORD_UNREADABLE' }
  return { state_at: 'held', state_json: JSON.stringify(held), last_failure_json: '{"code":"RECORD_UNREADABLE"}' }
}

function columnsOf(row: SalvagedRow) {
  const value = (name: string) => row[name] ?? null
  return {
    sequence: value('sequence'),
    id: value('id'),
    receipt: value('receipt'),
    created_at_ms: value('created_at_ms'),
    reference: value('reference'),
    reference_sealed: value('reference_sealed'),
    state_at: value('state_at'),
    state_json: value('state_json'),
    last_failure_json: value('last_failure_json'),
    lost_replies: value('lost_replies'),
    card_check_json: value('card_check_json'),
    face_check_json: value('face_check_json'),
    ended_at_ms: value('ended_at_ms'),
    overdue_days: row['overdue_days'] ?? 0,
  }
}
