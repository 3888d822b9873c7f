import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRawHeader } from '@electron/asar'
import { NtExecutable, NtExecutableResource } from 'resedit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectedFuses, wrongFuses } from '../../../scripts/package/fuses.ts'
import { packageFaults, packApp, type PackagePlatform } from '../../../scripts/package/pack-app.ts'
import { packageJsonIn } from '../../../scripts/package/package-contents.ts'
import { writeElectronDistribution } from '../../fakes/electron-distribution.ts'

let folder: string
const dist = () => join(folder, 'electron')
const unpackedIn = { linux: 'linux-unpacked', windows: 'win-unpacked' } as const
const unpacked = (platform: PackagePlatform) => join(folder, platform, unpackedIn[platform])
const asarOf = (platform: PackagePlatform) => join(unpacked(platform), 'resources', 'app.asar')

/** As for an installer, around a program that is none. */
async function pack(platform: PackagePlatform): Promise<void> {
  const directories = { output: join(folder, platform) }
  // the icon is drawn into the program by a tool of Windows
  const config = { electronDist: dist(), directories, win: { signAndEditExecutable: false } }
  await packApp({ platform, isFolderOnly: true, config })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'))
  await writeElectronDistribution(dist())
  await pack('linux')
  await pack('windows')
}, 120_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(['linux', 'windows'] as const)('a package for %s', (platform) => {
  it('holds all that was built and nothing else, with its licences and its fuses', async () => {
    expect(await packageFaults(platform, join(folder, platform))).toEqual([])
  })

  it('tells the app’s name and version, and nothing of how it was made', () => {
    const facts = packageJsonIn(asarOf(platform))
    expect(facts).toMatchObject({ name: 'countersign', main: './out/main/index.js', type: 'module' })
    for (const name of ['scripts', 'devDependencies', 'dependencies', 'optionalDependencies'])
      expect(facts[name] ?? {}, name).toEqual({})
  })

  it('tells the updater where it may keep what it downloads, and no feed', async () => {
    const text = await readFile(join(unpacked(platform), 'resources', 'app-update.yml'), 'utf8')
    expect(text.split('\n').filter((line) => !line.startsWith('#') && line !== '')).toEqual([
      'updaterCacheDirName: countersign-updater',
    ])
  })

  it('brings Chromium’s words for the kiosk’s languages only', async () => {
    expect((await readdir(join(unpacked(platform), 'locales'))).toSorted()).toEqual(['en-US.pak', 'ta.pak'])
  })
})

it('the program for Windows may load the app with this digest only', async () => {
  const program = await readFile(join(unpacked('windows'), 'Countersign.exe'))
  const { entries } = NtExecutableResource.from(NtExecutable.from(program))
  const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')
  const value = createHash('sha256')
    .update(getRawHeader(asarOf('windows')).headerString)
    .digest('hex')
  expect(JSON.parse(Buffer.from(integrity!.bin).toString('utf8'))).toEqual([
    { file: 'resources\\app.asar', alg: 'SHA256', value },
  ])
})

describe('what is wrong with a package is told', () => {
  it('every fuse of a program as Electron delivers it', async () => {
    const delivered = ['EnableNodeOptionsEnvironmentVariable', 'EnableNodeCliInspectArguments', 'RunAsNode']
    expect(await wrongFuses(join(dist(), 'electron'))).toEqual(expect.arrayContaining(delivered))
    expect((await wrongFuses(join(dist(), 'electron'))).length).toBe(Object.keys(expectedFuses).length)
  })

  it('a program without fuses', async () => {
    const program = join(folder, 'no-electron')
    await writeFile(program, 'a program')
    await expect(wrongFuses(program)).rejects.toThrow()
  })

  it('a folder in which nothing was packed', async () => {
    expect(await packageFaults('linux', folder)).toEqual([`nothing was packed into ${folder}`])
  })
})
