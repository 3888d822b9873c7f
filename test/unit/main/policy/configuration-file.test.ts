import { describe, expect, it } from 'vitest'
import { changesBy, configurationText, readConfiguration } from '../../../../src/main/policy/configuration-file.ts'
import { settingNames } from '../../../../src/main/storage/settings-store.ts'
import { settingsOfOneKiosk } from '../../../../src/shared/domain/configuration.ts'
import { defaultSettings, type Settings } from '../../../../src/shared/domain/settings.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'

const checkServiceAddress = (baseUrl: string) =>
  baseUrl.startsWith('https://') ? success(baseUrl) : failure('SERVICE_ADDRESS_REFUSED')
const read = (content: unknown) =>
  readConfiguration(typeof content === 'string' ? content : JSON.stringify(content), checkServiceAddress)
const file = (settings: unknown, more: object = {}) => ({
  format: 'countersign-configuration',
  version: 1,
  settings,
  ...more,
})

const changed: Settings = {
  ...defaultSettings,
  mode: 'live',
  isSetUp: true,
  cameras: { face: { deviceId: 'd', groupId: 'g', label: 'Webcam' } },
  consentTexts: { ta: 'ஒப்புதல்' },
  checkProfile: 'strict',
  checkLimits: { card: { maxTiltDeg: 20 } },
  idleSeconds: 90,
}

describe('a configuration that is written', () => {
  const text = configurationText(changed, '1.2.3', Date.UTC(2026, 10, 3, 14, 2, 9))

  it('says what it is, and holds every setting but those of one kiosk', () => {
    const content = JSON.parse(text) as { readonly settings: object }
    expect(content).toMatchObject({
      format: 'countersign-configuration',
      version: 1,
      appVersion: '1.2.3',
      exportedAt: '2026-11-03T14:02:09.000Z',
    })
    const own: readonly string[] = settingsOfOneKiosk
    expect(Object.keys(content.settings).sort()).toEqual(settingNames.filter((name) => !own.includes(name)).sort())
    expect(text).not.toContain('Webcam')
  })

  it('is read back as it was', () => {
    const found = read(text)
    expect(found).toEqual({ ok: true, settings: (JSON.parse(text) as { readonly settings: object }).settings })
    expect(read(`\uFEFF${text}`)).toEqual(found)
  })
})

describe('a file that is read', () => {
  it.each([
    ['no JSON', '{ "format": ', 'no-json'],
    ['a list', [], 'not-ours'],
    ['another program’s', { format: 'other', version: 1, settings: {} }, 'not-ours'],
    ['one without a version', { format: 'countersign-configuration', settings: {} }, 'not-ours'],
    ['one of a later version, whatever is in it', { ...file(7), version: 2, more: true }, 'newer'],
  ])('%s is refused as a whole', (_, content, kind) => {
    expect(read(content)).toEqual({ ok: false, problems: [{ kind }] })
  })

  it('names every problem at once, each with its field, and no value', () => {
    expect(
      read(
        file({
          theme: 'pink',
          idleWarningSeconds: 5,
          checkLimits: { face: { maxYawDeg: 45, maxSmile: 1 } },
          serviceBaseUrl: 'http://example.test',
          mode: 'live',
          cameras: {},
          apiKey: 'sk-secret',
        }),
      ),
    ).toEqual({
      ok: false,
      problems: [
        { kind: 'value', field: 'settings.theme' },
        { kind: 'value', field: 'settings.idleWarningSeconds' },
        { kind: 'value', field: 'settings.checkLimits.face.maxYawDeg' },
        { kind: 'unknown', field: 'settings.checkLimits.face.maxSmile' },
        { kind: 'address', field: 'settings.serviceBaseUrl' },
        { kind: 'of-one-kiosk', field: 'settings.mode' },
        { kind: 'of-one-kiosk', field: 'settings.cameras' },
        { kind: 'unknown', field: 'settings.apiKey' },
      ],
    })
  })

  it('holds nothing beside them', () => {
    expect(read(file({}, { note: 'x' }))).toEqual({ ok: false, problems: [{ kind: 'unknown', field: 'note' }] })
  })

  it('may hold some of the settings only', () => {
    expect(read(file({ theme: 'dark' }))).toEqual({ ok: true, settings: { theme: 'dark' } })
  })
})

describe('what a file would change', () => {
  const live: Settings = { ...defaultSettings, mode: 'live', isSetUp: true }
  const surroundings = { settings: live, locked: [], hasOfficers: false }

  it('is what differs, from what to what', () => {
    const imported: Partial<Settings> = { theme: 'dark', language: 'en', checkLimits: { face: { maxYawDeg: 10 } } }
    expect(changesBy(imported, surroundings)).toEqual({
      changes: [
        { name: 'theme', now: 'system', then: 'dark' },
        { name: 'checkLimits', now: {}, then: { face: { maxYawDeg: 10 } } },
      ],
      leftOut: [],
    })
  })

  it('leaves out what the organisation has set', () => {
    const found = changesBy({ theme: 'dark', language: 'ms' }, { ...surroundings, locked: ['theme', 'maxInFlight'] })
    expect(found.changes.map(({ name }) => name)).toEqual(['language'])
    expect(found.leftOut).toEqual([{ name: 'theme', why: 'locked' }])
  })

  it('makes officers sign in only where there are some', () => {
    const imported = { officerSignIn: true }
    expect(changesBy(imported, surroundings)).toEqual({
      changes: [],
      leftOut: [{ name: 'officerSignIn', why: 'no-officers' }],
    })
    expect(changesBy(imported, { ...surroundings, hasOfficers: true }).leftOut).toEqual([])
    const required = { ...surroundings, settings: { ...live, officerSignIn: true } }
    expect(changesBy({ officerSignIn: false }, required).changes).toHaveLength(1)
  })

  it('takes practice away only where nobody practises', () => {
    expect(changesBy({ practiceAllowed: false }, surroundings).changes).toHaveLength(1)
    const practising = { ...surroundings, settings: { ...live, mode: 'practice' } as const }
    expect(changesBy({ practiceAllowed: false }, practising)).toEqual({
      changes: [],
      leftOut: [{ name: 'practiceAllowed', why: 'in-practice' }],
    })
  })
})
