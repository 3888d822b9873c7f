import { describe, expect, it } from 'vitest'
import { policyPaths, systemPolicyPath } from '../../../../src/main/policy/policy-place.ts'

describe('the policy lies', () => {
  it('where only administrators of the machine may write', () => {
    expect(systemPolicyPath('linux', {})).toBe('/etc/countersign/policy.json')
    expect(systemPolicyPath('win32', { ProgramData: 'D:\\Data' })).toBe('D:\\Data\\Countersign\\policy.json')
    expect(systemPolicyPath('win32', {})).toBe('C:\\ProgramData\\Countersign\\policy.json')
  })

  it('else where a variable says, which never goes first', () => {
    expect(policyPaths('linux', { COUNTERSIGN_POLICY: '/srv/p.json' })).toEqual([
      '/etc/countersign/policy.json',
      '/srv/p.json',
    ])
    expect(policyPaths('linux', { COUNTERSIGN_POLICY: '' })).toEqual(['/etc/countersign/policy.json'])
  })
})
