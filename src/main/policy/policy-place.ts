/** Where the policy file lies. Pure. */
import { posix, win32 } from 'node:path'
import type { Environment } from './environment-settings.ts'

/** Names another file; heeded only where none lies at the system's own place, which takes an administrator to write. */
export const POLICY_VARIABLE = 'COUNTERSIGN_POLICY'

/** Of the machine, not of one user: only its administrators may write there. */
export function systemPolicyPath(platform: string, environment: Environment): string {
  if (platform === 'win32') {
    return win32.join(environment['ProgramData'] ?? 'C:\\ProgramData', 'Countersign', 'policy.json')
  }
  if (platform === 'darwin') return '/Library/Application Support/Countersign/policy.json'
  return posix.join('/etc', 'countersign', 'policy.json')
}

/** The files to look for, in order: the first one that is there counts, whatever it holds. */
export function policyPaths(platform: string, environment: Environment): readonly string[] {
  const other = environment[POLICY_VARIABLE]
  return [systemPolicyPath(platform, environment), ...(other === undefined || other === '' ? [] : [other])]
}
