/**
 * The configuration of one kiosk as a readable file, and as another kiosk takes it: the whole file holds or nothing of
 * it does. Pure: knows neither dialogs nor the disk.
 */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import {
  CONFIGURATION_FORMAT,
  CONFIGURATION_VERSION,
  settingsOfOneKiosk,
  type ConfigurationChange,
  type ConfigurationProblem,
  type LeftOut,
  type LeftOutWhy,
} from '../../shared/domain/configuration.ts'
import { isPracticeRefused, type Settings } from '../../shared/domain/settings.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { Result } from '../../shared/errors/result.ts'
import { readJson } from '../../shared/domain/json-text.ts'
import { settingFields, settingNames, type SettingName } from '../storage/settings-store.ts'

const isOfOneKiosk = (name: string): boolean => settingsOfOneKiosk.some((own) => own === name)

const namesInFile = settingNames.filter((name) => !isOfOneKiosk(name))

export function configurationText(settings: Settings, appVersion: string, nowMs: Ms): string {
  const configuration = {
    format: CONFIGURATION_FORMAT,
    version: CONFIGURATION_VERSION,
    appVersion,
    exportedAt: new Date(nowMs).toISOString(),
    settings: Object.fromEntries(namesInFile.map((name) => [name, settings[name]])),
  }
  return `${JSON.stringify(configuration, undefined, 2)}\n`
}

export type ReadConfiguration =
  | { readonly ok: true; readonly settings: Partial<Settings> }
  /** All of them at once; at least one. */
  | { readonly ok: false; readonly problems: readonly ConfigurationProblem[] }

/** What makes it ours and of this version, before anything in it is looked at. */
const marked = z.object({ format: z.literal(CONFIGURATION_FORMAT), version: z.number().int().min(1) })

const envelope = z.strictObject({
  format: z.literal(CONFIGURATION_FORMAT),
  version: z.literal(CONFIGURATION_VERSION),
  appVersion: z.string().max(100).optional(),
  exportedAt: z.string().max(100).optional(),
  settings: z.record(z.string(), z.unknown()),
})

/** @param checkServiceAddress whether keys and pictures may travel there */
export function readConfiguration(
  text: string,
  checkServiceAddress: (baseUrl: string) => Result<unknown>,
): ReadConfiguration {
  // editors on Windows like to begin a file with a byte order mark
  const content = readJson(text.replace(/^\uFEFF/, ''))
  if (content === undefined) return refused([{ kind: 'no-json' }])
  const own = marked.safeParse(content)
  if (!own.success) return refused([{ kind: 'not-ours' }])
  if (own.data.version > CONFIGURATION_VERSION) return refused([{ kind: 'newer' }])
  const parsed = envelope.safeParse(content)
  if (!parsed.success) return refused(parsed.error.issues.flatMap((issue) => problemsOf(issue, [])))

  const given = Object.entries(parsed.data.settings)
  const problems = given.flatMap(([name, value]) => problemsIn(name, value, checkServiceAddress))
  return problems.length > 0 ? refused(problems) : { ok: true, settings: Object.fromEntries(given) }
}

function refused(problems: readonly ConfigurationProblem[]): ReadConfiguration {
  return { ok: false, problems }
}

function problemsIn(
  name: string,
  value: unknown,
  checkServiceAddress: (baseUrl: string) => Result<unknown>,
): readonly ConfigurationProblem[] {
  const field = `settings.${shortened(name)}`
  if (!isSettingName(name)) return [{ kind: 'unknown', field }]
  if (isOfOneKiosk(name)) return [{ kind: 'of-one-kiosk', field }]
  const parsed = settingFields[name].safeParse(value)
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => problemsOf(issue, ['settings', name]))
  if (name !== 'serviceBaseUrl') return []
  const isAllowed = typeof parsed.data === 'string' && checkServiceAddress(parsed.data).ok
  return isAllowed ? [] : [{ kind: 'address', field }]
}

function problemsOf(issue: z.core.$ZodIssue, within: readonly string[]): readonly ConfigurationProblem[] {
  const at = [...within, ...issue.path.map(String)]
  if (issue.code !== 'unrecognized_keys') return [{ kind: 'value', field: at.join('.') }]
  return issue.keys.map((key) => ({ kind: 'unknown', field: [...at, shortened(key)].join('.') }))
}

/** A name that is none of ours may be anything. */
const shortened = (name: string): string => name.slice(0, 40)

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingFields, name)
}

export interface Surroundings {
  /** As they are now. */
  readonly settings: Settings
  readonly locked: readonly SettingName[]
  readonly hasOfficers: boolean
}

/** What taking these over would change here, and what of it is not taken. */
export function changesBy(
  imported: Partial<Settings>,
  { settings, locked, hasOfficers }: Surroundings,
): { readonly changes: readonly ConfigurationChange[]; readonly leftOut: readonly LeftOut[] } {
  const differing = namesInFile.filter((name) => name in imported && !isDeepStrictEqual(imported[name], settings[name]))
  const whyNot = (name: SettingName): LeftOutWhy | undefined => {
    if (locked.includes(name)) return 'locked'
    // nobody could begin a check then, nor sign in
    if (name === 'officerSignIn' && imported.officerSignIn === true && !hasOfficers) return 'no-officers'
    const practiceAllowed = imported.practiceAllowed ?? settings.practiceAllowed
    if (name === 'practiceAllowed' && isPracticeRefused({ ...settings, practiceAllowed })) return 'in-practice'
    return undefined
  }
  return {
    changes: differing.flatMap((name) =>
      whyNot(name) === undefined ? [{ name, now: settings[name], then: imported[name] }] : [],
    ),
    leftOut: differing.flatMap((name) => {
      const why = whyNot(name)
      return why === undefined ? [] : [{ name, why }]
    }),
  }
}
