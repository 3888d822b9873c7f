import { expect, it } from 'vitest'
import { supportBundle, type BundleParts } from '../../../../src/main/health/support-bundle.ts'
import { redactFacts } from '../../../../src/main/logging/redact.ts'
import { defaultSettings, type Settings } from '../../../../src/shared/domain/settings.ts'

const SECRETS = [
  'sk-live-51HxYq8Zt0aBcDeFg',
  '900101-14-1234',
  'Jane Doe',
  'device-4f3a9c',
  'group-77b1',
  'FileNo-Quiet-Heron',
]
const [apiKey, identity, name, deviceId, groupId, reference] = SECRETS as [
  string,
  string,
  string,
  string,
  string,
  string,
]

const parts = (more: Partial<BundleParts> = {}): BundleParts => ({
  kiosk: {
    takenAtMs: Date.UTC(2026, 10, 3, 14, 2),
    mode: 'live',
    versions: { app: '1.2.3', node: '24.1.0', system: 'linux x64', storeSchema: 2 },
    models: [{ name: 'iris.onnx', sha256: 'ab'.repeat(32), isAsBuilt: true }],
    storage: { freeBytes: 5, counts: { waiting: 1, sending: 0, held: 2, answered: 3, withdrawn: 0, unreadable: 0 } },
    network: { reach: { at: 'answered', httpStatus: 403, tookMs: 12 }, way: 'direct', clock: 'right' },
    secrets: { protection: 'passphrase', apiKey: 'set' },
    troubles: [{ at: '2026-11-03T14:00:00.000Z', level: 'warn', event: 'odd', facts: { note: name } }],
  },
  page: {
    checks: { backend: 'wasm', threads: 2, loadMs: 800 },
    cameras: [
      { subject: 'face', label: `${name}'s webcam (046d:0825)`, replaces: `${name}'s phone`, framesPerSecond: 30 },
    ],
  },
  settings: {
    ...defaultSettings,
    consentTexts: { en: `Ask ${name}` },
    cameras: {
      card: { deviceId, groupId, label: `${name}'s desk camera`, finestPx: { widthPx: 1920, heightPx: 1080 } },
    },
  },
  audit: { verdict: { isWhole: true, lines: 7, headHash: 'cd'.repeat(32), sealedUpTo: 7 }, seal: 'checked' },
  logLines: [
    JSON.stringify({
      at: '2026-11-03T14:01:00.000Z',
      level: 'warn',
      event: `odd ${apiKey}`,
      facts: { apiKey: 'short', note: identity },
    }),
    JSON.stringify({ at: '2026-11-03T14:00:00.000Z', level: 'info', event: 'started', facts: { version: '1.2.3' } }),
    JSON.stringify({ at: reference, level: 'warn', event: 'odd' }),
    JSON.stringify({ at: '2026-11-03T13:00:00.000Z', level: name, event: 'odd' }),
    `not a line ${apiKey}`,
  ],
  redact: redactFacts,
  pseudonym: (text) => `p${text.length}`,
  ...more,
})
const read = (more?: Partial<BundleParts>) =>
  JSON.parse(supportBundle(parts(more))) as {
    readonly settings: Readonly<Record<string, unknown>>
    readonly log: readonly object[]
    readonly page: { readonly cameras: readonly object[] }
    readonly audit: unknown
  }

it('holds none of what must not leave, wherever it stood', () => {
  const text = supportBundle(parts())
  for (const secret of SECRETS) expect(text).not.toContain(secret)
  expect(text).not.toMatch(/webcam|phone|desk camera|Ask /)
})

it('says what a support desk needs to know', () => {
  const bundle = read()
  expect(bundle).toMatchObject({
    takenAt: '2026-11-03T14:02:00.000Z',
    kiosk: { versions: { app: '1.2.3' }, storage: { counts: { held: 2 } }, secrets: { protection: 'passphrase' } },
    settings: {
      mode: 'practice',
      maxCallsPerDay: 2_000,
      isSetUp: false,
      serviceBaseUrl: defaultSettings.serviceBaseUrl,
    },
    audit: { verdict: { isWhole: true, lines: 7 } },
  })
  expect(bundle.log).toEqual([
    {
      at: '2026-11-03T14:01:00.000Z',
      level: 'warn',
      event: 'odd [secret]',
      facts: { apiKey: '[secret]', note: '[digits]' },
    },
    { at: '2026-11-03T14:00:00.000Z', level: 'info', event: 'started', facts: { version: '1.2.3' } },
  ])
})

it('tells cameras apart by pseudonyms, and by the model that their names end with', () => {
  const bundle = read()
  expect(bundle.page.cameras).toEqual([
    { subject: 'face', framesPerSecond: 30, name: 'p29', model: '046d:0825', replaces: { name: 'p16' } },
  ])
  expect(bundle.settings['cameras']).toEqual({
    card: { device: 'p13', group: 'p10', name: 'p22', finestPx: { widthPx: 1920, heightPx: 1080 } },
  })
})

it('keeps a setting inside that nobody has named yet, unless it is a number or a yes or no', () => {
  const settings = { ...defaultSettings, branchName: name, contact: { mail: name }, newLimit: 7 } as unknown as Settings
  const { settings: told } = read({ settings })
  expect(told).toMatchObject({
    branchName: '[not in this file: text]',
    contact: '[not in this file: texts]',
    newLimit: 7,
  })
})

it('says that the audit log does not read, where it does not', () => {
  const { audit: _, ...others } = parts()
  expect(JSON.parse(supportBundle(others))).toMatchObject({ audit: 'the audit log does not read' })
})
