/**
 * A counter as a test sets it up: the built kiosk, its cameras, and the practice service in the service's place.
 * Speaks the screens' test ids, so that specs read as visits.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { projectFolder } from '../../../scripts/project.ts'
import {
  practiceKeys,
  startOkayFaceSimulator,
  type OkayFaceSimulator,
  type SimulatorOptions,
} from '../../../src/main/practice/okayface-simulator.ts'
import type { VisitStep } from '../../../src/renderer/flow/visit.ts'
import type { SettingsSection } from '../../../src/renderer/screens/staff/settings-sections.ts'
import type { CaptureSubject } from '../../../src/shared/domain/capture.ts'
import { defaultSettings, settingRanges, type Language, type Settings } from '../../../src/shared/domain/settings.ts'
import { launchKiosk, type Kiosk, type LaunchOptions } from './launch.ts'
import type { CameraOptions } from './virtual-cameras.ts'

export const CARD_CAMERA = 'card-camera'
export const FACE_CAMERA = 'face-camera'
/** Looks like a real key, so that a search for it on disk means something. */
export const API_KEY = 'sk-e2e-9f31c2d8-countersign-secret'

/** A drawn picture of the product's own, as a camera would show it. */
export function samplePicture(subject: 'card' | 'face'): Promise<Buffer> {
  return readFile(join(projectFolder, 'resources', 'samples', `${subject}.jpg`))
}

/** Two attached cameras that show the drawn card and the drawn face. */
export async function twoCameras(pictures: { card?: Uint8Array; face?: Uint8Array } = {}): Promise<CameraOptions[]> {
  return [
    {
      id: CARD_CAMERA,
      label: 'Document camera',
      picture: pictures.card ?? (await samplePicture('card')),
      fit: 'cover',
    },
    {
      id: FACE_CAMERA,
      label: 'Customer camera',
      picture: pictures.face ?? (await samplePicture('face')),
      fit: 'cover',
    },
  ]
}

export interface Counter {
  readonly kiosk: Kiosk
  readonly page: Page
  readonly service: OkayFaceSimulator
  readonly folder: string
  /**
   * Quits and starts the kiosk anew on the same folder and against the same service.
   * @param whileOff runs while nothing does
   */
  restart(how?: 'quit' | 'power-cut', whileOff?: () => Promise<void>): Promise<Counter>
  close(): Promise<void>
}

export interface CounterOptions extends Omit<LaunchOptions, 'userDataFolder'> {
  readonly settings?: Partial<Settings>
  readonly service?: SimulatorOptions
  /** @default true */
  readonly hasApiKey?: boolean
  /** What the first screen is. @default 'idle' */
  readonly startsAt?: 'idle' | 'setup'
}

/**
 * A kiosk that is set up: live mode, both cameras chosen, a key that the service knows. It takes nobody for gone: what
 * is about that says `idleSeconds`.
 */
export async function openCounter(options: CounterOptions = {}): Promise<Counter> {
  const { settings, service: serviceOptions, hasApiKey = true, startsAt = 'idle', ...launch } = options
  const folder = await mkdtemp(join(tmpdir(), 'countersign-e2e-'))
  const service = await startOkayFaceSimulator({ apiKey: API_KEY, ...serviceOptions })
  const live: Settings = {
    ...defaultSettings,
    mode: 'live',
    isSetUp: true,
    // a busy machine may be slow about a step; that is no customer who left
    idleSeconds: settingRanges.idleSeconds.highest,
    serviceBaseUrl: service.baseUrl,
    cameras: {
      card: { deviceId: CARD_CAMERA, groupId: CARD_CAMERA, label: 'Document camera' },
      face: { deviceId: FACE_CAMERA, groupId: FACE_CAMERA, label: 'Customer camera' },
    },
    ...settings,
  }
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ settings: live }))
  const cameras = launch.fakeCameraFile === undefined && !launch.cameras ? { cameras: await twoCameras() } : {}

  const start = async (): Promise<Counter> => {
    const kiosk = await launchKiosk({ ...launch, ...cameras, userDataFolder: folder })
    return {
      kiosk,
      page: kiosk.page,
      service,
      folder,
      restart: async (how = 'quit', whileOff) => {
        await (how === 'quit' ? kiosk.close() : kiosk.kill())
        await whileOff?.()
        return start()
      },
      close: async () => {
        await kiosk.close()
        await service.close()
        await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
      },
    }
  }

  const counter = await start()
  try {
    if (hasApiKey) {
      const set = await counter.page.evaluate((key) => window.kiosk.apiKey.set(key), API_KEY)
      if (!set.ok) throw new Error(`the kiosk does not take the key: ${set.error.code}`)
    }
    await (startsAt === 'idle' ? atStep(counter.page, 'idle') : counter.page.getByTestId('setup').waitFor())
  } catch (error) {
    const printed = counter.kiosk.output()
    // nobody else could: the test never gets it
    await counter.close()
    throw new Error(`the kiosk is not ready for a customer; it printed:\n${printed}`, { cause: error })
  }
  return counter
}

export { practiceKeys }

export async function atStep(page: Page, step: VisitStep): Promise<void> {
  await page.locator(`[data-step="${step}"]`).waitFor()
}

/** The camera has been opened for this picture, which is not yet taken. */
export async function atCapture(page: Page, subject: CaptureSubject): Promise<void> {
  await page.locator(`[data-step="capturing"][data-subject="${subject}"]`).waitFor()
}

export async function press(page: Page, testId: string): Promise<void> {
  await page.getByTestId(testId).click()
}

/** Unfolds a section of the settings, where it is not; the others fold. */
export async function openSection(page: Page, section: SettingsSection): Promise<void> {
  const heading = page.getByTestId(`settings-section-${section}`)
  if ((await heading.getAttribute('aria-expanded')) !== 'true') await heading.click()
  await page.locator(`[data-testid="settings-section-${section}"][aria-expanded="true"]`).waitFor()
}

/** As a customer does: by the button that says the language of now. */
export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await press(page, 'language-menu')
  await press(page, `language-${language}`)
  await languageIs(page, language)
}

/** The page speaks it, and no menu is open any more. */
export async function languageIs(page: Page, language: Language): Promise<void> {
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
  await page.getByRole('menuitemradio').first().waitFor({ state: 'detached' })
}

/** From the start button to the review of both pictures, all by auto-capture. */
export async function photographBoth(page: Page): Promise<void> {
  await press(page, 'start')
  await atStep(page, 'review')
}

/** A whole visit up to the answer's screen. */
export async function visitUntil(page: Page, step: VisitStep): Promise<void> {
  await photographBoth(page)
  await press(page, 'accept')
  await atStep(page, step)
}

export async function textOf(page: Page, testId: string): Promise<string> {
  return (await page.getByTestId(testId).first().innerText()).replace(/\s+/g, ' ').trim()
}
