import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  createKioskUpdater,
  FIRST_LOOK_AFTER_MS,
  LOOK_AGAIN_AFTER_MS,
  LOOK_EVERY_MS,
  PROVEN_AFTER_MS,
  SPREAD_MS,
  START_LIMIT_MS,
} from '../../../../src/main/updates/kiosk-updater.ts'
import { signOffer, type UpdateKind } from '../../../../src/main/updates/update-offer.ts'
import { MAX_TRIAL_STARTS } from '../../../../src/main/updates/update-record.ts'
import { createFakeKeyValueFile, type FakeKeyValueFile } from '../../../fakes/key-value-file.ts'
import { createManualClock } from '../../../fakes/manual-clock.ts'
import { createRecordingLog } from '../../../fakes/recording-log.ts'
import { settled } from '../../../fakes/settled.ts'
import { createFakeUpdateTool } from '../../../fakes/update-tool.ts'

const keys = generateKeyPairSync('ed25519')
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
const privateKey = keys.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string
const FEED = 'https://updates.example/kiosks'

function offering(version: string, kind: UpdateKind = 'appimage-x64'): string {
  const fileName = `Countersign-${version}.AppImage`
  const sha512 = `${'A'.repeat(86)}==`
  return signOffer({ product: 'countersign', kind, version, fileName, sha512, sizeBytes: 1 }, privateKey)
}

interface Given {
  readonly running?: string
  readonly file?: FakeKeyValueFile
  readonly kind?: UpdateKind | undefined
  readonly publicKey?: string
  readonly feed?: string
  readonly isManaged?: boolean
}

/** One process of the kiosk, from its start to its end. */
function startedKiosk({ running = '1.0.0', file = createFakeKeyValueFile(), ...given }: Given = {}) {
  const world = { feed: given.feed ?? FEED, isManaged: given.isManaged ?? false, isQuiet: true }
  const clock = createManualClock()
  const tool = createFakeUpdateTool()
  const states: string[] = []
  const updater = createKioskUpdater({
    clock,
    random: () => 0.5,
    log: createRecordingLog(),
    file,
    tool,
    running,
    kind: 'kind' in given ? given.kind : 'appimage-x64',
    publicKey: given.publicKey ?? publicKey,
    isManaged: () => world.isManaged,
    readFeed: () => world.feed,
    isQuiet: () => world.isQuiet,
    onChanged: ({ at }) => states.push(at),
  })
  const firstLook = () => clock.pass(FIRST_LOOK_AFTER_MS + SPREAD_MS / 2)
  return { world, clock, tool, file, states, updater, firstLook }
}

/** A kiosk that has downloaded 1.1.0. */
async function kioskWithUpdate() {
  const kiosk = startedKiosk()
  kiosk.tool.offer = offering('1.1.0')
  await kiosk.updater.start()
  kiosk.updater.begin()
  await kiosk.firstLook()
  kiosk.tool.finish()
  await settled()
  return kiosk
}

describe('updates are off', () => {
  it.each([
    ['not-wanted', { feed: '' }],
    ['managed', { isManaged: true }],
    ['installed-otherwise', { kind: undefined }],
    ['no-signer', { publicKey: '' }],
  ] as const)('%s, and nothing is ever asked', async (why, given) => {
    const { updater, clock, tool } = startedKiosk(given)
    tool.offer = offering('1.1.0')
    await updater.start()
    updater.begin()
    await clock.pass(2 * LOOK_EVERY_MS)
    expect(updater.state()).toEqual({ at: 'off', why })
    expect(tool.asked).toEqual([])
  })

  it('from the moment in which the feed is taken away, also in the middle of a download', async () => {
    const { updater, tool, world, file, firstLook } = startedKiosk()
    tool.offer = offering('1.1.0')
    updater.begin()
    await firstLook()
    world.feed = ''
    updater.reconsider()
    tool.finish()
    await settled()
    expect(file.get('updates')).toBeUndefined()
    expect(updater.state()).toEqual({ at: 'off', why: 'not-wanted' })
  })

  it('what was downloaded before is not installed then', async () => {
    const { file } = await kioskWithUpdate()
    const next = startedKiosk({ file, feed: '' })
    expect(await next.updater.start()).toBe(true)
    expect(next.tool.asked).toEqual([])
  })
})

