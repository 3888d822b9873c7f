/** What a line of the audit log tells besides its kind, in staff's words. Pure; believes nothing of what it reads. */
import type { AuditEvent, AuditKind, DestroyedEnvelope } from '../../../shared/domain/audit-event.ts'
import { signOutWays } from '../../../shared/domain/officer.ts'
import { overrideReasons } from '../../../shared/domain/override-reason.ts'
import { consentRecorders } from '../../../shared/domain/consent.ts'
import { policyStates } from '../../../shared/domain/policy.ts'
import { languages, type Language } from '../../../shared/domain/settings.ts'
import { uncheckedReasons } from '../../../shared/domain/unchecked.ts'
import { isErrorCode } from '../../../shared/errors/error-catalog.ts'
import { en } from '../../i18n/en.ts'
import type { Fact } from './fact.ts'
import { settingLabel } from './setting-words.ts'
import type { StaffWordsAccess } from './useStaffWords.ts'

type Words = StaffWordsAccess['t']

const senders = ['customer', 'staff', 'replacement', 'retention'] as const
const modes = ['practice', 'live'] as const

/** Without the check's own id and receipt: they name the line as a whole. */
export function auditFacts(event: AuditEvent, t: Words): Fact[] {
  return Object.entries(event).flatMap(([name, value]) => {
    const text = factText(event.kind, name, value, t)
    if (!isFactName(name) || text === undefined) return []
    return [{ name: t(`administrator.audit.fact.${name}`), value: text }]
  })
}

type FactName = keyof typeof en.administrator.audit.fact

const isFactName = (name: string): name is FactName => Object.hasOwn(en.administrator.audit.fact, name)

/** Nothing where there is nothing to tell. */
function factText(kind: AuditKind, name: string, value: unknown, t: Words): string | undefined {
  switch (name) {
    case 'code':
      return codeText(value, t)
    case 'by': {
      const by = senders.find((known) => known === value)
      return by ? t(`staff.withdrawnBy.${by}`) : String(value)
    }
    case 'recordedBy': {
      const by = consentRecorders.find((known) => known === value)
      return by ? t(`staff.consent.recordedBy.${by}`) : String(value)
    }
    case 'language': {
      const language = languages.find((known) => known === value)
      return language ? t(`app.language.${language}`) : String(value)
    }
    case 'textSha256':
    case 'fileSha256':
      return `SHA-256 ${String(value).slice(0, DIGEST_LETTERS)}…`
    case 'reason': {
      const overridden = kind === 'check-overridden' && overrideReasons.find((known) => known === value)
      if (overridden) return t(`officer.override.reason.${overridden}`)
      const reason = uncheckedReasons.find((known) => known === value)
      return reason ? t(`staff.notByFace.reason.${reason}`) : String(value)
    }
    case 'way': {
      const way = signOutWays.find((known) => known === value)
      return way ? t(`administrator.audit.way.${way}`) : String(value)
    }
    case 'subject':
      return value === 'card' || value === 'face' ? t(`staff.image.${value}`) : String(value)
    case 'codes':
      return Array.isArray(value) ? value.map((code) => codeText(code, t)).join('; ') : undefined
    case 'mode': {
      const mode = modes.find((known) => known === value)
      return mode ? t(`staff.mode.${mode}.title`) : String(value)
    }
    case 'policy': {
      const state = policyStates.find((known) => known === value)
      return state ? t(`administrator.audit.policy.${state}`) : String(value)
    }
    case 'names':
    case 'locked':
      // none is nothing to tell
      return Array.isArray(value) && value.length > 0
        ? value.map((setting) => settingLabel(String(setting), t)).join(', ')
        : undefined
    case 'envelopes':
      return Array.isArray(value)
        ? (value as DestroyedEnvelope[]).map((one) => envelopeText(one, t)).join('; ')
        : undefined
    case 'isLockedOut':
      return value === true ? t('administrator.yes') : undefined
    case 'lostReplies':
      return value === 0 ? undefined : String(value)
    default:
      return Array.isArray(value) ? value.map(String).join(', ') : String(value)
  }
}

function codeText(code: unknown, t: Words): string {
  return isErrorCode(code) ? `${t(`error.${code}.staff.what`)} (${code})` : String(code)
}

/** The digest proves which bytes they were; so much of it tells any two apart. */
const DIGEST_LETTERS = 16

function envelopeText({ subject, bytes, sha256 }: DestroyedEnvelope, t: Words): string {
  const picture = subject === 'card' || subject === 'face' ? t(`staff.image.${subject}`) : String(subject)
  return `${picture}: ${Math.round(bytes / 1_000)} kB, SHA-256 ${String(sha256).slice(0, DIGEST_LETTERS)}…`
}

/** Day and time to the second, in this computer's own time zone; the bare number where no calendar reaches. */
export function momentInWords(atMs: number, language: Language): string {
  if (!(Math.abs(atMs) <= 8.64e15)) return String(atMs)
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(atMs)
}

/** A calendar day of this computer, from its first moment to the first of the next. @param day as `<input type="date">` gives it */
export function spanOfDay(day: string): { readonly fromMs: number; readonly toMs: number } | undefined {
  const [year, month, date] = day.split('-').map(Number)
  if (year === undefined || month === undefined || date === undefined) return undefined
  const fromMs = new Date(year, month - 1, date).getTime()
  // a day with a change of the clocks has 23 or 25 hours
  const toMs = new Date(year, month - 1, date + 1).getTime()
  return Number.isNaN(fromMs) ? undefined : { fromMs, toMs }
}
