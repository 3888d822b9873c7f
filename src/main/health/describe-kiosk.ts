/** Puts together what stands in the way of a check, before a customer poses. Pure: it is told the facts. */
import type { ApiKeyState, KioskDescription, SecretProtection } from '../../shared/domain/health.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Failure } from '../../shared/errors/result.ts'
import type { AuditVerdict } from '../audit/ports.ts'

export interface KioskFacts {
  readonly appVersion: string
  readonly settings: Settings
  readonly apiKeyState: ApiKeyState
  readonly secretProtection: SecretProtection
  /** Why the store would refuse a submission now, where it would. */
  readonly storeProblem?: Failure
  /** What was met at the start and mended, but should be known. */
  readonly warnings: readonly Failure[]
}

export function describeKiosk(facts: KioskFacts): KioskDescription {
  const { settings } = facts
  return {
    appVersion: facts.appVersion,
    mode: settings.mode,
    apiKeyState: facts.apiKeyState,
    secretProtection: facts.secretProtection,
    serviceBaseUrl: settings.serviceBaseUrl,
    serviceVersion: settings.serviceVersion,
    problems: problemsOf(facts),
    warnings: facts.warnings,
  }
}

/** Records that do not open stay on disk and stop nothing else, but staff must know of them. */
export function unreadable(count: number): readonly Failure[] {
  return count > 0 ? [{ code: 'RECORD_UNREADABLE', note: `${count} on this kiosk` }] : []
}

/** Where in the chain it broke, for whoever looks into it. @param verdict absent before the first examination */
export function brokenAudit(verdict: AuditVerdict | undefined): readonly Failure[] {
  if (!verdict || verdict.isWhole) return []
  return [{ code: 'AUDIT_BROKEN', note: `${verdict.fault} at line ${verdict.sequence}` }]
}

/** Receipts, waits and the audit log follow the clock, also while the service is still reached. */
export function wrongClock(verdict: 'right' | 'wrong' | 'unknown'): readonly Failure[] {
  return verdict === 'wrong' ? [{ code: 'CLOCK_WRONG' }] : []
}

/** Practice needs neither a key nor the operating system's protection: nothing real is kept or sent. */
function problemsOf(facts: KioskFacts): readonly Failure[] {
  const problems: Failure[] = []
  if (facts.settings.mode === 'live') {
    if (facts.secretProtection === 'unprotected') problems.push({ code: 'SECRETS_UNPROTECTED' })
    if (facts.secretProtection === 'unavailable') problems.push({ code: 'SECRETS_LOCKED' })
    if (facts.apiKeyState === 'unset') problems.push({ code: 'MISSING_API_KEY' })
    if (facts.apiKeyState === 'unreadable') problems.push({ code: 'SECRETS_LOCKED', note: 'the key does not open' })
  }
  const { storeProblem } = facts
  if (storeProblem && !problems.some(({ code }) => code === storeProblem.code)) problems.push(storeProblem)
  return problems
}