describe('a new version is downloaded', () => {
  it('in a quiet moment, and installed by nothing but a start', async () => {
    const { updater, tool, states, clock } = await kioskWithUpdate()
    expect(updater.state()).toEqual({ at: 'ready', version: '1.1.0' })
    await clock.pass(5 * LOOK_EVERY_MS)
    await updater.stop()
    expect(states).toEqual(['downloading', 'ready'])
    expect(tool.asked.filter((asked) => !asked.startsWith('offer'))).toEqual(['download 1.1.0'])
  })

  it('not while somebody is served; as soon as nobody is', async () => {
    const { updater, tool, world, clock, firstLook } = startedKiosk()
    tool.offer = offering('1.1.0')
    world.isQuiet = false
    updater.begin()
    await firstLook()
    await clock.pass(LOOK_EVERY_MS)
    expect(tool.asked).toEqual([])
    world.isQuiet = true
    await clock.pass(LOOK_AGAIN_AFTER_MS)
    expect(tool.asked).toEqual([`offer appimage-x64 of ${FEED}`, 'download 1.1.0'])
  })

  it('and broken off when somebody comes, to begin again afterwards', async () => {
    const { updater, tool, clock, firstLook } = startedKiosk()
    tool.offer = offering('1.1.0')
    updater.begin()
    await firstLook()
    updater.disturbed()
    await settled()
    expect(updater.state()).toEqual({ at: 'waiting' })
    await clock.pass(LOOK_AGAIN_AFTER_MS)
    tool.finish()
    await settled()
    expect(updater.state()).toEqual({ at: 'ready', version: '1.1.0' })
  })

  it('not when it is as old as this one, or older', async () => {
    for (const version of ['1.0.0', '0.9.9']) {
      const { updater, tool, firstLook } = startedKiosk()
      tool.offer = offering(version)
      updater.begin()
      await firstLook()
      expect(tool.asked).toEqual([`offer appimage-x64 of ${FEED}`])
    }
  })

  it('not when it is signed for another kind of kiosk; that is told', async () => {
    const { updater, tool, firstLook } = startedKiosk()
    tool.offer = offering('1.1.0', 'appimage-arm64')
    updater.begin()
    await firstLook()
    expect(updater.state()).toEqual({ at: 'failed', why: 'not-signed' })
    expect(tool.asked).toEqual([`offer appimage-x64 of ${FEED}`])
  })

  it('again at the next look when the line broke or the feed was silent', async () => {
    const { updater, tool, clock, firstLook } = startedKiosk()
    updater.begin()
    await firstLook()
    expect(updater.state()).toEqual({ at: 'failed', why: 'unreachable' })
    tool.offer = offering('1.1.0')
    await clock.pass(LOOK_EVERY_MS)
    tool.fail()
    await settled()
    expect(updater.state()).toEqual({ at: 'failed', why: 'not-downloaded' })
    await clock.pass(LOOK_EVERY_MS)
    tool.finish()
    await settled()
    expect(updater.state()).toEqual({ at: 'ready', version: '1.1.0' })
  })

  it('and gives its place to a newer one', async () => {
    const { updater, tool, clock, file } = await kioskWithUpdate()
    tool.offer = offering('1.2.0')
    await clock.pass(LOOK_EVERY_MS)
    tool.finish()
    await settled()
    expect(updater.state()).toEqual({ at: 'ready', version: '1.2.0' })
    expect(file.get('updates')).toMatchObject({ ready: { version: '1.2.0' } })
  })
})

