/** Settings that the environment of the process gives: `COUNTERSIGN_SETTING_MAX_IN_FLIGHT=4`. Pure. */
import type { Settings } from '../../shared/domain/settings.ts'
import type { Result } from '../../shared/errors/result.ts'
import { readJson } from '../../shared/domain/json-text.ts'
import { settingFields, settingNames, type SettingName } from '../storage/settings-store.ts'
import type { PolicyProblem } from './policy-document.ts'

export const SETTING_PREFIX = 'COUNTERSIGN_SETTING_'

export type Environment = Readonly<Record<string, string | undefined>>

export interface EnvironmentSettings {
  readonly values: Partial<Settings>
  /** Given, but not to be used: they must not be open to change for that. */
  readonly unreadable: readonly SettingName[]
  readonly problems: readonly PolicyProblem[]
}

/** `maxInFlight` is `COUNTERSIGN_SETTING_MAX_IN_FLIGHT`. */
export function variableOf(name: SettingName): string {
  return SETTING_PREFIX + name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

/** A value is a plain word where the setting is one, else JSON: `60`, `true`, `["en","ms"]`. */
export function readEnvironment(
  environment: Environment,
  checkServiceAddress: (baseUrl: string) => Result<unknown>,
): EnvironmentSettings {
  const values: [SettingName, unknown][] = []
  const unreadable: SettingName[] = []
  const problems: PolicyProblem[] = []
  const known = new Map(settingNames.map((name) => [variableOf(name), name]))
  for (const [variable, text] of Object.entries(environment)) {
    // Windows tells no upper from lower case in these names
    if (text === undefined || !variable.toUpperCase().startsWith(SETTING_PREFIX)) continue
    const name = known.get(variable.toUpperCase())
    if (name === undefined) {
      problems.push({ field: variable.slice(0, 60), what: 'no setting of this version' })
      continue
    }
    const parsed = valueOf(name, text)
    if (parsed && (name !== 'serviceBaseUrl' || checkServiceAddress(String(parsed.value)).ok)) {
      values.push([name, parsed.value])
    } else {
      unreadable.push(name)
      problems.push({ field: variable, what: 'no possible value of this setting' })
    }
  }
  return { values: Object.fromEntries(values), unreadable, problems }
}

function valueOf(name: SettingName, text: string): { readonly value: unknown } | undefined {
  const asWord = settingFields[name].safeParse(text)
  if (asWord.success) return { value: asWord.data }
  const asJson = settingFields[name].safeParse(readJson(text))
  return asJson.success ? { value: asJson.data } : undefined
}
