/**
 * After a day at the counter, every file that the app left is read as a thief would read it: databases, log, settings,
 * the browser's caches and storage, dumps of a page that crashed.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { inProject } from '../../scripts/project.ts'
import {
  filesBelow,
  found,
  picturesSought,
  strangePicture,
  textSought,
  type FileBytes,
  type Sought,
} from './driver/clear-scan.ts'
import {
  API_KEY,
  atStep,
  chooseLanguage,
  openCounter,
  openSection,
  photographBoth,
  press,
  visitUntil,
  type Counter,
} from './driver/counter.ts'
import { startWireTap } from './driver/wire-tap.ts'

const PIN = '274951806342'
const REFERENCE = 'FileNo-Quiet-Heron-4471'

let tap: Awaited<ReturnType<typeof startWireTap>>
let counter: Counter
let dumps: string
let pictures: Buffer[]
/** When the power failed with a check waiting, and at the day's end. */
let atPowerCut: FileBytes[]
let atDaysEnd: FileBytes[]
/** The references that staff saw at the day's end. */
let listed: (string | undefined)[]
let texts: Sought[]
let seen: Sought[]

beforeAll(async () => {
  tap = await startWireTap()
  dumps = await mkdtemp(join(tmpdir(), 'dumps-'))
  counter = await openCounter({
    settings: { serviceBaseUrl: tap.baseUrl },
    // else the stand-in's browser leaves its dumps in the home folder
    env: { BREAKPAD_DUMP_LOCATION: dumps },
  })
  tap.passTo(counter.service.baseUrl)
  await playDay()

  texts = [textSought('the apiKey', API_KEY), textSought('the PIN', PIN)]
  pictures = tap.received().flatMap(({ imageIdCard, imageBest }) => [imageIdCard, imageBest].filter((one) => !!one))
  const own = (await filesBelow(inProject('out/renderer'))).filter(({ path }) => /\.(jpe?g|png|js|css)$/.test(path))
  seen = [...texts, ...(await picturesSought(pictures)), strangePicture(own)]
}, 900_000)
afterAll(async () => {
  await counter.close()
  await tap.close()
  await rm(dumps, { recursive: true, force: true })
})

async function playDay(): Promise<void> {
  const { page, service } = counter
  // the administrator sets a PIN, looks at the audit log and at the diagnostics
  await press(page, 'staff-toggle')
  await press(page, 'staff-tab-settings')
  await openSection(page, 'people')
  await page.getByTestId('pin-once').fill(PIN)
  await page.getByTestId('pin-again').fill(PIN)
  await press(page, 'set-pin')
  await page.locator('[data-testid="pin-state"][data-state="set"]').waitFor()
  await openSection(page, 'records')
  await press(page, 'audit-open')
  await page.getByTestId('audit-row').first().waitFor()
  await page.keyboard.press('Escape')
  await press(page, 'diagnostics-open')
  await page.locator('[data-testid="diagnostics-state"][data-measuring="false"]').waitFor()
  await page.keyboard.press('Escape')
  await press(page, 'leave-settings')

  // a check with staff's reference that passes, in another language
  await press(page, 'staff-tab-check')
  await page.getByTestId('new-reference').fill(REFERENCE)
  await press(page, 'start-check')
  await atStep(page, 'review')
  await press(page, 'accept')
  await atStep(page, 'answered')
  await press(page, 'end')
  await press(page, 'staff-toggle')
  await chooseLanguage(page, 'ms')

  // one that does not, and one that the service refuses
  await service.rehearse({ kind: 'answer', answer: 'no-match' })
  await visitUntil(page, 'answered')
  await press(page, 'end')
  await service.rehearse({ kind: 'code', code: 'FACE_IS_OCCLUDED', at: 'liveness' })
  await visitUntil(page, 'retry')
  await service.rehearse({ kind: 'answer', answer: 'match' })
  await press(page, 'retry')
  await atStep(page, 'review')
  await press(page, 'accept')
  await atStep(page, 'answered')
  await press(page, 'end')

  // the page crashes with both pictures on the screen, and is loaded anew
  await photographBoth(page)
  await crashPage()
  counter = await counter.restart('quit')
  await atStep(counter.page, 'idle')

  // no network, and then no power
  await counter.kiosk.setOnline(false)
  await visitUntil(counter.page, 'saved-for-later')
  const sentBefore = tap.received().length
  // the restarted kiosk sends what waited; so its pictures are known here too
  counter = await counter.restart('power-cut', async () => {
    atPowerCut = await everyFile()
  })
  const isSent = async () => {
    const states = await counter.page.evaluate(async () =>
      (await window.kiosk.submission.list()).map(({ state }) => state.at),
    )
    return tap.received().length > sentBefore && !states.some((at) => at === 'queued' || at === 'sending')
  }
  await vi.waitUntil(isSent, { timeout: 60_000, interval: 200 })
  listed = await counter.page.evaluate(async () =>
    (await window.kiosk.submission.list()).map(({ reference }) => reference),
  )
  counter = await counter.restart('quit', async () => {
    atDaysEnd = await everyFile()
  })
}

