import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readManagedConfiguration, type PolicyText } from '../../../../src/main/policy/managed-configuration.ts'
import { writePolicyLine } from '../../../../src/main/policy/policy-line.ts'
import type { AuditEvent } from '../../../../src/shared/domain/audit-event.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { createFakeKeyValueFile } from '../../../fakes/key-value-file.ts'

const text = (content: string): PolicyText => ({ kind: 'text', text: content })
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')
const absent: PolicyText = { kind: 'absent' }

const calm = '{"locked":{"theme":"light","language":"ms"}}'
const dark = '{"locked":{"theme":"dark","language":"ms"}}'

/** Starts again and again over the same files. */
function kiosk() {
  const file = createFakeKeyValueFile()
  const lines: AuditEvent[] = []
  const state = { isLogWell: true }
  const start = (found: PolicyText, environment: Record<string, string> = {}) => {
    lines.length = 0
    const managed = readManagedConfiguration({ found, environment, file, checkServiceAddress: (url) => success(url) })
    writePolicyLine(managed, file, (line) => {
      if (!state.isLogWell) return failure('STORE_FULL')
      lines.push(line)
      return success(undefined)
    })
    return [...lines]
  }
  return { state, start }
}

describe('what the organisation has set', () => {
  it('is written down when it is new or another, and not at the starts between', () => {
    const { start } = kiosk()
    expect(start(absent)).toEqual([])
    const first = {
      kind: 'policy-changed',
      policy: 'in-force',
      locked: ['language', 'theme'],
      fileSha256: sha256(calm),
    }
    expect(start(text(calm))).toEqual([first])
    expect(start(text(calm))).toEqual([])
    expect(start(text(dark))).toEqual([{ ...first, fileSha256: sha256(dark) }])
    expect(start(absent)).toEqual([{ kind: 'policy-changed', policy: 'none', locked: [] }])
    expect(start(absent)).toEqual([])
  })

  it('and cannot be used is written down with the digest of what was found', () => {
    const { start } = kiosk()
    start(text(calm))
    expect(start(text('no JSON'))).toEqual([
      { kind: 'policy-changed', policy: 'last-good', locked: ['language', 'theme'], fileSha256: sha256('no JSON') },
    ])
  })

  it('by the environment is written down by its names', () => {
    const { start } = kiosk()
    const [line] = start(absent, { COUNTERSIGN_SETTING_KIOSK_ID: 'till-secret-7' })
    expect(line).toEqual({ kind: 'policy-changed', policy: 'none', locked: ['kioskId'] })
  })

  it('is written at the next start where the log refused', () => {
    const { state, start } = kiosk()
    state.isLogWell = false
    expect(start(text(calm))).toEqual([])
    state.isLogWell = true
    expect(start(text(calm))).toHaveLength(1)
    expect(start(text(calm))).toEqual([])
  })
})
