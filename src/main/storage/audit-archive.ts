/** The audit log for people: read page by page, verified as a whole, and written out as a file of their own. */
import {
  AUDIT_PAGE_LINES,
  type AuditEntry,
  type AuditFinding,
  type AuditFormat,
  type AuditPage,
  type AuditQuery,
} from '../../shared/domain/audit.ts'
import type { ReceiptNumber, SubmissionId } from '../../shared/domain/submission.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { failure, success, type Failure, type Result } from '../../shared/errors/result.ts'
import { fits, readEntry, submissionOf } from '../audit/audit-entry.ts'
import { auditWriters } from '../audit/audit-export.ts'
import type { AuditVerdict } from '../audit/ports.ts'
import type { AuditTable } from './audit-table.ts'
import { writeWholeFile } from './whole-file.ts'

export interface AuditArchive {
  /** @returns what the disk said when the log does not read */
  page(query: AuditQuery): Promise<Result<AuditPage>>
  /** Reads the whole log and says what of it holds. @returns what the disk said when the log does not read */
  inspect(): Promise<Result<AuditFinding>>
  /**
   * Writes the whole log to `path`, which then holds all of it or what it held before. The export is itself a line
   * of the log, the last one.
   *
   * @returns how many lines; EXPORT_FAILED, whose note says what the disk said
   */
  exportTo(path: string, format: AuditFormat): Promise<Result<number>>
}

export interface AuditArchiveDeps {
  readonly audit: AuditTable
  /** Opens the keys that a seal was made with, if it can. @returns whether they are open */
  readonly openKeys: () => Promise<boolean>
  /** Absent once the check is forgotten. */
  readonly receiptOf: (id: SubmissionId) => ReceiptNumber | undefined
}

const LINES_AT_ONCE = 500

export function createAuditArchive({ audit, openKeys, receiptOf }: AuditArchiveDeps): AuditArchive {
  async function page(query: AuditQuery): Promise<Result<AuditPage>> {
    // one more than is shown tells whether there is anything older
    const found: AuditEntry[] = []
    let before = query.before ?? Number.MAX_SAFE_INTEGER
    while (found.length <= AUDIT_PAGE_LINES) {
      const piece = audit.linesBefore(before, LINES_AT_ONCE)
      if (!piece.ok) return piece
      found.push(...piece.value.map(({ sequence, text }) => readEntry(sequence, text)).filter((e) => fits(e, query)))
      if (piece.value.length < LINES_AT_ONCE) break
      before = piece.value.at(-1)?.sequence ?? 0
      await new Promise((resolve) => setImmediate(resolve))
    }
    const entries = found.slice(0, AUDIT_PAGE_LINES).map(withReceipt)
    const oldest = entries.at(-1)
    return success({ entries, ...(oldest && found.length > AUDIT_PAGE_LINES && { older: oldest.sequence }) })
  }

  function withReceipt(entry: AuditEntry): AuditEntry {
    const id = submissionOf(entry)
    const receipt = id === undefined ? undefined : receiptOf(id)
    return receipt === undefined ? entry : { ...entry, receipt }
  }

  async function inspect(): Promise<Result<AuditFinding>> {
    const areKeysOpen = await openKeys()
    const looked = await audit.verify()
    if (!looked.ok) return looked
    const verdict = looked.value
    const firstAtMs = timeOf(1)
    const lastAtMs = timeOf(lastThatHolds(verdict))
    return success({
      verdict,
      seal: sealOf(verdict, areKeysOpen),
      ...(firstAtMs !== undefined && { firstAtMs }),
      ...(lastAtMs !== undefined && { lastAtMs }),
    })
  }

  function timeOf(sequence: number): Ms | undefined {
    const line = sequence > 0 ? audit.lines(sequence - 1, 1) : undefined
    const text = line?.ok ? line.value[0]?.text : undefined
    return text === undefined ? undefined : readEntry(sequence, text).said?.atMs
  }

  async function exportTo(path: string, format: AuditFormat): Promise<Result<number>> {
    const head = audit.head()
    if (!head.ok) return refused(head.error)
    const count = head.value + 1
    const noted = audit.append({ kind: 'audit-exported', lines: count })
    if (!noted.ok) return refused(noted.error)
    const seal = audit.seal()
    if (!seal.ok) return refused(seal.error)

    const writer = auditWriters[format]
    const written = await writeWholeFile(path, async (file) => {
      await file.appendFile(writer.head)
      for (let after = 0; after < count; after += LINES_AT_ONCE) {
        const piece = audit.lines(after, Math.min(LINES_AT_ONCE, count - after))
        if (!piece.ok) return refused(piece.error)
        await file.appendFile(piece.value.map((line) => writer.line(line)).join(''))
      }
      await file.appendFile(writer.tail(seal.value))
      return success(undefined)
    })
    return written.ok ? success(count) : written
  }

  return { page, inspect, exportTo }
}

function lastThatHolds(verdict: AuditVerdict): number {
  if (verdict.isWhole) return verdict.lines
  return verdict.fault === 'out-of-order' || verdict.fault === 'seal-broken' ? verdict.sequence : verdict.sequence - 1
}

function sealOf(verdict: AuditVerdict, areKeysOpen: boolean): AuditFinding['seal'] {
  if (verdict.isWhole && verdict.sealedUpTo === 0) return 'none'
  return areKeysOpen ? 'checked' : 'not-checked'
}

/** To staff it is the file that is not there, whichever of the two disks refused. */
function refused({ code, note }: Failure) {
  return failure('EXPORT_FAILED', { note: note ?? code })
}
