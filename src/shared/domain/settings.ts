/** What an administrator can set. Secrets are not settings: the apiKey has a store of its own. */
import type { CaptureSubject } from './capture.ts'
import type { SizePx } from './units.ts'
import type { ServiceVersion } from './verification.ts'

export const languages = ['en', 'ms', 'zh-CN', 'ta', 'id', 'th', 'vi'] as const
export type Language = (typeof languages)[number]

/** `system` follows the operating system's light or dark, and its wish for more contrast. */
export const themes = ['light', 'dark', 'high-contrast', 'system'] as const
export type Theme = (typeof themes)[number]

export const textSizes = ['normal', 'large'] as const
export type TextSize = (typeof textSizes)[number]

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
  /** False until somebody has gone through the set-up, or chosen to practise first. */
  readonly isSetUp: boolean
  /** Practice only: drawn sample pictures instead of attached cameras. */
  readonly useSampleCameras: boolean
  readonly language: Language
  /** What customers may change to; the kiosk's own language is offered in any case. Never empty. */
  readonly languagesOffered: readonly Language[]
  readonly theme: Theme
  readonly textSize: TextSize
  /** Origin of the service, https (plain http for loopback only); no path. */
  readonly serviceBaseUrl: string
  readonly serviceVersion: ServiceVersion
  readonly cameras: Readonly<Partial<Record<CaptureSubject, ChosenCamera>>>
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
}

export type NumberSetting = {
  [Name in keyof Settings]: Settings[Name] extends number ? Name : never
}[keyof Settings]

/** What each number may be, whole numbers only; both ends included. */
export const settingRanges: Readonly<Record<NumberSetting, { readonly lowest: number; readonly highest: number }>> = {
  maxInFlight: { lowest: 1, highest: 8 },
  maxCallsPerMinute: { lowest: 1, highest: 600 },
  maxCallsPerDay: { lowest: 1, highest: 100_000 },
  picturesKeptDays: { lowest: 1, highest: 365 },
  metadataKeptDays: { lowest: 1, highest: 3_650 },
}

/** `https://okayfacedemo.innov8tif.com` is the demo host in the vendor's documentation. */
export const defaultSettings: Settings = {
  mode: 'practice',
  isSetUp: false,
  useSampleCameras: true,
  language: 'en',
  languagesOffered: languages,
  theme: 'system',
  textSize: 'normal',
  serviceBaseUrl: 'https://okayfacedemo.innov8tif.com',
  serviceVersion: 'v2-1',
  cameras: {},
  maxInFlight: 2,
  // a call takes 2 to 4 s, so that two at a time reach this only where the service is quick
  maxCallsPerMinute: 60,
  // as many as the store takes when it is full
  maxCallsPerDay: 2_000,
  picturesKeptDays: 30,
  metadataKeptDays: 365,
}

/** The languages that a customer can choose from, in the order of `languages`; the kiosk's own is always among them. */
export function languagesToOffer({
  language,
  languagesOffered,
}: Pick<Settings, 'language' | 'languagesOffered'>): readonly Language[] {
  return languages.filter((known) => known === language || languagesOffered.includes(known))
}
