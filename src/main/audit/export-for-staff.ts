/** Staff want a copy of the audit log: asks where it is to go, and has it written there. Knows neither the dialog nor the disk. */
import type { AuditExport, AuditFormat } from '../../shared/domain/audit.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { success, type Result } from '../../shared/errors/result.ts'
import type { AskWhereToSave, SaveSuggestion } from './ports.ts'

export interface ExportForStaffDeps {
  /** @returns how many lines it wrote */
  readonly exportTo: (path: string, format: AuditFormat) => Promise<Result<number>>
  readonly askWhereToSave: AskWhereToSave
  readonly nowMs: Ms
}

const fileTypes: Readonly<Record<AuditFormat, SaveSuggestion['fileType']>> = {
  jsonl: { name: 'JSON Lines', extension: 'jsonl' },
  csv: { name: 'CSV', extension: 'csv' },
}

/** @returns nothing when staff changed their mind, or what `exportTo` said */
export async function exportForStaff(
  format: AuditFormat,
  { exportTo, askWhereToSave, nowMs }: ExportForStaffDeps,
): Promise<Result<AuditExport | undefined>> {
  const fileType = fileTypes[format]
  const path = await askWhereToSave({ fileName: timedName('audit', nowMs, fileType.extension), fileType })
  if (path === undefined) return success(undefined)
  const written = await exportTo(path, format)
  return written.ok ? success({ lines: written.value, fileName: nameIn(path) }) : written
}

/** `countersign-audit-2026-11-03T14-02-09Z.csv`: no colons, for Windows takes none in a name. */
export function timedName(what: string, nowMs: Ms, extension: string): string {
  return `countersign-${what}-${new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '-')}Z.${extension}`
}

/** The file's name without its folder. */
export function nameIn(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
