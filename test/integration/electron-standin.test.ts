/** What the tests of the kiosk rely on when they run on the stand-in; real Electron promises the same by itself. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { standInElectron } from '../../scripts/find-electron.ts'
import { fakeCameraFile } from '../e2e/driver/fake-camera-file.ts'
import type { Kiosk, LaunchOptions, StandInSwitches } from '../e2e/driver/launch.ts'

// this file is about the stand-in, also where real Electron is installed
vi.stubEnv('E2E_DRIVER', 'standin')
const { launchKiosk } = await import('../e2e/driver/launch.ts')

const appFolder = join(import.meta.dirname, '../fixtures/standin-app')

/** What the sample app exposes to its page, and what its main process remembers. */
interface Sample {
  double(numbers: Float32Array): Promise<{ from: string; isMainFrame: boolean; numbers: Float32Array }>
  fail(): Promise<never>
  onNews(listener: (news: unknown) => void): () => void
}
interface Seen {
  secondStarts: string[][]
  navigations: string[]
  pagesLost: string[]
  cameraAllowed: boolean
}
declare global {
  var sample: Sample
  var seen: Seen
  var firstScriptSaw: string
  var evaluated: string
}

const running: Kiosk[] = []
const folders: string[] = []

async function launch(options: LaunchOptions = {}): Promise<Kiosk> {
  const app = await launchKiosk({ appFolder, ...options })
  running.push(app)
  return app
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'standin-test-'))
  folders.push(folder)
  return folder
}

