/** Puts together what stands in the way of a check, before a customer poses. Pure: it is told the facts. */
import type { ApiKeyState, KioskDescription, SecretProtection } from '../../shared/domain/health.ts'
import { isPracticeRefused, type Settings } from '../../shared/domain/settings.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { UpdateState } from '../../shared/domain/update.ts'
import type { Failure } from '../../shared/errors/result.ts'
import type { AuditVerdict } from '../audit/ports.ts'

export interface KioskFacts {
  readonly appVersion: string
  readonly settings: Settings
  readonly apiKeyState: ApiKeyState
  readonly secretProtection: SecretProtection
  readonly updates: UpdateState
  /** Why the store would refuse a submission now, where it would. */
  readonly storeProblem?: Failure
  /** Officers sign in at this kiosk, and nobody has. */
  readonly isOfficerMissing?: boolean
  /** What was met at the start and mended, but should be known. */
  readonly warnings: readonly Failure[]
  /** Set by the organisation. */
  readonly lockedSettings?: readonly (keyof Settings)[]
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
    updates: facts.updates,
    problems: problemsOf(facts),
    warnings: facts.warnings,
    ...(facts.lockedSettings && facts.lockedSettings.length > 0 && { lockedSettings: facts.lockedSettings }),
  }
}

/** Records that do not open stay on disk and stop nothing else, but staff must know of them. */
export function unreadable(count: number): readonly Failure[] {
  return count > 0 ? [{ code: 'RECORD_UNREADABLE', note: `${count} on this kiosk` }] : []
}

/** A receiver that is gone for a moment is nobody's trouble. */
const LATE_AFTER_MS: Ms = 15 * 60_000

/** Results that wait, once they wait for long or for somebody to act. */
export function lateResults(status: CourierFacts, nowMs: Ms): readonly Failure[] {
  const { waiting, oldestAtMs = nowMs, trouble } = status
  if (waiting === 0 || !trouble) return []
  if (trouble.code === 'RESULTS_SECRET_MISSING') return [{ code: trouble.code }]
  return nowMs - oldestAtMs < LATE_AFTER_MS ? [] : [{ code: 'RESULTS_DELAYED', note: `${waiting}, ${trouble.code}` }]
}

interface CourierFacts {
  readonly waiting: number
  readonly oldestAtMs?: Ms
  readonly trouble?: Failure
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

/** Nothing is known of what was on the page: staff look whether there was a customer. */
export function interruptedVisit(wasPageLost: boolean): readonly Failure[] {
  return wasPageLost ? [{ code: 'VISIT_INTERRUPTED' }] : []
}

/** Practice needs neither a key nor the operating system's protection: nothing real is kept or sent. */
function problemsOf(facts: KioskFacts): readonly Failure[] {
  const problems: Failure[] = []
  if (facts.settings.mode === 'live') {
    if (facts.secretProtection === 'unprotected') problems.push({ code: 'SECRETS_UNPROTECTED' })
    if (facts.secretProtection === 'unavailable') problems.push({ code: 'SECRETS_LOCKED' })
    if (facts.secretProtection === 'passphrase-needed') problems.push({ code: 'PASSPHRASE_NEEDED' })
    if (facts.apiKeyState === 'unset') problems.push({ code: 'MISSING_API_KEY' })
    // before the passphrase is entered no key opens: that is said already
    if (facts.apiKeyState === 'unreadable' && facts.secretProtection !== 'passphrase-needed')
      problems.push({ code: 'SECRETS_LOCKED', note: 'the key does not open' })
  }
  const { storeProblem } = facts
  if (storeProblem && !problems.some(({ code }) => code === storeProblem.code)) problems.push(storeProblem)
  if (isPracticeRefused(facts.settings)) problems.push({ code: 'PRACTICE_NOT_ALLOWED' })
  if (facts.isOfficerMissing) problems.push({ code: 'OFFICER_NEEDED' })
  return problems
}
