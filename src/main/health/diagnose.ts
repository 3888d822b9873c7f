/** Puts the kiosk's diagnostics together from what others measured. Pure: it is told the facts, and believes no log line. */
import { SHOWN_TROUBLES, type KioskDiagnostics, type LoggedTrouble } from '../../shared/domain/diagnostics.ts'
import { fieldsOf, readJson } from '../../shared/domain/json-text.ts'

export interface DiagnosticFacts extends Omit<KioskDiagnostics, 'troubles'> {
  /** Lines of the redacted log, newest first. */
  readonly logLines: readonly string[]
}

export function diagnose({ logLines, ...facts }: DiagnosticFacts): KioskDiagnostics {
  return { ...facts, troubles: logLines.flatMap(troubleIn).slice(0, SHOWN_TROUBLES) }
}

function troubleIn(line: string): readonly LoggedTrouble[] {
  const { at, level, event, facts = {} } = fieldsOf(readJson(line))
  if (typeof at !== 'string' || typeof event !== 'string' || (level !== 'warn' && level !== 'error')) return []
  if (typeof facts !== 'object' || facts === null) return []
  const plain = Object.entries(facts).filter((fact): fact is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof fact[1]),
  )
  return [{ at, level, event, facts: Object.fromEntries(plain) }]
}
