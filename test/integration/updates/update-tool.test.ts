/** electron-updater itself, as it is, over a server on this machine; Electron is what it calls, on Node's own network. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type RequestOptions, type Server } from 'node:http'
import { registerHooks } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { UpdateOffer } from '../../../src/main/updates/update-offer.ts'

const calls: string[] = []
const electron = {
  app: {
    isPackaged: true,
    getVersion: () => '1.0.0',
    getName: () => 'Countersign',
    getPath: () => folder,
    whenReady: () => Promise.resolve(),
    relaunch: ({ execPath }: { readonly execPath: string }) => calls.push(`start ${execPath}`),
    quit: () => calls.push('quit'),
  },
  net: {
    fetch: (...asked: Parameters<typeof fetch>) => fetch(...asked),
    // the events that electron-updater listens to are those of Node's own request
    request: ({ session: _, ...options }: RequestOptions & { readonly session?: unknown }) => request(options),
  },
  session: { fromPartition: () => ({}) },
}
Object.assign(globalThis, { electronOfThisTest: electron })
const hooks = registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier.endsWith('/node_modules/electron/index.js')
      ? { url: 'test:electron', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === 'test:electron'
      ? {
          format: 'commonjs',
          source: Object.keys(electron)
            .map((name) => `exports.${name} = globalThis.electronOfThisTest.${name};`)
            .join('\n'),
          shortCircuit: true,
        }
      : next(url, context),
})
const { createUpdateTool, installedKind } = await import('../../../src/main/electron/update-tool.ts')

const NEW = Buffer.from('a new kiosk')
const offer: UpdateOffer = {
  product: 'countersign',
  kind: 'appimage-x64',
  version: '1.1.0',
  fileName: 'Countersign-1.1.0.AppImage',
  sha512: createHash('sha512').update(NEW).digest('base64'),
  sizeBytes: NEW.byteLength,
}
const never = new AbortController().signal

let folder: string
let server: Server
let feed: string
/** By path; a file that is missing is answered with 404. */
let served: Map<string, Buffer>
let requested: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'update-'))
  served = new Map([[`/kiosks/${offer.fileName}`, NEW]])
  requested = []
  calls.length = 0
  server = createServer((asked, answer) => {
    const path = (asked.url ?? '').split('?')[0] ?? ''
    requested.push(path)
    // begun and never ended
    if (path === '/slow/' + offer.fileName) return void answer.writeHead(200).write('a new')
    const bytes = served.get(path)
    answer.writeHead(bytes ? 200 : 404).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kiosks`
  await mkdir(join(folder, 'resources'))
  await writeFile(join(folder, 'resources/app-update.yml'), 'updaterCacheDirName: countersign-updater\n')
  await writeFile(join(folder, 'kiosk.AppImage'), 'the old kiosk', { mode: 0o755 })
  Object.assign(process, { resourcesPath: join(folder, 'resources') })
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'))
  vi.stubEnv('APPIMAGE', join(folder, 'kiosk.AppImage'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})
afterAll(() => hooks.deregister())

const kiosk = () => readFile(join(folder, 'kiosk.AppImage'), 'utf8')

it.runIf(process.platform === 'linux')('downloads what was offered and puts it in the old one’s place', async () => {
  const tool = createUpdateTool()
  await tool.download(feed, offer, never)
  expect(requested).toEqual([`/kiosks/${offer.fileName}`])
  expect(await kiosk()).toBe('the old kiosk')
  expect(tool.install(offer)).toBe(true)
  expect(await kiosk()).toBe('a new kiosk')
  expect(calls).toEqual([`start ${join(folder, 'kiosk.AppImage')}`, 'quit'])
  expect(tool.goBack()).toBe(true)
  expect(await kiosk()).toBe('the old kiosk')
})

it.runIf(process.platform === 'linux')('the next start needs no network for what was downloaded', async () => {
  await createUpdateTool().download(feed, offer, never)
  served.clear()
  requested.length = 0
  const next = createUpdateTool()
  await next.download(feed, offer, never)
  expect(requested).toEqual([])
  expect(next.install(offer)).toBe(true)
  expect(await kiosk()).toBe('a new kiosk')
})

it.runIf(process.platform === 'linux')(
  'what is not as it was signed is not taken, neither from the server nor from the disk',
  async () => {
    served.set(`/kiosks/${offer.fileName}`, Buffer.from('another kio'))
    const tool = createUpdateTool()
    await expect(tool.download(feed, offer, never)).rejects.toThrow('sha512 checksum mismatch')
    expect(tool.install(offer)).toBe(false)

    served.set(`/kiosks/${offer.fileName}`, NEW)
    await tool.download(feed, offer, never)
    await writeFile(join(folder, 'cache/countersign-updater/pending', offer.fileName), 'somebody else’s')
    served.clear()
    await expect(createUpdateTool().download(feed, offer, never)).rejects.toThrow('404')
    expect(await kiosk()).toBe('the old kiosk')
  },
)

it('a download that is broken off ends at once, and leaves nothing that could be installed', async () => {
  const somebody = new AbortController()
  const tool = createUpdateTool()
  const download = tool.download(feed.replace('kiosks', 'slow'), offer, somebody.signal)
  await expect.poll(() => requested).toHaveLength(1)
  somebody.abort()
  await expect(download).rejects.toThrow()
  expect(tool.install(offer)).toBe(false)
  server.closeAllConnections()
})

it('a version that is not newer is not downloaded, whoever asks', async () => {
  await expect(createUpdateTool().download(feed, { ...offer, version: '1.0.0' }, never)).rejects.toThrow()
  expect(requested).toEqual([])
})

it('reads an offer as it stands, and nothing that is too long to be one', async () => {
  const tool = createUpdateTool()
  served.set('/kiosks/update-appimage-x64.json', Buffer.from('{"offer":"…"}'))
  expect(await tool.fetchOffer(feed, 'appimage-x64', never)).toBe('{"offer":"…"}')
  served.set('/kiosks/update-appimage-x64.json', Buffer.alloc(1_000_000))
  await expect(tool.fetchOffer(feed, 'appimage-x64', never)).rejects.toThrow()
  await expect(tool.fetchOffer(feed, 'nsis-x64', never)).rejects.toThrow('404')
})

it.runIf(process.platform === 'linux')(
  'an AppImage knows that it is one; what a package manager brought is none',
  async () => {
    expect(installedKind()).toBe(`appimage-${process.arch}`)
    await writeFile(join(folder, 'resources/package-type'), 'deb')
    expect(installedKind()).toBeUndefined()
  },
)
