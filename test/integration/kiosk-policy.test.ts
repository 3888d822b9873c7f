import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openManagedConfiguration, takeSecretFiles } from '../../src/main/kiosk-policy.ts'
import { createApiKeyStore } from '../../src/main/storage/api-key-store.ts'
import { success } from '../../src/shared/errors/result.ts'
import { createFakeKeyValueFile } from '../fakes/key-value-file.ts'
import { createRecordingLog } from '../fakes/recording-log.ts'
import { createFakeSecretBox } from '../fakes/secret-box.ts'

let folder: string
let system: string
let other: string
const log = createRecordingLog()
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-policy-'))
  system = join(folder, 'system.json')
  other = join(folder, 'other.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (paths: readonly string[], file = createFakeKeyValueFile()) =>
  openManagedConfiguration({ paths, environment: {}, file, checkServiceAddress: (url) => success(url), log })
const locking = (language: string) => JSON.stringify({ locked: { language } })

describe('of the policy files', () => {
  it('the machine’s own one counts, also where a variable names another', () => {
    writeFileSync(system, locking('ms'))
    writeFileSync(other, locking('th'))
    expect(open([system, other])).toMatchObject({ policy: 'in-force', fixed: { language: 'ms' } })
    expect(log.events('warn')).toContain('policy-variable-ignored')
  })

  it('the machine’s own one counts, also where it cannot be used', () => {
    writeFileSync(system, '{')
    writeFileSync(other, '{}')
    expect(open([system, other])).toMatchObject({ policy: 'never-good' })
    expect(log.lines.at(-2)).toEqual({
      level: 'error',
      event: 'policy-problem',
      facts: { field: 'the file', what: 'is no JSON' },
    })
  })

  it('the one that a variable names counts where the machine has none', () => {
    writeFileSync(other, locking('th'))
    expect(open([system, other])).toMatchObject({ policy: 'in-force', fixed: { language: 'th' } })
  })

  it('one that was named and is gone, or does not read, leaves the last good one in force', () => {
    const file = createFakeKeyValueFile()
    writeFileSync(other, locking('th'))
    open([system, other], file)
    rmSync(other)
    expect(open([system, other], file)).toMatchObject({ policy: 'last-good', fixed: { language: 'th' } })
    mkdirSync(system)
    expect(open([system, other], file)).toMatchObject({
      policy: 'last-good',
      problems: [{ field: 'the file', what: 'does not read: EISDIR' }],
    })
  })

  it('the machine’s own one that the kiosk’s user could change is told of in the log; the other is theirs to change', () => {
    const lines = log.lines.length
    const warnings = () => log.lines.slice(lines).filter(({ level }) => level === 'warn')
    writeFileSync(other, locking('th'))
    open([system, other])
    expect(warnings()).toEqual([])
    writeFileSync(system, locking('ms'))
    open([system])
    expect(warnings()).toMatchObject([{ event: 'policy-open-to-all' }])
  })

  it('none is no policy', () => {
    expect(open([system])).toMatchObject({ policy: 'none', locked: [], problems: [] })
  })
})

it('secrets that come in files are sealed and erased, and what stays is told of', async () => {
  const box = createFakeSecretBox()
  const secret = createApiKeyStore({ box, file: createFakeKeyValueFile() })
  const take = (path: string | undefined) =>
    takeSecretFiles([{ path, secret }], { protection: () => box.protection(), log })
  writeFileSync(other, 'sk-1')
  expect(await take(other)).toEqual([])
  expect(await secret.read()).toEqual(success('sk-1'))
  expect(existsSync(other)).toBe(false)
  expect(await take(other)).toEqual([])
  expect(await take(undefined)).toEqual([])
  mkdirSync(other)
  expect(await take(other)).toMatchObject([{ code: 'SECRET_FILE_LEFT' }])
  expect(log.events('error')).toContain('secret-file-left')
})
