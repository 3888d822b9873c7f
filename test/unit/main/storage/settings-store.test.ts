import { describe, expect, it } from 'vitest'
import { createSettingsStore } from '../../../../src/main/storage/settings-store.ts'
import { defaultSettings, type Settings } from '../../../../src/shared/domain/settings.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { createFakeKeyValueFile } from '../../../fakes/key-value-file.ts'

const checkServiceAddress = (baseUrl: string) =>
  baseUrl.startsWith('https://') ? success(baseUrl) : failure('SERVICE_ADDRESS_REFUSED')

function setup(stored?: unknown) {
  const file = createFakeKeyValueFile(stored === undefined ? {} : { settings: stored })
  const open = () => createSettingsStore({ file, checkServiceAddress })
  return { file, open, store: open() }
}

const webcam = { deviceId: 'd', groupId: 'g', label: 'Webcam' }

describe('settings', () => {
  it('how a camera stands and is set is kept with it; a camera that is set to nonsense is not', () => {
    const picture = { rotationDeg: 90, isMirrored: true, focusMode: 'manual', focusDistance: 0.4 } as const
    const card = { ...webcam, finestPx: { widthPx: 1920, heightPx: 1080 }, picture }
    const { store, open } = setup()
    expect(store.change({ cameras: { card } }).ok).toBe(true)
    expect(open().read().cameras).toEqual({ card })
    const slanted = setup({ ...defaultSettings, cameras: { card: { ...webcam, picture: { rotationDeg: 45 } } } })
    expect(slanted.store.read().cameras).toEqual({})
    expect(slanted.store.fellBack).toEqual(['cameras'])
  })

  it('are the defaults until something is changed', () => {
    const { store } = setup()
    expect(store.read()).toEqual(defaultSettings)
    expect(store.fellBack).toEqual([])
  })

  it('stay changed after a restart', () => {
    const { store, open } = setup()
    const change = { language: 'ms', cameras: { face: webcam }, serviceVersion: 'v4-1' } as const
    expect(store.change(change)).toEqual(success({ ...defaultSettings, ...change }))
    expect(open().read()).toEqual({ ...defaultSettings, ...change })
  })

  it.each<[keyof Settings, unknown]>([
    ['mode', 'real'],
    ['useSampleCameras', 'yes'],
    ['language', 'fr'],
    ['theme', 3],
    ['theme', 'pink'],
    ['textSize', 'huge'],
    ['sounds', 'loud'],
    ['consentTexts', 'I agree'],
    ['consentTexts', { fr: 'Oui' }],
    ['consentTexts', { en: 'x'.repeat(2_001) }],
    ['languagesOffered', []],
    ['languagesOffered', ['en', 'fr']],
    ['languagesOffered', 'en'],
    ['serviceBaseUrl', 'http://example.test'],
    ['serviceBaseUrl', 7],
    ['serviceVersion', 'v3'],
    ['cameras', { face: { label: 'x' } }],
    ['cameras', { ceiling: webcam }],
    ['maxInFlight', 0],
    ['maxCallsPerMinute', 2.5],
    ['maxCallsPerDay', '100'],
    ['picturesKeptDays', 366],
    ['metadataKeptDays', -1],
    ['practiceAllowed', 'no'],
    ['checkProfile', 'loose'],
    ['checkLimits', []],
    ['checkLimits', { face: { maxYawDeg: 20.5 } }],
    ['checkLimits', { face: { maxYawDeg: '18' } }],
    ['checkLimits', { face: { maxTiltDeg: 30 } }],
    ['checkLimits', { card: { minPxPerMm: 8 } }],
    ['checkLimits', { eyes: {} }],
    ['triesBeforeStaff', 0],
    ['idleSeconds', 19],
    // WCAG 2.2, 2.2.1
    ['idleWarningSeconds', 19],
    ['officerIdleMinutes', 0],
    ['administratorIdleMinutes', 61],
    ['maxWaitingChecks', 9],
    ['minFreeDiskMegabytes', 99],
  ])('a stored %s of %j falls back alone and is named', (name, value) => {
    const others: Partial<Settings> = { mode: 'live', language: 'zh-CN', theme: 'dark', useSampleCameras: false }
    const { store } = setup({ ...others, [name]: value })
    const { [name]: _, ...kept } = { ...defaultSettings, ...others }
    expect(store.read()).toMatchObject(kept)
    expect(store.read()[name]).toEqual(defaultSettings[name])
    expect(store.fellBack).toEqual([name])
  })

  it.each([
    ['a text', 'x'],
    ['a list', [1]],
    ['nothing', null],
  ])('a file that holds %s instead gives the defaults', (_, content) => {
    expect(setup(content).store.read()).toEqual(defaultSettings)
  })

  it('that are not possible change nothing, and the fields are named', () => {
    const { store, file } = setup()
    const wrong = { language: 'en', theme: 'pink', mode: undefined } as unknown as Partial<Settings>
    expect(store.change(wrong)).toEqual(failure('SETTINGS_INVALID', { note: 'theme, mode' }))
    expect(store.change({ apiKey: 'x' } as unknown as Partial<Settings>)).toEqual(
      failure('SETTINGS_INVALID', { note: 'apiKey' }),
    )
    expect(file.text()).toBe('')
  })

  it('practice that is not allowed is not gone to, and is not begun by a set-up; whatever leads out of it may be changed', () => {
    const { store } = setup({ ...defaultSettings, mode: 'live', isSetUp: true })
    expect(store.change({ practiceAllowed: false }).ok).toBe(true)
    expect(store.change({ mode: 'practice' })).toEqual(failure('PRACTICE_NOT_ALLOWED'))
    expect(store.mayChange({ mode: 'practice' })).toEqual(failure('PRACTICE_NOT_ALLOWED'))
    expect(store.change({ isSetUp: false, mode: 'practice' }).ok).toBe(true)
    expect(store.change({ isSetUp: true })).toEqual(failure('PRACTICE_NOT_ALLOWED'))
    expect(store.change({ isSetUp: true, mode: 'live' }).ok).toBe(true)

    const practising = setup({ ...defaultSettings, isSetUp: true }).store
    expect(practising.change({ practiceAllowed: false })).toEqual(failure('PRACTICE_NOT_ALLOWED'))
    const shut = setup({ ...defaultSettings, isSetUp: true, practiceAllowed: false }).store
    expect(shut.change({ theme: 'dark' }).ok).toBe(true)
    expect(shut.change({ mode: 'live' }).ok).toBe(true)
  })

  it('an address over which nothing may travel is refused, and nothing else changes with it', () => {
    const { store } = setup()
    expect(store.change({ serviceBaseUrl: 'http://example.test', language: 'ms' })).toEqual(
      failure('SERVICE_ADDRESS_REFUSED'),
    )
    expect(store.read()).toEqual(defaultSettings)
  })

  it('every listener hears of a change once it is on disk, until it stops listening', () => {
    const { store, file } = setup()
    const heard: string[] = []
    const listener = (settings: Settings) =>
      heard.push(`${settings.language} ${file.text().includes(settings.language)}`)
    const stop = store.onChanged(listener)
    store.onChanged(listener)
    store.change({ language: 'ms' })
    expect(heard).toEqual(['ms true', 'ms true'])
    stop()
    store.change({ language: 'zh-CN' })
    expect(heard).toEqual(['ms true', 'ms true', 'zh-CN true'])
  })

  it('a disk that refuses leaves the old settings, and nobody is told', () => {
    const { store, file } = setup()
    const heard: Settings[] = []
    store.onChanged((settings) => heard.push(settings))
    file.refuseWrites(true)
    expect(store.change({ language: 'ms' })).toMatchObject({ error: { code: 'STORE_FAILED' } })
    expect(store.read().language).toBe('en')
    expect(heard).toEqual([])
  })
})
