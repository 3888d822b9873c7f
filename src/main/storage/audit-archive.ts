/** The audit log for people: verified as a whole, and written out as a file of their own. */
import { open, rename, rm } from 'node:fs/promises'
import type { AuditFormat } from '../../shared/domain/audit.ts'
import { failure, success, type Failure, type Result } from '../../shared/errors/result.ts'
import { auditWriters } from '../audit/audit-export.ts'
import type { AuditVerdict } from '../audit/ports.ts'
import type { AuditTable } from './audit-table.ts'

export interface AuditArchive {
  /** @returns what the disk said when the log does not read */
  verify(): Promise<Result<AuditVerdict>>
  /**
   * Writes the whole log to `path`, which then holds all of it or what it held before. The export is itself a line
   * of the log, the last one.
   *
   * @returns how many lines; EXPORT_FAILED, whose note says what the disk said
   */
  exportTo(path: string, format: AuditFormat): Promise<Result<number>>
}

const LINES_AT_ONCE = 500

export function createAuditArchive({ audit }: { readonly audit: AuditTable }): AuditArchive {
  async function exportTo(path: string, format: AuditFormat): Promise<Result<number>> {
    const head = audit.head()
    if (!head.ok) return refused(head.error)
    const count = head.value + 1
    const noted = audit.append({ kind: 'audit-exported', lines: count })
    if (!noted.ok) return refused(noted.error)
    const seal = audit.seal()
    if (!seal.ok) return refused(seal.error)

    const unfinished = `${path}.part`
    try {
      const writer = auditWriters[format]
      const file = await open(unfinished, 'w', 0o600)
      try {
        await file.write(writer.head)
        for (let after = 0; after < count; after += LINES_AT_ONCE) {
          const piece = audit.lines(after, Math.min(LINES_AT_ONCE, count - after))
          if (!piece.ok) return refused(piece.error)
          await file.write(piece.value.map((line) => writer.line(line)).join(''))
        }
        await file.write(writer.tail(seal.value))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, path)
      return success(count)
    } catch (error) {
      return failure('EXPORT_FAILED', {
        note: error instanceof Error && 'code' in error ? String(error.code) : 'unknown',
      })
    } finally {
      await rm(unfinished, { force: true })
    }
  }

  return { verify: () => audit.verify(), exportTo }
}

/** To staff it is the file that is not there, whichever of the two disks refused. */
function refused({ code, note }: Failure) {
  return failure('EXPORT_FAILED', { note: note ?? code })
}