async function closeAll(): Promise<void> {
  for (const app of running.splice(0)) await app.close()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

const plainPicture = (colour: string, width = 64, height = 48): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()

describe('one running app', () => {
  let app: Kiosk
  beforeAll(async () => {
    app = await launch()
  })
  afterAll(closeAll)

  it('a call carries typed arrays both ways, and names its sender by the app’s own address', async () => {
    const answer = await app.page.evaluate(async () => {
      const { from, isMainFrame, numbers } = await sample.double(new Float32Array([1.5, -2, 3]))
      return { from, isMainFrame, isFloats: numbers instanceof Float32Array, numbers: [...numbers] }
    })
    expect(answer).toEqual({ from: 'sample://page/index.html', isMainFrame: true, isFloats: true, numbers: [3, -4, 6] })
  })

  it('a refused call rejects in Electron’s words', async () => {
    const words = await app.page.evaluate(() => sample.fail().catch((error: Error) => error.message))
    expect(words).toBe("Error invoking remote method 'fail': TypeError: refused by main")
  })

  it('an unsubscribed listener hears nothing more, the other one still does', async () => {
    await app.page.evaluate(() => {
      const heard: unknown[] = []
      const stop = sample.onNews((news) => heard.push(['first', news]))
      sample.onNews((news) => heard.push(['second', news]))
      Object.assign(globalThis, { heard, stop })
    })
    const send = (news: number): Promise<void> =>
      app.electronApp.evaluate(
        ({ BrowserWindow }, value) => BrowserWindow.getAllWindows()[0]?.webContents.send('news', value),
        news,
      )
    await send(1)
    await expect.poll(() => app.page.evaluate('heard.length')).toBe(2)
    await app.page.evaluate('stop()')
    await send(2)
    await expect
      .poll(() => app.page.evaluate('heard'))
      .toEqual([
        ['first', 1],
        ['second', 1],
        ['second', 2],
      ])
  })

  it('the headers of protocol.handle are real: the page is isolated, and its policy stops eval', async () => {
    const facts = await app.page.evaluate(() => ({ crossOriginIsolated, isSecureContext, evaluated }))
    expect(facts).toEqual({ crossOriginIsolated: true, isSecureContext: true, evaluated: 'EvalError' })
  })

  it('a page can neither leave nor open a window', async () => {
    await app.page.evaluate(() => {
      location.href = 'http://elsewhere.test/'
      window.open('http://elsewhere.test/popup')
    })
    await expect.poll(() => app.electronApp.evaluate(() => seen.navigations)).toEqual(['http://elsewhere.test/'])
    await expect.poll(() => app.electronApp.windows()).toHaveLength(1)
    expect(await app.page.locator('h1').textContent()).toBe('Stand-in sample')
    const url = app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())
    expect(await url).toBe('sample://page/index.html')
  })

  it('the page has exactly the size that was asked for', async () => {
    expect(await app.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1280, 800])
  })

  it('a secret is sealed for real and comes back; without a key store sealing fails', async () => {
    const seal = (): Promise<number[]> =>
      app.electronApp.evaluate(async ({ safeStorage }) => [...(await safeStorage.encryptStringAsync('pässword'))])
    const sealed = await seal()
    expect(Buffer.from(sealed).includes('ssword')).toBe(false)
    const opened = app.electronApp.evaluate(
      ({ safeStorage }, bytes) => safeStorage.decryptStringAsync(Buffer.from(bytes)),
      sealed,
    )
    expect(await opened).toEqual({ result: 'pässword', shouldReEncrypt: false })

    await app.setSecretProtection('unprotected')
    expect(await app.electronApp.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe(
      'basic_text',
    )
    await app.setSecretProtection('unavailable')
    expect(await app.electronApp.evaluate(({ safeStorage }) => safeStorage.isAsyncEncryptionAvailable())).toBe(false)
    await expect(seal()).rejects.toThrow('Encryption is not available')
    await app.setSecretProtection('os')
  })

  it('offline, main’s fetch fails in Chromium’s words while the app’s own pages still load', async () => {
    await app.setOnline(false)
    const address = `http://127.0.0.1:${await closedPort()}/`
    const fetchFails = (): Promise<unknown> =>
      app.electronApp.evaluate(({ net }, url) => net.fetch(url).catch((error: Error) => error.message), address)
    expect(await fetchFails()).toBe('net::ERR_INTERNET_DISCONNECTED')
    expect(await app.electronApp.evaluate(({ net }) => net.isOnline())).toBe(false)
    await expect.poll(() => app.page.evaluate(() => navigator.onLine)).toBe(false)
    expect(await app.page.evaluate(() => fetch('/index.html').then(({ status }) => status))).toBe(200)

    await app.setOnline(true)
    await expect.poll(() => app.page.evaluate(() => navigator.onLine)).toBe(true)
    expect(await fetchFails()).toBe('net::ERR_CONNECTION_REFUSED')
  })

  it('a picture is really resized; what is no picture is empty', async () => {
    const picture = (await plainPicture('#c02020', 400, 300)).toString('base64')
    const made = await app.electronApp.evaluate(({ nativeImage }, base64) => {
      const original = nativeImage.createFromBuffer(Buffer.from(base64, 'base64'))
      const smaller = original.resize({ width: 200 })
      return {
        isEmpty: [original.isEmpty(), nativeImage.createFromBuffer(Buffer.from('no picture')).isEmpty()],
        sizes: [original.getSize(), smaller.getSize()],
        jpeg: smaller.toJPEG(70).toString('base64'),
      }
    }, picture)
    expect(made.isEmpty).toEqual([false, true])
    expect(made.sizes).toEqual([
      { width: 400, height: 300 },
      { width: 200, height: 150 },
    ])
    const { format, width, height } = await sharp(Buffer.from(made.jpeg, 'base64')).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 200, height: 150 })
  })

  it('what is not implemented throws instead of being undefined', async () => {
    const use = app.electronApp.evaluate(({ app }) => app.getFileIcon('/a.txt'))
    await expect(use).rejects.toThrow('electron stand-in: app.getFileIcon is not implemented')
  })

  it('a second start tells the first and leaves', async () => {
    const second = spawn(
      process.execPath,
      [standInElectron, `--user-data-dir=${app.userDataFolder}`, '--hello', appFolder],
      { stdio: 'ignore' },
    )
    const code = await new Promise((resolve) => second.once('exit', resolve))
    expect(code).toBe(0)
    const heard = await app.electronApp.evaluate(() => seen.secondStarts)
    expect(heard).toHaveLength(1)
    expect(heard[0]).toContain('--hello')
  })

  it('displays come and go, and a page has the size of the display that its window is moved to', async () => {
    const { page, electronApp } = await launch({ viewport: { width: 900, height: 600 } })
    const told = await electronApp.evaluate((electron) => {
      const { screen, BrowserWindow } = electron
      const events: string[] = []
      for (const name of ['display-added', 'display-removed', 'display-metrics-changed'] as const)
        screen.on(name as 'display-added', (_event, { id }) => events.push(`${name} ${id}`))
      const { __standin: standIn } = electron as unknown as StandInSwitches
      const first = { id: 1, x: 0, y: 0, width: 900, height: 600 }
      standIn.setDisplays([first, { id: 2, x: 900, y: 0, width: 640, height: 480 }])
      standIn.setDisplays([first, { id: 2, x: 900, y: 0, width: 800, height: 480 }])
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 1000, y: 50, width: 300, height: 200 })
      return { events, known: screen.getAllDisplays().map(({ id }) => id), primary: screen.getPrimaryDisplay().id }
    })
    expect(told).toEqual({ events: ['display-added 2', 'display-metrics-changed 2'], known: [1, 2], primary: 1 })
    await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([800, 480])
  })

  it('a crashed page is reported, and main can load it anew', async () => {
    await app.electronApp.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    await expect.poll(() => app.electronApp.evaluate(() => seen.pagesLost)).toEqual(['crashed'])
    const title = (): Promise<unknown> =>
      app.electronApp.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.title + typeof sample.double'),
      )
    await expect.poll(() => title()).toBe('Stand-in samplefunction')
  })
})

