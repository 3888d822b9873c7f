/** An audit log as text for others: JSON Lines, which can be verified, and CSV, which can be read in a spreadsheet. Pure. */
import { z } from 'zod'
import type { AuditFormat } from '../../shared/domain/audit.ts'
import { readJson } from '../../shared/domain/json-text.ts'
import { canonicalJson, type ChainedLine } from './audit-chain.ts'
import type { AuditSeal } from './audit-seal.ts'

export interface AuditWriter {
  /** Before the first line; empty where there is none. */
  readonly head: string
  readonly line: (line: ChainedLine) => string
  /** After the last line. */
  readonly tail: (seal: AuditSeal | undefined) => string
}

/** As much of a line as every version has written. */
const lineSchema = z.object({
  sequence: z.number(),
  atMs: z.number(),
  clock: z.string(),
  event: z.looseObject({ kind: z.string() }),
})

export const auditWriters: Readonly<Record<AuditFormat, AuditWriter>> = {
  jsonl: {
    head: '',
    // the line goes in as it was hashed; nothing is spelled anew
    line: ({ text, hash }) => `{"hash":"${hash}","line":${text}}\n`,
    tail: (seal) => (seal ? `${canonicalJson({ seal })}\n` : ''),
  },
  csv: {
    head: csvRow(['sequence', 'at', 'clock', 'kind', 'facts', 'hash']),
    line: ({ text, hash }) => {
      const { data } = lineSchema.safeParse(readJson(text))
      // what somebody made of it goes out as it stands: it is what an examiner looks for
      if (!data) return csvRow(['', '', '', 'unreadable', text, hash])
      const { sequence, atMs, clock, event } = data
      const { kind, ...facts } = event
      return csvRow([String(sequence), isoTime(atMs), clock, kind, canonicalJson(facts), hash])
    },
    tail: (seal) => (seal ? csvRow(['', '', '', 'seal', canonicalJson(seal), '']) : ''),
  },
}

const EXPORTED_LINE = /^\{"hash":"([0-9a-f]{64})","line":(\{.*\})\}$/

const exportedSeal = z.strictObject({
  seal: z.strictObject({
    sequence: z.number().int().min(1),
    hash: z.string(),
    keyVersion: z.number().int().min(1),
    mac: z.string(),
  }),
})

/**
 * One line of a JSON Lines export, read back; nothing when it is none. The text is taken letter by letter as it
 * stands: were it parsed and spelled anew, a member given twice could say one thing to people and another to us.
 */
export function readExportedLine(text: string): ChainedLine | { readonly seal: AuditSeal } | undefined {
  const [, hash, line] = EXPORTED_LINE.exec(text) ?? []
  if (hash !== undefined && line !== undefined) return { hash, text: line }
  return exportedSeal.safeParse(readJson(text)).data
}

/** A row [RFC 4180]; a cell that a spreadsheet would take for a formula is led by an apostrophe [OWASP, CSV Injection]. */
export function csvRow(cells: readonly string[]): string {
  const quoted = cells.map((cell) => `"${(/^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`)
  return `${quoted.join(',')}\r\n`
}

/** A wall clock may say anything; beyond what a date can be, the number stands as it is. */
function isoTime(atMs: number): string {
  return Math.abs(atMs) <= 8.64e15 ? new Date(atMs).toISOString() : String(atMs)
}
