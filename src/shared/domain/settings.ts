/** What an administrator can set. Secrets are not settings: the apiKey has a store of its own. */
import type { CaptureSubject } from './capture.ts'
import type { CheckProfile, SingleLimits } from './check-limits.ts'
import type { SizePx } from './units.ts'
import type { ServiceVersion } from './verification.ts'

export const languages = ['en', 'ms', 'zh-CN', 'ta', 'id', 'th', 'vi'] as const
export type Language = (typeof languages)[number]

/** `system` follows the operating system's light or dark, and its wish for more contrast. */
export const themes = ['light', 'dark', 'high-contrast', 'system'] as const
export type Theme = (typeof themes)[number]

export const textSizes = ['normal', 'large'] as const
export type TextSize = (typeof textSizes)[number]

/** `spoken` reads instructions aloud where the computer itself has a voice of the language, and plays tones elsewhere. */
export const soundChoices = ['off', 'tones', 'spoken'] as const
export type SoundChoice = (typeof soundChoices)[number]

/** `customer`: a second display shows the customer's part alone; the first one is the officer's then. */
export const secondDisplays = ['customer', 'unused'] as const
export type SecondDisplay = (typeof secondDisplays)[number]

export const resultsTargets = ['nowhere', 'webhook', 'folder'] as const
export type ResultsTo = (typeof resultsTargets)[number]

/** How a camera is known again: ids change, so label, group and resolution count too. */
export interface CameraIdentity {
  readonly deviceId: string
  readonly groupId: string
  readonly label: string
  /** The finest picture that it can give; absent where it does not say. */
  readonly finestPx?: SizePx
}

export const rotationsDeg = [0, 90, 180, 270] as const
export type RotationDeg = (typeof rotationsDeg)[number]

/** How focus and exposure are found [W3C mediacapture-image, MeteringMode, without `none`, which nobody chooses]. */
export const meteringModes = ['continuous', 'single-shot', 'manual'] as const
export type MeteringMode = (typeof meteringModes)[number]

/** How a camera stands and is set. Absent is as the camera does it by itself. */
export interface CameraPicture {
  /** Clockwise, so that the picture is upright. */
  readonly rotationDeg?: RotationDeg
  /** Of the preview only: what is looked at and sent is never mirrored. Absent: the face as in a mirror, the card not. */
  readonly isMirrored?: boolean
  readonly focusMode?: MeteringMode
  /** Metres, as far as the camera keeps to the standard. */
  readonly focusDistance?: number
  readonly exposureMode?: MeteringMode
  /** In 100 µs. */
  readonly exposureTime?: number
}

export interface ChosenCamera extends CameraIdentity {
  readonly picture?: CameraPicture
}

export interface Settings {
  /** `practice`: sample or real cameras, the practice service on this machine, nothing is sent. */
  readonly mode: 'practice' | 'live'
  /** Otherwise nobody can go from live to practice, nor check anybody in it. */
  readonly practiceAllowed: boolean
  /** False until somebody has gone through the set-up, or chosen to practise first. */
  readonly isSetUp: boolean
  /** Practice only: drawn sample pictures instead of attached cameras. */
  readonly useSampleCameras: boolean
  readonly language: Language
  /** What customers may change to; the kiosk's own language is offered in any case. Never empty. */
  readonly languagesOffered: readonly Language[]
  readonly theme: Theme
  readonly textSize: TextSize
  readonly sounds: SoundChoice
  readonly secondDisplay: SecondDisplay
  /** Shown before anything is captured; where there is none in any language, nobody is asked. See consent.ts. */
  readonly consentTexts: Readonly<Partial<Record<Language, string>>>
  /** Origin of the service, https (plain http for loopback only); no path. */
  readonly serviceBaseUrl: string
  readonly serviceVersion: ServiceVersion
  readonly cameras: Readonly<Partial<Record<CaptureSubject, ChosenCamera>>>
  /** Officers sign in with a PIN of their own before anything of a check is done. */
  readonly officerSignIn: boolean
  /** Officers may also set checks aside where the service would surely refuse the picture; see override.ts. */
  readonly overrideSureRefusals: boolean
  /** How much the local checks ask of a picture; see check-limits.ts. */
  readonly checkProfile: CheckProfile
  /** Single limits of the local checks that go before those of the profile. */
  readonly checkLimits: SingleLimits
  /** After so many pictures that the checks or the service refused, a colleague is called. */
  readonly triesBeforeStaff: number
  /** Seconds without a touch, a key or a new step after which a visit is warned that it ends. */
  readonly idleSeconds: number
  /** Seconds in which that warning can be answered, any number of times [WCAG 2.2, 2.2.1: at least 20]. */
  readonly idleWarningSeconds: number
  /** Minutes without work after which an officer is signed out. */
  readonly officerIdleMinutes: number
  /** Minutes without work after which the settings ask for the administrator's PIN again. */
  readonly administratorIdleMinutes: number
  /** Checks that still hold their pictures, up to 6 MB each; beyond that no new one is begun. */
  readonly maxWaitingChecks: number
  /** Megabytes of the disk that are left free for everything else; below that no new check is begun. */
  readonly minFreeDiskMegabytes: number
  /** The installed kiosk starts when its user signs in; a shell that starts it anyway needs no such thing. */
  readonly startsAtLogin: boolean
  /** Sends under way at the same time. */
  readonly maxInFlight: number
  /** Calls that the kiosk makes by itself in a minute; staff who send one check now may go beyond it. */
  readonly maxCallsPerMinute: number
  /** Calls in 24 hours, whoever asks for them: a backlog must not eat the quota that was bought. */
  readonly maxCallsPerDay: number
  /** After so many days without an answer the pictures are destroyed. */
  readonly picturesKeptDays: number
  /** So many days after a check ended its line is removed too. */
  readonly metadataKeptDays: number
  /** Tells kiosks apart in results and telemetry; where it is empty the kiosk has a random one. */
  readonly kioskId: string
  /** Where it is told how each check ended: a signed call, or a file in a folder. */
  readonly resultsTo: ResultsTo
  /** https (plain http for loopback only), or empty. */
  readonly resultsWebhookUrl: string
  /** The whole path of a folder that exists, or empty. */
  readonly resultsFolder: string
  /** Results carry the reference that staff noted. */
  readonly resultsWithReference: boolean
  /** Of the organisation's own OpenTelemetry collector, without `/v1/metrics`: https (plain http for loopback only); off where empty. */
  readonly telemetryUrl: string
  /** Folder of the organisation's own server, https, with signed offers of new versions; empty: no updates. */
  readonly updateFeed: string
}