describe('cameras', () => {
  afterEach(closeAll)

  it('virtual cameras are there before the page’s first script, and show, fail and vanish on command', async () => {
    const [red, green] = await Promise.all([plainPicture('#ff0000'), plainPicture('#00ff00')])
    const { page, cameras } = await launch({
      cameras: [
        { id: 'card', label: 'Card camera', picture: red, size: { width: 640, height: 480 } },
        { id: 'face', label: 'Face camera', picture: red, fit: 'cover' },
      ],
    })
    expect(await page.evaluate(() => firstScriptSaw)).toBe('object')
    expect(await page.evaluate(cameraLabels)).toEqual(['Card camera', 'Face camera'])

    await page.evaluate(openCamera, 'card')
    expect(await page.evaluate('video.videoWidth')).toBe(640)
    await expect.poll(() => page.evaluate(middlePixel)).toEqual('red')
    await cameras.show('card', green)
    await expect.poll(() => page.evaluate(middlePixel)).toEqual('green')

    expect(await cameras.liveTracks('card')).toBe(1)
    await cameras.unplug('card')
    expect(await page.evaluate('ended')).toBe(true)
    expect(await cameras.liveTracks('card')).toBe(0)
    expect(await page.evaluate(openCamera, 'card')).toBe('OverconstrainedError')
    await cameras.replug('card')
    expect(await page.evaluate(openCamera, 'card')).toBe('opened')

    await cameras.setBusy('face', true)
    expect(await page.evaluate(openCamera, 'face')).toBe('NotReadableError')
    await cameras.setBusy('face', false)
    await cameras.setDenied(true)
    expect(await page.evaluate(openCamera, 'face')).toBe('NotAllowedError')
  })

  it('main’s permission handler decides whether a genuine camera opens', async () => {
    const clip = await fakeCameraFile(join(await temporaryFolder(), 'green.y4m'), [await plainPicture('#00ff00')], {
      fit: 'cover',
      size: { width: 320, height: 240 },
    })
    const { page, electronApp } = await launch({ fakeCameraFile: clip })
    expect(await page.evaluate(openCamera, undefined)).toBe('opened')
    expect(await page.evaluate('video.videoWidth')).toBe(320)
    await expect.poll(() => page.evaluate(middlePixel)).toEqual('green')

    await electronApp.evaluate(() => void (seen.cameraAllowed = false))
    expect(await page.evaluate(openCamera, undefined)).toBe('NotAllowedError')
    expect(await page.evaluate(cameraLabels)).toEqual([''])
  })

  it('without virtual cameras the machine has none', async () => {
    const { page } = await launch()
    expect(await page.evaluate(cameraLabels)).toEqual([])
    expect(await page.evaluate(openCamera, undefined)).toBe('NotFoundError')
  })
})

