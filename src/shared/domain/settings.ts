/** What an administrator can set. Secrets are not settings: the apiKey has a store of its own. */
import type { CaptureSubject } from './capture.ts'
import type { ServiceVersion } from './verification.ts'

export const languages = ['en', 'ms', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** How a camera is known again: ids change, so label, group and resolution count too. */
export interface CameraIdentity {
  readonly deviceId: string
  readonly groupId: string
  readonly label: string
}

export interface Settings {
  /** `practice`: sample or real cameras, the practice service on this machine, nothing is sent. */
  readonly mode: 'practice' | 'live'
  /** Practice only: drawn sample pictures instead of attached cameras. */
  readonly useSampleCameras: boolean
  readonly language: Language
  readonly theme: 'light' | 'dark' | 'system'
  /** Origin of the service, https (plain http for loopback only); no path. */
  readonly serviceBaseUrl: string
  readonly serviceVersion: ServiceVersion
  readonly cameras: Readonly<Partial<Record<CaptureSubject, CameraIdentity>>>
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
  useSampleCameras: true,
  language: 'en',
  theme: 'system',
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
