/** What the settings are called and what they say, in staff's words, wherever they are named outside of their own place. Pure. */
import { languages, type Settings } from '../../../shared/domain/settings.ts'
import { en } from '../../i18n/en.ts'
import { limitRows } from './limit-rows.ts'
import type { StaffWordsAccess } from './useStaffWords.ts'

type Words = StaffWordsAccess['t']

/** Groups of words whose members are settings by name. */
const groups = {
  'staff.settings': en.staff.settings,
  'officer.settings': en.officer.settings,
  settings: en.settings,
  staff: en.staff,
  fleet: en.fleet,
  updates: en.updates,
} as const

/** As the settings call it, where they do; else its bare name. */
export function settingLabel(name: string, t: Words): string {
  const group = groupOf(name, 'label')
  // the compiler does not follow that a group's member has the words that were looked for
  return group === undefined ? name : t(`${group}.${name}.label` as 'staff.settings.mode.label')
}

/** Long texts by their length, limits one by one, a choice as the settings call it. */
export function settingText(name: keyof Settings, value: unknown, t: Words): string {
  if (typeof value === 'boolean') return value ? t('settings.configuration.yes') : t('settings.configuration.no')
  if (name === 'language' && typeof value === 'string') return languageName(value, t)
  if (typeof value === 'string' && value !== '') return choiceText(name, value, t)
  if (typeof value === 'number') return String(value)
  if (name === 'checkLimits') return limitsText(value as Settings['checkLimits'], t)
  if (name === 'consentTexts') return textsText(value as Settings['consentTexts'], t)
  if (Array.isArray(value)) return value.map((one) => languageName(String(one), t)).join(', ')
  return t('settings.configuration.none')
}

function groupOf(name: string, member: string): keyof typeof groups | undefined {
  const known = Object.entries(groups).find(([, words]) => memberOf(words, name, member) !== undefined)
  return known?.[0] as keyof typeof groups | undefined
}

function memberOf(words: object, name: string, member: string): unknown {
  const own: unknown = Object.hasOwn(words, name) ? (words as Readonly<Record<string, unknown>>)[name] : undefined
  if (typeof own !== 'object' || own === null || !Object.hasOwn(own, member)) return undefined
  return (own as Readonly<Record<string, unknown>>)[member]
}

function choiceText(name: string, value: string, t: Words): string {
  const group = groupOf(name, 'choice')
  const choices = group === undefined ? undefined : memberOf(groups[group], name, 'choice')
  if (typeof choices !== 'object' || choices === null || !Object.hasOwn(choices, value)) return value
  return t(`${group}.${name}.choice.${value}` as 'staff.settings.theme.choice.light')
}

function languageName(code: string, t: Words): string {
  const language = languages.find((known) => known === code)
  return language ? t(`app.language.${language}`) : code
}

function limitsText(checkLimits: Settings['checkLimits'], t: Words): string {
  const rows = limitRows({ checkProfile: 'normal', checkLimits }, t).filter(({ isSetHere }) => isSetHere)
  if (rows.length === 0) return t('settings.configuration.none')
  return rows
    .map(({ subject, label, value, unit }) => `${t(`staff.image.${subject}`)}: ${label} ${value} ${unit}`.trim())
    .join('; ')
}

function textsText(texts: Settings['consentTexts'], t: Words): string {
  const parts = languages.flatMap((language) => {
    const text = texts[language]
    if (!text) return []
    return [t('settings.configuration.letters', { language: t(`app.language.${language}`), count: text.length })]
  })
  return parts.length > 0 ? parts.join('; ') : t('settings.configuration.none')
}