describe('the next start', () => {
  it('installs what is ready, and ends for it', async () => {
    const { file } = await kioskWithUpdate()
    const next = startedKiosk({ file })
    const start = next.updater.start()
    next.tool.finish()
    expect(await start).toBe(false)
    expect(next.tool.asked).toEqual(['download 1.1.0', 'install 1.1.0'])
  })

  it('does not believe what somebody wrote into its memory', async () => {
    const signed = offering('1.1.0').replace('1.1.0', '1.1.1')
    const file = createFakeKeyValueFile({ updates: { ready: { version: '1.1.1', signed } } })
    const { updater, tool } = startedKiosk({ file })
    expect(await updater.start()).toBe(true)
    expect(tool.asked).toEqual([])
  })

  it('goes on with this version where what was downloaded is gone and the feed is silent', async () => {
    const { file } = await kioskWithUpdate()
    const { updater, clock } = startedKiosk({ file })
    const start = updater.start()
    await clock.pass(START_LIMIT_MS)
    expect(await start).toBe(true)
    expect(updater.state()).toEqual({ at: 'failed', why: 'not-downloaded' })
    expect(file.get('updates')).toEqual({})
  })

  it('goes on with this version where the installer does not begin, and tries that one never again', async () => {
    const { file } = await kioskWithUpdate()
    const next = startedKiosk({ file })
    next.tool.canInstall = false
    const start = next.updater.start()
    next.tool.finish()
    expect(await start).toBe(true)
    expect(next.updater.state()).toEqual({ at: 'blocked', version: '1.1.0', why: 'not-installed' })
    next.tool.offer = offering('1.1.0')
    next.updater.begin()
    await next.firstLook()
    expect(next.tool.asked.filter((asked) => asked.startsWith('download'))).toHaveLength(1)
  })

  it('installs nothing where its memory cannot be written: nobody would count the failures', async () => {
    const { file } = await kioskWithUpdate()
    file.refuseWrites(true)
    const { updater, tool } = startedKiosk({ file })
    expect(await updater.start()).toBe(true)
    expect(tool.asked).toEqual([])
  })
})

describe('a new version', () => {
  /** Handed to the installer, which has done its work. */
  async function installed() {
    const { file } = await kioskWithUpdate()
    const old = startedKiosk({ file })
    const start = old.updater.start()
    old.tool.finish()
    await start
    return file
  }

  it('that has shown its page for a minute stays', async () => {
    const file = await installed()
    for (let start = 0; start <= 2 * MAX_TRIAL_STARTS; start += 1) {
      const { updater, clock } = startedKiosk({ running: '1.1.0', file })
      expect(await updater.start()).toBe(true)
      updater.begin()
      await clock.pass(PROVEN_AFTER_MS)
      await updater.stop()
    }
  })

  it('that never comes so far is gone back from, and not tried again by the version before', async () => {
    const file = await installed()
    for (let start = 0; start < MAX_TRIAL_STARTS; start += 1)
      expect(await startedKiosk({ running: '1.1.0', file }).updater.start()).toBe(true)
    const last = startedKiosk({ running: '1.1.0', file })
    expect(await last.updater.start()).toBe(false)
    expect(last.tool.asked).toEqual(['go back'])

    const before = startedKiosk({ file })
    before.tool.offer = offering('1.1.0')
    expect(await before.updater.start()).toBe(true)
    before.updater.begin()
    await before.firstLook()
    expect(before.updater.state()).toEqual({ at: 'blocked', version: '1.1.0', why: 'crashed' })
    expect(before.tool.asked).toEqual([`offer appimage-x64 of ${FEED}`])
  })

  it('that nothing can go back from goes on, and says so', async () => {
    const file = await installed()
    for (let start = 0; start < MAX_TRIAL_STARTS; start += 1)
      await startedKiosk({ running: '1.1.0', file }).updater.start()
    const last = startedKiosk({ running: '1.1.0', file })
    last.tool.canGoBack = false
    expect(await last.updater.start()).toBe(true)
    expect(last.updater.state()).toEqual({ at: 'blocked', version: '1.1.0', why: 'crashed' })
  })
})
