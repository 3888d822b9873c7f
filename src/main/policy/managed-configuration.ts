/**
 * What the organisation has set for this kiosk, from the policy file and the environment. A policy that cannot be used
 * opens nothing: the last one that could stays in force, and where there never was one nothing may be changed at all.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PolicyState } from '../../shared/domain/policy.ts'
import type { Failure, Result } from '../../shared/errors/result.ts'
import type { KeyValueFile } from '../storage/ports.ts'
import { settingNames, type ManagedSettings, type SettingName } from '../storage/settings-store.ts'
import { readEnvironment, type Environment } from './environment-settings.ts'
import { readPolicy, type Policy, type PolicyProblem } from './policy-document.ts'

/** What was found at the policy's place. */
export type PolicyText =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string }
  /** In a word of the system, such as EACCES. */
  | { readonly kind: 'unreadable'; readonly reason: string }

export interface ManagedConfiguration extends ManagedSettings, Pick<Policy, 'apiKeyFile' | 'resultsSecretFile'> {
  /** Each to be told to whoever looks after this kiosk. */
  readonly problems: readonly PolicyProblem[]
  readonly policy: PolicyState
  /** SHA-256 of the file that was found, usable or not, hex. */
  readonly fileSha256?: string
}

export interface ManagedDeps {
  readonly found: PolicyText
  readonly environment: Environment
  /** Where the last policy that could be used is kept. */
  readonly file: KeyValueFile
  readonly checkServiceAddress: (baseUrl: string) => Result<unknown>
}

const KEY = 'policyInForce'

export function readManagedConfiguration({
  found,
  environment,
  file,
  checkServiceAddress,
}: ManagedDeps): ManagedConfiguration {
  const { policy, taken, problems } = choosePolicy(found, file, checkServiceAddress)
  const surroundings = readEnvironment(environment, checkServiceAddress)
  const fixed = { ...surroundings.values, ...taken.locked }
  const locked: readonly SettingName[] =
    policy === 'never-good'
      ? settingNames
      : settingNames.filter((name) => name in fixed || surroundings.unreadable.includes(name))
  return {
    policy,
    defaults: taken.defaults,
    fixed,
    locked,
    problems: [...problems, ...surroundings.problems],
    ...(found.kind === 'text' && { fileSha256: createHash('sha256').update(found.text).digest('hex') }),
    ...(taken.apiKeyFile !== undefined && { apiKeyFile: taken.apiKeyFile }),
    ...(taken.resultsSecretFile !== undefined && { resultsSecretFile: taken.resultsSecretFile }),
  }
}

/** For staff: one line however much is wrong; the log has each. */
export function policyWarnings({ problems }: Pick<ManagedConfiguration, 'problems'>): readonly Failure[] {
  if (problems.length === 0) return []
  return [{ code: 'POLICY_INVALID', note: problems.map(({ field, what }) => `${field}: ${what}`).join('; ') }]
}

const nothing: Policy = { locked: {}, defaults: {} }

interface Choice {
  readonly policy: ManagedConfiguration['policy']
  readonly taken: Policy
  readonly problems: readonly PolicyProblem[]
}

function choosePolicy(
  found: PolicyText,
  file: KeyValueFile,
  checkServiceAddress: ManagedDeps['checkServiceAddress'],
): Choice {
  if (found.kind === 'absent') {
    // whoever may remove the file may also end what it says
    const forgotten = file.get(KEY) === undefined || file.delete(KEY).ok
    return { policy: 'none', taken: nothing, problems: forgotten ? [] : [notKept] }
  }
  const read =
    found.kind === 'text'
      ? readPolicy(found.text, checkServiceAddress)
      : { ok: false as const, problems: [{ field: 'the file', what: `does not read: ${found.reason}` }] }
  if (read.ok && found.kind === 'text') {
    const kept = file.get(KEY) === found.text || file.set(KEY, found.text).ok
    return { policy: 'in-force', taken: read.policy, problems: kept ? [] : [notKept] }
  }
  const problems = read.ok ? [] : read.problems
  const lastText = z.string().safeParse(file.get(KEY))
  const last = lastText.success ? readPolicy(lastText.data, checkServiceAddress) : undefined
  return last?.ok
    ? { policy: 'last-good', taken: last.policy, problems }
    : { policy: 'never-good', taken: nothing, problems }
}

const notKept: PolicyProblem = { field: 'the file', what: 'was read, but this disk does not let it be kept' }
