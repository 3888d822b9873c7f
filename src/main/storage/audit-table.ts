/**
 * The audit log as a table of the store's own database: what happens to a submission and the line
 * that says so are one transaction. Append-only by a trigger; chained; sealed while the data key is open.
 */
import type { DatabaseSync } from 'node:sqlite'
import { CHAIN_START, chainLine, type ChainedLine } from '../audit/audit-chain.ts'
import { isGenuine, makeSeal, type AuditSeal } from '../audit/audit-seal.ts'
import { createAuditVerifier } from '../audit/audit-verifier.ts'
import { clockConfidence, type ClockReading } from '../audit/clock-confidence.ts'
import type { AuditClock, AuditEvent, AuditLog, AuditVerdict } from '../audit/ports.ts'
import { success, type Result } from '../../shared/errors/result.ts'
import type { HighWaterMark } from './high-water-mark.ts'
import type { OpenKeys } from './key-ring.ts'
import { attempt, inTransaction } from './transaction.ts'

export interface AuditTable extends AuditLog {
  /** Writes lines within the caller's transaction. Throws what SQLite throws. */
  write(...events: readonly AuditEvent[]): void
  /** To be called when that transaction is on disk. */
  noteCommitted(): void
  /** Lines after `sequence`, oldest first, at most `limit`. */
  lines(afterSequence: number, limit: number): Result<readonly ChainedLine[]>
  /** Lines before `sequence`, newest first, at most `limit`; each with the number of its row. */
  linesBefore(sequence: number, limit: number): Result<readonly { readonly sequence: number; readonly text: string }[]>
  /** The newest line's sequence; 0 for none. */
  head(): Result<number>
  seal(): Result<AuditSeal | undefined>
  /** Reads the whole log, a piece at a time, so that the kiosk can breathe. @returns what the disk said when it does not read */
  verify(): Promise<Result<AuditVerdict>>
}

export interface AuditTableDeps {
  readonly database: DatabaseSync
  readonly clock: AuditClock
  /** The keys, where they are open. */
  readonly keys: () => OpenKeys | undefined
  /** Absent while a file is being built. */
  readonly mark?: HighWaterMark
}

const SEAL = 'audit-seal'
const LINES_AT_ONCE = 500

export function createAuditTable({ database, clock, keys, mark }: AuditTableDeps): AuditTable {
  const selectHead = database.prepare('SELECT sequence, at_ms, hash FROM audit ORDER BY sequence DESC LIMIT 1')
  const insertLine = database.prepare('INSERT INTO audit (sequence, at_ms, line, hash) VALUES (?, ?, ?, ?)')
  const selectLines = database.prepare('SELECT line, hash FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?')
  const selectLinesBefore = database.prepare(
    'SELECT sequence, line FROM audit WHERE sequence < ? ORDER BY sequence DESC LIMIT ?',
  )
  const selectSeal = database.prepare('SELECT value FROM meta WHERE name = ?')
  const writeSeal = database.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  const selectSealDue = database.prepare(
    `SELECT (SELECT max(sequence) FROM audit WHERE line LIKE '%"kind":"submission-accepted"%')
       > coalesce((SELECT max(sequence) FROM audit WHERE line LIKE '%"kind":"store-salvaged"%'), 0) AS isDue`,
  )
  let lastReading: ClockReading | undefined
  let lastSequence = 0

  function write(...events: readonly AuditEvent[]): void {
    if (events.length === 0) return
    const row = selectHead.get()
    let head = { sequence: Number(row?.['sequence'] ?? 0), hash: String(row?.['hash'] ?? CHAIN_START) }
    lastReading ??= row && { wallMs: Number(row['at_ms']) }
    for (const event of events) {
      const now = { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() }
      const sequence = head.sequence + 1
      const confidence = clockConfidence(lastReading, now)
      const { text, hash } = chainLine(head.hash, { sequence, atMs: now.wallMs, clock: confidence, event })
      insertLine.run(sequence, Math.round(now.wallMs), text, hash)
      head = { sequence, hash }
      lastReading = now
    }
    lastSequence = head.sequence
    sealHead(head)
  }

  function sealHead(head: Pick<AuditSeal, 'sequence' | 'hash'>): void {
    const key = keys()?.current
    if (!key || head.sequence === 0) return
    const seal = makeSeal(key.bytes, { ...head, keyVersion: key.version })
    writeSeal.run(SEAL, Buffer.from(JSON.stringify(seal)))
  }

  function append(event: AuditEvent): Result<undefined> {
    const written = inTransaction(database, () => write(event))
    if (written.ok) noteCommitted()
    return written.ok ? success(undefined) : written
  }

  function noteCommitted(): void {
    mark?.raise(lastSequence)
  }

  function readSealed(): AuditSeal | undefined {
    const value = selectSeal.get(SEAL)?.['value']
    return value instanceof Uint8Array ? readSeal(value) : undefined
  }

  /** Nothing is accepted without the key, so from then on there is a seal; a salvaged log may have to wait for the next one. */
  function isSealDue(): boolean {
    return selectSealDue.get()?.['isDue'] === 1
  }

  async function verify(): Promise<Result<AuditVerdict>> {
    const verifier = createAuditVerifier()
    // read first: lines that are written meanwhile belong to a newer seal
    const sealed = attempt(() => readSealed() ?? (isSealDue() ? noSeal : undefined))
    if (!sealed.ok) return sealed
    for (let after = 0; ; after += LINES_AT_ONCE) {
      const piece = lines(after, LINES_AT_ONCE)
      if (!piece.ok) return piece
      for (const line of piece.value) verifier.take(line)
      if (piece.value.length < LINES_AT_ONCE) break
      await new Promise((resolve) => setImmediate(resolve))
    }
    return success(verifier.finish(sealed.value, isOurs))
  }

  /** Where the key that made it does not open, nobody here can tell; the chain speaks alone then. */
  function isOurs(made: AuditSeal): boolean {
    const open = keys()
    if (!open) return true
    const key = open.find(made.keyVersion)
    return key !== undefined && isGenuine(key, made)
  }

  function lines(afterSequence: number, limit: number): Result<readonly ChainedLine[]> {
    return attempt(() =>
      selectLines.all(afterSequence, limit).map((row) => ({ text: String(row['line']), hash: String(row['hash']) })),
    )
  }

  return {
    append,
    write,
    noteCommitted,
    lines,
    linesBefore: (sequence, limit) =>
      attempt(() =>
        selectLinesBefore
          .all(sequence, limit)
          .map((row) => ({ sequence: Number(row['sequence']), text: String(row['line']) })),
      ),
    seal: () => attempt(readSealed),
    head: () => attempt(() => Number(selectHead.get()?.['sequence'] ?? 0)),
    verify,
  }
}

/** Fits no line: found to be broken, as one that was taken away must be. */
const noSeal: AuditSeal = { sequence: 1, hash: '', keyVersion: 0, mac: '' }

/** What does not read is no seal of ours: it fits no line and is found to be broken. */
function readSeal(value: Uint8Array): AuditSeal {
  try {
    return { ...noSeal, ...(JSON.parse(Buffer.from(value).toString('utf8')) as AuditSeal) }
  } catch {
    return noSeal
  }
}
