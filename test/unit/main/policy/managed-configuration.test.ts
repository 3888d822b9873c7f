import { describe, expect, it } from 'vitest'
import {
  policyWarnings,
  readManagedConfiguration,
  type PolicyText,
} from '../../../../src/main/policy/managed-configuration.ts'
import { createSettingsStore, settingNames } from '../../../../src/main/storage/settings-store.ts'
import { success, failure } from '../../../../src/shared/errors/result.ts'
import { createFakeKeyValueFile } from '../../../fakes/key-value-file.ts'

const checkServiceAddress = (baseUrl: string) =>
  baseUrl.startsWith('https://') ? success(baseUrl) : failure('SERVICE_ADDRESS_REFUSED')

const text = (content: unknown): PolicyText => ({ kind: 'text', text: JSON.stringify(content) })
const absent: PolicyText = { kind: 'absent' }

function kiosk(stored: object = {}) {
  const file = createFakeKeyValueFile({ settings: stored })
  return {
    file,
    start: (found: PolicyText, environment: Record<string, string> = {}) => {
      const managed = readManagedConfiguration({ found, environment, file, checkServiceAddress })
      return { managed, settings: createSettingsStore({ file, checkServiceAddress, managed }) }
    },
  }
}

describe('who sets what', () => {
  it('the policy’s locked settings, then the environment, then this kiosk, then the policy’s defaults, then ours', () => {
    const { start } = kiosk({ maxInFlight: 3, maxCallsPerDay: 33, language: 'ta' })
    const { settings } = start(
      text({ locked: { maxInFlight: 5 }, defaults: { language: 'id', theme: 'dark', maxInFlight: 6 } }),
      { COUNTERSIGN_SETTING_MAX_IN_FLIGHT: '4', COUNTERSIGN_SETTING_MAX_CALLS_PER_DAY: '44' },
    )
    expect(settings.read()).toMatchObject({
      maxInFlight: 5,
      maxCallsPerDay: 44,
      language: 'ta',
      theme: 'dark',
      textSize: 'normal',
    })
  })

  it('what the policy or the environment sets cannot be changed here, all else can', () => {
    const { start } = kiosk()
    const { settings, managed } = start(text({ locked: { language: 'ms' } }), { COUNTERSIGN_SETTING_THEME: 'dark' })
    expect(managed.locked).toEqual(['language', 'theme'])
    expect(settings.change({ language: 'en', textSize: 'large' })).toEqual(
      failure('SETTING_LOCKED', { note: 'language' }),
    )
    expect(settings.read().textSize).toBe('normal')
    expect(settings.change({ theme: 'light' })).toMatchObject({ error: { code: 'SETTING_LOCKED' } })
    expect(settings.change({ textSize: 'large', language: 'ms' })).toMatchObject({ value: { textSize: 'large' } })
  })

  it('a policy that is gone leaves no trace: what was set at the kiosk is in force again', () => {
    const { start, file } = kiosk({ language: 'ta' })
    const locked = start(text({ locked: { language: 'ms', theme: 'dark' } }))
    locked.settings.change({ textSize: 'large' })
    expect(file.text()).not.toContain('"theme":"dark"')
    const { settings, managed } = start(absent)
    expect(settings.read()).toMatchObject({ language: 'ta', theme: 'system', textSize: 'large' })
    expect(managed).toMatchObject({ policy: 'none', locked: [] })
  })
})

describe('a policy that cannot be used', () => {
  const good = text({ locked: { language: 'ms' } })
  it.each<[string, PolicyText]>([
    ['is no JSON any more', { kind: 'text', text: '{"locked":' }],
    ['names a setting wrongly', text({ locked: { langauge: 'ms' } })],
    ['is empty', { kind: 'text', text: '' }],
    ['cannot be read', { kind: 'unreadable', reason: 'EACCES' }],
  ])('because it %s opens nothing: the last good one stays in force, and it is told of', (_, broken) => {
    const { start } = kiosk()
    start(good)
    const { settings, managed } = start(broken)
    expect(managed).toMatchObject({ policy: 'last-good', locked: ['language'] })
    expect(settings.read().language).toBe('ms')
    expect(settings.change({ language: 'en' }).ok).toBe(false)
    expect(policyWarnings(managed)).toMatchObject([{ code: 'POLICY_INVALID' }])
  })

  it('and never could be leaves the kiosk at work with what it has, and nothing open to change', () => {
    const { start } = kiosk({ language: 'ta' })
    const { settings, managed } = start({ kind: 'text', text: 'locked: all' })
    expect(managed).toMatchObject({ policy: 'never-good', locked: settingNames })
    expect(settings.read().language).toBe('ta')
    expect(settings.change({ textSize: 'large' })).toMatchObject({ error: { code: 'SETTING_LOCKED' } })
  })

  it('says each fault in its place', () => {
    const { managed } = kiosk().start(text({ locked: { theme: 'pink', maxInFlight: 0 } }))
    expect(policyWarnings(managed)[0]?.note).toMatch(/^locked\.theme: .+; locked\.maxInFlight: .+/)
  })

  it('once it is mended holds as it stands', () => {
    const { start } = kiosk()
    start({ kind: 'text', text: '' })
    expect(start(good).managed).toMatchObject({ policy: 'in-force', locked: ['language'], problems: [] })
  })

  it('in the environment keeps its setting as it is', () => {
    const { managed, settings } = kiosk({ maxInFlight: 3 }).start(absent, { COUNTERSIGN_SETTING_MAX_IN_FLIGHT: 'many' })
    expect(settings.read().maxInFlight).toBe(3)
    expect(managed.locked).toEqual(['maxInFlight'])
  })
})