describe('endings', () => {
  afterEach(closeAll)

  it('what a page stored is there after a restart', async () => {
    const userDataFolder = await temporaryFolder()
    const first = await launch({ userDataFolder })
    await first.page.evaluate(() => localStorage.setItem('kept', 'yes'))
    await first.close()
    const second = await launch({ userDataFolder, viewport: { width: 1920, height: 1080 } })
    expect(await second.page.evaluate(() => localStorage.getItem('kept'))).toBe('yes')
    expect(await second.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1920, 1080])
  })

  it.runIf(process.platform === 'linux')('a killed app leaves no Chromium behind and starts again', async () => {
    const userDataFolder = await temporaryFolder()
    const first = await launch({ userDataFolder })
    expect(await processesNaming(userDataFolder)).not.toEqual([])
    await first.kill()
    await expect.poll(() => processesNaming(userDataFolder)).toEqual([])
    const second = await launch({ userDataFolder })
    expect(await second.page.locator('h1').textContent()).toBe('Stand-in sample')
  })

  it.runIf(process.platform === 'linux')('an app whose starter was killed ends by itself', async () => {
    const userDataFolder = await temporaryFolder()
    const command = JSON.stringify([standInElectron, `--user-data-dir=${userDataFolder}`, appFolder])
    const starter = spawn(
      process.execPath,
      ['-e', `require('node:child_process').spawn(process.execPath, ${command}, { stdio: 'ignore' })`],
      { stdio: 'ignore', env: { ...process.env, STANDIN_HEADED: '0' } },
    )
    await expect.poll(() => processesNaming(userDataFolder).then((all) => all.length)).toBeGreaterThan(3)
    try {
      starter.kill('SIGKILL')
      await expect.poll(() => processesNaming(userDataFolder)).toEqual([])
    } finally {
      for (const id of await processesNaming(userDataFolder)) process.kill(Number(id), 'SIGKILL')
    }
  })
})

/** Runs in the page: opens a camera into `globalThis.video`. */
async function openCamera(id: string | undefined): Promise<string> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      video: id === undefined ? true : { deviceId: { exact: id } },
    })
    const video = document.createElement('video')
    Object.assign(globalThis, { video, ended: false })
    stream.getVideoTracks()[0]?.addEventListener('ended', () => Object.assign(globalThis, { ended: true }))
    video.srcObject = stream
    await video.play()
    return 'opened'
  } catch (error) {
    return (error as Error).name
  }
}

/** Runs in the page. */
async function cameraLabels(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.filter(({ kind }) => kind === 'videoinput').map(({ label }) => label)
}

/** Runs in the page: the colour in the middle of `globalThis.video`, in words, for codecs blur exact values. */
function middlePixel(): string {
  const { video } = globalThis as unknown as { video: HTMLVideoElement }
  const surface = new OffscreenCanvas(1, 1).getContext('2d')
  surface?.drawImage(video, video.videoWidth / 2, video.videoHeight / 2, 1, 1, 0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = surface?.getImageData(0, 0, 1, 1).data ?? []
  if (red > 200 && green < 60 && blue < 60) return 'red'
  if (green > 200 && red < 60 && blue < 60) return 'green'
  return `${red} ${green} ${blue}`
}

/** A loopback port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Ids of the processes whose command line names the folder. */
async function processesNaming(folder: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')))
  return ids.filter((id, index) => lines[index]?.includes(folder) && id !== String(process.pid))
}
