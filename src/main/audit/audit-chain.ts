/**
 * The lines of the audit log and the chain that holds them together: each hash covers its line and,
 * through the hash before, every line there ever was. Pure; knows no disk and no clock.
 */
import { createHash } from 'node:crypto'
import type { ClockConfidence } from '../../shared/domain/audit.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { AuditEvent } from './ports.ts'

export interface AuditLine {
  /** From 1, without a gap. */
  readonly sequence: number
  readonly atMs: Ms
  readonly clock: ClockConfidence
  readonly event: AuditEvent
}

/** A line as it is kept: the text that was hashed, and its hash. */
export interface ChainedLine {
  /** Canonical JSON of an `AuditLine`. */
  readonly text: string
  /** 64 hex digits. */
  readonly hash: string
}

/** Stands before the first line. */
export const CHAIN_START = '0'.repeat(64)

export function chainLine(previousHash: string, line: AuditLine): ChainedLine {
  const text = canonicalJson(line)
  return { text, hash: hashOf(previousHash, text) }
}

/** SHA-256 over the previous hash (32 bytes) and the line's text (UTF-8), hex. */
export function hashOf(previousHash: string, text: string): string {
  return createHash('sha256').update(previousHash, 'hex').update(text, 'utf8').digest('hex')
}

/**
 * One spelling for one value: members sorted by name at every depth, absent ones left out, no white space.
 * Strings and numbers are spelled as ECMAScript's JSON does, as in RFC 8785.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