const everyFile = async (): Promise<FileBytes[]> => [
  ...(await filesBelow(counter.folder)),
  ...(await filesBelow(dumps)),
]

async function crashPage(): Promise<void> {
  const { electronApp } = counter.kiosk
  await electronApp.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!
    const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()))
    webContents.forcefullyCrashRenderer()
    return loaded
  })
}

it('the day left what is searched: databases, log, settings, the browser’s profile, and pictures that were sent', () => {
  const names = new Set(atDaysEnd.map(({ path }) => basename(path)))
  expect([...names]).toEqual(expect.arrayContaining(['settings.json', 'submissions.sqlite', 'countersign.log']))
  expect(atDaysEnd.some(({ path }) => path.includes('Local Storage') || path.includes('Code Cache'))).toBe(true)
  // passed, failed, refused, and the one that waited
  expect(tap.received().filter(({ imageBest }) => imageBest).length).toBeGreaterThanOrEqual(4)
})

it('no key, no PIN and nothing of a picture is in any file in the clear, after a power cut with a check waiting', () => {
  expect(found(atPowerCut, seen)).toEqual([])
})

it('nor at the day’s end', () => {
  expect(found(atDaysEnd, seen)).toEqual([])
})

it('staff’s own reference reads in the list after a restart, and is in no file in the clear', () => {
  expect(listed).toContain(REFERENCE)
  const reference = [textSought('reference', REFERENCE)]
  expect(found(atPowerCut, reference)).toEqual([])
  expect(found(atDaysEnd, reference)).toEqual([])
})

it('the search finds each of these, in whatever form it was left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'))
  const picture = pictures[0]!
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const middle = Math.floor(picture.length / 2)
  const rowsOfPixels = info.width * 4 * 20
  const planted: Record<string, Buffer | string> = {
    'key.log': `x${API_KEY}`,
    'key.utf16': Buffer.from(`"${API_KEY}"`, 'utf16le'),
    'pin.base64': Buffer.from(`12${PIN}3`).toString('base64'),
    'whole.jpg': picture,
    'piece.bin': picture.subarray(middle + 5, middle + 5 + 64),
    'piece.base64': picture.subarray(middle + 7, middle + 207).toString('base64'),
    'pixels.raw': data.subarray(data.length / 2, data.length / 2 + rowsOfPixels),
    'other.png': await sharp(picture).resize(40).png().toBuffer(),
  }
  for (const [name, bytes] of Object.entries(planted)) await writeFile(join(folder, name), bytes)
  const hits = found(await filesBelow(folder), seen).map((line) => basename(line.split(': ')[0]!))
  await rm(folder, { recursive: true })
  expect(new Set(hits)).toEqual(new Set(Object.keys(planted)))
})
