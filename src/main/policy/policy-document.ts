/**
 * The policy file of an organisation: which settings it fixes for this kiosk, and which it only begins with. It is taken
 * as a whole or not at all, for half a policy could leave open what it was written to close. Knows no disk.
 */
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Result } from '../../shared/errors/result.ts'
import { readJson } from '../../shared/domain/json-text.ts'
import { settingFields, type SettingName } from '../storage/settings-store.ts'

export interface Policy {
  /** In force whatever was set at the kiosk, and not to be changed there. */
  readonly locked: Partial<Settings>
  /** In force until somebody sets something else at the kiosk. */
  readonly defaults: Partial<Settings>
  /** Files that hold one secret each; read once, sealed and erased. Absolute paths. */
  readonly apiKeyFile?: string
  readonly resultsSecretFile?: string
}

/** One thing that is wrong: where, as `locked.maxInFlight`, and what. Never a value. */
export interface PolicyProblem {
  readonly field: string
  readonly what: string
}

export type ReadPolicy =
  { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly problems: readonly PolicyProblem[] }

type Optional = { [Name in SettingName]: z.ZodOptional<(typeof settingFields)[Name]> }

const settings = z.strictObject(
  Object.fromEntries(
    Object.entries<z.ZodType>(settingFields).map(([name, field]) => [name, field.optional()]),
  ) as Optional,
)

const secretFile = z.string().max(4_096).refine(isAbsolute, 'must be an absolute path')

/** Also what `docs/configuration.schema.json` is made of. */
export const policySchema = z.strictObject({
  $schema: z.string().optional(),
  locked: settings.optional(),
  defaults: settings.optional(),
  apiKeyFile: secretFile.optional(),
  resultsSecretFile: secretFile.optional(),
})

/** @param checkServiceAddress whether keys and pictures may travel there */
export function readPolicy(text: string, checkServiceAddress: (baseUrl: string) => Result<unknown>): ReadPolicy {
  // editors on Windows like to begin a file with a byte order mark
  const content = readJson(text.replace(/^\uFEFF/, ''))
  if (content === undefined) return refused([{ field: 'the file', what: 'is no JSON' }])
  const parsed = policySchema.safeParse(content)
  if (!parsed.success) return refused(parsed.error.issues.flatMap(problemsOf))
  const { locked = {}, defaults = {}, apiKeyFile, resultsSecretFile } = parsed.data
  const addresses = Object.entries({ locked, defaults }).flatMap(([part, { serviceBaseUrl }]) =>
    serviceBaseUrl === undefined || checkServiceAddress(serviceBaseUrl).ok
      ? []
      : [{ field: `${part}.serviceBaseUrl`, what: 'no address that may be used: https and nothing after the host' }],
  )
  if (addresses.length > 0) return refused(addresses)
  return {
    ok: true,
    policy: {
      locked: given(locked),
      defaults: given(defaults),
      ...(apiKeyFile !== undefined && { apiKeyFile }),
      ...(resultsSecretFile !== undefined && { resultsSecretFile }),
    },
  }
}

function refused(problems: readonly PolicyProblem[]): ReadPolicy {
  return { ok: false, problems }
}

/** Zod's own words name what is allowed and the type of what came, never its text. */
function problemsOf(issue: z.core.$ZodIssue): readonly PolicyProblem[] {
  const at = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...at, key.slice(0, 40)].join('.'),
      what: at.length === 0 ? 'no part of a policy' : 'no setting of this version',
    }))
  }
  return [{ field: at.join('.') || 'the file', what: issue.message }]
}

function given(part: { readonly [Name in SettingName]?: Settings[Name] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined))
}
