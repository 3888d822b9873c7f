/** Finds what the organisation has set for this kiosk, and takes the secrets that it has left in files. Part of the composition root. */
import { accessSync, constants, readFileSync } from 'node:fs'
import type { SecretProtection } from '../shared/domain/health.ts'
import type { Failure } from '../shared/errors/result.ts'
import type { Log } from './logging/ports.ts'
import type { Environment } from './policy/environment-settings.ts'
import {
  readManagedConfiguration,
  type ManagedConfiguration,
  type ManagedDeps,
  type PolicyText,
} from './policy/managed-configuration.ts'
import { takeSecretFile } from './policy/take-secret-file.ts'
import { eraseSecretFile, readSecretFile } from './storage/secret-file.ts'
import type { SealedSecret } from './storage/sealed-secret.ts'

export interface PolicyParts extends Pick<ManagedDeps, 'file' | 'checkServiceAddress'> {
  readonly environment: Environment
  /** Where the file may lie: the system's own place, then the one that a variable names. */
  readonly paths: readonly string[]
  readonly log: Log
}

export function openManagedConfiguration(parts: PolicyParts): ManagedConfiguration {
  const { paths, log } = parts
  const managed = readManagedConfiguration({ ...parts, found: findPolicy(paths, log) })
  for (const { field, what } of managed.problems) log.error('policy-problem', { field, what })
  if (managed.policy !== 'none') log.info('policy', { is: managed.policy, locked: managed.locked.length })
  return managed
}

/** The first one that is there counts. That one the system names and the other does not exist must not pass for none. */
function findPolicy([system, other]: readonly string[], log: Log): PolicyText {
  const found = system === undefined ? { kind: 'absent' as const } : readPolicyFile(system)
  if (found.kind !== 'absent') {
    if (other !== undefined) log.warn('policy-variable-ignored')
    if (system !== undefined && mayWrite(system)) log.warn('policy-open-to-all', { file: 'of the machine' })
    return found
  }
  if (other === undefined) return found
  const named = readPolicyFile(other)
  return named.kind === 'absent' ? { kind: 'unreadable', reason: 'ENOENT' } : named
}

function readPolicyFile(path: string): PolicyText {
  try {
    return { kind: 'text', text: readFileSync(path, 'utf8') }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return reason === 'ENOENT' || reason === 'ENOTDIR' ? { kind: 'absent' } : { kind: 'unreadable', reason }
  }
}

/** Whoever can work as this user could then change what the organisation has set. */
function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

export interface SecretFileParts {
  readonly protection: () => Promise<SecretProtection>
  readonly log: Log
}

/** @returns what staff must hear of: a secret that still lies in the clear */
export async function takeSecretFiles(
  files: readonly { readonly path: string | undefined; readonly secret: Pick<SealedSecret, 'set' | 'read'> }[],
  { protection, log }: SecretFileParts,
): Promise<readonly Failure[]> {
  const troubles: Failure[] = []
  for (const { path, secret } of files) {
    if (path === undefined) continue
    const outcome = await takeSecretFile(path, {
      files: { read: readSecretFile, erase: eraseSecretFile },
      protection,
      secret,
    })
    if (outcome.kind === 'taken') log.info('secret-file-taken')
    if (outcome.kind !== 'trouble') continue
    log.error('secret-file-left', { code: outcome.failure.code, note: outcome.failure.note, taken: outcome.wasTaken })
    troubles.push(outcome.failure)
  }
  return troubles
}
