import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createKioskSupport } from '../../src/main/kiosk-support.ts'
import { openWorld, type KioskWorld } from '../../src/main/kiosk-world.ts'
import { createLogger } from '../../src/main/logging/logger.ts'
import { createClockEvidence } from '../../src/main/okayface/clock-evidence.ts'
import { createApiKeyStore } from '../../src/main/storage/api-key-store.ts'
import { createSettingsStore } from '../../src/main/storage/settings-store.ts'
import type { PageDiagnostics } from '../../src/shared/domain/diagnostics.ts'
import { success } from '../../src/shared/errors/result.ts'
import { createFakeKeyValueFile } from '../fakes/key-value-file.ts'
import { createManualClock } from '../fakes/manual-clock.ts'
import { sampleSubmission } from '../fakes/sample-submission.ts'
import { createFakeSecretBox } from '../fakes/secret-box.ts'

const planted = {
  apiKey: 'sk-live-51HxYq8Zt0aBcDeFg',
  identity: '900101-14-1234',
  reference: 'FileNo-Quiet-Heron',
  person: 'Jane Doe',
  deviceId: 'device-4f3a9c',
  groupId: 'group-77b1',
  pixels: 'MARKER-PIXELS',
}

let folder: string
let world: KioskWorld | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-support-'))
})
afterEach(async () => {
  await world?.leave()
  world = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** A live kiosk whose settings, log, queue and error notes are full of what must not leave. */
async function kioskFullOfSecrets() {
  const clock = createManualClock()
  const monotonicMs = () => clock.nowMs()
  const log = createLogger({ folder: join(folder, 'logs'), nowMs: () => clock.nowMs(), onUnwritable: () => undefined })
  const box = createFakeSecretBox()
  const file = createFakeKeyValueFile({ administratorPin: { hash: planted.pixels } })
  const apiKeys = createApiKeyStore({ box, file })
  await apiKeys.set(planted.apiKey)
  const settings = createSettingsStore({ file, checkServiceAddress: (url) => success(url) })
  settings.change({
    mode: 'live',
    serviceBaseUrl: 'https://service.example',
    consentTexts: { en: `Ask for ${planted.person}` },
    cameras: {
      face: { deviceId: planted.deviceId, groupId: planted.groupId, label: `${planted.person}'s phone (05ac:12a8)` },
    },
  })
  const clockEvidence = createClockEvidence({ nowMs: () => clock.nowMs(), monotonicMs })
  world = await openWorld('live', {
    folder,
    appVersion: '1.2.3',
    secretBox: box,
    apiKeys,
    settings,
    fetch: () => Promise.reject(new Error(`net::ERR_NAME_NOT_RESOLVED ${planted.person}`)),
    shrink: () => undefined,
    clock: { ...clock, monotonicMs },
    clockEvidence,
    random: () => 0.5,
    log,
    onChanged: () => undefined,
    onQueueChanged: () => undefined,
    onDamaged: () => undefined,
    onWarningsChanged: () => undefined,
  })
  const submission = sampleSubmission({ reference: planted.reference })
  submission.card.image.bytes.set(Buffer.from(planted.pixels), 40)
  const accepted = await world.queue.submit(submission)
  if (!accepted.ok) throw new Error(accepted.error.code)
  await clock.pass(60_000)

  log.warn('odd', { apiKey: planted.apiKey, note: `${planted.identity} ${planted.apiKey}` })
  // what an older version, or somebody else, may have written past the gate
  const raw = {
    at: new Date(0).toISOString(),
    level: 'error',
    event: planted.apiKey,
    facts: { note: planted.identity },
  }
  writeFileSync(join(folder, 'logs', 'countersign.log'), `${JSON.stringify(raw)}\n{"text":"${planted.person}"}\n`, {
    flag: 'a',
  })
  mkdirSync(join(folder, 'renderer', 'models'), { recursive: true })

  const saveTo: { path?: string } = { path: join(folder, 'out.json') }
  const opened = world
  const support = createKioskSupport({
    appVersion: '1.2.3',
    logFolder: join(folder, 'logs'),
    rendererFolder: join(folder, 'renderer'),
    settings,
    world: () => opened,
    protection: () => box.protection(),
    apiKeyState: () => apiKeys.state(),
    clockEvidence,
    fetch: () => Promise.reject(new Error(`net::ERR_NAME_NOT_RESOLVED ${planted.person}`)),
    resolveProxy: () => Promise.resolve(`PROXY ${planted.person}.example:8080`),
    askWhereToSave: () => Promise.resolve(saveTo.path),
    nowMs: () => clock.nowMs(),
    monotonicMs,
  })
  return { support, saveTo, opened }
}

const page: PageDiagnostics = {
  checks: { backend: 'wasm', threads: 2, loadMs: 800 },
  cameras: [{ subject: 'face', label: `${planted.person}'s phone (05ac:12a8)`, framesPerSecond: 30 }],
}

it('a support file of a kiosk that is full of secrets holds none of them, in no spelling', async () => {
  const { support } = await kioskFullOfSecrets()
  expect(await support.saveBundle(page)).toEqual(success({ fileName: 'out.json' }))
  const bytes = readFileSync(join(folder, 'out.json'))
  for (const [name, secret] of Object.entries(planted))
    for (const spelled of [
      secret,
      Buffer.from(secret).toString('base64').slice(0, 12),
      Buffer.from(secret).toString('hex'),
    ])
      expect(bytes.includes(spelled), name).toBe(false)
  // a JPEG's head, as bytes or as text
  expect(bytes.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
  expect(bytes.toString('latin1')).not.toContain('/9j/')
})

it('and yet it tells what is wrong with the kiosk', async () => {
  const { support, opened } = await kioskFullOfSecrets()
  await support.saveBundle(page)
  expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toMatchObject({
    kiosk: {
      mode: 'live',
      versions: { app: '1.2.3', storeSchema: 4 },
      storage: { counts: { waiting: 1 } },
      network: { reach: { at: 'failed', code: 'NETWORK_UNREACHABLE' }, way: 'proxy' },
      secrets: { protection: 'os', apiKey: 'set' },
    },
    settings: { cameras: { face: { model: '05ac:12a8' } }, maxCallsPerDay: 2_000 },
    audit: { verdict: { isWhole: true }, seal: 'checked' },
  })
  const newest = opened.opened.ok
    ? await opened.opened.value.archive.page({ kind: 'support-bundle-saved' })
    : opened.opened
  expect(newest).toMatchObject({
    ok: true,
    value: { entries: [{ said: { event: { kind: 'support-bundle-saved' } } }] },
  })
})

it('leaves nothing behind when the administrator changes their mind, or the place refuses', async () => {
  const { support, saveTo } = await kioskFullOfSecrets()
  delete saveTo.path
  mkdirSync(join(folder, 'taken.json'))
  const before = readdirSync(folder)
  expect(await support.saveBundle(page)).toEqual(success(undefined))
  saveTo.path = join(folder, 'nowhere', 'out.json')
  expect(await support.saveBundle(page)).toMatchObject({ ok: false, error: { code: 'EXPORT_FAILED' } })
  saveTo.path = join(folder, 'taken.json')
  expect(await support.saveBundle(page)).toMatchObject({ ok: false, error: { code: 'EXPORT_FAILED' } })
  expect(readdirSync(folder)).toEqual(before)
})
