/** What staff can do with the audit log and with the key of the pictures, in words that both sides use. */

export const auditFormats = ['jsonl', 'csv'] as const

/** JSON Lines can be verified with `npm run audit:verify`; CSV is for a spreadsheet. */
export type AuditFormat = (typeof auditFormats)[number]

export interface AuditExport {
  readonly lines: number
  /** Without its folder. */
  readonly fileName: string
}

export interface KeyRenewal {
  /** Pictures that are sealed with the new key now. */
  readonly resealed: number
  /** Pictures that open with no key; they stay as they are. */
  readonly left: number
}