export type NumberSetting = {
  [Name in keyof Settings]: Settings[Name] extends number ? Name : never
}[keyof Settings]

/** What each number may be, whole numbers only; both ends included. */
export const settingRanges: Readonly<Record<NumberSetting, { readonly lowest: number; readonly highest: number }>> = {
  triesBeforeStaff: { lowest: 1, highest: 10 },
  // less than 20 s would end visits of people who only read
  idleSeconds: { lowest: 20, highest: 600 },
  idleWarningSeconds: { lowest: 20, highest: 120 },
  officerIdleMinutes: { lowest: 1, highest: 480 },
  administratorIdleMinutes: { lowest: 1, highest: 60 },
  maxWaitingChecks: { lowest: 10, highest: 20_000 },
  // SQLite needs room to write while it cleans up
  minFreeDiskMegabytes: { lowest: 100, highest: 100_000 },
  maxInFlight: { lowest: 1, highest: 8 },
  maxCallsPerMinute: { lowest: 1, highest: 600 },
  maxCallsPerDay: { lowest: 1, highest: 100_000 },
  picturesKeptDays: { lowest: 1, highest: 365 },
  metadataKeptDays: { lowest: 1, highest: 3_650 },
}

/** `https://okayfacedemo.innov8tif.com` is the demo host in the vendor's documentation. */
export const defaultSettings: Settings = {
  mode: 'practice',
  practiceAllowed: true,
  isSetUp: false,
  useSampleCameras: true,
  language: 'en',
  languagesOffered: languages,
  theme: 'system',
  textSize: 'normal',
  sounds: 'off',
  secondDisplay: 'customer',
  consentTexts: {},
  serviceBaseUrl: 'https://okayfacedemo.innov8tif.com',
  serviceVersion: 'v2-1',
  cameras: {},
  officerSignIn: false,
  overrideSureRefusals: false,
  checkProfile: 'normal',
  checkLimits: {},
  triesBeforeStaff: 3,
  idleSeconds: 60,
  idleWarningSeconds: 20,
  // longer than a long check, shorter than a lunch
  officerIdleMinutes: 15,
  // long enough to read a key off a letter, short enough for a counter that was left
  administratorIdleMinutes: 5,
  maxWaitingChecks: 2_000,
  minFreeDiskMegabytes: 500,
  startsAtLogin: false,
  maxInFlight: 2,
  // a call takes 2 to 4 s, so that two at a time reach this only where the service is quick
  maxCallsPerMinute: 60,
  // as many as the store takes when it is full
  maxCallsPerDay: 2_000,
  picturesKeptDays: 30,
  metadataKeptDays: 365,
  kioskId: '',
  resultsTo: 'nowhere',
  resultsWebhookUrl: '',
  resultsFolder: '',
  resultsWithReference: false,
  telemetryUrl: '',
  updateFeed: '',
}

/** What `kioskId` may be: a name for machines, as a part of addresses and file names is. */
export const kioskIdPattern = /^[A-Za-z0-9._-]{0,64}$/

/** An address of the organisation's own systems: https, or plain http on loopback; neither user info nor fragment. */
export const systemAddressPattern =
  /^(?:https:\/\/[^\s\/?#@\\]+|http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?)(?:\/[^\s?#]*)?(?:\?[^\s#]*)?$/

/** The languages that a customer can choose from, in the order of `languages`; the kiosk's own is always among them. */
export function languagesToOffer({
  language,
  languagesOffered,
}: Pick<Settings, 'language' | 'languagesOffered'>): readonly Language[] {
  return languages.filter((known) => known === language || languagesOffered.includes(known))
}

/** A kiosk that is set up checks nobody in practice where that is not allowed; before the set-up nobody is checked at all. */
export function isPracticeRefused({
  mode,
  practiceAllowed,
  isSetUp,
}: Pick<Settings, 'mode' | 'practiceAllowed' | 'isSetUp'>): boolean {
  return mode === 'practice' && isSetUp && !practiceAllowed
}
