/** How long ago something was, or how soon it will be, as people say it. Pure. */
import type { Language } from '../../../shared/domain/settings.ts'
import type { Ms } from '../../../shared/domain/units.ts'

const steps = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const

/** What is due by now is now; shorter than a minute is given in seconds. */
export function waitInWords(untilMs: Ms, nowMs: Ms, language: Language): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  const wait = Math.max(0, untilMs - nowMs)
  const step = steps.find(({ ms }) => wait >= ms)
  return step ? format.format(Math.round(wait / step.ms), step.unit) : format.format(Math.ceil(wait / 1_000), 'second')
}

/** Below a minute it is now; a clock that was set back never says the future. */
export function ageInWords(sinceMs: Ms, nowMs: Ms, language: Language): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  const age = Math.max(0, nowMs - sinceMs)
  const step = steps.find(({ ms }) => age >= ms)
  return step ? format.format(-Math.floor(age / step.ms), step.unit) : format.format(0, 'second')
}
